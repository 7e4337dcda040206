/** The first scoring of a past tender is what `evaluate` says of it, to the last digit. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { main } from "../../src/main.ts";
import type { EvaluationDocument } from "../../src/report/schema.ts";
import type { ContestResult } from "../../src/rescore/model.ts";
import { world } from "../run/world.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Rules that look at single promises or at what bids earned, which rescoring leaves to `evaluate`. */
const ofBids = [
  "effective-weighting",
  "method-statement",
  "timed-commitment",
  "unusually-high",
  "within-term",
];

async function answer(argv: readonly string[]): Promise<string> {
  const own = world(root);
  await main(argv, own.io);
  return own.out();
}

describe("rescoring the examples", async () => {
  const text = await answer(["rescore", "examples", "--on", "2026-12-31", "--exact", "--format", "ndjson"]);
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as ContestResult);

  test("finds every example", () => {
    expect(lines.map(({ at }) => at.split("/")[1])).toEqual(readdirSync(`${root}/examples`).sort());
  });

  test.for(lines)("$tender stands as evaluate says", async ({ at, bids, findings }) => {
    const evaluated = JSON.parse(
      await answer(["evaluate", at.replace(/\/[^/]*$/, ""), "--format", "json"]),
    ) as EvaluationDocument;
    const expected = evaluated.bids
      .map(({ bidder, status, rank, total }) => ({ bidder, status, rank, ...total }))
      .sort((a, b) => (a.bidder < b.bidder ? -1 : 1));
    expect(
      bids.map(({ bidder, before: { status, rank, total, exact } }) => ({
        bidder,
        status,
        rank,
        ...(total !== null && { shown: total, exact }),
      })),
    ).toEqual(expected);
    const open = evaluated.findings.filter(
      ({ result, rule }) => (result === "fail" || result === "unknown") && !ofBids.includes(rule),
    );
    expect(findings.before.map(({ rule }) => rule)).toEqual(open.map(({ rule }) => rule));
  });
});
