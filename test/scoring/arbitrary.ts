/** Awards with their bids and measures, of every kind that scoring has to do with. */
import fc from "fast-check";
import type { Measure } from "../../src/library/model.ts";
import type { Award, Bid, Commitment, FormulaSpec, MethodName } from "../../src/tender/model.ts";
import {
  at,
  award,
  bare,
  bid,
  cheapest,
  commitment,
  commitmentsLeaf,
  division,
  figure,
  highestOffer,
  markBy,
  marksLeaf,
  measure,
  minimumShare,
  needs,
  priceForShow,
  priceLeaf,
  upTo,
} from "./build.ts";

export interface Contest {
  readonly award: Award;
  readonly bids: readonly Bid[];
  readonly measures: readonly Measure[];
}

const ids = ["JOB", "TREE", "HOURS"] as const;

const share = fc.integer({ min: 0, max: 10 }).map((tenths) => figure(`${tenths}/10`));

const measuresWith = (capped: boolean): fc.Arbitrary<readonly Measure[]> =>
  fc.tuple(...ids.map((id) => measureOf(id, capped)));

function measureOf(id: string, capped: boolean): fc.Arbitrary<Measure> {
  return fc
    .record({
      amount: fc.integer({ min: 1, max: 5000 }),
      deadweight: fc.option(share, { nil: undefined }),
      years: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      dropOff: fc.option(share, { nil: undefined }),
      cap: fc.option(fc.integer({ min: 1, max: 20000 }), { nil: undefined }),
      linked: fc.subarray(ids.filter((other) => other !== id)),
    })
    .map(({ amount, deadweight, years, dropOff, cap, linked }) =>
      measure(id, amount, {
        adjust: {
          included: [],
          ...(deadweight !== undefined && { deadweight }),
          ...(years !== undefined && { years }),
          ...(dropOff !== undefined && { dropOff }),
        },
        countsOnceWith: linked,
        ...(capped && cap !== undefined && { cap: figure(cap) }),
      }),
    );
}

export const measures = measuresWith(true);
export const uncapped = measuresWith(false);

const promise: fc.Arbitrary<Commitment> = fc
  .tuple(fc.constantFrom(...ids), fc.integer({ min: 0, max: 50 }), fc.boolean())
  .map(([id, quantity, backed]) => (backed ? commitment(id, quantity) : bare(id, quantity)));

const marks = fc
  .tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 }))
  .map(([ann, bob]) => [markBy("Ann", "quality", `${ann}/2`), markBy("Bob", "quality", `${bob}/2`)]);

const offer: fc.Arbitrary<Omit<Bid, "bidder">> = fc
  .record({
    price: fc.integer({ min: 1, max: 40 }),
    marks: fc.oneof({ weight: 9, arbitrary: marks }, { weight: 1, arbitrary: fc.constant([]) }),
    commitments: fc.array(promise, { maxLength: 5 }),
    status: fc.constantFrom("live" as const, "live" as const, "live" as const, "withdrawn" as const),
    submitted: fc.option(fc.constantFrom("2026-03-01", "2026-03-02", "2026-03-02T09:00:00"), {
      nil: undefined,
    }),
  })
  .map(({ submitted, ...rest }) => bid("", { ...rest, ...(submitted !== undefined && { submitted }) }));

export const bids = fc
  .array(offer, { minLength: 1, maxLength: 5 })
  .map((offers) => offers.map((one, index): Bid => ({ ...one, bidder: "ABCDE"[index] ?? "" })));

const onPrice: fc.Arbitrary<FormulaSpec> = fc.constantFrom<FormulaSpec>(
  cheapest,
  { by: "above-lowest", floor: "zero" },
  { by: "between-bids", better: "lower", clamp: true },
  { by: "to-ceiling", ceiling: at(30) },
  { by: "around-mean", slope: figure(1), better: "lower" },
);
/** Formulas that look at one bid alone, and never give less for more. */
const absolute = (top: number, most: number): fc.Arbitrary<FormulaSpec> =>
  fc.constantFrom<FormulaSpec>(
    upTo(top),
    { by: "given", outOf: at(most) },
    {
      by: "bands",
      bands: [
        { atLeast: at(top), earns: figure(1) },
        { atLeast: at(2), earns: figure("1/3") },
      ],
    },
  );
const onPounds: fc.Arbitrary<FormulaSpec> = fc.oneof(
  absolute(20000, 10 ** 9),
  fc.constant(highestOffer),
  fc.constant<FormulaSpec>({ by: "between-bids", better: "higher", clamp: true }),
);

const link = fc.constantFrom(
  {},
  { needs: [needs("quality", "1/2")] },
  { scaledBy: { criterion: "quality", at: "" } },
);
const roundTo = fc.constantFrom({}, { round: { places: 0, mode: "half-up" as const } });
const rounding = fc.record({
  places: fc.integer({ min: 0, max: 2 }),
  mode: fc.constantFrom("half-up" as const, "half-even" as const, "down" as const),
  of: fc.constantFrom("total" as const, "criterion" as const),
  rank: fc.constantFrom("exact" as const, "rounded" as const),
});
const method = fc.constantFrom<MethodName>(
  "weighted-sum",
  "weighted-sum",
  "price-less-credit",
  "weighted-price",
);

const isRelative = ({ by }: FormulaSpec) => by === "value-over-highest" || by === "between-bids";

const criteria = fc.record({
  method,
  price: onPrice,
  quality: absolute(5, 5),
  pounds: onPounds,
  link,
  roundTo,
  unevidenced: fc.constantFrom("nothing" as const, "full" as const),
  minimum: fc.constantFrom({}, {}, { minimum: minimumShare("2/5") }),
  rounding,
  ties: fc.subarray(["quality", "sv", "price", "earliest"]),
});

const awards: fc.Arbitrary<Award> = criteria.map((of) =>
  award(
    [
      of.method === "weighted-sum" ? priceLeaf(30, { formula: of.price }) : priceForShow(30),
      division(
        "rest",
        70,
        [
          marksLeaf("quality", 40, { formula: of.quality, ...of.minimum, ...of.roundTo }),
          commitmentsLeaf("sv", 30, of.pounds, {
            ...of.link,
            unevidenced: of.unevidenced,
            relative: isRelative(of.pounds),
          }),
        ],
        of.roundTo,
      ),
    ],
    { method: of.method, credit: at(2), rounding: of.rounding, ties: of.ties, marks: "average" },
  ),
);

/** Under which no bid's marks depend on another's. */
export const absoluteAwards: fc.Arbitrary<Award> = criteria.map((of) =>
  award(
    [
      marksLeaf("quality", 60, { formula: of.quality, ...of.minimum, ...of.roundTo }),
      commitmentsLeaf("sv", 40, isRelative(of.pounds) ? upTo(20000) : of.pounds, {
        ...of.link,
        ...of.roundTo,
      }),
    ],
    { rounding: of.rounding, marks: "average" },
  ),
);

export const contests: fc.Arbitrary<Contest> = fc.record({ award: awards, bids, measures });

/** The bids in another order, and the rows of each bid too. */
export const shuffled = (from: readonly Bid[]): fc.Arbitrary<readonly Bid[]> =>
  fc.tuple(...from.map((one) => fc.tuple(shuffle(one.commitments), shuffle(one.marks)))).chain((rows) =>
    shuffle(
      from.map((one, index) => {
        const [commitments = one.commitments, given = one.marks] = rows[index] ?? [];
        return { ...one, commitments, marks: given };
      }),
    ),
  );

const shuffle = <Item>(list: readonly Item[]): fc.Arbitrary<readonly Item[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
