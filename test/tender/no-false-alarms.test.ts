/** Ordinary tenders, with everything in order, are asked nothing: a question that is always asked is soon not read. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { main } from "../../src/main.ts";
import { memoryIo } from "../oracle/memory-io.ts";

const SEED = 20261201;
const RUNS = 200;

const firstNames = ["Alder", "Birch", "Cedar", "Dunnock", "Elm", "Fern", "Gorse", "Heath", "Ivy", "Juniper"];
const trades = ["Care", "Transport", "Homes", "Cleaning", "Catering", "Roads"];
const endings = ["Ltd", "Limited", "CIC", "plc", "LLP", "Partnership", "& Sons Ltd"];

const { array, constantFrom, integer, record, shuffledSubarray, uniqueArray } = fc;

/** A tender as officers keep it: prices about the contract's value, marks of two evaluators or of the panel, a few commitments. */
const ordinary = record({
  value: integer({ min: 100, max: 5000 }).map((thousands) => thousands * 1000),
  names: uniqueArray(
    record({
      first: constantFrom(...firstNames),
      trade: constantFrom(...trades),
      ending: constantFrom(...endings),
    }),
    { minLength: 2, maxLength: 8, selector: ({ first }) => first },
  ).map((names) => names.map(({ first, trade, ending }) => `${first} ${trade} ${ending}`)),
  shares: array(integer({ min: 72_000, max: 104_999 }), { minLength: 8, maxLength: 8 }),
  marks: array(integer({ min: 0, max: 5 }), { minLength: 32, maxLength: 32 }),
  way: constantFrom("column", "rows", "average"),
  hours: array(integer({ min: 1, max: 400 }), { minLength: 8, maxLength: 8 }),
  money: constantFrom("plain", "pounds", "commas"),
  order: shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }),
  lots: constantFrom(0, 0, 2),
});

type Ordinary = typeof ordinary extends fc.Arbitrary<infer One> ? One : never;

function written(one: Ordinary): Record<string, string> {
  const lots = one.lots === 0 ? [""] : ["north", "south"];
  const price = (index: number): string => {
    const pounds = Math.trunc((one.value * (one.shares[index] ?? 90_000)) / 100_000) + index;
    const grouped = String(pounds).replace(/\B(?=(\d{3})+$)/g, ",");
    return one.money === "plain"
      ? String(pounds)
      : one.money === "pounds"
        ? `"£${grouped}.00"`
        : `"${grouped}"`;
  };
  const bidders = one.names.map((name, index) => ({ name, index }));
  const ordered = [...bidders].sort((a, b) => (one.order[a.index] ?? 0) - (one.order[b.index] ?? 0));
  const mark = (index: number, more: number): number => one.marks[index * 4 + more] ?? 3;
  const rows = lots.flatMap((lot) =>
    ordered.map(({ name, index }) => {
      const marks = one.way === "column" ? `,${mark(index, 0)}` : "";
      return `${name}${lot === "" ? "" : `,${lot}`},${price(index)}${marks},2026-09-0${1 + (index % 9)} 11:30,${index % 2 === 0 ? "yes" : "no"}`;
    }),
  );
  const head = `bidder${one.lots === 0 ? "" : ",lot"},price${one.way === "column" ? ",quality" : ""},submitted,sme`;
  const evaluators = one.way === "average" ? ["A. Evaluator", "B. Evaluator"] : [""];
  const given = lots.flatMap((lot) =>
    bidders.flatMap(({ name, index }) =>
      evaluators.map((who, more) => `${name},${lot},quality,${who},${mark(index, more)}`),
    ),
  );
  const promised = lots.flatMap((lot) =>
    bidders.flatMap(({ name, index }) => [
      `${name},${lot},COMM-04,${one.hours[index] ?? 1},hour,2027-03-31,time sheets,named volunteers,J. Owner`,
      `${name},${lot},COMM-04,${one.hours[index] ?? 1},hour,2028-03-31,time sheets,named volunteers,J. Owner`,
    ]),
  );
  const withoutLots = (line: string): string =>
    one.lots === 0 ? line.replace(/^([^,]*),[^,]*,/, "$1,") : line;
  return {
    "tender.yaml": `svscore: 1
tender: { reference: INV-1, title: Invented, buyer-type: local-government, commenced: 2026-06-01, value: { excluding-vat: ${one.value} }, term: { from: 2027-01-01, to: 2029-12-31 } }
library: cheshire-merseyside
${one.way === "average" ? "marks: average" : ""}
${one.lots === 0 ? "" : `lots: [{ id: north, value: { excluding-vat: ${one.value} } }, { id: south, value: { excluding-vat: ${one.value} } }]`}
award:
  ties: [quality, price, earliest]
  criteria:
    - { id: price, weight: 40, from: price, score: lowest-over-value }
    - { id: quality, weight: 40, from: marks, scale: 5 }
    - { id: hours, weight: 20, social-value: true, from: commitments, measures: [COMM-04], score: value-over-highest }
`,
    "bids.csv": `${head}\n${rows.join("\n")}\n`,
    ...(one.way !== "column" && {
      "marks.csv": ["bidder,lot,criterion,evaluator,mark", ...given].map(withoutLots).join("\n"),
    }),
    "commitments.csv": ["bidder,lot,measure,quantity,unit,to,evidence,plan,owner", ...promised]
      .map(withoutLots)
      .join("\n"),
  };
}

test(`${RUNS} ordinary tenders get an answer and no question`, async () => {
  const asked: string[] = [];
  let answered = 0;
  for (const one of fc.sample(ordinary, { numRuns: RUNS, seed: SEED })) {
    const { io, written: printed } = memoryIo(written(one));
    const code = await main(["evaluate", "bids.csv", "--format", "json", "--no-stress"], io);
    answered += code === 2 ? 0 : 1;
    if (code === 2) asked.push(printed.error);
    else
      asked.push(
        ...(JSON.parse(printed.out).decisions as string[]).filter((says) => !/share \w+ place/.test(says)),
      );
  }
  expect(asked).toEqual([]);
  expect(answered).toBe(RUNS);
});
