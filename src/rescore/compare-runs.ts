/** Two runs over the same tenders held against each other: who would win now, and what stands elsewhere. */
import type { ContestResult } from "./model.ts";

/** What a run says of a tender that another may say otherwise. */
export interface RunResult {
  readonly winner: string;
  readonly ranks: string;
  readonly totals: string;
  /** The same unrounded, where the run was made so. */
  readonly exact?: string;
  readonly findings: string;
}

export interface Difference {
  readonly tender: string;
  readonly lot: string | null;
  readonly what: "winner" | "ranks" | "totals" | "findings" | "only in the first" | "only in the second";
  readonly first: string;
  readonly second: string;
}

export interface RunComparison {
  readonly schema: "svscore.rescore-comparison/v1";
  readonly tenders: number;
  readonly alike: number;
  /** Whether totals were held against each other unrounded. */
  readonly exactly: boolean;
  readonly differing: Readonly<Record<Difference["what"], number>>;
  /** The first of each kind. */
  readonly differences: readonly Difference[];
}

/** @returns what the line says of its second scoring. */
function toRunResult({ bids, winner, findings }: ContestResult): RunResult {
  const exactly = bids.some(({ after }) => after.exact !== undefined);
  const totals = (unrounded: boolean): string =>
    bids
      .map(({ bidder, after }) => `${bidder} ${(unrounded ? after.exact : undefined) ?? after.total ?? "–"}`)
      .join("; ");
  return {
    winner: winner.after.join("; ") || "nobody",
    ranks: bids.map(({ bidder, after }) => `${bidder} ${after.rank ?? after.status}`).join("; "),
    totals: totals(false),
    ...(exactly && { exact: totals(true) }),
    findings: findings.after.map(({ regime, rule, result }) => `${regime}/${rule}: ${result}`).join("; "),
  };
}

const MOST = 50;

/** @returns a comparison to which lines are given: all of the first run, then all of the second */
export function runComparer(): {
  readonly first: (line: ContestResult) => void;
  readonly second: (line: ContestResult) => void;
  readonly done: () => RunComparison;
} {
  const held = new Map<string, RunResult>();
  const differing: Record<Difference["what"], number> = {
    winner: 0,
    ranks: 0,
    totals: 0,
    findings: 0,
    "only in the first": 0,
    "only in the second": 0,
  };
  const differences: Difference[] = [];
  let [tenders, alike, exactly] = [0, 0, true];
  const keyOf = ({ tender, lot }: ContestResult): string => JSON.stringify([tender, lot]);
  const put = (one: Difference): void => {
    differing[one.what] += 1;
    if (differing[one.what] <= MOST) differences.push(one);
  };
  return {
    first: (line) => void held.set(keyOf(line), toRunResult(line)),
    second: (line) => {
      tenders += 1;
      const earlier = held.get(keyOf(line));
      held.delete(keyOf(line));
      const { tender, lot } = line;
      const now = toRunResult(line);
      if (earlier === undefined) {
        put({ tender, lot, what: "only in the second", first: "", second: now.winner });
        return;
      }
      // Of a run that was not made exactly only the shown figures can be held against another's.
      const isExact = earlier.exact !== undefined && now.exact !== undefined;
      exactly &&= isExact;
      const [was, is] = isExact
        ? [
            { ...earlier, totals: earlier.exact },
            { ...now, totals: now.exact },
          ]
        : [earlier, now];
      // The gravest difference is the one that is told.
      const what = (["winner", "ranks", "totals", "findings"] as const).find((one) => was[one] !== is[one]);
      if (what === undefined) alike += 1;
      else put({ tender, lot, what, first: was[what], second: is[what] });
    },
    done: () => {
      for (const [key, { winner }] of held) {
        const [tender, lot] = JSON.parse(key) as [string, string | null];
        tenders += 1;
        put({ tender, lot, what: "only in the first", first: winner, second: "" });
      }
      return { schema: "svscore.rescore-comparison/v1", tenders, alike, exactly, differing, differences };
    },
  };
}
