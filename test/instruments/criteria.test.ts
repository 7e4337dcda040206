/** Criteria that are scored by an instrument, through the whole program: a tender and its bids in, marks out. */
import { describe, expect, it } from "vitest";
import { main } from "../../src/main.ts";
import { memoryIo } from "../oracle/memory-io.ts";

const library = `svscore: 1
library: own
version: 1.0.0
title: Own
licence: invented
themes:
  - id: t
    title: T
    outcomes:
      - id: o
        title: O
        measures:
          - { id: M-1, title: M, unit: person, kind: money, proxy: [ { from: 2020-01-01, amount: 100, source: s, status: verified } ] }
          - { id: P-1, title: P, unit: person, kind: points, proxy: [ { from: 2020-01-01, amount: 1, source: s, status: verified } ] }
`;

const tender = (criterion: string): string => `svscore: 1
tender: { reference: R, title: T, commenced: 2026-10-01 }
library: ./library.yaml
award:
  criteria:
    - { id: price, weight: 50, from: price, score: lowest-over-value }
    - { id: it, weight: 50, social-value: true, ${criterion} }
`;

const within = "score: { by: between, worst: 0, best: 1, clamp: false }";

async function run(criterion: string, bids: string): Promise<{ code: number; marks: string; error: string }> {
  const { io, written } = memoryIo({
    "tender.yaml": tender(criterion),
    "library.yaml": library,
    "bids.csv": bids,
  });
  const code = await main(["evaluate", "bids.csv", "--format", "json"], io);
  const marks = code > 1 ? "" : (JSON.parse(written.out).bids[0].scores.it?.exact ?? "none");
  return { code, marks, error: written.error };
}

/** The fraction of the marks that a bid earns by itself is its ratio, because the formula runs from 0 to 1 without an end. */
describe("from: sroi", () => {
  it.each([
    ["pounds of commitments for each pound of the price", "", "bidder,price,M-1\nA,1000,5\n", "25"],
    ["more than the price", "", "bidder,price,M-1\nA,1000,20\n", "100"],
    ["nothing promised", "", "bidder,price,M-1\nA,1000,0\n", "0"],
    ["what the bids give as put in", "inputs: column, ", "bidder,price,M-1,it\nA,1000,5,250\n", "100"],
    [
      "a target, as under commitments",
      "measures: { M-1: { target: 2 } }, ",
      "bidder,price,M-1\nA,1000,5\n",
      "10",
    ],
  ])("%s", async (_, keys, bids, marks) => {
    const found = await run(`from: sroi, unevidenced: full, ${keys}${within}`, bids);
    expect([found.marks, found.error]).toEqual([marks, ""]);
  });

  it("earns nothing for a promise with nothing behind it", async () => {
    expect((await run(`from: sroi, ${within}`, "bidder,price,M-1\nA,1000,5\n")).marks).toBe("0");
  });

  it("has no mark where what is put in is not given, which is not nothing", async () => {
    const found = await run(
      `from: sroi, unevidenced: full, inputs: column, ${within}`,
      "bidder,price,M-1,it\nA,1000,5,TBC\n",
    );
    expect([found.code, found.marks]).toEqual([1, "none"]);
  });

  it.each([
    ["nothing put in", "inputs: column, ", "bidder,price,M-1,it\nA,1000,5,0\n", "SV317"],
    ["points for each pound", "measures: [P-1], ", "bidder,price,P-1\nA,1000,5\n", "SV317"],
    ["no column for what is put in", "inputs: column, ", "bidder,price,M-1\nA,1000,5\n", "SV304"],
    ["nothing promised by anybody", "", "bidder,price\nA,1000\n", "SV320"],
  ])("refuses %s", async (_, keys, bids, code) => {
    const found = await run(`from: sroi, unevidenced: full, ${keys}${within}`, bids);
    expect([found.code, /error\[(\w+)\]/.exec(found.error)?.[1]]).toEqual([2, code]);
  });
});

describe("from: lm3", () => {
  it.each([
    ["pounds", "", "bidder,price,it-2,it-3\nA,1000,600,300\n", "95"],
    ["shares of the round before", "", "bidder,price,it-2,it-3\nA,1000,60%,50%\n", "95"],
    ["nothing spent again", "", "bidder,price,it-2,it-3\nA,1000,0,0\n", "50"],
    ["everything spent again", "", "bidder,price,it-2,it-3\nA,1000,100%,100%\n", "150"],
    ["as much as came in, in pounds", "", "bidder,price,it-2,it-3\nA,1000,1000,1000\n", "150"],
    ["two rounds", "rounds: 2, ", "bidder,price,it-2\nA,1000,76%\n", "88"],
  ])("%s", async (_, keys, bids, marks) => {
    const found = await run(`from: lm3, area: here, ${keys}${within}`, bids);
    expect([found.marks, found.error]).toEqual([marks, ""]);
  });

  it.each(["it-2", "it-3"])("has no mark without `%s`, which is not nothing", async (column) => {
    const cells = { "it-2": "60%", "it-3": "50%", [column]: "n/a" };
    const found = await run(
      `from: lm3, area: here, ${within}`,
      `bidder,price,it-2,it-3\nA,1000,${cells["it-2"]},${cells["it-3"]}\n`,
    );
    expect([found.code, found.marks]).toEqual([1, "none"]);
  });

  it.each([
    ["a penny more than came in", "bidder,price,it-2,it-3\nA,1000,1000.01,0\n", "SV317"],
    ["more in the third round than in the second", "bidder,price,it-2,it-3\nA,1000,100,100.01\n", "SV317"],
    ["less than nothing", "bidder,price,it-2,it-3\nA,1000,-1,0\n", "SV317"],
    ["a share above all of it", "bidder,price,it-2,it-3\nA,1000,101%,0\n", "SV317"],
    ["no columns", "bidder,price\nA,1000\n", "SV304"],
    ["one column of two", "bidder,price,it-2\nA,1000,5%\n", "SV304"],
  ])("refuses %s", async (_, bids, code) => {
    const found = await run(`from: lm3, area: here, ${within}`, bids);
    expect([found.code, /error\[(\w+)\]/.exec(found.error)?.[1]]).toEqual([2, code]);
  });
});
