/** A reason that was written for one bid says little of another. */
import { isReasonGiven } from "./given.ts";
import type { Reason, ReasonFinding } from "./reason.ts";
import { splitIntoWords, textBeginning } from "./words.ts";

/** Runs of so many words are compared. */
const RUN = 4;
/** A short reason is compared as a whole only: a few runs may agree by chance. */
const FEWEST_RUNS = 8;

interface Known {
  readonly reason: Reason;
  readonly whole: string;
  readonly runs: ReadonlySet<string>;
}

/** @returns a finding for each reason that is, wholly or in four parts of five, the reason for another bidder. */
export function copiedReasonFindings(reasons: readonly Reason[]): readonly ReasonFinding[] {
  const known: Known[] = [];
  const byWhole = new Map<string, Known[]>();
  const byRun = new Map<string, number[]>();
  return reasons.filter(isReasonGiven).flatMap((reason): readonly ReasonFinding[] => {
    const words = splitIntoWords(textWithoutBidder(reason)).map(({ text }) => text);
    const whole = words.join(" ");
    const runs = new Set(
      words.slice(0, -RUN + 1).map((_, index) => words.slice(index, index + RUN).join(" ")),
    );
    const own: Known = { reason, whole, runs };
    const same = byWhole.get(whole)?.find((one) => one.reason.bidder !== reason.bidder);
    const like = same ?? findNearCopy(own, known, byRun);
    byWhole.set(whole, [...(byWhole.get(whole) ?? []), own]);
    for (const run of runs) byRun.set(run, [...(byRun.get(run) ?? []), known.length]);
    known.push(own);
    if (like === undefined) return [];
    const { reason: other } = like;
    const what = other.criterion === reason.criterion ? "" : `, for \`${other.criterion}\``;
    return [
      {
        check: "reason-of-its-own",
        reference: "R-SC-002",
        severity: "should",
        reason,
        says: `the reason is ${same === undefined ? "almost " : ""}word for word that of ${other.bidder}${what}, at ${other.at}`,
        quoted: textBeginning(reason.text),
      },
    ];
  });
}

/** The bidder's own name makes two copies look different. */
const textWithoutBidder = ({ text, bidder }: Reason): string =>
  text.replaceAll(bidder, " ").replaceAll(bidder.split(" ")[0] ?? bidder, " ");

function findNearCopy(
  { reason, runs }: Known,
  known: readonly Known[],
  byRun: ReadonlyMap<string, readonly number[]>,
): Known | undefined {
  if (runs.size < FEWEST_RUNS) return undefined;
  const shared = new Map<number, number>();
  for (const run of runs)
    for (const index of byRun.get(run) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
  for (const [index, count] of shared) {
    const other = known[index];
    if (other === undefined || other.reason.bidder === reason.bidder || other.runs.size < FEWEST_RUNS)
      continue;
    if (5 * count >= 4 * Math.min(runs.size, other.runs.size)) return other;
  }
  return undefined;
}
