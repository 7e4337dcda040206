/**
 * What one evaluation leaves for the next of nearly the same contest. Trying
 * what would follow from one changed mark means evaluating everything again,
 * and all but one bid come to the very same figures; a figure is taken again
 * only where everything that it was made from is the same.
 */
import { equal, isExact } from "../number/exact.ts";
import type { Award } from "../tender/model.ts";
import { leaves } from "../tender/tree.ts";

interface Made {
  readonly from: readonly unknown[];
  readonly made: unknown;
}

type Step = "valuing" | "entry" | "offer" | "formula" | "judged" | "scores" | "concluded";

/** Each step's last answer for a thing, with what it was made from. */
export type Remembered = Readonly<Record<Step, WeakMap<object, Made>>>;

/** @returns nothing remembered yet. */
export const nothingRemembered = (): Remembered => ({
  valuing: new WeakMap(),
  entry: new WeakMap(),
  offer: new WeakMap(),
  formula: new WeakMap(),
  judged: new WeakMap(),
  scores: new WeakMap(),
  concluded: new WeakMap(),
});

/**
 * @param about what the answer is for
 * @param from everything else that it is made from: identical things, or equal figures
 * @returns the answer remembered, where it was made from the same; otherwise the answer made now
 */
export function recall<Answer>(
  remembered: Remembered | undefined,
  step: Step,
  about: object,
  from: () => readonly unknown[],
  make: () => Answer,
): Answer {
  if (remembered === undefined) return make();
  const now = from();
  const before = remembered[step].get(about);
  if (before !== undefined && alike(before.from, now)) return before.made as Answer;
  const made = make();
  remembered[step].set(about, { from: now, made });
  return made;
}

const alike = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a === b || (a.length === b.length && a.every((one, index) => same(one, b[index])));

const same = (a: unknown, b: unknown): boolean => a === b || (isExact(a) && isExact(b) && equal(a, b));

/** @returns all that an award says of what a bid puts forward: everything but how many marks each criterion carries. */
export function valuing({ criteria, ...rest }: Award): readonly unknown[] {
  return [
    ...Object.values(rest),
    ...leaves(criteria).flatMap(({ worth: _, weight: __, ...leaf }) => [
      Object.keys(leaf).length,
      ...Object.values(leaf),
    ]),
  ];
}

/** @returns the function, asked once for each thing that it is given. */
export function onceForEach<Given extends object, Answer>(
  make: (given: Given) => Answer,
): (given: Given) => Answer {
  const made = new WeakMap<Given, { readonly answer: Answer }>();
  return (given) => {
    const known = made.get(given) ?? { answer: make(given) };
    made.set(given, known);
    return known.answer;
  };
}
