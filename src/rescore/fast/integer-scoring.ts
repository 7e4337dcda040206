/**
 * The common shape of an award, scored in whole numbers. Most tenders add up a
 * price held against the lowest, marks on a scale and the value of commitments;
 * for these each total is one fraction of two whole numbers, and no workings
 * are kept. Whatever is unusual (a tie, a missing mark, a gate, a bid below a
 * minimum, another formula) is left to the engine of `evaluate`, and a test
 * holds the two against each other.
 */
import {
  decimalText,
  denominator,
  divide,
  type Exact,
  exactText,
  integer,
  multiply,
  numerator,
  ONE,
  sign,
  subtract,
} from "../../number/exact.ts";
import type { RoundTo } from "../../tender/figures.ts";
import type { Award, CommitmentsLeaf, MarksLeaf, PriceLeaf } from "../../tender/model.ts";
import { allCriteria, leafCriteria } from "../../tender/tree.ts";
import type { BidStanding } from "../model.ts";
import { certainOrder, certainText, type NearPlan, nearPlan, nearTotals } from "./near.ts";
import { PARTS } from "./quantity-totals.ts";

/** A fraction of whole numbers, not in lowest terms; the lower one is above zero. */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

const ratio = (value: Exact): Ratio => ({ over: numerator(value), under: denominator(value) });

interface LeanMarks {
  readonly leaf: MarksLeaf;
  /** Marks earned for each thousandth of a mark. */
  readonly each: Ratio;
  /** The top of the scale, and the marks that it allows, in thousandths. */
  readonly top: Ratio;
  readonly allowed?: ReadonlySet<number>;
  readonly least?: Ratio;
  readonly opens?: Ratio;
}

export interface LeanPlan {
  readonly rounding: RoundTo;
  readonly price?: { readonly leaf: PriceLeaf; readonly worth: Ratio };
  readonly marks: readonly LeanMarks[];
  readonly commitments?: {
    readonly leaf: CommitmentsLeaf;
    readonly worth: Ratio;
    /** Held against the highest of the bids, or between two published figures. */
    readonly between?: { readonly worst: Ratio; readonly span: Ratio };
  };
  /** The same in doubles, where they can say how far off they are. */
  readonly near?: NearPlan;
}

/** What a bid brings: its price and marks in thousandths, marks in the order of the plan. */
export interface LeanBid {
  readonly bidder: string;
  readonly price: number;
  readonly marks: readonly number[];
}

/** @returns how such an award is scored in whole numbers, or nothing where it has anything unusual. */
export function leanPlan(award: Award): LeanPlan | undefined {
  const { rounding } = award;
  const parts = leafCriteria(award.criteria);
  const branches = allCriteria(award.criteria).filter((one) => one.kind === "division");
  const usual =
    award.method === "weighted-sum" &&
    rounding.of === "total" &&
    rounding.rank === "exact" &&
    branches.every((one) => one.minimum === undefined && one.round === undefined) &&
    parts.every(
      (leaf) => leaf.round === undefined && leaf.scaledBy === undefined && leaf.weight !== undefined,
    );
  const [price, ...prices] = parts.filter((leaf) => leaf.from === "price");
  const [promised, ...others] = parts.filter((leaf) => leaf.from === "commitments");
  const marked = parts.filter((leaf) => leaf.from === "marks");
  const known = marked.length + (price ? 1 : 0) + (promised ? 1 : 0);
  if (!usual || prices.length > 0 || others.length > 0 || known !== parts.length) return undefined;
  if (price !== undefined && (price.formula?.by !== "lowest-over-value" || unusual(price))) return undefined;
  const marks = marked.map((leaf) => leanMarks(leaf, promised));
  if (marks.some((one) => one === undefined)) return undefined;
  const commitments = promised === undefined ? undefined : leanCommitments(promised, marked);
  if (promised !== undefined && commitments === undefined) return undefined;
  const plan = {
    rounding,
    marks: marks.flatMap((one) => (one === undefined ? [] : [one])),
    ...(price !== undefined && { price: { leaf: price, worth: ratio(price.marksAvailable) } }),
    ...(commitments !== undefined && { commitments }),
  };
  const near = nearPlan(plan);
  return { ...plan, ...(near !== undefined && { near }) };
}

const unusual = (leaf: PriceLeaf | CommitmentsLeaf): boolean => leaf.minimum !== undefined;

function leanMarks(leaf: MarksLeaf, promised: CommitmentsLeaf | undefined): LeanMarks | undefined {
  if (leaf.formula?.by !== "scale" || leaf.needs.length > 0) return undefined;
  const { top } = leaf.formula;
  const gate = promised?.needs.find(({ criterion }) => criterion === leaf.id);
  const inParts = (share: Exact): Ratio => ratio(multiply(multiply(share, top.value), integer(PARTS)));
  const least =
    leaf.minimum === undefined
      ? undefined
      : leaf.minimum.kind === "share"
        ? inParts(leaf.minimum.share)
        : ratio(multiply(leaf.minimum.figure, integer(PARTS)));
  const { allowed } = leaf.scale;
  return {
    leaf,
    top: inParts(ONE),
    ...(allowed !== undefined && {
      allowed: new Set(allowed.map((one) => Number(numerator(multiply(one, integer(PARTS)))))),
    }),
    each: ratio(divide(leaf.marksAvailable, multiply(top.value, integer(PARTS)))),
    ...(least !== undefined && { least }),
    ...(gate !== undefined && { opens: inParts(gate.share) }),
  };
}

function leanCommitments(
  leaf: CommitmentsLeaf,
  marked: readonly MarksLeaf[],
): LeanPlan["commitments"] | undefined {
  const gates = leaf.needs.map(({ criterion }) => criterion);
  const targets = (leaf.measures ?? []).some(({ target }) => target !== undefined);
  const unknown = gates.some((id) => !marked.some((one) => one.id === id));
  if (unusual(leaf) || targets || unknown || new Set(gates).size < gates.length) return undefined;
  const base = { leaf, worth: ratio(leaf.marksAvailable) };
  if (leaf.formula?.by === "value-over-highest") return base;
  if (leaf.formula?.by !== "between" || !leaf.formula.clamp) return undefined;
  const span = subtract(leaf.formula.best.value, leaf.formula.worst.value);
  return sign(span) <= 0
    ? undefined
    : { ...base, between: { worst: ratio(leaf.formula.worst.value), span: ratio(span) } };
}

/**
 * @param values each bid's pounds counted, as `over ÷ under` with one `under` for all; absent where the award counts none
 * @param inFull whether totals are given as exact text too
 * @returns where every bid stands, or nothing where the engine of `evaluate` must say
 */
export function leanSide(
  plan: LeanPlan,
  bids: readonly LeanBid[],
  values: readonly bigint[] | undefined,
  under: bigint,
  inFull: boolean,
): ReadonlyMap<string, BidStanding> | undefined {
  const near = nearTotals(plan, bids, values, under);
  const error = plan.near?.error ?? 0;
  const certain = near === undefined ? undefined : certainOrder(near, error);
  let whole: readonly Ratio[] | undefined;
  const totals = (): readonly Ratio[] | undefined => {
    whole ??= totalsOf(plan, bids, values, under);
    return whole;
  };
  const order = certain ?? orderOf(totals());
  if (order === undefined) return undefined;
  const ranks: number[] = [];
  for (const [at, index] of order.entries()) ranks[index] = at + 1;
  const { places, mode } = plan.rounding;
  const exactly = (index: number): Ratio => totals()?.[index] ?? NOTHING;
  return new Map(
    bids.map(({ bidder }, index) => {
      const sure = near === undefined ? undefined : certainText(near[index] ?? 0, error, places, mode);
      return [
        bidder,
        {
          status: "scored",
          rank: ranks[index] ?? null,
          total: sure ?? roundedText(exactly(index), places, mode),
          ...(inFull && {
            exact: exactText(divide(integer(exactly(index).over), integer(exactly(index).under))),
          }),
          pounds: plan.commitments === undefined ? null : poundsText(values?.[index] ?? 0n, under),
        } satisfies BidStanding,
      ];
    }),
  );
}

/** @returns the bids from the highest total down; nothing where two are equal: a tie is for the published tie-breaks, and for words. */
function orderOf(totals: readonly Ratio[] | undefined): readonly number[] | undefined {
  if (totals === undefined) return undefined;
  const order = totals.map((_, index) => index).sort((a, b) => higher(totals[a], totals[b]));
  const tied = order.some((one, at) => at > 0 && higher(totals[order[at - 1] ?? 0], totals[one]) === 0);
  return tied ? undefined : order;
}

/** Three roundings, of both whole numbers and of their quotient, err by less than 2^-51 of it. */
const QUOTIENT = 2 ** -51;

function poundsText(value: bigint, under: bigint): string {
  const near = Number(value) / Number(under);
  const sure = value < 0n ? undefined : certainText(near, near * QUOTIENT, 2, "half-up");
  return sure ?? roundedText({ over: value, under }, 2, "half-up");
}

function higher(a: Ratio | undefined, b: Ratio | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const [one, other] = [a.over * b.under, b.over * a.under];
  return one > other ? -1 : one < other ? 1 : 0;
}

function totalsOf(
  plan: LeanPlan,
  bids: readonly LeanBid[],
  values: readonly bigint[] | undefined,
  under: bigint,
): readonly Ratio[] | undefined {
  const lowest = bids.reduce((least, { price }) => (price < least ? price : least), Number.MAX_SAFE_INTEGER);
  if (plan.price !== undefined && lowest <= 0) return undefined;
  const highest = (values ?? []).reduce((most, value) => (value > most ? value : most), 0n);
  const totals: Ratio[] = [];
  for (const [index, bid] of bids.entries()) {
    let total: Ratio = { over: 0n, under: 1n };
    let open = true;
    for (const [at, { each, least, opens }] of plan.marks.entries()) {
      const mark = BigInt(bid.marks[at] ?? 0);
      if (least !== undefined && mark * least.under < least.over) return undefined;
      if (opens !== undefined && mark * opens.under < opens.over) open = false;
      total = plus(total, { over: mark * each.over, under: each.under });
    }
    if (plan.price !== undefined) {
      const { worth } = plan.price;
      total = plus(total, { over: worth.over * BigInt(lowest), under: worth.under * BigInt(bid.price) });
    }
    if (plan.commitments !== undefined && open) {
      const share = shareOf(plan.commitments.between, values?.[index] ?? 0n, under, highest);
      const { worth } = plan.commitments;
      total = plus(total, { over: worth.over * share.over, under: worth.under * share.under });
    }
    totals.push(total);
  }
  return totals;
}

const NOTHING: Ratio = { over: 0n, under: 1n };
const ALL: Ratio = { over: 1n, under: 1n };

function shareOf(
  between: NonNullable<LeanPlan["commitments"]>["between"],
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

const plus = (a: Ratio, b: Ratio): Ratio =>
  a.under === b.under
    ? { over: a.over + b.over, under: a.under }
    : { over: a.over * b.under + b.over * a.under, under: a.under * b.under };

/** @returns a figure that is not below zero, rounded. */
function roundedText({ over, under }: Ratio, places: number, mode: RoundTo["mode"]): string {
  const top = over * 10n ** BigInt(places);
  const kept = top / under;
  const twice = 2n * (top - kept * under);
  const up =
    mode === "half-up"
      ? twice >= under
      : mode === "half-even" && (twice > under || (twice === under && kept % 2n === 1n));
  return decimalText(up ? kept + 1n : kept, places);
}
