import fc from "fast-check";
import { expect, test } from "vitest";
import { main } from "../../../src/main.ts";
import { casesToRun } from "../cases-to-run.ts";
import { divide, isZero, multiply, parse, text } from "../fraction.ts";
import { memoryIo } from "../memory-io.ts";
import { anyPromises, bidders, type Case } from "./arbitrary.ts";
import { type Counted, counted } from "./calculate.ts";

const runs = casesToRun(3000);
const seed = Number(process.env["ORACLE_SEED"] ?? "20261201");

const BEST = "1000000";

const rowsText = (columns: readonly string[], rows: readonly Record<string, string>[]): string =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))]
    .map((row) => `${row.join(",")}\n`)
    .join("");

const columns = [
  "bidder",
  "measure",
  "quantity",
  "unit",
  "from",
  "to",
  "evidence",
  "plan",
  "owner",
  "attribution",
];

function filesOf({ measures, criteria, terms, prices, promises }: Case): Record<string, string> {
  const { commenced, ...award } = terms;
  const library = {
    svscore: "1",
    library: "random",
    version: "1.0.0",
    title: "Random",
    licence: "CC0-1.0",
    themes: [{ id: "t", title: "T", outcomes: [{ id: "o", title: "O", measures }] }],
  };
  const tender = {
    svscore: "1",
    tender: {
      reference: "R",
      title: "Random promises",
      "buyer-type": "other",
      ...(commenced !== undefined && { commenced }),
    },
    library: "./random.yaml",
    award: {
      ...award,
      criteria: [
        { id: "price", weight: "10", from: "price", score: "lowest-over-value" },
        ...criteria.map((criterion) => ({
          ...criterion,
          "social-value": "true",
          from: "commitments",
          score: { by: "between", worst: "0", best: BEST, clamp: "false" },
        })),
      ],
    },
  };
  return {
    "tender.json": JSON.stringify(tender),
    "random.yaml": JSON.stringify(library),
    "bids.csv": rowsText(
      ["bidder", "price"],
      bidders.map((bidder, index) => ({ bidder, price: prices[index] ?? "" })),
    ),
    "commitments.csv": rowsText(
      columns,
      promises.map((promise) => ({ ...promise })),
    ),
  };
}

interface Evaluated {
  bids: { bidder: string; status: string; scores: Record<string, { exact: string }> }[];
  decisions: string[];
}

async function evaluate(one: Case): Promise<Evaluated> {
  const { io, written } = memoryIo(filesOf(one));
  const code = await main(["evaluate", "bids.csv", "--format", "json", "--no-stress"], io);
  if (code > 1) throw new Error(`exit code ${code}\n${written.out}\n${written.error}`);
  return JSON.parse(written.out) as Evaluated;
}

interface OfBid {
  status: string;
  /** What each criterion counts, where its worth is known. */
  worth: Record<string, string>;
  lacksYears: boolean;
  claimsMore: boolean;
}

function byOracle({ measures, criteria, terms, promises }: Case, bidder: string): OfBid {
  const own = promises.filter((one) => one.bidder === bidder);
  const found = criteria.map((one): [string, Counted] => [one.id, counted(one, measures, own, terms)]);
  return {
    status: found.some(([, { worth }]) => worth === undefined) ? "unmarked" : "scored",
    worth: Object.fromEntries(
      found.flatMap(([id, { worth }]) => (worth === undefined ? [] : [[id, text(worth)]])),
    ),
    lacksYears: found.some(([, one]) => one.lacksYears),
    claimsMore: found.some(([, one]) => one.claimsMore),
  };
}

function byProgram({ bids, decisions }: Evaluated, { criteria }: Case, bidder: string): OfBid {
  const bid = bids.find((one) => one.bidder === bidder);
  const said = decisions.filter((one) => one.startsWith(`${bidder}: `));
  return {
    status: bid?.status ?? "not there",
    worth: Object.fromEntries(
      criteria.flatMap(({ id, weight }) => {
        const marks = bid?.scores[id]?.exact;
        return marks === undefined
          ? []
          : [[id, text(multiply(divide(parse(marks), parse(weight)), parse(BEST)))]];
      }),
    ),
    lacksYears: said.some((one) => one.includes("lacks the value of some years")),
    claimsMore: said.some((one) => one.includes("above the")),
  };
}

test("the program and the oracle agree on what promises come to, to the last fraction", {
  timeout: 900_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(anyPromises, async (one) => {
      const program = await evaluate(one);
      for (const bidder of bidders)
        expect(byProgram(program, one, bidder), bidder).toEqual(byOracle(one, bidder));
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );
});

/** Each must be met at least this often in 300 cases, so that the comparison cannot silently compare nothing. */
const LEAST = 8;

test("the random cases exercise every key of the value chain", { timeout: 300_000 }, () => {
  const seen = new Map<string, number>();
  const see = (what: string, when = true): void =>
    void seen.set(what, (seen.get(what) ?? 0) + (when ? 1 : 0));
  for (const one of fc.sample(anyPromises, { seed, numRuns: 300 })) {
    const { measures, criteria, terms, promises } = one;
    const outcomes = bidders.map((bidder) => byOracle(one, bidder));
    see(
      "unmarked",
      outcomes.some(({ status }) => status === "unmarked"),
    );
    see(
      "scored",
      outcomes.some(({ status }) => status === "scored"),
    );
    see(
      "worth something",
      outcomes.some(({ worth }) => Object.values(worth).some((text) => text !== "0")),
    );
    see(
      "lacks years",
      outcomes.some(({ lacksYears }) => lacksYears),
    );
    see(
      "claims more",
      outcomes.some(({ claimsMore }) => claimsMore),
    );
    /** Whether the case comes out otherwise without something of it. */
    const matters = (what: string, without: Partial<Case>): void => {
      const other = { ...one, ...without };
      see(
        what,
        bidders.some((bidder, index) => {
          const is = outcomes[index];
          return JSON.stringify(byOracle(other, bidder).worth) !== JSON.stringify(is?.worth);
        }),
      );
    };
    const each = (change: (measure: Case["measures"][number]) => object): Partial<Case> => ({
      measures: measures.map((measure) => ({ ...measure, ...change(measure) })) as Case["measures"],
    });
    const adjusted = (key: string): Partial<Case> =>
      each(({ adjust }) => ({
        adjust: Object.fromEntries(Object.entries(adjust ?? {}).filter(([own]) => own !== key)),
      }));
    for (const key of ["deadweight", "displacement", "attribution", "drop-off", "years", "included"])
      matters(key, adjusted(key));
    matters(
      "cap",
      each(() => ({ cap: undefined })),
    );
    matters(
      "counted once",
      each(() => ({ "counts-once-with": [], "double-count-group": [] })),
    );
    matters(
      "value-year",
      each(() => ({ "value-year": undefined })),
    );
    matters("price-year", { terms: { ...terms, "price-year": [] } });
    matters("already-required", { terms: { ...terms, "already-required": [] } });
    const { discounting: _, ...undiscounted } = terms;
    matters("discounting", { terms: undiscounted });
    matters("unevidenced", { criteria: criteria.map((of) => ({ ...of, unevidenced: "full" })) });
    const everyKind = criteria.map(({ perspective: _, ...of }) => of);
    matters("perspective", { criteria: everyKind });
    matters("targets", {
      criteria: criteria.map((of) =>
        of.measures === undefined || Array.isArray(of.measures)
          ? of
          : { ...of, measures: Object.keys(of.measures) },
      ),
    });
    matters("the bid's attribution", { promises: promises.map(({ attribution: _, ...of }) => of) });
    matters("the bid's unit", { promises: promises.map(({ unit: _, ...of }) => of) });
    matters("the bid's dates", {
      promises: promises.map(({ from: _, to: __, ...of }) => ({ ...of, from: "2026-06-15" })),
    });
    see(
      "carbon",
      measures.some(({ carbon }) => carbon?.length === 0),
    );
    see(
      "conversion factors",
      measures.some(({ carbon = [] }) => carbon.length > 0),
    );
    see(
      "points",
      outcomes.some(({ worth }) => worth["points"] !== undefined && !isZero(parse(worth["points"]))),
    );
  }
  const rare = [...seen].filter(([, count]) => count < LEAST).map(([what, count]) => `${what}: ${count}`);
  expect(rare).toEqual([]);
});
