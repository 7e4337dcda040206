/** The smallest sets of facts that would settle an answer: once they are known, nothing else that is open can turn it. */

/** One reading: which option of each question it takes, and what is answered then. */
export interface Answered {
  readonly taken: readonly number[];
  readonly answer: string;
}

/**
 * @param isSettled whether answers that are still possible together leave no doubt
 * @returns sets of questions by their places, smallest first, none within another
 */
export function smallestSettlingSets(
  readings: readonly Answered[],
  isSettled: (answers: ReadonlySet<string>) => boolean,
): readonly (readonly number[])[] {
  const questions = readings[0]?.taken.map((_, index) => index) ?? [];
  const matter = questions.filter(
    (one) => !settles(readings, without(questions, one), (all) => all.size === 1),
  );
  const found: (readonly number[])[] = [];
  for (const set of subsetsBySize(matter.length > 0 ? matter : questions)) {
    if (found.some((smaller) => smaller.every((one) => set.includes(one)))) continue;
    if (settles(readings, set, isSettled)) found.push(set);
  }
  return found;
}

const without = (all: readonly number[], one: number): readonly number[] =>
  all.filter((other) => other !== one);

function settles(
  readings: readonly Answered[],
  known: readonly number[],
  isSettled: (answers: ReadonlySet<string>) => boolean,
): boolean {
  const groups = new Map<string, Set<string>>();
  for (const { taken, answer } of readings) {
    const key = known.map((index) => taken[index]).join(",");
    const group = groups.get(key) ?? new Set();
    groups.set(key, group.add(answer));
  }
  return [...groups.values()].every(isSettled);
}

function subsetsBySize(all: readonly number[]): readonly (readonly number[])[] {
  const subsets = Array.from({ length: 2 ** all.length }, (_, chosen) =>
    all.filter((__, index) => (chosen >> index) % 2 === 1),
  );
  return subsets.filter((set) => set.length > 0).sort((a, b) => a.length - b.length);
}
