/** The first scoring of a past tender is what `evaluate` says of it, to the last digit: by folders, by tables, and by the engine alone. */
import { describe, expect, test } from "vitest";
import { checks } from "../../src/regime/checks/registry.ts";
import type { EvaluationDocument } from "../../src/report/schema.ts";
import { engines } from "../../src/rescore/engines.ts";
import type { ContestResult } from "../../src/rescore/model.ts";
import { asTables, root, tenderFoldersIn } from "./corpus.ts";
import { svscore } from "./run.ts";

/** Rules that look at single bids or at what bids earned, which rescoring leaves to `evaluate`. */
const ofBids = checks.filter(({ looksAt }) => looksAt.includes("bids")).map(({ kind }) => kind);

/** What tables cannot say of a tender, each with how many of the folders say it. */
const cannot: Readonly<Record<string, number>> = {
  "bids in JSON": 1,
  "marks in a journal": 2,
  "no sheet with a row for each bid": 1,
};

interface Answered {
  readonly folder: string;
  readonly evaluated: EvaluationDocument;
}

async function evaluated(folder: string): Promise<readonly Answered[]> {
  const { code, out } = await svscore(root, "evaluate", folder, "--format", "json", "--no-stress");
  return code > 1 ? [] : [{ folder, evaluated: JSON.parse(out) as EvaluationDocument }];
}

async function rescored(archive: string): Promise<readonly ContestResult[]> {
  const argv = ["--on", "2026-12-31", "--exact", "--format", "ndjson", "--workers", "1"];
  const { out, error } = await svscore(root, "rescore", archive, ...argv);
  expect(error).not.toMatch(/error\[|gone wrong/);
  const lines = out.trimEnd().split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as ContestResult);
}

/** Where each bid of each contest stands, and which rules are open. */
const standingsIn = ({ awards, bids, findings }: EvaluationDocument): object =>
  awards.map(({ lot }) => ({
    lot,
    bids: bids
      .filter((bid) => bid.lot === lot)
      .map(({ bidder, status, rank, total }) => ({
        bidder,
        status,
        rank,
        total: total?.shown ?? null,
        exact: total?.exact,
      }))
      .sort((a, b) => (a.bidder < b.bidder ? -1 : 1)),
    open: findings
      .filter((one) => one.lot === lot && (one.result === "fail" || one.result === "unknown"))
      .filter(({ rule }) => !ofBids.includes(rule))
      .map(({ regime, rule, result }) => `${result} ${regime}/${rule}`),
  }));

const rescoredStandings = (results: readonly ContestResult[]): object =>
  results.map(({ lot, bids, findings }) => ({
    lot,
    bids: bids.map(({ bidder, before: { status, rank, total, exact } }) => ({
      bidder,
      status,
      rank,
      total,
      exact,
    })),
    open: findings.before.map(({ regime, rule, result }) => `${result} ${regime}/${rule}`),
  }));

/** The engine alone: no fast path. */
async function slowly<Value>(act: () => Promise<Value>): Promise<Value> {
  const open = engines as { fast?: typeof engines.fast };
  const { fast } = open;
  try {
    delete open.fast;
    return await act();
  } finally {
    if (fast !== undefined) open.fast = fast;
  }
}

test("the checks that are left to evaluate are the five that the manual names", () => {
  expect([...ofBids].sort()).toEqual([
    "effective-weighting",
    "method-statement",
    "timed-commitment",
    "unusually-high",
    "within-term",
  ]);
});

describe("rescoring agrees with evaluate", async () => {
  const folders = tenderFoldersIn("examples", "test/cases", "test/schemes", "test/errors");
  const answered: Answered[] = [];
  for (const folder of folders) answered.push(...(await evaluated(folder)));
  const tables = new Map<string, string | { readonly cannot: string }>();
  for (const [number, { folder }] of answered.entries()) tables.set(folder, await asTables(folder, number));
  const archives = answered.flatMap((one) => {
    const archive = tables.get(one.folder);
    return typeof archive === "string" ? [{ ...one, archive }] : [];
  });

  test("there are folders to compare, and what tables cannot say is known", () => {
    expect(answered.length).toBeGreaterThan(90);
    const reasons = [...tables.values()].flatMap((one) => (typeof one === "string" ? [] : [one.cannot]));
    const counts: Record<string, number> = {};
    for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
    expect(counts).toEqual(cannot);
  });

  test.for(answered)("$folder, as a folder", async ({ folder, evaluated: expected }) => {
    const found = await rescored(folder);
    expect(rescoredStandings(found)).toEqual(standingsIn(expected));
    expect(await slowly(() => rescored(folder))).toEqual(found);
  });

  test.for(archives)("$folder, as tables", async ({ archive, evaluated: expected }) => {
    const found = await rescored(archive);
    expect(rescoredStandings(found)).toEqual(standingsIn(expected));
    expect(await slowly(() => rescored(archive))).toEqual(found);
  });
});
