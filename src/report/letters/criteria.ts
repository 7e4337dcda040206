/** The award criteria with the assessment methodology, in full: title, relative importance, scores available, how each is scored. */
import {
  type Block,
  englishInline,
  headingBlock,
  leftAlignedColumn,
  rightAlignedColumn,
  tableCell,
} from "../page/model.ts";
import type { CriterionDocument } from "../schema.ts";
import { methodLines } from "../sentences.ts";
import type { Issue } from "./model.ts";

/** @returns the criteria as published, the same in every letter of an award. */
export function criteriaBlocks({ award, say }: Issue): readonly Block[] {
  return [
    headingBlock(2, say("criteriaAndMethod")),
    {
      kind: "table",
      caption: say("criteriaAndMethod"),
      columns: [
        leftAlignedColumn(say("criterion")),
        rightAlignedColumn(say("importance")),
        rightAlignedColumn(say("scoresAvailable")),
        leftAlignedColumn(say("howScored")),
      ],
      rows: award.criteria.map((one) => [
        tableCell(one.title, { indent: one.depth }),
        tableCell(one.weight ?? "–"),
        tableCell(one.weight === null ? "–" : one.worth.shown),
        tableCell(englishInline(howScoredText(one))),
      ]),
    },
    ...markingScaleTables(award.criteria, say("scaleOf"), say("mark"), say("meaning")),
    { kind: "list", items: methodLines(award).map(englishInline) },
  ];
}

function howScoredText({ howScored, formula, minimum }: CriterionDocument): string {
  const floor = minimum === null ? "" : ` A tender below ${minimum} is disqualified.`;
  return `${howScored ?? formula ?? "the sum of its sub-criteria"}${floor}`;
}

/** Each scale once, for all the criteria that are marked on it. */
function markingScaleTables(
  criteria: readonly CriterionDocument[],
  title: string,
  mark: string,
  meaning: string,
): readonly Block[] {
  const sets = new Map<string, string[]>();
  for (const { scale, title: own } of criteria) {
    if (scale === undefined || scale === null || scale.descriptors.length === 0) continue;
    const key = JSON.stringify(scale.descriptors);
    sets.set(key, [...(sets.get(key) ?? []), own]);
  }
  return [...sets].map(([key, titles]) => ({
    kind: "table",
    caption: `${title}: ${titles.join(", ")}`,
    columns: [rightAlignedColumn(mark), leftAlignedColumn(meaning)],
    rows: (JSON.parse(key) as { mark: string; says: string }[]).map((one) => [
      tableCell(one.mark),
      tableCell(one.says),
    ]),
  }));
}
