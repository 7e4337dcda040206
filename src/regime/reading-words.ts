/** How the readings of a tender are told apart in one sentence: "below £663,540 if light touch; at or above £135,018 otherwise". */
import type { CheckAnswer } from "./model.ts";
import type { OpenFact } from "./open-fact.ts";
import type { ReadingScope } from "./scope.ts";

/** What one reading comes to. */
export type ReadingOutcome =
  | { readonly kind: "outside"; readonly variant: number; readonly scope: ReadingScope & { kind: "outside" } }
  | {
      readonly kind: "asked";
      readonly variant: number;
      readonly scope: ReadingScope;
      readonly found: CheckAnswer;
    };

/** @param known the questions that the sentence goes by */
export function readingsText(
  all: readonly { readonly taken: readonly number[]; readonly outcome: ReadingOutcome }[],
  questions: readonly OpenFact[],
  known: readonly number[],
): string {
  const byLabel = known.filter((index) => questions[index]?.options.every(({ label }) => label !== ""));
  if (byLabel.length < known.length) return linesText(all, questions, known);
  const lines = new Map<string, { readonly options: readonly number[]; readonly told: Set<string> }>();
  for (const { taken, outcome } of all) {
    const options = byLabel.map((index) => taken[index] ?? 0);
    const held = lines.get(options.join()) ?? { options, told: new Set() };
    held.told.add(lineOf(outcome));
    lines.set(options.join(), held);
  }
  const groups = new Map<string, Chosen[]>();
  for (const { options, told } of lines.values()) {
    const line = [...told].sort().join(" or ");
    groups.set(line, [...(groups.get(line) ?? []), options]);
  }
  const asked = byLabel.flatMap((index) => questions[index] ?? []);
  const parts = [...groups]
    .map(([line, chosen]) => ({
      line,
      labels: fewestChoices(chosen, asked).map((one) => choiceText(one, asked)),
    }))
    .sort((one, other) => one.labels.length - other.labels.length);
  return parts
    .map(({ line, labels }, index) =>
      index === parts.length - 1 ? `${line} otherwise` : `${line} ${labels.join(" or ")}`,
    )
    .join("; ");
}

/** Which option is taken of each question; nothing where any will do. */
type Chosen = readonly (number | undefined)[];

/** Choices that differ in one question alone, and hold every option of it, are one choice that leaves it open. */
function fewestChoices(all: readonly Chosen[], asked: readonly OpenFact[]): readonly Chosen[] {
  let kept = all;
  for (const [index, { options }] of asked.entries()) {
    const apart = new Map<string, Chosen[]>();
    for (const one of kept) {
      const key = one.with(index, undefined).join();
      apart.set(key, [...(apart.get(key) ?? []), one]);
    }
    kept = [...apart.values()].flatMap((same) =>
      same.length === options.length ? [(same[0] ?? []).with(index, undefined)] : same,
    );
  }
  return kept;
}

const choiceText = (one: Chosen, asked: readonly OpenFact[]): string =>
  one
    .flatMap((option, index) => (option === undefined ? [] : [asked[index]?.options[option]?.label ?? ""]))
    .join(" and ")
    .replace(/ and if /g, " and ");

const lineOf = ({ kind, scope }: ReadingOutcome): string =>
  scope.line?.() ??
  (kind === "outside" ? "outside its scope" : scope.kind === "unsure" ? "not known" : "within its scope");

/** A value or a day that is not given has no name of its own: the lines at which it would turn are told instead. */
function linesText(
  all: readonly { readonly outcome: ReadingOutcome }[],
  questions: readonly OpenFact[],
  known: readonly number[],
): string {
  const facts = known.map((index) => `\`${questions[index]?.fact ?? ""}\``).join(" and ");
  const lines = [
    ...new Set(all.flatMap(({ outcome }) => (outcome.kind === "asked" ? [outcome.scope.line?.()] : []))),
  ]
    .filter((line) => line !== undefined)
    .slice(0, 4);
  return `it hangs on ${facts}, which the tender does not give${lines.length === 0 ? "" : ` (it applies ${lines.join(", or ")})`}`;
}
