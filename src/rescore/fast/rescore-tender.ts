/** One usual tender from its sums to its line, in whole numbers. */
import { decimalText, divide, exactText, integer, sum } from "../../number/exact.ts";
import type { Tender } from "../../tender/model.ts";
import { type Method, worthFor } from "../compiled-method.ts";
import type { WhatIf } from "../contest-pair.ts";
import { lineOf, MOST_NAMED } from "../contest-result.ts";
import { awardUnder } from "../convert-to-library.ts";
import { type OpenFinder, openFinder } from "../findings-cache.ts";
import type { BidStanding, ContestResult, MeasureChange, MeasureCounts, OpenFinding } from "../model.ts";
import type { Incoming } from "../tender-rows.ts";
import { type LeanBid, leanSide } from "./integer-scoring.ts";
import type { Shelf } from "./measure-index.ts";
import { shortest } from "./near.ts";
import { PARTS } from "./quantity-totals.ts";
import { largeFactor, type SideWorth, type Worth } from "./unit-values.ts";
import { type Room, roomWith, type Weighed, weigh } from "./value-quantities.ts";
import type { Kernel } from "./wasm/memory.ts";

/** Room that is used again for every tender of a part. */
export interface Bench {
  readonly room: Room;
  readonly open: OpenFinder;
}

export const benchOf = (kernel?: Kernel): Bench => ({ room: roomWith(kernel), open: openFinder() });

const EXACT = Number.MAX_SAFE_INTEGER;
const MOST_EXACT = BigInt(EXACT);

/** @returns the line, or nothing where the engine of `evaluate` must say */
export function leanLine(
  incoming: Incoming,
  bids: readonly LeanBid[],
  changed: WhatIf,
  inFull: boolean,
  bench: Bench,
): ContestResult | undefined {
  const { method, tender } = incoming;
  const { lean } = method;
  if (lean === undefined || incoming.extras.length > 0) return undefined;
  const worth = worthFor(method, tender, changed);
  const weighed = weigh(incoming, worth, bench.room);
  if (weighed === undefined) return undefined;
  const { before, after } = weighed;
  const counted = lean.before.commitments !== undefined;
  const [under, then] = [worth.before, worth.after].map(({ scale }) => scale * BigInt(PARTS)) as [
    bigint,
    bigint,
  ];
  const old = leanSide(lean.before, bids, counted ? before : undefined, under, inFull);
  const fresh = leanSide(lean.after, bids, counted ? after : undefined, then, inFull);
  if (old === undefined || fresh === undefined) return undefined;
  const moved = movedIn(method, worth, weighed);
  const [was, is] = findings(incoming, changed, bench);
  const totalsChanged =
    counted &&
    lean.before.commitments !== undefined &&
    differ(old, fresh, incoming, bids, before, after, under, then);
  record(worth, weighed);
  return lineOf(
    { contest: { tender }, rowsApart: incoming.rowsApart, at: incoming.at },
    { placed: old, findings: was },
    { placed: fresh, findings: is },
    moved.named,
    moved.more,
    totalsChanged,
  );
}

/** Whether any total is another: two fractions of one plan are equal only when their values are, so only values are compared. */
function differ(
  old: ReadonlyMap<string, BidStanding>,
  fresh: ReadonlyMap<string, BidStanding>,
  { method }: Incoming,
  bids: readonly LeanBid[],
  before: readonly bigint[],
  after: readonly bigint[],
  under: bigint,
  then: bigint,
): boolean {
  if (bids.every((_, index) => (before[index] ?? 0n) * then === (after[index] ?? 0n) * under)) return false;
  if (bids.some(({ bidder }) => old.get(bidder)?.total !== fresh.get(bidder)?.total)) return true;
  const { lean } = method;
  if (lean === undefined) return true;
  const [one, other] = [
    leanSide(lean.before, bids, before, under, true),
    leanSide(lean.after, bids, after, then, true),
  ];
  return bids.some(({ bidder }) => one?.get(bidder)?.exact !== other?.get(bidder)?.exact);
}

/** The measures that moved most: told apart roughly already, put in their exact order here. */
function movedIn(
  { shelf }: Method,
  worth: Worth,
  { quantities, nearest, moved }: Weighed,
): { readonly named: readonly MeasureChange[]; readonly more: number } {
  const { before, after } = worth;
  const named = Array.from(nearest, (index) => {
    const parts = BigInt(quantities[index] as number);
    const [was, is] = [parts * largeFactor(before, index), parts * largeFactor(after, index)];
    const change = is * before.scale - was * after.scale;
    return { index, id: shelf.measures[index]?.id ?? "", was, is, size: change < 0n ? -change : change };
  });
  named.sort((a, b) => (a.size > b.size ? -1 : a.size < b.size ? 1 : a.id < b.id ? -1 : 1));
  return {
    named: named.slice(0, MOST_NAMED).map(({ index, id, was, is }) => ({
      measure: id,
      before: textOver(was, before),
      after: textOver(is, after),
      because: worth.because[index] ?? "",
    })),
    more: Math.max(0, moved - MOST_NAMED),
  };
}

/** Thousandths over the side's scale, as exact text. */
function textOver(over: bigint, { scale, tens }: SideWorth): string {
  const units = over * (tens?.times ?? 0n);
  if (tens !== undefined && over >= 0n && units <= MOST_EXACT) return shortest(Number(units), tens.places);
  if (tens === undefined) return exactText(divide(integer(over), integer(scale * BigInt(PARTS))));
  const text = decimalText(over * tens.times, tens.places);
  return tens.places === 0 ? text : text.replace(/\.?0+$/, "");
}

function record({ tenders, promised, large }: Worth, { met, quantities }: Weighed): void {
  for (let at = 0; at < met.length; at += 1) {
    const index = met[at] as number;
    const parts = quantities[index] as number;
    tenders[index] = (tenders[index] as number) + 1;
    const sum = (promised[index] as number) + parts;
    if (sum <= EXACT) promised[index] = sum;
    else large.set(index, (large.get(index) ?? 0n) + BigInt(parts));
  }
}

/** @returns what each measure came to in the tenders of this part that were scored in whole numbers, and starts anew */
export function measuresIn(shelf: Shelf): readonly (readonly [string, MeasureCounts])[] {
  const worths = [...shelf.worths.values()];
  const found = shelf.measures.flatMap(({ id }, index): readonly (readonly [string, MeasureCounts])[] => {
    const own = worths.filter((worth) => (worth.tenders[index] as number) > 0 && worth.valued[index] === 1);
    if (own.length === 0) return [];
    const parts = own.map(
      (worth) => BigInt(worth.promised[index] as number) + (worth.large.get(index) ?? 0n),
    );
    const total = (side: "before" | "after"): string =>
      textOfSum(
        own.map((worth, at) => [(parts[at] ?? 0n) * largeFactor(worth[side], index), worth[side]] as const),
      );
    const reasons = own.flatMap((worth, at) => (parts[at] === 0n ? [] : (worth.because[index] ?? [])));
    const counts = {
      tenders: own.reduce((sum, worth) => sum + (worth.tenders[index] as number), 0),
      before: total("before"),
      after: total("after"),
      because: reasons.sort()[0] ?? null,
    };
    return [[id, counts]];
  });
  for (const worth of worths) {
    worth.tenders.fill(0);
    worth.promised.fill(0);
    worth.large.clear();
  }
  return found;
}

/** Adds what is over one scale as whole numbers, and the rest as fractions. */
function textOfSum(parts: readonly (readonly [bigint, SideWorth])[]): string {
  const [first] = parts;
  if (first === undefined) return "0";
  const [, side] = first;
  if (parts.every(([, { scale }]) => scale === side.scale))
    return textOver(
      parts.reduce((sum, [over]) => sum + over, 0n),
      side,
    );
  return exactText(
    sum(parts.map(([over, { scale }]) => divide(integer(over), integer(scale * BigInt(PARTS))))),
  );
}

function findings(
  { method, tender }: Incoming,
  changed: WhatIf,
  { open }: Bench,
): readonly [readonly OpenFinding[], readonly OpenFinding[]] {
  const { lines, rulesets, outcomes, reference } = method;
  const { award } = tender;
  if (award === undefined) return [[], []];
  const base = { value: tender.value, outcomes, valuation: { reference } };
  // Laid out only for a question that is new; most tenders ask what another has asked.
  return [
    open(method.before, lines.before, tender, () => ({
      ...base,
      tender,
      award,
      measures: [...method.before.values()],
      rulesets,
    })),
    open(method.after, lines.after, inForce(tender, changed), () => ({
      ...base,
      tender: {
        ...inForce(tender, changed),
        ...(changed.rules !== undefined && { rules: changed.rules.name }),
      },
      award: changed.libraries === undefined ? award : awardUnder(award, method.before, method.after),
      measures: [...method.after.values()],
      rulesets: changed.rules?.rulesets ?? rulesets,
    })),
  ];
}

/** The tender on the day that it is taken to have commenced. */
const inForce = (tender: Tender, { commenced }: WhatIf): Tender =>
  commenced === undefined ? tender : { ...tender, commenced };
