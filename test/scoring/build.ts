/** Awards, bids and measures in few words, and workings as lines of text. */
import type { Measure, Proxy as ProxyValue } from "../../src/library/model.ts";
import { type Exact, exact, exactText } from "../../src/number/exact.ts";
import type { Contest } from "../../src/scoring/contest.ts";
import { evaluate } from "../../src/scoring/evaluate.ts";
import type { Fraction, Unscorable } from "../../src/scoring/formulas/formula.ts";
import { bindFormulaToBids } from "../../src/scoring/formulas/registry.ts";
import type { EvaluatedBid, Evaluation } from "../../src/scoring/model.ts";
import type { Valuation } from "../../src/scoring/valuation.ts";
import { sourcedWorkings, type Workings, type WorkingsUnit } from "../../src/scoring/workings.ts";
import type { SourcedFigure } from "../../src/tender/figures.ts";
import type {
  Amount,
  Award,
  Bid,
  Commitment,
  CommitmentsLeaf,
  Criterion,
  CriterionGroup,
  FigureLeaf,
  FormulaSpec,
  GateLeaf,
  Mark,
  MarksLeaf,
  PriceLeaf,
  Tender,
} from "../../src/tender/model.ts";

export type Figure = number | string;

export const figure = (value: Figure): Exact => exact(String(value));
export const text = (value: Exact): string => exactText(value);
export const at = (value: Figure, place = ""): SourcedFigure & Amount => ({
  value: figure(value),
  at: place,
});

/** A share of the contract value, as in `10% of value`. */
export const ofValue = (share: Figure, value: Figure, amount: Figure): Amount => ({
  value: figure(amount),
  at: "tender.yaml:20:9",
  ofValue: { share: figure(share), value: figure(value), vat: "excluding", at: "tender.yaml:5:3" },
});

export const pounds = (value: Figure, label = "price", place?: string): Workings =>
  sourcedWorkings(label, figure(value), "pounds", place);
export const worth = (label: string, value: Figure, unit: WorkingsUnit = "marks"): Workings =>
  sourcedWorkings(label, figure(value), unit);

/** A field of bids: the price of bid 1, of bid 2 … in rows 2, 3 … of bids.csv. */
export const field = (...values: readonly Figure[]): readonly Workings[] =>
  values.map((value, index) => pounds(value, `the price of bid ${index + 1}`, `bids.csv:${index + 2}:3`));

export function fractionBy(spec: FormulaSpec, among: readonly Workings[] = []): Fraction {
  const found = bindFormulaToBids(spec, among);
  if ("unscorable" in found) throw new Error(found.unscorable);
  return found;
}

/** The share that a value earns in a field, as text. */
export const earns = (spec: FormulaSpec, value: Figure, among: readonly Figure[] = []): string =>
  text(fractionBy(spec, field(...among))(pounds(value)).value);

export function trouble(found: object): Unscorable {
  if (!("unscorable" in found)) throw new Error("it can be scored");
  return found as Unscorable;
}

/** Workings as lines: `label = value unit (criterion) {rule}: sum | because @ place ~ source`, children indented. */
export function lines(node: Workings, depth = 0): readonly string[] {
  const parts = [
    `${"  ".repeat(depth)}${node.label} = ${text(node.value)} ${node.unit}`,
    "criterion" in node ? ` (${node.criterion})` : "",
    "rule" in node ? ` {${node.rule}}` : "",
    "sum" in node ? `: ${node.sum}` : "",
    "because" in node ? ` | ${node.because}` : "",
    "at" in node ? ` @ ${node.at}` : "",
    "source" in node ? ` ~ ${node.source}` : "",
  ];
  return [parts.join(""), ...node.from.flatMap((one) => lines(one, depth + 1))];
}

type Over<Whole> = { readonly [Key in keyof Whole]?: Whole[Key] };

const base = (id: string, marks: Figure) => ({
  id,
  title: id.toUpperCase(),
  weight: figure(marks),
  marksAvailable: figure(marks),
  socialValue: false,
  netZero: false,
  relative: false,
  at: `tender.yaml:${id}`,
});
const leafBase = (id: string, marks: Figure) => ({ ...base(id, marks), kind: "leaf" as const, needs: [] });

export const cheapest: FormulaSpec = { by: "lowest-over-value" };
export const highestOffer: FormulaSpec = { by: "value-over-highest" };
export const upTo = (best: Figure): FormulaSpec => ({
  by: "between",
  worst: at(0),
  best: at(best),
  clamp: true,
});

export const priceLeaf = (marks: Figure, over: Over<PriceLeaf> = {}): PriceLeaf => ({
  ...leafBase("price", marks),
  from: "price",
  formula: cheapest,
  relative: true,
  ...over,
});
/** The price under a method that ranks on the price itself. */
export function priceForShow(marks: Figure): PriceLeaf {
  const { formula: _, ...rest } = priceLeaf(marks, { relative: false });
  return rest;
}
export const marksLeaf = (
  id: string,
  marks: Figure,
  over: Over<MarksLeaf> = {},
  top: Figure = 5,
): MarksLeaf => ({
  ...leafBase(id, marks),
  from: "marks",
  scale: { top: at(top), descriptors: new Map() },
  aspects: [],
  formula: { by: "scale", top: at(top) },
  ...over,
});
export const figureLeaf = (
  id: string,
  marks: Figure,
  formula: FormulaSpec,
  over: Over<FigureLeaf> = {},
): FigureLeaf => ({ ...leafBase(id, marks), from: "figure", formula, ...over });
export const gateLeaf = (id: string, marks: Figure | undefined, over: Over<GateLeaf> = {}): GateLeaf => {
  const { weight, ...rest } = leafBase(id, marks ?? 0);
  return {
    ...rest,
    ...(marks !== undefined && { weight }),
    from: "gate",
    formula: { by: "yes-or-no" },
    ...over,
  };
};
export const commitmentsLeaf = (
  id: string,
  marks: Figure,
  formula: FormulaSpec,
  over: Over<CommitmentsLeaf> = {},
): CommitmentsLeaf => ({
  ...leafBase(id, marks),
  from: "commitments",
  unevidenced: "nothing",
  formula,
  ...over,
});
export const division = (
  id: string,
  marks: Figure,
  criteria: readonly Criterion[],
  over: Over<CriterionGroup> = {},
): CriterionGroup => ({ ...base(id, marks), kind: "division", criteria, ...over });

export const needs = (criterion: string, share: Figure) => ({
  criterion,
  share: figure(share),
  at: `tender.yaml:needs-${criterion}`,
});
export const minimumShare = (share: Figure) => ({ kind: "share" as const, share: figure(share), at: "" });
export const minimumFigure = (value: Figure) => ({ kind: "figure" as const, figure: figure(value), at: "" });

export const award = (criteria: readonly Criterion[], over: Over<Award> = {}): Award => ({
  method: "weighted-sum",
  marksAvailable: figure(100),
  criteria,
  rounding: { places: 2, mode: "half-up", of: "total", rank: "exact" },
  ties: [],
  marks: "consensus",
  priceBasis: {},
  at: "tender.yaml:10:1",
  ...over,
});

export const mark = (criterion: string, value: Figure, over: Over<Mark> = {}): Mark => ({
  criterion,
  stage: "consensus",
  mark: figure(value),
  at: `marks.csv:${criterion}`,
  ...over,
});
/** One evaluator's mark. */
export const markBy = (evaluator: string, criterion: string, value: Figure, over: Over<Mark> = {}): Mark =>
  mark(criterion, value, { evaluator, stage: "individual", at: `marks.csv:${evaluator}`, ...over });

interface Offer extends Over<Omit<Bid, "price" | "figures" | "gates" | "submitted" | "marks">> {
  readonly price?: Figure;
  readonly submitted?: string;
  readonly figures?: Readonly<Record<string, Figure>>;
  readonly gates?: Readonly<Record<string, boolean>>;
  /** Consensus marks by criterion, or the marks themselves. */
  readonly marks?: Readonly<Record<string, Figure>> | readonly Mark[];
}

export function bid(bidder: string, offer: Offer = {}): Bid {
  const { price, submitted, figures = {}, gates = {}, marks = [], ...rest } = offer;
  return {
    bidder,
    status: "live",
    commitments: [],
    at: `bids.csv:${bidder}`,
    ...rest,
    ...(price !== undefined && { price: at(price, `bids.csv:${bidder}:price`) }),
    ...(submitted !== undefined && { submitted: { text: submitted, at: "" } }),
    figures: new Map(
      Object.entries(figures).map(([id, value]) => [id, at(value, `bids.csv:${bidder}:${id}`)]),
    ),
    gates: new Map(Object.entries(gates).map(([id, yes]) => [id, { yes, at: `bids.csv:${bidder}:${id}` }])),
    marks: isList(marks) ? marks : Object.entries(marks).map(([id, value]) => mark(id, value)),
  };
}

const isList = (marks: Readonly<Record<string, Figure>> | readonly Mark[]): marks is readonly Mark[] =>
  Array.isArray(marks);

export const proxy = (amount: Figure, over: Over<ProxyValue> = {}): ProxyValue => ({
  from: "2020-01-01",
  amount: figure(amount),
  source: "Unit Cost Database",
  status: "verified",
  at: "library.yaml:proxy",
  ...over,
});

/** A measure in people whose proxy value is given; without one it carries no pounds. */
export const measure = (id: string, amount?: Figure, over: Over<Measure> = {}): Measure => ({
  id,
  title: `Measure ${id}`,
  unit: "person",
  kind: "money",
  theme: "work",
  outcome: "jobs",
  priorities: [],
  proxies: amount === undefined ? [] : [proxy(amount)],
  adjust: { included: [] },
  countsOnceWith: [],
  status: "verified",
  library: "county@1.0.0",
  at: `library.yaml:${id}`,
  ...over,
});

export const behind = { evidence: "payroll", owner: "HR", from: "2026-09-01", plan: "hire locally" };

/** A commitment with everything behind it that the method asks for. */
export const commitment = (id: string, quantity: Figure, over: Over<Commitment> = {}): Commitment => ({
  measure: id,
  quantity: at(quantity, `bids.csv:${id}`),
  ...behind,
  at: `bids.csv:${id}`,
  ...over,
});
/** The same with nothing behind it. */
export const bare = (id: string, quantity: Figure, over: Over<Commitment> = {}): Commitment => ({
  measure: id,
  quantity: at(quantity, `bids.csv:${id}`),
  at: `bids.csv:${id}`,
  ...over,
});

export const valuation = (over: Over<Valuation> = {}): Valuation => ({
  commenced: "2026-03-02",
  reference: { priceIndices: [], discountSchedules: [] },
  ...over,
});

const tender: Tender = {
  reference: "R-1",
  title: "A tender",
  value: {},
  libraries: [],
  deviations: [],
  facts: new Map(),
  lots: [],
  isDefault: false,
  at: "tender.yaml",
};

export const contest = (
  of: Award,
  bids: readonly Bid[],
  measures: readonly Measure[] = [],
  how: Valuation = valuation(),
): Contest => ({ tender, award: of, value: {}, bids, measures, valuation: how });

export function evaluated(
  of: Award,
  bids: readonly Bid[],
  measures: readonly Measure[] = [],
  how: Valuation = valuation(),
): Evaluation {
  const found = evaluate(contest(of, bids, measures, how));
  if (found.kind === "unscorable") throw new Error(found.problems.map((one) => one.unscorable).join("; "));
  return found.evaluation;
}

/** Each bid in order: `1 Acme 75` or `disqualified Bolt`. */
export const standings = ({ bids }: Evaluation): readonly string[] =>
  bids.map(({ bid: { bidder }, rank, status, total }) =>
    total === undefined ? `${status} ${bidder}` : `${rank} ${bidder} ${text(total.value)}`,
  );

export function bidOf({ bids }: Evaluation, bidder: string): EvaluatedBid {
  const found = bids.find((one) => one.bid.bidder === bidder);
  if (found === undefined) throw new Error(`no bid by ${bidder}`);
  return found;
}
