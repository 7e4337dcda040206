/** The shape of a saved evaluation: FORMAT section 5. Within a version, keys are only ever added. */
import * as z from "zod/mini";
import { checkSchema, frozenSchema, journalSchema } from "./evidence/schema.ts";
import { stressSchema } from "./stress/schema.ts";

const AGAIN = "save the evaluation again with `svscore evaluate --format json`, and change nothing in it";
const text = z.string({ error: `should be words in quotes\n${AGAIN}` });
const yesOrNo = z.boolean({ error: `should be true or false\n${AGAIN}` });
const count = z.int({ error: `should be a whole number\n${AGAIN}` });
const savedListSchema = <Item extends z.core.$ZodType>(item: Item) =>
  z.array(item, { error: `should be a list\n${AGAIN}` });
const savedChoiceSchema = <const Values extends readonly [string, ...string[]]>(...values: Values) =>
  z.enum(values, { error: `is not one of ${values.join(", ")}\n${AGAIN}` });
/** A key that is not known may come from a later svscore, which only ever adds keys. */
const savedObjectSchema = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `keys\n${Object.keys(shape).join("\n")}`
        : `should be a table of keys\n${AGAIN}`,
  });

const numeral = text.check(z.regex(/^-?\d+(?:\.\d+|\/\d+)?$/, { error: `is not an exact figure\n${AGAIN}` }));

export const figure = savedObjectSchema({
  shown: text
    .check(
      z.regex(/^(?:≈ )?-?\d[\d.]*(?:\/\d+)?%?(?: \(-?\d+\/\d+\))?$/, {
        error: `is not a rounded figure\n${AGAIN}`,
      }),
    )
    .register(z.globalRegistry, { description: "rounded as the tender published" }),
  exact: numeral.clone().register(z.globalRegistry, {
    description: "a whole number, a terminating decimal or a fraction such as 7459927/88888",
  }),
});

const workingsKeys = {
  label: text,
  ...figure.shape,
  unit: text,
  criterion: z.optional(text),
  rule: z.optional(text),
  sum: z.optional(text),
  because: z.optional(text),
  at: z.optional(text),
  source: z.optional(text),
};

type Workings = z.infer<z.ZodMiniObject<typeof workingsKeys>> & { from: Workings[] };

export const workings: z.ZodMiniType<Workings> = savedObjectSchema({
  ...workingsKeys,
  from: z.lazy((): z.ZodMiniType<Workings[]> => savedListSchema(workings)),
}).register(z.globalRegistry, {
  id: "workings",
  description: "a figure and the figures that it was made from",
});

const criterion = savedObjectSchema({
  id: text,
  title: text,
  parent: z.nullable(text),
  depth: count.check(z.nonnegative()),
  weight: z.nullable(text),
  worth: figure,
  from: z.nullable(text),
  formula: z.nullable(text),
  relative: yesOrNo,
  socialValue: yesOrNo,
  netZero: yesOrNo,
  minimum: z.nullable(text),
  howScored: z.optional(text).register(z.globalRegistry, {
    description: "how a bid earns marks on it, in words; absent from evaluations saved before it was kept",
  }),
  scale: z.optional(
    z.nullable(
      savedObjectSchema({
        top: text,
        allowed: z.nullable(savedListSchema(text)),
        descriptors: savedListSchema(savedObjectSchema({ mark: text, says: text })),
      }),
    ),
  ),
  aspects: z.optional(savedListSchema(savedObjectSchema({ id: text, title: text, weight: text }))),
});

const award = savedObjectSchema({
  lot: z.nullable(text),
  title: z.nullable(text),
  method: savedObjectSchema({ name: text, digest: text }),
  marksAvailable: figure,
  rounding: savedObjectSchema({ places: count, mode: text, of: text, rank: text }),
  ties: savedListSchema(text),
  terms: savedListSchema(text).register(z.globalRegistry, {
    description: "what else the published method says, in words",
  }),
  socialValueWeight: savedObjectSchema({ ofTotal: figure, ofNonPrice: z.nullable(figure) }),
  criteria: savedListSchema(criterion),
});

const commitment = savedObjectSchema({
  measure: text,
  title: text,
  quantity: z.nullable(numeral),
  unit: text,
  worth: z.nullable(figure),
  worthIn: z.nullable(savedChoiceSchema("pounds", "points")),
  lacks: savedListSchema(text),
  notes: savedListSchema(text),
  narrative: z.nullable(text),
  evidence: z.nullable(text),
  plan: z.nullable(text),
  owner: z.nullable(text),
  partner: z.nullable(text),
  location: z.nullable(text),
  starts: z.nullable(text),
  ends: z.nullable(text),
  at: text,
  checked: z.optional(checkSchema).register(z.globalRegistry, {
    description: "what a journal records of a look at its evidence; absent where nobody has recorded one",
  }),
});

const bid = savedObjectSchema({
  bidder: text,
  lot: z.nullable(text),
  status: savedChoiceSchema("scored", "disqualified", "withdrawn", "excluded", "unmarked"),
  rank: z.nullable(count.check(z.positive())),
  total: z.nullable(figure),
  totalIn: z.nullable(savedChoiceSchema("marks", "pounds", "pounds per mark")),
  scores: z.record(text, figure),
  margin: z.nullable(figure),
  price: z.nullable(figure),
  gates: z.record(text, yesOrNo).register(z.globalRegistry, { description: "yes or no to each gate" }),
  sme: z.nullable(yesOrNo),
  vcse: z.nullable(yesOrNo),
  because: z.nullable(text),
  criterion: z.nullable(text),
  missing: savedListSchema(text),
  flags: savedListSchema(text),
  socialValue: savedObjectSchema({
    marks: z.nullable(figure),
    quality: z.nullable(figure),
    quantity: z.nullable(figure),
    pounds: z.nullable(figure),
    perPound: z.nullable(figure),
    offered: figure,
    workings: z.optional(workings).register(z.globalRegistry, {
      description: "the workings of what is offered",
    }),
    byPerspective: z.optional(z.record(text, figure)).register(z.globalRegistry, {
      description: "the pounds apart, by whose gain they are; values of different perspectives overlap",
    }),
  }),
  commitments: savedListSchema(commitment),
  marks: savedListSchema(
    savedObjectSchema({
      criterion: text,
      aspect: z.nullable(text),
      evaluator: z.nullable(text),
      stage: savedChoiceSchema("individual", "consensus"),
      mark: numeral,
      rationale: z.nullable(text),
      feedback: z.optional(z.nullable(text)).register(z.globalRegistry, {
        description: "the reason as the bidder may read it; the rationale is the buyer's own",
      }),
      cites: z.nullable(text),
      at: text,
    }),
  ),
  workings,
});

const finding = savedObjectSchema({
  rule: text,
  regime: text,
  reference: z.nullable(text),
  title: text,
  result: savedChoiceSchema("pass", "fail", "not applicable", "unknown"),
  severity: savedChoiceSchema("must", "should"),
  says: text,
  missing: z.nullable(text).register(z.globalRegistry, {
    description:
      "the smallest sets of facts that would settle an unknown answer, as alternatives; beside a pass, the facts on which it hangs whether the rule applies at all",
  }),
  takenAsNo: z.optional(savedListSchema(text)).register(z.globalRegistry, {
    description: "facts that count as no because the tender does not say, and on which the answer rests",
  }),
  source: text,
  note: z.nullable(text),
  status: savedChoiceSchema("verified", "unverified"),
  adopted: yesOrNo,
  lot: z.nullable(text),
  at: z.nullable(text),
  deviation: z.nullable(savedObjectSchema({ who: text, when: text, why: text })),
});

const record = savedObjectSchema({
  suppliers: savedListSchema(
    savedObjectSchema({
      bidder: text,
      name: z.nullable(text),
      address: z.nullable(text),
      email: z.nullable(text),
      identifier: z.nullable(text),
      explanation: z.nullable(text),
      advantages: z.nullable(text),
    }),
  ),
  decisions: savedListSchema(savedObjectSchema({ lot: z.nullable(text), to: text, on: text, by: text })),
  reasons: savedChoiceSchema("feedback", "consensus"),
  contact: z.nullable(text),
  standstillEnds: z.nullable(text),
  withheld: savedListSchema(
    savedObjectSchema({ bidder: text, criterion: z.nullable(text), ground: text, why: text }),
  ),
  providerSelection: z.nullable(
    savedObjectSchema({
      process: z.nullable(text),
      decisionMakers: savedListSchema(text),
      keyCriteria: z.record(z.string(), text),
      basicSelection: z.nullable(text),
      reasons: z.nullable(text),
      conflicts: z.nullable(savedListSchema(savedObjectSchema({ who: text, what: text, managed: text }))),
      abandoned: z.nullable(text),
    }),
  ),
});

export const evaluationSchema = savedObjectSchema({
  schema: z.literal("svscore.evaluation/v1"),
  tool: savedObjectSchema({ name: z.literal("svscore"), version: text }),
  tender: savedObjectSchema({
    reference: text,
    title: text,
    buyer: z.nullable(text),
    buyerType: z.nullable(text),
    commenced: z.nullable(text),
    value: savedObjectSchema({ excludingVat: z.nullable(text), includingVat: z.nullable(text) }),
    adopts: z.nullable(text),
    purpose: z.nullable(text),
    term: z.optional(z.nullable(savedObjectSchema({ from: z.nullable(text), to: z.nullable(text) }))),
    law: z
      .optional(savedObjectSchema({ name: z.nullable(text), stated: yesOrNo, because: text }))
      .register(z.globalRegistry, {
        description: "the law that the letters follow: stated by the tender, or inferred and why",
      }),
    facts: z
      .record(text, text)
      .register(z.globalRegistry, { description: "further facts of the tender, as written" }),
    isDefault: yesOrNo,
  }),
  method: savedObjectSchema({ name: text, digest: text }),
  inputs: savedListSchema(savedObjectSchema({ name: text, sha256: text })),
  libraries: savedListSchema(savedObjectSchema({ name: text, version: text, title: text, licence: text })),
  record: z.optional(record).register(z.globalRegistry, {
    description: "what the letters rest on beside the scores, where the tender keeps it",
  }),
  awards: savedListSchema(award),
  bids: savedListSchema(bid),
  findings: savedListSchema(finding),
  decisions: savedListSchema(text),
  notices: savedListSchema(text),
  frozen: z.optional(frozenSchema).register(z.globalRegistry, {
    description: "the method that was frozen, where there is one",
  }),
  credits: z.optional(savedListSchema(text)).register(z.globalRegistry, {
    description: "what the licences of the values that took part ask to be printed",
  }),
  journal: z.optional(journalSchema).register(z.globalRegistry, {
    description: "the record that marks were read from, where there is one",
  }),
  stress: z.optional(savedListSchema(stressSchema)).register(z.globalRegistry, {
    description: "how firm each ranking is, one entry an award; absent where it was left out",
  }),
  stressAsked: z.optional(yesOrNo).register(z.globalRegistry, {
    description:
      "whether it was asked how firm the ranking is, so that what is not firm is among `decisions`",
  }),
});

export type EvaluationDocument = z.infer<typeof evaluationSchema>;
export type BidDocument = EvaluationDocument["bids"][number];
export type AwardDocument = EvaluationDocument["awards"][number];
export type FindingDocument = EvaluationDocument["findings"][number];
export type RecordDocument = NonNullable<EvaluationDocument["record"]>;
export type CommitmentDocument = BidDocument["commitments"][number];
export type MarkDocument = BidDocument["marks"][number];
export type CriterionDocument = AwardDocument["criteria"][number];
export type FigureDocument = z.infer<typeof figure>;
export type WorkingsDocument = Workings;
