/** The JSON Schemas that are committed under `measures/schema` and printed by `svscore schema`. */
import { referenceSchema } from "../library/reference/schema.ts";
import { librarySchema } from "../library/schema.ts";
import { pagesSchema } from "../regime/pages/schema.ts";
import { rulesSchema } from "../regime/schema.ts";
import { lm3AnswerSchema, sroiAnswerSchema } from "../report/instruments/schema.ts";
import { evaluationSchema } from "../report/schema.ts";
import { toJsonSchema } from "../source/schema.ts";
import { bidsSchema } from "../tender/bids/schema.ts";
import { lm3Schema, sroiSchema } from "../tender/instruments/schema.ts";
import { tenderSchema } from "../tender/schema.ts";

/** @returns each schema's text, by its name. */
export function schemaTexts(): Readonly<Record<string, string>> {
  const made = {
    tender: toJsonSchema(tenderSchema, "svscore tender"),
    bids: toJsonSchema(bidsSchema, "svscore bids"),
    library: toJsonSchema(librarySchema, "svscore library"),
    rules: toJsonSchema(rulesSchema, "svscore rules"),
    "rule-pages": toJsonSchema(pagesSchema, "svscore pages of rules"),
    reference: toJsonSchema(referenceSchema, "svscore reference series"),
    evaluation: toJsonSchema(evaluationSchema, "svscore evaluation"),
    sroi: toJsonSchema(sroiSchema, "svscore account of social return on investment"),
    lm3: toJsonSchema(lm3Schema, "svscore local multiplier study"),
    "sroi-answer": toJsonSchema(
      sroiAnswerSchema,
      "svscore answer of an account of social return on investment",
    ),
    "lm3-answer": toJsonSchema(lm3AnswerSchema, "svscore answer of a local multiplier study"),
  };
  return Object.fromEntries(
    Object.entries(made).map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]),
  );
}
