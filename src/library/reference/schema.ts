/** The shape of the reference tables: price indices, discount schedules, carbon values, emission factors, pay. */
import * as z from "zod/mini";
import {
  date,
  decimal,
  flag,
  id,
  language,
  listSchema,
  oneOfSchema,
  percent,
  positive,
  priceYear,
  tableSchema,
  whole,
  words,
} from "../../source/schema.ts";

const status = oneOfSchema("verified", "unverified");

const published = { title: words, source: words, licence: words, status, note: z.optional(words) };

/** From which value a contract of a kind is covered, on the days between two; or that the figures are not made yet. */
const thresholdRow = tableSchema({
  buyer: oneOfSchema("central", "sub-central", "utility", "defence", "any"),
  kinds: listSchema(
    oneOfSchema("goods-and-services", "works", "light-touch", "concession", "light-touch-concession"),
  ),
  pounds: z.optional(positive),
  vat: z.optional(oneOfSchema("excluding", "including")),
  /** Whether the sources agree that a contract at the figure itself is covered. */
  compared: z.optional(oneOfSchema("at-or-above", "disputed")),
  /** From the figure up to this one nobody can say. */
  "unsure-to": z.optional(positive),
  /** A duty of its own, of which a tender's `below-threshold` does not speak. */
  "own-duty": z.optional(flag),
  from: date,
  to: z.optional(date),
  "not-published": z.optional(tableSchema({ "as-of": date, review: date })),
  "unverified-in": z.optional(listSchema(oneOfSchema("wales"))),
  "how-sure": oneOfSchema("official-text", "two-sources", "secondary", "disputed", "unverified"),
  source: words,
  note: z.optional(words),
});

/** The published series that libraries lean on; each file of them holds some. */
export const referenceSchema = tableSchema({
  svscore: language,
  "price-indices": z.optional(
    listSchema(
      tableSchema({
        ...published,
        "forecast-from": z.optional(priceYear),
        years: z.record(z.string(), decimal),
      }),
    ),
  ),
  "discount-schedules": z.optional(
    listSchema(
      tableSchema({
        id,
        ...published,
        bands: listSchema(tableSchema({ from: whole, to: z.optional(whole), rate: percent })),
      }),
    ),
  ),
  "carbon-values": z.optional(
    listSchema(
      tableSchema({
        id,
        ...published,
        prices: priceYear,
        current: flag,
        years: z.record(
          z.string(),
          tableSchema({
            low: z.optional(decimal),
            central: decimal,
            high: z.optional(decimal),
            note: z.optional(words),
          }),
        ),
      }),
    ),
  ),
  "emission-factors": z.optional(
    listSchema(
      tableSchema({
        id,
        ...published,
        year: whole,
        factors: listSchema(
          tableSchema({
            id,
            activity: words,
            unit: words,
            kgco2e: decimal,
            scope: words,
            "official-id": z.optional(words),
            status: z.optional(status),
            note: z.optional(words),
          }),
        ),
      }),
    ),
  ),
  "pay-rates": z.optional(
    listSchema(
      tableSchema({
        id,
        ...published,
        unit: oneOfSchema("GBP/hour", "GBP/week", "GBP/year"),
        years: z.record(
          z.string(),
          tableSchema({
            amount: decimal,
            from: z.optional(date),
            status: z.optional(status),
            note: z.optional(words),
          }),
        ),
      }),
    ),
  ),
  thresholds: z.optional(
    listSchema(
      tableSchema({
        id,
        title: words,
        licence: words,
        note: z.optional(words),
        rows: listSchema(thresholdRow),
      }),
    ),
  ),
});

export type ReferenceFile = z.infer<typeof referenceSchema>;
export type ThresholdTableFile = NonNullable<ReferenceFile["thresholds"]>[number];
