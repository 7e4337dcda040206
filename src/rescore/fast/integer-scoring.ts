/**
 * A usual award scored in whole numbers: each total is one fraction of two
 * whole numbers, and no workings are kept. What has to be told in words (a tie,
 * a bid below a minimum) is left to the engine of `evaluate`; a test compares
 * the two.
 */

import {
  decimalText,
  denominator,
  divide,
  type Exact,
  exactInteger,
  exactText,
  multiply,
  numerator,
  ONE,
  subtract,
} from "../../number/exact.ts";
import { roundsUp } from "../../number/rounding.ts";
import type { RoundTo } from "../../tender/figures.ts";
import type { CommitmentsLeaf, MarksLeaf, PriceLeaf } from "../../tender/model.ts";
import type { BidStanding } from "../model.ts";
import { PARTS } from "./quantity-totals.ts";
import type { UsualAward } from "./usual.ts";

/** A fraction of whole numbers, not in lowest terms; the lower one is above zero. */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

const toRatio = (value: Exact): Ratio => ({ over: numerator(value), under: denominator(value) });

interface IntegerMarks {
  readonly leaf: MarksLeaf;
  /** Marks earned for each thousandth of a mark. */
  readonly each: Ratio;
  /** The top of the scale, and the marks that it allows, in thousandths. */
  readonly top: Ratio;
  readonly allowed?: ReadonlySet<number>;
  readonly least?: Ratio;
  readonly opens?: Ratio;
}

export interface IntegerMethod {
  readonly rounding: RoundTo;
  readonly price?: { readonly leaf: PriceLeaf; readonly available: Ratio };
  readonly marks: readonly IntegerMarks[];
  readonly commitments?: {
    readonly leaf: CommitmentsLeaf;
    readonly available: Ratio;
    /** Between two published figures; otherwise divided by the highest of the bids. */
    readonly between?: { readonly worst: Ratio; readonly span: Ratio };
  };
}

/** What a bid brings: its price and marks in thousandths, marks in the order of the method. */
export interface IntegerBid {
  readonly bidder: string;
  readonly price: number;
  readonly marks: readonly number[];
}

/** What the bids' promises are worth: each bid's pounds counted, as `over ÷ under` with one `under` for all. */
export interface PromisedValues {
  readonly over: readonly bigint[];
  readonly under: bigint;
}

export function compileIntegerMethod({ award, price, marks, commitments }: UsualAward): IntegerMethod {
  return {
    rounding: award.rounding,
    marks: marks.map(({ leaf, formula }) =>
      compileMarksCriterion(leaf, formula.top.value, commitments?.leaf),
    ),
    ...(price !== undefined && { price: { leaf: price, available: toRatio(price.marksAvailable) } }),
    ...(commitments !== undefined && {
      commitments: {
        leaf: commitments.leaf,
        available: toRatio(commitments.leaf.marksAvailable),
        ...(commitments.between !== undefined && {
          between: {
            worst: toRatio(commitments.between.worst.value),
            span: toRatio(subtract(commitments.between.best.value, commitments.between.worst.value)),
          },
        }),
      },
    }),
  };
}

function compileMarksCriterion(
  leaf: MarksLeaf,
  top: Exact,
  promised: CommitmentsLeaf | undefined,
): IntegerMarks {
  const inParts = (share: Exact): Ratio => toRatio(multiply(multiply(share, top), exactInteger(PARTS)));
  const gate = promised?.needs.find(({ criterion }) => criterion === leaf.id);
  const { minimum, scale } = leaf;
  return {
    leaf,
    top: inParts(ONE),
    ...(scale.allowed !== undefined && {
      allowed: new Set(scale.allowed.map((one) => Number(numerator(multiply(one, exactInteger(PARTS)))))),
    }),
    each: toRatio(divide(leaf.marksAvailable, multiply(top, exactInteger(PARTS)))),
    ...(minimum !== undefined && {
      least:
        minimum.kind === "share"
          ? inParts(minimum.share)
          : toRatio(multiply(minimum.figure, exactInteger(PARTS))),
    }),
    ...(gate !== undefined && { opens: inParts(gate.share) }),
  };
}

/**
 * @param values absent where the award counts no promises
 * @param inFull whether totals are given as exact text too
 * @returns where every bid stands, or nothing where the engine of `evaluate` must say
 */
export function scoreInIntegers(
  method: IntegerMethod,
  bids: readonly IntegerBid[],
  values: PromisedValues | undefined,
  inFull: boolean,
): ReadonlyMap<string, BidStanding> | undefined {
  const totals = bidTotals(method, bids, values);
  const order = totals === undefined ? undefined : untiedRankOrder(totals);
  if (totals === undefined || order === undefined) return undefined;
  const ranks: number[] = [];
  for (const [at, index] of order.entries()) ranks[index] = at + 1;
  const { places, mode } = method.rounding;
  return new Map(
    bids.map(({ bidder }, index) => {
      const total = totals[index] ?? NOTHING;
      const standing: BidStanding = {
        status: "scored",
        rank: ranks[index] ?? null,
        total: roundedText(total, places, mode),
        ...(inFull && { exact: exactText(divide(exactInteger(total.over), exactInteger(total.under))) }),
        pounds:
          values === undefined
            ? null
            : roundedText({ over: values.over[index] ?? 0n, under: values.under }, 2, "half-up"),
      };
      return [bidder, standing];
    }),
  );
}

/** Whether any total is another. */
export const anyBidTotalDiffers = (
  bids: readonly IntegerBid[],
  before: { readonly method: IntegerMethod; readonly values: PromisedValues | undefined },
  after: typeof before,
): boolean => {
  const [old, fresh] = [
    bidTotals(before.method, bids, before.values),
    bidTotals(after.method, bids, after.values),
  ];
  return bids.some((_, index) => compareRatiosDescending(old?.[index], fresh?.[index]) !== 0);
};

/** @returns the bids from the highest total down; nothing where two are equal: a tie is for the published tie-breaks, and for words. */
function untiedRankOrder(totals: readonly Ratio[]): readonly number[] | undefined {
  const order = totals.map((_, index) => index).sort((a, b) => compareRatiosDescending(totals[a], totals[b]));
  const tied = order.some(
    (one, at) => at > 0 && compareRatiosDescending(totals[order[at - 1] ?? 0], totals[one]) === 0,
  );
  return tied ? undefined : order;
}

function compareRatiosDescending(a: Ratio | undefined, b: Ratio | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const [one, other] = [a.over * b.under, b.over * a.under];
  return one > other ? -1 : one < other ? 1 : 0;
}

function bidTotals(
  method: IntegerMethod,
  bids: readonly IntegerBid[],
  values: PromisedValues | undefined,
): readonly Ratio[] | undefined {
  // Rounding, and a share of the highest, are made for figures from zero up.
  if (values?.over.some((value) => value < 0n) === true) return undefined;
  const lowest = bids.reduce((least, { price }) => (price < least ? price : least), Number.MAX_SAFE_INTEGER);
  if (method.price !== undefined && lowest <= 0) return undefined;
  const highest = (values?.over ?? []).reduce((most, value) => (value > most ? value : most), 0n);
  const totals: Ratio[] = [];
  for (const [index, bid] of bids.entries()) {
    let total: Ratio = NOTHING;
    let open = true;
    for (const [at, { each, least, opens }] of method.marks.entries()) {
      const mark = BigInt(bid.marks[at] ?? 0);
      if (least !== undefined && mark * least.under < least.over) return undefined;
      if (opens !== undefined && mark * opens.under < opens.over) open = false;
      total = addRatios(total, { over: mark * each.over, under: each.under });
    }
    if (method.price !== undefined) {
      const { available } = method.price;
      total = addRatios(total, {
        over: available.over * BigInt(lowest),
        under: available.under * BigInt(bid.price),
      });
    }
    if (method.commitments !== undefined && open) {
      const { between, available } = method.commitments;
      const share = commitmentsShare(between, values?.over[index] ?? 0n, values?.under ?? 1n, highest);
      total = addRatios(total, { over: available.over * share.over, under: available.under * share.under });
    }
    totals.push(total);
  }
  return totals;
}

const NOTHING: Ratio = { over: 0n, under: 1n };
const ALL: Ratio = { over: 1n, under: 1n };

function commitmentsShare(
  between: NonNullable<IntegerMethod["commitments"]>["between"],
  value: bigint,
  under: bigint,
  highest: bigint,
): Ratio {
  if (between === undefined) return highest === 0n ? NOTHING : { over: value, under: highest };
  const { worst, span } = between;
  const share = {
    over: (value * worst.under - worst.over * under) * span.under,
    under: under * worst.under * span.over,
  };
  return share.over <= 0n ? NOTHING : share.over >= share.under ? ALL : share;
}

const addRatios = (a: Ratio, b: Ratio): Ratio =>
  a.under === b.under
    ? { over: a.over + b.over, under: a.under }
    : { over: a.over * b.under + b.over * a.under, under: a.under * b.under };

/** @returns a figure that is not below zero, rounded. */
function roundedText({ over, under }: Ratio, places: number, mode: RoundTo["mode"]): string {
  const top = over * 10n ** BigInt(places);
  const kept = top / under;
  const up = roundsUp(2n * (top - kept * under), under, kept, mode);
  return decimalText(up ? kept + 1n : kept, places);
}
