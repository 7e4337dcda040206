/** How firm each ranking is, where the evaluation says so: the same sections as on a screen, with the weights' bands drawn. */
import { joinWithAnd } from "../../scoring/decisions.ts";
import {
  type Block,
  englishText,
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
export function firmnessBlocks({ stress, stressAsked }: EvaluationDocument, say: Say): readonly Block[] {
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
        paragraphBlock(englishText(entry.says)),
        ...(entry.reasons.length === 0
          ? []
          : [{ kind: "list", items: entry.reasons.map(englishText) } as const]),
      ],
    } as const,
    ...(stressAsked === true ? [] : [paragraphBlock(say("firmInforms"), "note")]),
    ...stressSections(entry).flatMap(({ title, lines, grids, drawn }): readonly Block[] => [
      headingBlock(3, englishText(title)),
      ...lines.map((line) => paragraphBlock(englishText(line))),
      ...grids.map(({ columns, rows }): Block => {
        const table: TableBlock = {
          kind: "table",
          caption: title,
          english: true,
          columns,
          rows: rows.map((row) => row.map((text) => tableCell(text))),
        };
        return (drawn === "bands" ? weightBandsBlock(entry, table, say) : undefined) ?? table;
      }),
    ]),
  ]);
}

/** Who stands first at each share of a weight, from none of its level to all of it, with the published share marked. */
function weightBandsBlock({ weights: part }: StressDocument, table: TableBlock, say: Say): Block | undefined {
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
        length: percentNumber(band.to) - percentNumber(band.from),
      })),
      says: weight.shown,
      mark: percentNumber(weight),
    })),
    table,
  };
}

/** The shown share is finer than a screen. */
const percentNumber = ({ shown }: MeasuredDocument): number =>
  Number(/\d+(?:\.\d+)?(?=%)/.exec(shown)?.[0] ?? 0);
