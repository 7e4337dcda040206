/**
 * Ranks, from exact figures. Equal bids are separated only by the tie-breaks
 * that the tender published, in their order; what these do not separate shares
 * its rank.
 */
import { compare, type Exact, equal } from "../number/exact.ts";
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

type Best = "highest" | "lowest";

/** Bids in the order of their names, of which no two are the same. */
export function compareByName(a: { readonly bidder: string }, b: { readonly bidder: string }): number {
  return a.bidder < b.bidder ? -1 : 1;
}

/** @returns the bids in rank order, those that share a rank by name. */
export function rank<One extends Contender>(
  contenders: readonly One[],
  best: Best,
  ties: readonly string[],
): readonly (One & { readonly rank: number })[] {
  let groups = groupByFigure([...contenders].sort(compareByName), best, ({ figure }) => figure);
  for (const tie of ties) groups = groups.flatMap((group) => separateTied(group, tie));
  let before = 0;
  return groups.flatMap((group) => {
    const position = before + 1;
    before += group.length;
    return group.map((one) => ({ ...one, rank: position }));
  });
}

function separateTied<One extends Contender>(
  group: readonly One[],
  tie: string,
): readonly (readonly One[])[] {
  if (tie === "earliest") return groupBySubmission(group);
  if (tie === "price") return groupByFigure(group, "lowest", ({ price }) => price);
  return groupByFigure(group, "highest", ({ scores }) => scores.get(tie)?.value);
}

/** The best first, equal ones together. A figure that one of the bids does not have separates nobody. */
function groupByFigure<One>(
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
