/** What separates bids of the same figure. Adding a tie-break: its word in tender/model.ts, and its line here. */
import { compare, type Exact, equal } from "../number/exact.ts";
import { type TieBreak, tieBreaks } from "../tender/model.ts";
import type { Workings } from "./workings.ts";

export interface Contender {
  readonly bidder: string;
  /** The figure to rank on, already rounded where the method ranks on rounded totals. */
  readonly figure: Exact;
  readonly scores: ReadonlyMap<string, Workings>;
  readonly price?: Exact;
  /** When it came in, as text that sorts. */
  readonly submitted?: string;
}

export type Best = "highest" | "lowest";

type Groups<One> = readonly (readonly One[])[];

const separators: {
  readonly [Name in TieBreak]: <One extends Contender>(group: readonly One[]) => Groups<One>;
} = {
  earliest: groupBySubmission,
  price: (group) => groupByFigure(group, "lowest", ({ price }) => price),
};

const isNamedTieBreak = (tie: string): tie is TieBreak => tieBreaks.some((name) => name === tie);

/**
 * @param tie a tie-break by its name, or the id of the criterion whose higher score decides
 * @returns the bids in groups, the better first; one group where it separates nobody
 */
export const separateTied = <One extends Contender>(group: readonly One[], tie: string): Groups<One> =>
  isNamedTieBreak(tie)
    ? separators[tie](group)
    : groupByFigure(group, "highest", ({ scores }) => scores.get(tie)?.value);

/** The best first, equal ones together. A figure that one of the bids does not have separates nobody. */
export function groupByFigure<One>(
  bids: readonly One[],
  best: Best,
  figureOf: (one: One) => Exact | undefined,
): readonly (readonly One[])[] {
  const entries = bids.flatMap((one) => {
    const figure = figureOf(one);
    return figure === undefined ? [] : [{ one, figure }];
  });
  if (entries.length < bids.length) return [bids];
  entries.sort((a, b) => (best === "highest" ? compare(b.figure, a.figure) : compare(a.figure, b.figure)));
  const groups: { readonly figure: Exact; readonly bids: One[] }[] = [];
  for (const { one, figure } of entries) {
    const last = groups.at(-1);
    if (last !== undefined && equal(last.figure, figure)) last.bids.push(one);
    else groups.push({ figure, bids: [one] });
  }
  return groups.map((group) => group.bids);
}

function groupBySubmission<One extends Contender>(group: readonly One[]): readonly (readonly One[])[] {
  const moments = group.flatMap(({ submitted }) => submitted ?? []);
  if (moments.length < group.length || moments.some((day) => isAmbiguousDay(day, moments))) return [group];
  const inOrder = [...new Set(moments)].sort();
  return inOrder.map((moment) => group.filter(({ submitted }) => submitted === moment));
}

/** A day without a time cannot be held against a time on the same day. */
function isAmbiguousDay(day: string, moments: readonly string[]): boolean {
  return moments.some((moment) => moment !== day && moment.startsWith(day));
}
