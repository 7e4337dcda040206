/**
 * Ranks, from exact figures. Equal bids are separated only by the tie-breaks
 * that the tender published, in their order; what these do not separate shares
 * its rank.
 */
import { compare, type Exact } from "../number/exact.ts";
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

export interface Ranked {
  readonly bidder: string;
  readonly rank: number;
}

/** @returns the bids in rank order, those that share a rank by name. */
export function rank(
  contenders: readonly Contender[],
  best: "highest" | "lowest",
  ties: readonly string[],
): readonly Ranked[] {
  let groups = split([[...contenders]], (a, b) =>
    best === "highest" ? compare(b.figure, a.figure) : compare(a.figure, b.figure),
  );
  for (const tie of ties) {
    groups = groups.flatMap((group) =>
      group.length > 1 && usable(group, tie) ? split([group], byTie(tie)) : [group],
    );
  }
  const ranked: Ranked[] = [];
  for (const group of groups) {
    const position = ranked.length + 1;
    const names = group.map(({ bidder }) => bidder).sort();
    ranked.push(...names.map((bidder) => ({ bidder, rank: position })));
  }
  return ranked;
}

type Order = (a: Contender, b: Contender) => number;

/** Each group in order, broken wherever two neighbours differ. */
function split(groups: readonly (readonly Contender[])[], order: Order): readonly (readonly Contender[])[] {
  return groups.flatMap((group) => {
    const sorted = [...group].sort(order);
    const parts: Contender[][] = [];
    for (const one of sorted) {
      const last = parts.at(-1);
      if (last?.[0] !== undefined && order(last[0], one) === 0) last.push(one);
      else parts.push([one]);
    }
    return parts;
  });
}

/** A tie-break that one of the tied bids has no figure for separates nobody. */
function usable(group: readonly Contender[], tie: string): boolean {
  if (tie === "price") return group.every(({ price }) => price !== undefined);
  if (tie === "earliest") return group.every(({ submitted }) => submitted !== undefined) && comparable(group);
  return group.every(({ scores }) => scores.has(tie));
}

/** A day without a time cannot be held against a time on the same day. */
function comparable(group: readonly Contender[]): boolean {
  const days = group.map(({ submitted = "" }) => submitted.slice(0, 10));
  const timed = group.map(({ submitted = "" }) => submitted.length > 10);
  return group.every((_, index) =>
    group.every((__, other) => days[index] !== days[other] || timed[index] === timed[other]),
  );
}

function byTie(tie: string): Order {
  if (tie === "earliest")
    return ({ submitted: a = "" }, { submitted: b = "" }) => (a < b ? -1 : a > b ? 1 : 0);
  if (tie === "price")
    return (a, b) => (a.price === undefined || b.price === undefined ? 0 : compare(a.price, b.price));
  return (a, b) => {
    const [one, other] = [a.scores.get(tie), b.scores.get(tie)];
    return one === undefined || other === undefined ? 0 : compare(other.value, one.value);
  };
}
