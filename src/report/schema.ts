/** The shape of a saved evaluation: FORMAT section 5. Within a version, keys are only ever added. */
import * as z from "zod";
import { journalSchema } from "./evidence/schema.ts";
import { stressSchema } from "./stress/schema.ts";

export const figure = z.strictObject({
  shown: z.string().meta({ description: "rounded as the tender published" }),
  exact: z
    .string()
    .meta({ description: "a whole number, a terminating decimal or a fraction such as 7459927/88888" }),
});

const workingsKeys = {
  label: z.string(),
  ...figure.shape,
  unit: z.string(),
  criterion: z.string().optional(),
  rule: z.string().optional(),
  sum: z.string().optional(),
  because: z.string().optional(),
  at: z.string().optional(),
  source: z.string().optional(),
};

type Workings = z.infer<z.ZodObject<typeof workingsKeys>> & { from: Workings[] };

export const workings: z.ZodType<Workings> = z
  .strictObject({ ...workingsKeys, from: z.lazy((): z.ZodType<Workings[]> => z.array(workings)) })
  .meta({ id: "workings", description: "a figure and the figures that it was made from" });

const criterion = z.strictObject({
  id: z.string(),
  title: z.string(),
  parent: z.string().nullable(),
  depth: z.int().nonnegative(),
  weight: z.string().nullable(),
  worth: figure,
  from: z.string().nullable(),
  formula: z.string().nullable(),
  relative: z.boolean(),
  socialValue: z.boolean(),
  netZero: z.boolean(),
  minimum: z.string().nullable(),
});

const award = z.strictObject({
  lot: z.string().nullable(),
  title: z.string().nullable(),
  method: z.strictObject({ name: z.string(), digest: z.string() }),
  marksAvailable: figure,
  rounding: z.strictObject({ places: z.int(), mode: z.string(), of: z.string(), rank: z.string() }),
  ties: z.array(z.string()),
  terms: z.array(z.string()).meta({ description: "what else the published method says, in words" }),
  socialValueWeight: z.strictObject({ ofTotal: figure, ofNonPrice: figure.nullable() }),
  criteria: z.array(criterion),
});

const commitment = z.strictObject({
  measure: z.string(),
  title: z.string(),
  quantity: z.string().nullable(),
  unit: z.string(),
  worth: figure.nullable(),
  worthIn: z.enum(["pounds", "points"]).nullable(),
  lacks: z.array(z.string()),
  notes: z.array(z.string()),
  narrative: z.string().nullable(),
  evidence: z.string().nullable(),
  plan: z.string().nullable(),
  owner: z.string().nullable(),
  partner: z.string().nullable(),
  location: z.string().nullable(),
  starts: z.string().nullable(),
  ends: z.string().nullable(),
  at: z.string(),
});

const bid = z.strictObject({
  bidder: z.string(),
  lot: z.string().nullable(),
  status: z.enum(["scored", "disqualified", "withdrawn", "excluded", "unmarked"]),
  rank: z.int().positive().nullable(),
  total: figure.nullable(),
  totalIn: z.enum(["marks", "pounds", "pounds per mark"]).nullable(),
  scores: z.record(z.string(), figure),
  margin: figure.nullable(),
  price: figure.nullable(),
  gates: z.record(z.string(), z.boolean()).meta({ description: "yes or no to each gate" }),
  sme: z.boolean().nullable(),
  vcse: z.boolean().nullable(),
  because: z.string().nullable(),
  criterion: z.string().nullable(),
  missing: z.array(z.string()),
  flags: z.array(z.string()),
  socialValue: z.strictObject({
    marks: figure.nullable(),
    quality: figure.nullable(),
    quantity: figure.nullable(),
    pounds: figure.nullable(),
    perPound: figure.nullable(),
    offered: figure,
  }),
  commitments: z.array(commitment),
  marks: z.array(
    z.strictObject({
      criterion: z.string(),
      aspect: z.string().nullable(),
      evaluator: z.string().nullable(),
      stage: z.enum(["individual", "consensus"]),
      mark: z.string(),
      rationale: z.string().nullable(),
      cites: z.string().nullable(),
      at: z.string(),
    }),
  ),
  workings,
});

const finding = z.strictObject({
  rule: z.string(),
  regime: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  result: z.enum(["pass", "fail", "not applicable", "unknown"]),
  severity: z.enum(["must", "should"]),
  says: z.string(),
  missing: z.string().nullable(),
  source: z.string(),
  note: z.string().nullable(),
  status: z.enum(["verified", "unverified"]),
  adopted: z.boolean(),
  lot: z.string().nullable(),
  at: z.string().nullable(),
  deviation: z.strictObject({ who: z.string(), when: z.string(), why: z.string() }).nullable(),
});

export const evaluationSchema = z.strictObject({
  schema: z.literal("svscore.evaluation/v1"),
  tool: z.strictObject({ name: z.literal("svscore"), version: z.string() }),
  tender: z.strictObject({
    reference: z.string(),
    title: z.string(),
    buyer: z.string().nullable(),
    buyerType: z.string().nullable(),
    commenced: z.string().nullable(),
    value: z.strictObject({ excludingVat: z.string().nullable(), includingVat: z.string().nullable() }),
    adopts: z.string().nullable(),
    purpose: z.string().nullable(),
    facts: z.record(z.string(), z.string()).meta({ description: "further facts of the tender, as written" }),
    isDefault: z.boolean(),
  }),
  method: z.strictObject({ name: z.string(), digest: z.string() }),
  inputs: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  libraries: z.array(
    z.strictObject({ name: z.string(), version: z.string(), title: z.string(), licence: z.string() }),
  ),
  awards: z.array(award),
  bids: z.array(bid),
  findings: z.array(finding),
  decisions: z.array(z.string()),
  notices: z.array(z.string()),
  journal: journalSchema
    .optional()
    .meta({ description: "the record that marks were read from, where there is one" }),
  stress: z.array(stressSchema).optional().meta({
    description: "how firm each ranking is, one entry an award; present only where it was asked for",
  }),
});

export type EvaluationDocument = z.infer<typeof evaluationSchema>;
export type BidDocument = EvaluationDocument["bids"][number];
export type AwardDocument = EvaluationDocument["awards"][number];
export type FindingDocument = EvaluationDocument["findings"][number];
export type CriterionDocument = AwardDocument["criteria"][number];
export type FigureDocument = z.infer<typeof figure>;
export type WorkingsDocument = Workings;
