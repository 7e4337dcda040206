import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { calculate, type Tender } from "./calculate.ts";
import { parse as figure, fixed, fraction, round, text } from "./fraction.ts";
import { bidsCsv, readCsv, tenderJson, tenderYaml } from "./text.ts";

interface Expected {
  places: string;
  bids: {
    bidder: string;
    rank?: string;
    total?: string;
    "exact-total"?: string;
    scores?: Record<string, string>;
    disqualified?: string;
  }[];
}

const folder = new URL("../schemes/", import.meta.url);
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const read = (name: string, file: string): string => readFileSync(new URL(`${name}/${file}`, folder), "utf8");
// Every scalar stays text, so no figure passes through a binary float.
const yaml = (source: string): unknown => parse(source, { schema: "failsafe" });

describe("the oracle reproduces the published schemes", () => {
  test("there are schemes to reproduce", () => expect(names.length).toBeGreaterThanOrEqual(14));

  test.each(names)("%s", (name) => {
    const tender = yaml(read(name, "tender.yaml")) as Tender;
    const expected = yaml(read(name, "expected.yaml")) as Expected;
    const bids = readCsv(read(name, "bids.csv"));
    const outcomes = new Map(calculate(tender, bids).outcomes.map((outcome) => [outcome.bidder, outcome]));
    expect([...outcomes.keys()].sort()).toEqual(expected.bids.map((bid) => bid.bidder).sort());
    const places = Number(expected.places);
    for (const bid of expected.bids) {
      const outcome = outcomes.get(bid.bidder);
      if (bid.disqualified !== undefined) {
        expect(outcome).toMatchObject({ status: "disqualified", fails: [bid.disqualified], rank: null });
        continue;
      }
      const total = outcome?.total ?? fraction(-1n);
      expect({
        status: outcome?.status,
        rank: String(outcome?.rank),
        total: fixed(total, places),
        "exact-total": text(figure(text(total))),
      }).toEqual({
        status: "scored",
        rank: bid.rank,
        total: bid.total,
        "exact-total": text(figure(bid["exact-total"] ?? "")),
      });
      for (const [id, shown] of Object.entries(bid.scores ?? {})) {
        expect([id, fixed(outcome?.scores.get(id) ?? fraction(-1n), places)]).toEqual([id, shown]);
      }
    }
  });

  test.each(names)("%s survives being written and read again", (name) => {
    const tender = yaml(read(name, "tender.yaml"));
    const bids = readCsv(read(name, "bids.csv"));
    expect(yaml(tenderYaml(tender as Tender))).toEqual(tender);
    expect(JSON.parse(tenderJson(tender as Tender))).toEqual(tender);
    expect(readCsv(bidsCsv(bids))).toEqual(bids);
  });
});

describe("the fraction", () => {
  test.each([
    ["2.5", 0, "half-up", "3"],
    ["-2.5", 0, "half-up", "-3"],
    ["2.5", 0, "half-even", "2"],
    ["3.5", 0, "half-even", "4"],
    ["-2.5", 0, "half-even", "-2"],
    ["2.51", 0, "half-even", "3"],
    ["2.99", 0, "down", "2"],
    ["-2.99", 0, "down", "-2"],
    ["1.005", 2, "half-up", "1.01"],
    ["1/3", 4, "half-up", "0.3333"],
    ["2/3", 1, "down", "0.6"],
  ] as const)("%s to %i places %s is %s", (from, places, mode, to) => {
    expect(text(round(figure(from), places, mode))).toBe(to);
  });

  test.each([
    ["10%", "0.1"],
    ["-0.50", "-0.5"],
    ["7459927/88888", "7459927/88888"],
    ["6/4", "1.5"],
    ["1000", "1000"],
    ["12.5%", "0.125"],
  ])("%s is written %s", (from, to) => expect(text(figure(from))).toBe(to));
});
