/**
 * Every small tender there is: up to three bids, as multisets, with three
 * criteria and marks from 0 to 2, and each formula, method, tie rule and
 * rounding varied one at a time, held against the oracle that shares no code
 * with the program. `npm run exhaustive` prints how many there were.
 */
import { afterAll, expect, test } from "vitest";
import { collectInputs } from "../../src/inputs/collect.ts";
import { exact, exactText } from "../../src/number/exact.ts";
import { figureThatDoesNotAddUp } from "../../src/scoring/add-again.ts";
import { contestsForTender } from "../../src/scoring/contest.ts";
import { evaluate } from "../../src/scoring/evaluate.ts";
import type { Bid } from "../../src/tender/model.ts";
import { type Criterion, calculate, type Rounding, type Score, type Tender } from "../oracle/calculate.ts";
import { parse, text } from "../oracle/fraction.ts";
import { memoryIo } from "../oracle/memory-io.ts";
import { bidsCsv, tenderJson } from "../oracle/text.ts";

/** Marks of one bid under the three criteria: 27 of them. */
type Marks = readonly [number, number, number];
const all: readonly Marks[] = Array.from(
  { length: 27 },
  (_, index): Marks => [Math.trunc(index / 9), Math.trunc(index / 3) % 3, index % 3],
);

/** Every field of one, two or three bids, whatever order they stand in. */
const fields: readonly (readonly Marks[])[] = all.flatMap((a, i) => [
  [a],
  ...all.slice(i).flatMap((b, j) => [[a, b], ...all.slice(i + j).map((c) => [a, b, c])]),
]);

interface Variant {
  readonly name: string;
  readonly first?: Partial<Criterion>;
  readonly award?: Partial<Tender["award"]>;
  /** What is added to the first criterion's marks to make its figure: some formulas take no nothing. */
  readonly least?: 0 | 1;
}

const figure = (score: string | Score, least: 0 | 1 = 1): Partial<Criterion> & { least: 0 | 1 } => ({
  from: "figure",
  score,
  least,
});
const formulas: readonly (readonly [string, string | Score, (0 | 1)?])[] = [
  ["given", { by: "given", "out-of": "3" }],
  ["lowest-over-value", "lowest-over-value"],
  ["value-over-highest", "value-over-highest", 0],
  ["above-lowest", "above-lowest"],
  ["above-lowest, no floor", { by: "above-lowest", floor: "none" }],
  ["between", { by: "between", worst: "1", best: "2" }],
  ["between, not held in", { by: "between", worst: "1", best: "2", clamp: false }],
  ["between-bids, higher", { by: "between-bids", better: "higher" }, 0],
  ["between-bids, lower", { by: "between-bids", better: "lower" }, 0],
  ["to-ceiling", { by: "to-ceiling", ceiling: "2" }],
  ["around-mean", "around-mean"],
  ["around-mean, steep, lower", { by: "around-mean", slope: "2", better: "lower" }],
  ["distance", { by: "distance", target: "2", span: "2" }, 0],
  [
    "bands",
    {
      by: "bands",
      bands: [
        { "at-least": "2", earns: "100" },
        { "at-least": "1", earns: "33.3" },
      ],
    },
    0,
  ],
];
const byPrice: Variant = { name: "", first: { from: "price", score: "lowest-over-value" }, least: 1 };
const rounded = (name: string, rounding: Rounding, first: Variant = byPrice): Variant => ({
  ...first,
  name: `rounding ${name}`,
  award: { rounding },
});

const variants: readonly Variant[] = [
  { name: "marks on a scale" },
  { name: "a minimum", first: { minimum: "1" } },
  { name: "a minimum in per cent", first: { minimum: "50%" } },
  ...formulas.map(([name, score, least = 1]): Variant => {
    const { least: from, ...first } = figure(score, least);
    return { name, first, least: from };
  }),
  ...["price-per-quality-point", "price-less-credit", "weighted-price"].map(
    (method): Variant => ({
      name: method,
      first: { from: "price" },
      least: 1,
      award: { method, ...(method === "price-less-credit" && { credit: "0.05" }) },
    }),
  ),
  ...[["price"], ["one"], ["two", "three"], ["three", "price"]].map(
    (ties): Variant => ({ ...byPrice, name: `ties by ${ties.join(", ")}`, award: { ties } }),
  ),
  ...[0, 1].flatMap((places) =>
    ["half-up", "half-even", "down"].flatMap((mode) => [
      rounded(`${places} ${mode}, ranked as rounded`, { places, mode, rank: "rounded" }),
      rounded(`${places} ${mode} of each criterion`, { places, mode, of: "criterion" }),
    ]),
  ),
  {
    ...byPrice,
    name: "rounding of one criterion",
    first: { ...byPrice.first, round: { places: 0, mode: "half-even" } },
  },
];

function tenderOf({ first, award }: Variant): Tender {
  const one: Criterion = {
    id: "one",
    weight: "50",
    ...(first?.from === undefined ? { from: "marks", scale: "2" } : {}),
    ...first,
  };
  return {
    svscore: 1,
    tender: { reference: "small", title: "A small tender" },
    award: {
      criteria: [
        one,
        { id: "two", weight: "30", from: "marks", scale: "2" },
        { id: "three", weight: "20", from: "marks", scale: "2", "social-value": true },
      ],
      ...award,
    },
  };
}

const names = ["Ash", "Birch", "Cedar"];
const columnOf = ({ first }: Variant): string => (first?.from === "price" ? "price" : "one");

function rowsOf(field: readonly Marks[], variant: Variant): Record<string, string>[] {
  return field.map(([one, two, three], index) => ({
    bidder: names[index] ?? "",
    [columnOf(variant)]: String(one + (variant.least ?? 0)),
    two: String(two),
    three: String(three),
  }));
}

function bidOf(row: Record<string, string>, variant: Variant): Bid {
  const marked = (criterion: string) => ({
    criterion,
    stage: "consensus" as const,
    mark: exact(row[criterion] ?? ""),
    at: `bids.csv:${criterion}`,
  });
  const column = columnOf(variant);
  const own = { value: exact(row[column] ?? ""), at: `bids.csv:${column}` };
  return {
    bidder: row["bidder"] ?? "",
    status: "live",
    figures: new Map(variant.first?.from === "figure" ? [["one", own]] : []),
    gates: new Map(),
    ...(column === "price" && { price: own }),
    marks: [...(variant.first?.from === undefined ? [marked("one")] : []), marked("two"), marked("three")],
    commitments: [],
    at: `bids.csv:${row["bidder"]}`,
  };
}

let count = 0;
let unscorable = 0;
afterAll(() =>
  console.log(
    `${count} small tenders evaluated, of which ${unscorable} cannot be scored: ${variants.length} variants of ${fields.length} fields`,
  ),
);

test.for(variants.map((one) => [one.name, one] as const))("%s", async ([, variant]) => {
  expect(fields).toHaveLength(27 + 378 + 3654);
  const tender = tenderOf(variant);
  const { io } = memoryIo({
    "tender.json": tenderJson(tender),
    "bids.csv": bidsCsv(rowsOf([[2, 2, 2]], variant)),
  });
  const inputs = await collectInputs(io, { bids: ["bids.csv"], tender: "tender.json" });
  const wrong: string[] = [];
  for (const field of fields) {
    const rows = rowsOf(field, variant);
    const found = contestsForTender({ ...inputs, bids: rows.map((row) => bidOf(row, variant)) }).map(
      evaluate,
    )[0];
    count += 1;
    const expected = oracle(tender, rows);
    const given =
      found?.kind === "evaluated"
        ? found.evaluation.bids
            .map(
              ({ bid, status, rank, total, scores }) =>
                `${bid.bidder} ${status} ${rank ?? "-"} ${status === "scored" && total ? text(parse(exactText(total.value))) : "-"} ${status === "scored" ? ["two", "three"].map((id) => text(parse(exactText(scores.get(id)?.value ?? exact("0"))))).join("/") : ""}`,
            )
            .sort()
            .join("; ")
        : "cannot be scored";
    if (given === "cannot be scored") unscorable += 1;
    if (given !== expected) wrong.push(`${JSON.stringify(field)}: ${given} for ${expected}`);
    if (found?.kind === "evaluated") expect(figureThatDoesNotAddUp(found.evaluation)).toBeUndefined();
  }
  expect(wrong.slice(0, 5)).toEqual([]);
});

/** What the oracle says; where it divides by nothing, nothing can be scored. */
function oracle(tender: Tender, rows: Record<string, string>[]): string {
  try {
    return calculate(tender, rows)
      .outcomes.map(
        ({ bidder, status, rank, total, scores }) =>
          `${bidder} ${status} ${rank ?? "-"} ${total === null ? "-" : text(total)} ${status === "scored" ? ["two", "three"].map((id) => text(scores.get(id) ?? parse("0"))).join("/") : ""}`,
      )
      .sort()
      .join("; ");
  } catch {
    return "cannot be scored";
  }
}
