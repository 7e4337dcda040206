/** The shape of the reference tables: price indices, discount schedules, carbon values, emission factors, pay. */
import * as z from "zod/mini";
import {
  date,
  decimal,
  flag,
  id,
  language,
  list,
  oneOf,
  percent,
  priceYear,
  table,
  whole,
  words,
} from "../../source/schema.ts";

const status = oneOf("verified", "unverified");

const published = { title: words, source: words, licence: words, status, note: z.optional(words) };

/** The published series that libraries lean on; each file of them holds some. */
export const referenceSchema = table({
  svscore: language,
  "price-indices": z.optional(
    list(
      table({
        ...published,
        "forecast-from": z.optional(priceYear),
        years: z.record(z.string(), decimal),
      }),
    ),
  ),
  "discount-schedules": z.optional(
    list(
      table({
        id,
        ...published,
        bands: list(table({ from: whole, to: z.optional(whole), rate: percent })),
      }),
    ),
  ),
  "carbon-values": z.optional(
    list(
      table({
        id,
        ...published,
        prices: priceYear,
        current: flag,
        years: z.record(
          z.string(),
          table({
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
    list(
      table({
        id,
        ...published,
        year: whole,
        factors: list(
          table({
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
    list(
      table({
        id,
        ...published,
        unit: oneOf("GBP/hour", "GBP/week", "GBP/year"),
        years: z.record(
          z.string(),
          table({
            amount: decimal,
            from: z.optional(date),
            status: z.optional(status),
            note: z.optional(words),
          }),
        ),
      }),
    ),
  ),
});

export type ReferenceFile = z.infer<typeof referenceSchema>;
