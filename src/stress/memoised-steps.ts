/**
 * What one evaluation leaves for the next of nearly the same contest. Trying
 * what would follow from one changed mark means evaluating everything again,
 * and all but one bid come to the very same figures; a figure is taken again
 * only where everything that it was made from is the same.
 */
import { equal, isExact } from "../number/exact.ts";
import type { Contest } from "../scoring/contest.ts";
import { evaluateWith, type Steps, steps } from "../scoring/evaluate.ts";
import type { Evaluated } from "../scoring/model.ts";
import type { Award } from "../tender/model.ts";
import { leafCriteria } from "../tender/tree.ts";

/** @returns a way to evaluate that keeps the answers of each step; it gives the very figures that `evaluate` gives. */
export function memoisedEvaluator(): (contest: Contest) => Evaluated {
  const kept = memoisedSteps(steps);
  return (contest) => evaluateWith(kept, contest);
}

/** Each step's last answer for a thing, with what it was made from. */
export type StepCache = WeakMap<object, { readonly from: readonly unknown[]; readonly answer: unknown }>;

/**
 * @param about what the answer is for
 * @param from everything else that it is made from: identical things, or equal figures
 * @returns the answer kept, where it was made from the same; otherwise the answer made now
 */
export function cachedAnswer<Answer>(
  cache: StepCache,
  about: object,
  from: readonly unknown[],
  make: () => Answer,
): Answer {
  const before = cache.get(about);
  if (before !== undefined && sameInputs(before.from, from)) return before.answer as Answer;
  const answer = make();
  cache.set(about, { from, answer });
  return answer;
}

const sameInputs = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a === b || (a.length === b.length && a.every((one, index) => isSameValue(one, b[index])));

const isSameValue = (a: unknown, b: unknown): boolean => a === b || (isExact(a) && isExact(b) && equal(a, b));

/** @returns all that an award says of what a bid puts forward: everything but how many marks each criterion carries. */
export function awardValuingInputs({ criteria, ...rest }: Award): readonly unknown[] {
  return [
    ...Object.values(rest),
    ...leafCriteria(criteria).flatMap(({ marksAvailable: _, weight: __, ...leaf }) => [
      Object.keys(leaf).length,
      ...Object.values(leaf),
    ]),
  ];
}

/** @returns the function, asked once for each thing that it is given. */
export function memoiseFunction<Given extends object, Answer>(
  make: (given: Given) => Answer,
): (given: Given) => Answer {
  const made = new WeakMap<Given, { readonly answer: Answer }>();
  return (given) => {
    const known = made.get(given) ?? { answer: make(given) };
    made.set(given, known);
    return known.answer;
  };
}

/** @returns the steps, each of which keeps its last answer for each thing that it is asked about. */
function memoisedSteps(plain: Steps): Steps {
  const emptyCache = (): StepCache => new WeakMap();
  const [valuings, bids, offers, formulas] = [emptyCache(), emptyCache(), emptyCache(), emptyCache()];
  const [minimums, scores, finished] = [emptyCache(), emptyCache(), emptyCache()];
  // Both are asked for with every bid of a contest, and are the same for all of them.
  const termsOf = memoiseFunction(({ award, measures, valuation }: Contest) =>
    cachedAnswer(valuings, award, [measures, valuation], () => [
      measures,
      valuation,
      ...awardValuingInputs(award),
    ]),
  );
  const fractionsOf = memoiseFunction((all: ReadonlyMap<string, unknown>) => [...all.values()]);
  return {
    valueBid: (bid, measures, contest) =>
      cachedAnswer(bids, bid, termsOf(contest), () => plain.valueBid(bid, measures, contest)),
    offerOf: (value, leaf, bid) =>
      cachedAnswer(offers, value, [leaf.id], () => plain.offerOf(value, leaf, bid)),
    formulaFor: (leaf, field) => {
      const found = plain.formulaFor(leaf, field);
      if (leaf.formula === undefined || found === undefined || "unscorable" in found) return found;
      // A formula that is not relative looks at the field to say what it cannot score, and scores without it.
      const seen = leaf.relative ? field.flatMap(({ label, value }) => [label, value]) : [];
      return cachedAnswer(formulas, leaf.formula, seen, () => memoiseFunction(found));
    },
    applyMinimums: (valued, award, alone) =>
      cachedAnswer(minimums, valued, [award, ...fractionsOf(alone)], () =>
        plain.applyMinimums(valued, award, alone),
      ),
    scoreAgainstField: (judged, award, together) =>
      cachedAnswer(scores, judged, [award, ...fractionsOf(together)], () =>
        plain.scoreAgainstField(judged, award, together),
      ),
    finishBid: (scored, award) =>
      cachedAnswer(finished, scored, [award], () => plain.finishBid(scored, award)),
  };
}
