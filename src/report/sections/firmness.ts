/** How firm each ranking is, where the evaluation says so: the same sections as on a screen, with the weights' bands drawn. */
import { joinWithAnd } from "../../tender/join-with-and.ts";
import {
  type Block,
  englishInline,
  headingBlock,
  paragraphBlock,
  type TableBlock,
  tableCell,
} from "../page/model.ts";
import type { EvaluationDocument } from "../schema.ts";
import type { MeasuredDocument, StressDocument } from "../stress/schema.ts";
import { stressSections } from "../stress/sections.ts";
import type { Say } from "../translations.ts";

/** @returns a section for each award, or one that says that the evaluation was saved without. */
export function rankingFirmnessBlocks(
  { stress, stressAsked }: EvaluationDocument,
  say: Say,
): readonly Block[] {
  if (stress === undefined)
    return [headingBlock(2, say("firmness"), "firmness-1"), paragraphBlock(say("firmnessLeftOut"), "note")];
  return stress.flatMap((entry, index) => [
    headingBlock(
      2,
      `${say("firmness")}${entry.lot === null ? "" : ` – ${say("lot")} ${entry.lot}`}`,
      `firmness-${index + 1}`,
    ),
    {
      kind: "callout",
      tone: entry.firm ? "good" : "doubt",
      title: say(entry.firm ? "firm" : "notFirm"),
      blocks: [
        paragraphBlock(englishInline(entry.says)),
        ...(entry.reasons.length === 0
          ? []
          : [{ kind: "list", items: entry.reasons.map(englishInline) } as const]),
      ],
    } as const,
    ...(stressAsked === true ? [] : [paragraphBlock(say("firmInforms"), "note")]),
    ...stressSections(entry).flatMap(({ title, lines, grids, drawn }): readonly Block[] => [
      headingBlock(3, englishInline(title)),
      ...lines.map((line) => paragraphBlock(englishInline(line))),
      ...grids.map(({ columns, rows }): Block => {
        const table: TableBlock = {
          kind: "table",
          caption: title,
          english: true,
          columns,
          rows: rows.map((row) => row.map((text) => tableCell(text))),
        };
        return (drawn === "bands" ? weightBandsChartBlock(entry, table, say) : undefined) ?? table;
      }),
    ]),
  ]);
}

/** Who stands first at each share of a weight, from none of its level to all of it, with the published share marked. */
function weightBandsChartBlock(
  { weights: part }: StressDocument,
  table: TableBlock,
  say: Say,
): Block | undefined {
  const rows = part.rows.filter(({ bands: all }) => all.length > 0);
  const leaders = [
    ...new Set(rows.flatMap(({ bands: all }) => all.map((band) => joinWithAnd(band.leaders)))),
  ];
  if (rows.length === 0) return undefined;
  return {
    kind: "bars",
    title: say("bands"),
    whole: 100,
    parts: leaders,
    bars: rows.map(({ title, bands: all, weight }) => ({
      name: title,
      pieces: all.map((band) => ({
        part: leaders.indexOf(joinWithAnd(band.leaders)),
        length: shownPercentNumber(band.to) - shownPercentNumber(band.from),
      })),
      says: weight.shown,
      mark: shownPercentNumber(weight),
    })),
    table,
  };
}

/** The shown share is finer than a screen. */
const shownPercentNumber = ({ shown }: MeasuredDocument): number =>
  Number(/\d+(?:\.\d+)?(?=%)/.exec(shown)?.[0] ?? 0);
