import fc from "fast-check";
import { expect, test } from "vitest";
import { main } from "../../src/main.ts";
import { anyCase, type Case } from "./arbitrary.ts";
import { calculate, type Outcome } from "./calculate.ts";
import { casesToRun } from "./cases-to-run.ts";
import { Coverage, least, wanted } from "./coverage.ts";
import { parse, text } from "./fraction.ts";
import { memoryIo } from "./memory-io.ts";
import { bidsCsv, tenderJson, tenderYaml } from "./text.ts";

const runs = casesToRun(7_000);
const seed = Number(process.env["ORACLE_SEED"] ?? "20260302");

interface Figure {
  exact: string;
  shown: string;
}
interface Evaluated {
  bidder: string;
  status: string;
  rank: number | null;
  total?: Figure | null;
  scores?: Record<string, Figure> | null;
  criterion?: string;
}
type Comparable = {
  status: string;
  rank: number | null;
  total: string | null;
  scores: Record<string, string>;
  criterion: string | null;
};

const same = (figure: string): string => text(parse(figure));
const tables = { json: ["tender.json", tenderJson], yaml: ["tender.yaml", tenderYaml] } as const;

async function evaluate({ tender, bids }: Case, as: keyof typeof tables): Promise<Evaluated[]> {
  const [file, write] = tables[as];
  // A random price may well be the sum or the mean of others, and is no line of totals for that.
  const named = { ...tender, "names-that-are-bidders": bids.map(({ bidder }) => bidder) };
  const { io, written } = memoryIo({ [file]: write(named), "bids.csv": bidsCsv(bids) });
  const code = await main(["evaluate", "bids.csv", "--tender", file, "--format", "json", "--no-stress"], io);
  try {
    return (JSON.parse(written.out) as { bids: Evaluated[] }).bids;
  } catch {
    throw new Error(`exit code ${code}\n${written.out}\n${written.error}`);
  }
}

/** In the methods that use the price itself, the price criterion's weight is only for show: so are its marks. */
function forShow({ tender }: Case): Set<string> {
  const method = tender.award.method ?? "weighted-sum";
  const prices = tender.award.criteria.filter((c) => c.from === "price").map((c) => c.id);
  return new Set(method === "weighted-sum" ? [] : prices);
}

function fromOracle(outcome: Outcome): Comparable {
  return {
    status: outcome.status,
    rank: outcome.rank,
    total: outcome.total === null ? null : text(outcome.total),
    scores: Object.fromEntries([...outcome.scores].map(([id, marks]) => [id, text(marks)])),
    criterion: outcome.fails[0] ?? null,
  };
}

/** What a bid that is not scored would have won is not part of the comparison, nor which of several failures is named. */
function fromProgram(
  bid: Evaluated | undefined,
  oracle: Outcome,
  skipped: Set<string>,
): Comparable | undefined {
  if (bid === undefined) return undefined;
  const scored = bid.status === "scored";
  const named = oracle.fails.includes(bid.criterion ?? "") ? oracle.fails[0] : bid.criterion;
  return {
    status: bid.status,
    rank: bid.rank,
    total: scored && bid.total ? same(bid.total.exact) : null,
    scores: Object.fromEntries(
      Object.entries((scored ? bid.scores : null) ?? {})
        .filter(([id]) => !skipped.has(id))
        .map(([id, marks]) => [id, same(marks.exact)]),
    ),
    criterion: bid.status === "disqualified" ? (named ?? null) : null,
  };
}

async function agree(one: Case, as: keyof typeof tables): Promise<void> {
  const { outcomes } = calculate(one.tender, one.bids);
  const program = new Map((await evaluate(one, as)).map((bid) => [bid.bidder, bid]));
  const skipped = forShow(one);
  const actual = outcomes.map((o) => [o.bidder, fromProgram(program.get(o.bidder), o, skipped)]);
  expect(program.size).toBe(outcomes.length);
  expect(Object.fromEntries(actual)).toEqual(
    Object.fromEntries(outcomes.map((outcome) => [outcome.bidder, fromOracle(outcome)])),
  );
}

const report = { seed, endOnFailure: false, verbose: 0 } as const;

test("the program and the oracle agree to the last fraction", { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, (one) => agree(one, "json")),
    { ...report, numRuns: runs },
  );
});

test("the same case as YAML gives the same figures", { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, (one) => agree(one, "yaml")),
    { ...report, numRuns: Math.ceil(runs / 10) },
  );
});

test("the random cases exercise every formula, method and option", { timeout: 300_000 }, () => {
  const coverage = new Coverage();
  for (const one of fc.sample(anyCase, { seed, numRuns: 2000 })) {
    coverage.add(one, calculate(one.tender, one.bids));
  }
  const rare = wanted.filter((what) => (coverage.counts.get(what) ?? 0) < least);
  expect(rare.map((what) => `${what}: ${coverage.counts.get(what) ?? 0}`)).toEqual([]);
});
