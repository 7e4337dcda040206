/** How firm each ranking is, where the evaluation says so: the same sections as on a screen, with the weights' bands drawn. */
import { type Block, cell, heading, own, says } from "../page/model.ts";
import type { Say } from "../phrases.ts";
import type { EvaluationDocument } from "../schema.ts";
import { sectionsOf } from "../stress/sections.ts";

/** @returns nothing where the evaluation was saved without it. */
export function firmnessBlocks({ stress }: EvaluationDocument, say: Say): readonly Block[] {
  return (stress ?? []).flatMap((entry, index) => [
    heading(
      2,
      `${say("firmness")}${entry.lot === null ? "" : ` – ${say("lot")} ${entry.lot}`}`,
      `firmness-${index + 1}`,
    ),
    {
      kind: "callout",
      tone: entry.firm ? "good" : "doubt",
      title: say(entry.firm ? "firm" : "notFirm"),
      blocks: [
        says(own(entry.says)),
        ...(entry.reasons.length === 0 ? [] : [{ kind: "list", items: entry.reasons.map(own) } as const]),
      ],
    } as const,
    ...sectionsOf(entry).flatMap(({ title, lines, grids }): readonly Block[] => [
      heading(3, own(title)),
      ...lines.map((line) => says(own(line))),
      ...grids.map(
        ({ columns, rows }): Block => ({
          kind: "table",
          caption: title,
          columns,
          rows: rows.map((row) => row.map((text) => cell(text))),
        }),
      ),
    ]),
  ]);
}
