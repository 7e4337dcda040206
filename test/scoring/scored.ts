/** The scores of one bid whose marks are out of 5, and what they say. */

import { type Scored, type Scorer, scoreEveryCriterion } from "../../src/scoring/criterion-score.ts";
import type { Known } from "../../src/scoring/model.ts";
import type { Workings } from "../../src/scoring/workings.ts";
import type { Criterion } from "../../src/tender/model.ts";
import { award, type Figure, figure, fractionBy, text, worth } from "./build.ts";

interface Given {
  /** Marks out of 5 by criterion; a text says what is missing. */
  readonly marks?: Readonly<Record<string, Figure | { readonly missing: string }>>;
  /** Criteria whose formula is not known yet. */
  readonly waiting?: readonly string[];
  readonly over?: Partial<Scorer["award"]>;
}

export function scored(
  criteria: readonly Criterion[],
  { marks = {}, waiting = [], over = {} }: Given = {},
): ReadonlyMap<string, Scored> {
  const formula = fractionBy({ by: "scale", top: { value: figure(5), at: "" } });
  const ids = Object.keys(marks).filter((id) => !waiting.includes(id));
  return scoreEveryCriterion({
    award: award(criteria, over),
    values: new Map(
      Object.entries(marks).map(([id, mark]): [string, Known<Workings>] =>
        typeof mark === "object"
          ? [id, { kind: "missing", what: mark.missing }]
          : [id, { kind: "known", value: worth(`mark: ${id}`, mark, "mark") }],
      ),
    ),
    formulas: new Map(ids.map((id) => [id, formula])),
  });
}

/** `marks of share`, or why there are none. */
export function says(score: Scored | undefined): string {
  if (score === undefined) return "no such criterion";
  if (score.kind === "waiting") return "waiting";
  return score.kind === "missing"
    ? `missing: ${score.what}`
    : `${text(score.value.marks.value)} of ${text(score.value.fraction)}`;
}
export const all = (criteria: readonly Criterion[], given: Given = {}) =>
  Object.fromEntries([...scored(criteria, given)].map(([id, score]) => [id, says(score)]));
export function marksOf(scores: ReadonlyMap<string, Scored>, id: string): Workings {
  const score = scores.get(id);
  if (score?.kind !== "known") throw new Error(says(score));
  return score.value.marks;
}
