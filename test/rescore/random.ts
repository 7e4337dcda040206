/** Random past tenders, usual and unusual, as big tables and as tender folders. Everything is invented. */
import { type Arbitrary, array, constantFrom, integer, record } from "fast-check";

export interface RandomRow {
  readonly bidder: number;
  readonly measure: string;
  readonly quantity: string;
  readonly unit: string;
  readonly to: string;
  readonly evidence: string;
  readonly plan: string;
  readonly attribution: string;
}

export interface RandomTender {
  readonly bidders: number;
  readonly shape: number;
  readonly year: number;
  readonly prices: readonly number[];
  readonly marks: readonly number[];
  readonly rows: readonly RandomRow[];
}

const row: Arbitrary<RandomRow> = record({
  bidder: integer({ min: 0, max: 3 }),
  measure: constantFrom(
    "JOB-01",
    "JOB-01",
    "SKILL-01",
    "SKILL-01",
    "CAP-01",
    "TWIN-A",
    "TWIN-B",
    "COUNT-01",
    "skill-01",
  ),
  quantity: constantFrom("1", "12", "0", "3.25", "1000.5", "0.0625", "7", "999999999999", "1,200", "n/a"),
  unit: constantFrom("", "", "", "FTE-year", "hour", "hours", "FTE-month"),
  to: constantFrom("2027-03-31", "2027-03-31", "2028-02-29", "", "none"),
  evidence: constantFrom("payroll", "payroll", "register, each “May”", 'a "b"\nc', "", "n/a", "nil return"),
  plan: constantFrom("plan", "plan", "–", "é"),
  attribution: constantFrom("", "", "", "50%"),
});

export const randomTender: Arbitrary<RandomTender> = record({
  bidders: integer({ min: 1, max: 4 }),
  shape: integer({ min: 0, max: 5 }),
  year: integer({ min: 2023, max: 2026 }),
  prices: array(integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 }),
  marks: array(integer({ min: 0, max: 10 }), { minLength: 4, maxLength: 4 }),
  rows: array(row, { maxLength: 14 }),
});

export const usualTender: Arbitrary<RandomTender> = record({
  bidders: integer({ min: 2, max: 4 }),
  shape: constantFrom(0, 1),
  year: integer({ min: 2023, max: 2026 }),
  prices: constantFrom([11, 12, 13, 17], [29, 23, 31, 37]),
  marks: constantFrom([3, 5, 7, 9], [10, 8, 6, 4]),
  rows: array(
    record({
      bidder: integer({ min: 0, max: 3 }),
      measure: constantFrom("JOB-01", "SKILL-01", "COUNT-01"),
      quantity: constantFrom("1", "12", "3.25", "1000.5", "7"),
      unit: constantFrom(""),
      to: constantFrom("2027-03-31", ""),
      evidence: constantFrom("payroll", "", '"x"'),
      plan: constantFrom("plan"),
      attribution: constantFrom(""),
    }),
    { maxLength: 14 },
  ),
});

const value = "{ from: 2023-01-01, to: 2024-12-31, amount";
export const library = (version: number): string => `svscore: 1
library: county
version: ${version}.0.0
title: Invented
licence: CC0-1.0
themes:
  - id: all
    title: All
    outcomes:
      - id: all
        title: All
        measures:
          - { id: JOB-01, title: Jobs, unit: FTE-year, kind: money, proxy: [${value}: ${20000 + version}, source: invented, status: unverified }, { from: 2025-01-01, amount: ${version === 1 ? "21000.55" : "19000.05"}, source: invented, status: unverified }] }
          - { id: SKILL-01, title: Hours, unit: hour, kind: money, proxy: [{ from: 2023-01-01, amount: 15.5, source: invented, status: unverified }], adjust: { deadweight: ${version * 10}%, years: ${version}, drop-off: 33% } }
          - { id: CAP-01, title: Capped, unit: unit, kind: money, proxy: [{ from: 2023-01-01, amount: 10, source: invented, status: unverified }], cap: { per-measure: 500 } }
          - { id: TWIN-A, title: One twin, unit: unit, kind: money, proxy: [{ from: 2023-01-01, amount: 11, source: invented, status: unverified }], counts-once-with: [TWIN-B] }
          - { id: TWIN-B, title: Other twin, unit: unit, kind: money, proxy: [{ from: 2024-06-01, amount: 12.3, source: invented, status: unverified }] }
          - { id: COUNT-01, title: Counted, unit: unit, kind: number }
`;

/** Published methods: usual ones, and ones that the fast way leaves to the engine. */
function awardOf(shape: number): object {
  const price = { id: "price", weight: 40, from: "price", score: "lowest-over-value" };
  const quality = { id: "quality", weight: 40, from: "marks", scale: 10 };
  const sv = { id: "sv", weight: 20, "social-value": true, from: "commitments", score: "value-over-highest" };
  const between = {
    ...sv,
    score: { by: "between", worst: 0, best: "10% of value" },
    needs: { quality: "40%" },
  };
  const shapes = [
    { criteria: [price, quality, sv] },
    { criteria: [price, quality, between] },
    {
      criteria: [
        price,
        quality,
        { ...sv, unevidenced: "full", measures: { "JOB-01": {}, "SKILL-01": { target: 100 } } },
      ],
    },
    { criteria: [price, { ...quality, minimum: "30%" }, sv], ties: ["price"] },
    {
      criteria: [{ ...price, score: "above-lowest" }, quality, sv],
      rounding: { places: 1, of: "criterion" },
    },
    { criteria: [price, quality, { ...sv, score: "between-bids" }], "already-required": ["JOB-01"] },
  ];
  return shapes[shape] ?? {};
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const line = (cells: readonly string[]): string => `${cells.map(cell).join(",")}\n`;
const nameOf = (bidder: number): string => ["Ash & Co", "Birch Ltd", "Cèdre", "Dill, Sons"][bidder] ?? "";
const referenceOf = (index: number): string => `T-${String(index).padStart(4, "0")}`;

interface Written {
  readonly tender: object;
  readonly prices: readonly (readonly string[])[];
  readonly marks: readonly (readonly string[])[];
  readonly commitments: readonly (readonly string[])[];
}

const header = {
  prices: ["bidder", "price"],
  marks: ["bidder", "criterion", "mark"],
  commitments: ["bidder", "measure", "quantity", "unit", "to", "evidence", "plan", "owner", "attribution"],
};

/** A first or last price that is the sum or the mean of the others would be a line of totals, and no bid: three pounds tell it apart. */
const poundsOf = (thousands: readonly number[]): readonly string[] =>
  thousands.map((price, bidder) => String(1000 * price + (bidder === 0 && thousands.length > 2 ? 3 : 0)));

function written(one: RandomTender, index: number): Written {
  const bidders = Array.from({ length: one.bidders }, (_, bidder) => bidder);
  const pounds = poundsOf(one.prices.slice(0, one.bidders));
  return {
    tender: {
      svscore: 1,
      tender: {
        reference: referenceOf(index),
        title: `Invented ${index}`,
        buyer: `Borough ${index % 3}`,
        "buyer-type": "local-government",
        commenced: `${one.year}-05-06`,
        value: { "excluding-vat": 100_000 + index },
      },
      library: "./county.yaml",
      award: awardOf(one.shape),
    },
    prices: bidders.map((bidder) => [nameOf(bidder), pounds[bidder] ?? ""]),
    marks: bidders.map((bidder) => [nameOf(bidder), "quality", String(one.marks[bidder] ?? 0)]),
    commitments: one.rows.flatMap(({ bidder, measure, quantity, unit, to, evidence, plan, attribution }) =>
      bidder < one.bidders
        ? [[nameOf(bidder), measure, quantity, fits(measure, unit), to, evidence, plan, "owner", attribution]]
        : [],
    ),
  };
}

/** A unit that does not fit would set a whole tender folder apart, but only a row of a table. */
function fits(measure: string, unit: string): string {
  if (unit.startsWith("FTE")) return measure === "JOB-01" ? unit : "";
  return /^skill-01$/i.test(measure) ? unit : "";
}

/** @returns the files of an archive of big tables, by name; `turned` lists the rows backwards */
export function asTables(tenders: readonly RandomTender[], turned = false): Readonly<Record<string, string>> {
  const all = tenders.map(written);
  const table = (kind: keyof typeof header): string => {
    const rows = all.flatMap((one, index) => one[kind].map((cells) => line([referenceOf(index), ...cells])));
    return line(["tender", ...header[kind]]) + (turned ? rows.reverse() : rows).join("");
  };
  return {
    "county.yaml": library(1),
    "tenders.ndjson": all.map(({ tender }) => `${JSON.stringify(tender)}\n`).join(""),
    "prices.csv": table("prices"),
    "marks.csv": table("marks"),
    "commitments.csv": table("commitments"),
  };
}

/** @returns the same as tender folders. */
export function asFolders(tenders: readonly RandomTender[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    tenders.map(written).flatMap((one, index) => {
      const folder = referenceOf(index);
      const table = (kind: keyof typeof header): string => line(header[kind]) + one[kind].map(line).join("");
      return [
        [`${folder}/county.yaml`, library(1)],
        [`${folder}/tender.json`, JSON.stringify(one.tender)],
        [`${folder}/bids.csv`, table("prices")],
        [`${folder}/marks.csv`, table("marks")],
        [`${folder}/commitments.csv`, table("commitments")],
      ];
    }),
  );
}
