/** Many readings of one tender as one answer: what all of them give, or what hangs on which fact. */
import type { CheckAnswer } from "./model.ts";
import type { OpenFact } from "./open-fact.ts";
import { type ReadingOutcome, readingsText } from "./reading-words.ts";
import type { ReadingScope, Stage } from "./scope.ts";
import { smallestSettlingSets } from "./settle.ts";

export interface CombinedAnswer extends CheckAnswer {
  /** The variant that the answer is of. */
  readonly variant: number;
  /** Why the rule does not speak to the tender, where it does not. */
  readonly outside?: Stage;
  /** Whether the figures that it rests on are sure. */
  readonly verified: boolean;
  /** Whether it is the scope that leaves it open, and not the check. */
  readonly open: boolean;
}

const stages: readonly Stage[] = ["buyer", "day", "kind"];
/** @returns how near a reading came to being asked */
export const nearness = (scope: ReadingScope): number =>
  scope.kind === "outside" ? stages.indexOf(scope.stage) : -1;

type ReadingClass = "no" | "met" | "met if covered" | "doubt" | "fail" | "open";

function classOf(outcome: ReadingOutcome): ReadingClass {
  if (outcome.kind === "outside") return "no";
  const { scope, found } = outcome;
  if (found.result === "not applicable") return "no";
  if (found.result === "pass") return scope.kind === "unsure" ? "met if covered" : "met";
  if (scope.kind === "unsure") return "doubt";
  return found.result === "fail" ? "fail" : "open";
}

const asksNobody = (one: string): boolean => one === "met" || one === "no" || one === "met if covered";

/** One reading of a tender, and what it comes to. */
export type ToldReading = { readonly taken: readonly number[]; readonly outcome: ReadingOutcome };

/** @returns the one answer that all readings give, or what hangs on which fact */
export function combineReadings(all: readonly ToldReading[], questions: readonly OpenFact[]): CombinedAnswer {
  const classes = new Set<string>(all.map(({ outcome }) => classOf(outcome)));
  const [first] = all;
  if (first === undefined) throw new Error("a tender has at least one reading");
  const told = (one: ReadingClass): ReadingOutcome =>
    all.find(({ outcome }) => classOf(outcome) === one)?.outcome ?? first.outcome;
  if (classes.size === 1 && classes.has("no")) return notApplicable(all);
  if (classes.size === 1 && (classes.has("fail") || classes.has("open") || classes.has("met")))
    return checkAnswer(all, first.outcome);
  const met = [...classes].every(asksNobody);
  const sets = smallestSettlingSets(
    all.map(({ taken, outcome }) => ({ taken, answer: classOf(outcome) })),
    (answers) => answers.size === 1 || (!met && [...answers].every(asksNobody)),
  );
  const missing = sets
    .map((set) => set.map((index) => questions[index]?.fact ?? "").join(" and "))
    .join("; or ");
  if (met) {
    const outcome = classes.has("met") ? told("met") : told("met if covered");
    const doubt = outcome.scope.kind === "unsure" ? outcome.scope.because() : "";
    return {
      ...checkAnswer(all, outcome),
      missing: [missing, doubt].filter((one) => one !== "").join("; and "),
      open: true,
    };
  }
  const outcome = told(classes.has("fail") ? "fail" : classes.has("doubt") ? "doubt" : "open");
  const asked = outcome.kind === "asked" ? outcome.found : undefined;
  const doubts = [
    ...new Set(
      all.flatMap(({ outcome: one }) =>
        classOf(one) === "doubt" && one.scope.kind === "unsure" ? [one.scope.because()] : [],
      ),
    ),
  ];
  const readings = sets[0] === undefined ? "" : readingsText(all, questions, sets[0]);
  const why = [...(readings === "" ? [] : [readings]), ...doubts.slice(0, 2)].join("; ");
  return {
    variant: outcome.variant,
    result: "unknown",
    says: `whether it applies cannot be told: ${why}${asked === undefined ? "" : `; where it applies, ${asked.says}`}`,
    missing: [
      ...(missing === "" ? [] : [missing]),
      ...(asked?.result === "unknown" && asked.missing !== undefined ? [asked.missing] : []),
      ...(missing === "" && doubts.length > 0 ? [`what the sources leave open: ${doubts[0]}`] : []),
    ].join("; or "),
    ...(asked?.at !== undefined && { at: asked.at }),
    verified: doubts.length === 0,
    open: true,
  };
}

function checkAnswer(all: readonly ToldReading[], outcome: ReadingOutcome): CombinedAnswer {
  const found: CheckAnswer =
    outcome.kind === "asked" ? outcome.found : { result: "not applicable", says: "" };
  const others = all.flatMap(({ outcome: one }) =>
    one.kind === "asked" && one.found.result === found.result && one.found.says !== found.says
      ? [one.found.says]
      : [],
  );
  return {
    variant: outcome.variant,
    ...found,
    says: [found.says, ...new Set(found.result === "fail" ? others : [])].join("; or "),
    verified: all.every(({ outcome: { scope } }) => scope.kind === "unsure" || scope.verified),
    open: false,
  };
}

function notApplicable(all: readonly ToldReading[]): CombinedAnswer {
  const inside = all.find(({ outcome }) => outcome.kind === "asked")?.outcome;
  const near = all.reduce((one, other) =>
    nearness(other.outcome.scope) > nearness(one.outcome.scope) ? other : one,
  );
  const outcome = inside ?? near.outcome;
  const reasons = [
    ...new Set(
      all.flatMap(({ outcome: one }) =>
        one.kind === "outside" && one.scope.stage === (near.outcome.scope as { stage?: Stage }).stage
          ? [one.scope.because()]
          : [],
      ),
    ),
  ];
  return outcome.kind === "asked"
    ? { ...checkAnswer(all, outcome) }
    : {
        variant: outcome.variant,
        result: "not applicable",
        says: reasons.slice(0, 3).join("; or "),
        outside: outcome.scope.stage,
        verified: all.every(({ outcome: { scope } }) => scope.kind === "unsure" || scope.verified),
        open: false,
      };
}
