/** The award criteria with the assessment methodology, in full: title, relative importance, scores available, how each is scored. */
import { type Block, cell, heading, left, ownText, right } from "../page/model.ts";
import type { CriterionDocument } from "../schema.ts";
import { methodLines } from "../sentences.ts";
import type { Issue } from "./model.ts";

/** @returns the criteria as published, the same in every letter of an award. */
export function criteriaBlocks({ award, say }: Issue): readonly Block[] {
  return [
    heading(2, say("criteriaAndMethod")),
    {
      kind: "table",
      caption: say("criteriaAndMethod"),
      columns: [
        left(say("criterion")),
        right(say("importance")),
        right(say("scoresAvailable")),
        left(say("howScored")),
      ],
      rows: award.criteria.map((one) => [
        cell(one.title, { indent: one.depth }),
        cell(one.weight ?? "–"),
        cell(one.weight === null ? "–" : one.worth.shown),
        cell(ownText(howScoredText(one))),
      ]),
    },
    ...scaleBlocks(award.criteria, say("scaleOf"), say("mark"), say("meaning")),
    { kind: "list", items: methodLines(award).map(ownText) },
  ];
}

function howScoredText({ howScored, formula, minimum }: CriterionDocument): string {
  const floor = minimum === null ? "" : ` A tender below ${minimum} is disqualified.`;
  return `${howScored ?? formula ?? "the sum of its sub-criteria"}${floor}`;
}

/** Each scale once, for all the criteria that are marked on it. */
function scaleBlocks(
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
    columns: [right(mark), left(meaning)],
    rows: (JSON.parse(key) as { mark: string; says: string }[]).map((one) => [
      cell(one.mark),
      cell(one.says),
    ]),
  }));
}
