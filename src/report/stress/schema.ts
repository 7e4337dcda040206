/** The shape of the part of a saved evaluation that says how firm its ranking is: one entry an award, one part an analysis. Within a version, keys are only ever added. */
import * as z from "zod/mini";

const text = (description: string) => z.string().register(z.globalRegistry, { description });
const flag = (description: string) => z.boolean().register(z.globalRegistry, { description });

const measured = z
  .strictObject({
    shown: text("rounded as the tender published, a share as a percentage with its sign; without pound sign"),
    exact: text("a whole number, a terminating decimal or a fraction; a share as a fraction of 1"),
    unit: z
      .enum(["marks", "pounds", "pounds per mark", "share", "mark", "figure"])
      .register(z.globalRegistry, {
        description: "marks of the award, a mark on a scale, a figure from the bids",
      }),
  })
  .register(z.globalRegistry, { id: "measured" });
const nullable = (description: string) => z.nullable(measured).register(z.globalRegistry, { description });

const outcome = z
  .strictObject({
    leaders: z.array(z.string()).register(z.globalRegistry, {
      description: "who would stand first: several where they share it, none where nobody is left",
    }),
    changes: flag("whether that is anybody other than now"),
    trouble: z.nullable(
      text("why the changed bids cannot be scored; then leaders is empty and changes false"),
    ),
  })
  .register(z.globalRegistry, { id: "outcome" });

const cases = z
  .strictObject({
    examined: z.int().check(z.nonnegative()),
    possible: z.int().check(z.nonnegative()),
  })
  .register(z.globalRegistry, { description: "how many cases were looked at, of how many there are" });

const names = z.array(z.string());
const says = text("the finding in one sentence or a few");

const margin = z.strictObject({
  lead: nullable("how far the highest ranked bid is ahead of the next; null where no second bid is ranked"),
  next: names.clone().register(z.globalRegistry, { description: "who is next" }),
  byTieBreak: flag("equal figures, separated by a published tie-break alone"),
  says,
});

const markFlip = z.strictObject({
  bidder: z.string(),
  criterion: text("its id"),
  title: text("the criterion's title"),
  aspect: z.nullable(z.string()),
  evaluator: z.nullable(text("whose mark, where evaluators' own marks are averaged")),
  mark: measured,
  to: measured,
  stepPublished: flag(
    "the scale lists its marks; otherwise the step is the coarsest that fits the marks given",
  ),
  total: nullable("the bidder's own total now"),
  totalAfter: nullable("the bidder's own total after the change"),
  outcome,
  at: text("where the mark was written, such as marks.csv:14:9"),
});

const markStep = z.strictObject({
  criterion: z.string(),
  title: z.string(),
  aspect: z.nullable(z.string()),
  step: measured.clone().register(z.globalRegistry, { description: "the smallest change" }),
  stepPublished: z.boolean(),
  moves: measured
    .clone()
    .register(z.globalRegistry, { description: "the most that one such change moves a total" }),
  coversLead: flag("whether that is at least the lead of the highest ranked bid"),
});

const removal = z.strictObject({
  bidder: text("the bid left out"),
  rank: z.nullable(z.int().check(z.positive())),
  outcome,
  reorders: flag("whether the bids that remain stand in another order among themselves"),
  standings: z
    .array(z.strictObject({ bidder: z.string(), rank: z.int().check(z.positive()), total: measured }))
    .register(z.globalRegistry, { description: "the first five places without it" }),
  says,
});

const worsening = z.strictObject({
  bidder: z.string(),
  rank: z.nullable(z.int().check(z.positive())),
  what: z.enum(["price", "mark", "figure", "commitments"]),
  criterion: z.string(),
  title: z.string(),
  from: measured,
  to: measured,
  how: text("how the offer was made worse, such as 10% higher"),
  level: nullable("the exact offer at which another bid draws level with the first"),
  outcome,
});

const measureChange = z.strictObject({
  measure: text("its id; the id of the carbon values where these move, for every measure priced from them"),
  title: z.string(),
  change: z.enum(["dropped", "low", "high"]),
  from: nullable("the proxy value in force; null where several years have their own"),
  to: nullable("the end of its published range; null where the measure is dropped, or several years move"),
  lead: nullable("the lead of whoever would stand first"),
  leadAfter: z.optional(
    nullable("the lead of the bid that stands first now; below zero where it would stand behind another"),
  ),
  outcome,
});

const breakEven = z.nullable(
  z.strictObject({
    at: measured.clone().register(z.globalRegistry, {
      description: "the criterion's share of its level at which the lead passes on",
    }),
    shift: measured
      .clone()
      .register(z.globalRegistry, { description: "the change in that share from the published one" }),
    leaders: names.clone().register(z.globalRegistry, { description: "who stands first beyond it" }),
    there: names.clone().register(z.globalRegistry, { description: "who stands first exactly there" }),
  }),
);

const weightMove = z.strictObject({
  criterion: z.string(),
  title: z.string(),
  parent: z.nullable(text("the branch whose marks it shares")),
  socialValue: z.boolean(),
  weight: measured.clone().register(z.globalRegistry, { description: "its published share of its level" }),
  bands: z
    .array(z.strictObject({ from: measured, to: measured, leaders: names }))
    .register(z.globalRegistry, {
      description: "who stands first while its share lies between two figures, from 0% to 100%",
    }),
  below: breakEven
    .clone()
    .register(z.globalRegistry, { description: "the nearest such point below the published weight" }),
  above: breakEven
    .clone()
    .register(z.globalRegistry, { description: "the nearest such point above the published weight" }),
  note: z.nullable(text("why there is no answer, or on what it rests")),
});

const extreme = z.strictObject({
  criterion: z.string(),
  title: z.string(),
  from: z.enum(["price", "figure", "commitments"]),
  side: z.enum(["lowest", "highest"]),
  bidder: z.string(),
  value: measured,
  nextBidder: z.string(),
  next: measured,
  meanOfOthers: measured,
  ofMean: nullable("the offer as a share of the mean of the others"),
  sets: flag("whether the marks of the other bids rest on this offer"),
  beyondLine: z.nullable(flag("whether it lies beyond a published line")),
  ifNext: z
    .nullable(outcome)
    .register(z.globalRegistry, { description: "what would follow if the offer were the same as the next" }),
});

const spread = z.strictObject({
  title: z.string(),
  criteria: names,
  socialValue: z.boolean(),
  stated: measured
    .clone()
    .register(z.globalRegistry, { description: "its share of all marks, as published" }),
  lowest: measured,
  highest: measured,
  spread: measured
    .clone()
    .register(z.globalRegistry, { description: "highest less lowest among the ranked bids" }),
  ofSpread: nullable("its share of the sum of all spreads"),
});

const resting = z.strictObject({
  on: z.enum([
    "all-commitments",
    "without-verified-evidence",
    "commitments-lacking-something",
    "unverified-values",
  ]),
  title: z.string(),
  commitments: z
    .int()
    .check(z.nonnegative())
    .register(z.globalRegistry, { description: "how many of the bid's commitments these are" }),
  measures: names,
  total: nullable("the bid's total without them"),
  leadAfter: nullable("its lead without them; below zero where it would stand behind another bid"),
  ofLead: nullable("the share of its lead that goes with them; above 100% where the lead is lost"),
  outcome,
});

const sizeGroup = z.strictObject({
  flag: z.enum(["sme", "vcse"]),
  answer: z.enum(["yes", "no", "not given"]),
  bids: z.int().check(z.nonnegative()),
  ranked: z.int().check(z.nonnegative()),
  bestRank: z.nullable(z.int().check(z.positive())),
  price: nullable("mean price of the ranked bids"),
  priceMarks: nullable("mean share of the marks for price"),
  offered: nullable("mean pounds of commitments as promised"),
  socialValueMarks: nullable("mean share of the marks for social value"),
});

export const stressSchema = z
  .strictObject({
    lot: z.nullable(z.string()),
    leaders: names.clone().register(z.globalRegistry, { description: "who stands first as evaluated" }),
    firm: flag("no listed smallest change, and no losing bid that goes or worsens, puts anybody else first"),
    reasons: names
      .clone()
      .register(z.globalRegistry, { description: "why it is not firm, in sentences; empty when it is" }),
    says,
    margin,
    marks: z
      .strictObject({ cases, flips: z.array(markFlip), steps: z.array(markStep), says })
      .register(z.globalRegistry, {
        description: "single marks moved by the smallest change that the scale allows",
      }),
    removals: z
      .strictObject({ cases, rows: z.array(removal), says })
      .register(z.globalRegistry, { description: "each bid left out in turn" }),
    worsened: z
      .strictObject({ cases, flips: z.array(worsening), says })
      .register(z.globalRegistry, { description: "losing bids made worse" }),
    measures: z
      .strictObject({ cases, rows: z.array(measureChange), withoutRange: names, says })
      .register(z.globalRegistry, {
        description: "measures left out, and proxy values moved to the ends of their published range",
      }),
    weights: z
      .strictObject({
        label: text("that this is analysis and not the published method"),
        rule: text("what happens to the other weights of the level"),
        cases,
        rows: z.array(weightMove),
        says,
      })
      .register(z.globalRegistry, {
        description: "weights moved until another bid stands first: exact break-even points",
      }),
    outliers: z.strictObject({
      rows: z.array(extreme),
      lines: names.clone().register(z.globalRegistry, {
        description: "published lines that were used, with source and status",
      }),
      says,
    }),
    effective: z.strictObject({ rows: z.array(spread), says }).register(z.globalRegistry, {
      description: "the stated weight against the spread of marks that decided",
    }),
    impliedPrice: z.strictObject({
      rows: z.array(
        z.strictObject({
          bidder: z.string(),
          price: z.nullable(measured),
          oneMark: nullable("the rise in price that costs this bid exactly one mark"),
          because: z.nullable(text("how, or why there is none")),
        }),
      ),
      socialValue: z.array(
        z.strictObject({
          criterion: z.string(),
          title: z.string(),
          oneMark: nullable("the pounds of social value that earn one mark"),
          because: z.nullable(z.string()),
        }),
      ),
      says,
    }),
    unverified: z
      .strictObject({
        bidder: z.nullable(z.string()),
        lead: z.nullable(measured),
        rows: z.array(resting),
        says,
      })
      .register(z.globalRegistry, {
        description: "the highest ranked bid without commitments that nobody has verified",
      }),
    size: z.strictObject({ groups: z.array(sizeGroup), says }),
  })
  .register(z.globalRegistry, {
    description: "how firm the ranking is; analysis, and no part of the published method",
  });

export type StressDocument = z.infer<typeof stressSchema>;
export type MeasuredDocument = z.infer<typeof measured>;
