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
  const asked = matter.length > 0 ? matter : questions;
  const told = distinctReadings(readings, asked);
  const found: (readonly number[])[] = [];
  for (const set of subsetsBySize(asked)) {
    if (found.some((smaller) => smaller.every((one) => set.includes(one)))) continue;
    if (settles(told, set, isSettled)) found.push(set);
  }
  return found;
}

const without = (all: readonly number[], one: number): readonly number[] =>
  all.filter((other) => other !== one);

/** No question has so many options. */
const MOST_OPTIONS = 64;

/** The options that a reading takes of some questions, as one number. */
const optionsTaken = (taken: readonly number[], questions: readonly number[]): number =>
  questions.reduce((key, index) => key * MOST_OPTIONS + (taken[index] ?? 0), 0);

/** Readings that differ in what matters: thousands of them may differ in what does not. */
function distinctReadings(readings: readonly Answered[], matter: readonly number[]): readonly Answered[] {
  const first = new Map<string, Answered>();
  for (const reading of readings) {
    const key = `${optionsTaken(reading.taken, matter)} ${reading.answer}`;
    if (!first.has(key)) first.set(key, reading);
  }
  return [...first.values()];
}

function settles(
  readings: readonly Answered[],
  known: readonly number[],
  isSettled: (answers: ReadonlySet<string>) => boolean,
): boolean {
  const groups = new Map<number, Set<string>>();
  for (const { taken, answer } of readings) {
    const key = optionsTaken(taken, known);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, new Set([answer]));
    else group.add(answer);
  }
  for (const group of groups.values()) if (!isSettled(group)) return false;
  return true;
}

function subsetsBySize(all: readonly number[]): readonly (readonly number[])[] {
  const subsets = Array.from({ length: 2 ** all.length }, (_, chosen) =>
    all.filter((__, index) => (chosen >> index) % 2 === 1),
  );
  return subsets.filter((set) => set.length > 0).sort((a, b) => a.length - b.length);
}
