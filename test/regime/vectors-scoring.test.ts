/** Annex E.2 to E.5 of the rules table, row by row, through the command line. */
import { describe, expect, it } from "vitest";
import { evaluated, tenderText } from "./tenders.ts";

const totals = async (award: string, bids: string) => {
  const { document, error, code } = await evaluated({
    "tender.yaml": tenderText({ award }),
    "bids.csv": bids,
  });
  if (document === undefined) return { code, error, bids: [] };
  return {
    code,
    error,
    decisions: document.decisions,
    bids: document.bids.map(({ bidder, rank, total }) => [bidder, rank, total?.shown]),
  };
};

describe("E.2 a bid that cannot win changes the winner", () => {
  const award = `
  criteria:
    - { id: price, weight: 40, from: price, score: lowest-over-value }
    - { id: quality, weight: 60, from: marks, scale: 60 }
  rounding: { places: 3 }`;

  it("with A, B and C", async () => {
    const { bids } = await totals(award, "bidder,price,quality\nA,95,42\nB,90,40\nC,50,20\n");
    expect(bids).toEqual([
      ["A", 1, "63.053"],
      ["B", 2, "62.222"],
      ["C", 3, "60.000"],
    ]);
  });

  it.each([
    ["left out of the file", ""],
    ["excluded", "C,50,20,excluded,disregarded\n"],
    ["withdrawn", "C,50,20,withdrawn,by letter\n"],
  ])("without C: %s", async (_, row) => {
    const { bids } = await totals(award, `bidder,price,quality,status,reason\nA,95,42,,\nB,90,40,,\n${row}`);
    expect(bids.slice(0, 2)).toEqual([
      ["B", 1, "80.000"],
      ["A", 2, "79.895"],
    ]);
  });
});

describe("E.3 a price of zero under lowest over value", () => {
  const award = `
  criteria:
    - { id: item, weight: 5, from: figure, score: { by: lowest-over-value } }
    - { id: price, weight: 35, from: price, score: lowest-over-value }
    - { id: quality, weight: 60, from: marks, scale: 5 }
  rounding: { places: 5, of: total }`;
  const bids = (item: string, price: string): string =>
    `bidder,price,item,quality\nA,${price},${item},5\nB,1000,1000,5\n`;

  it.each([
    ["the price", bids("1", "0")],
    ["a sub-item", bids("0", "1000")],
    ["a negative sub-item", bids("-1", "1000")],
  ])("%s is refused", async (_, csv) => {
    const { code, error, bids: ranked } = await totals(award, csv);
    expect(ranked).toEqual([]);
    expect(code).toBe(2);
    expect(error).toContain("SV317");
    expect(error).toContain("bids.csv:2:");
  });

  it("0.01 against 1,000 is scored as published: 5 and 0.00005", async () => {
    const { document } = await evaluated({
      "tender.yaml": tenderText({ award }),
      "bids.csv": bids("0.01", "1000"),
    });
    expect(document?.bids.map(({ scores }) => scores["item"]?.exact)).toEqual(["5", "0.00005"]);
  });
});

describe("E.4 rounding makes no tie", () => {
  const one = (rounding: string): string => `
  criteria: [{ id: whole, weight: 100, from: figure, score: { by: given, out-of: 100 } }]
  rounding: { ${rounding} }`;
  const close = "bidder,price,whole\nA,1,71.2351\nB,1,71.2449\n";

  it.each([
    ["1", "71.2"],
    ["2", "71.24"],
  ])("to %s places both show %s and the exact totals rank", async (places, shown) => {
    const { code, bids } = await totals(one(`places: ${places}`), close);
    expect(bids).toEqual([
      ["B", 1, shown],
      ["A", 2, shown],
    ]);
    expect(code).toBe(1);
  });

  it("a method that ranks on rounded totals says so, ties, and needs a person", async () => {
    const { code, bids, decisions } = await totals(one("places: 2, rank: rounded"), close);
    expect(bids).toEqual([
      ["A", 1, "71.24"],
      ["B", 1, "71.24"],
    ]);
    expect(code).toBe(1);
    expect(decisions?.some((line) => line.includes("A and B"))).toBe(true);
  });

  const thirds = (rounding: string): string => `
  criteria:
    - { id: a, weight: 33.333, from: marks, scale: 5 }
    - { id: b, weight: 33.333, from: marks, scale: 5 }
    - { id: c, weight: 33.334, from: marks, scale: 5 }
  rounding: { ${rounding} }`;
  const marks = "bidder,price,a,b,c\nA,1,3,4,4\nB,1,4,4,3\n";

  it("exact by criterion: 73.3334 against 73.3332", async () => {
    expect((await totals(thirds("places: 4"), marks)).bids).toEqual([
      ["A", 1, "73.3334"],
      ["B", 2, "73.3332"],
    ]);
  });

  it("each criterion rounded to one place first: 73.4 each, a tie", async () => {
    expect((await totals(thirds("places: 1, of: criterion"), marks)).bids).toEqual([
      ["A", 1, "73.4"],
      ["B", 1, "73.4"],
    ]);
  });
});

describe("E.5 weights are decimals, not binary floats", () => {
  const ten = Array.from(
    { length: 10 },
    (_, index) => `{ id: c${index}, weight: 0.1, from: marks, scale: 5 }`,
  ).join(", ");
  const header = Array.from({ length: 10 }, (_, index) => `c${index}`).join(",");
  const bids = `bidder,price,${header}\nA,1,${Array.from({ length: 10 }, () => "5").join(",")}\n`;

  it("ten weights of 0.1 add to exactly 1", async () => {
    expect((await totals(`\n  marks-available: 1\n  criteria: [${ten}]`, bids)).bids).toEqual([
      ["A", 1, "1.00"],
    ]);
  });

  it("ten weights of 0.1 add to exactly their parent's 1 of 100", async () => {
    const { bids: ranked } = await totals(
      `\n  criteria: [{ id: parts, weight: 1, criteria: [${ten}] }, { id: price, weight: 99, from: price, score: lowest-over-value }]`,
      bids,
    );
    expect(ranked).toEqual([["A", 1, "100.00"]]);
  });

  it("ten weights of 0.1 do not add to 100, and the sum is shown", async () => {
    const { code, error } = await totals(`\n  criteria: [${ten}]`, bids);
    expect(code).toBe(2);
    expect(error).toContain("SV210");
    expect(error).toContain("add to 1,");
  });
});

describe("the top of a criterion", () => {
  it("`given` over commitments never earns more marks than the criterion has", async () => {
    const { document } = await evaluated({
      "tender.yaml": tenderText({
        award:
          "\n  criteria: [{ id: price, weight: 90, from: price, score: lowest-over-value }, { id: sv, weight: 10, social-value: true, from: commitments, score: { by: given, out-of: 1000 } }]",
      }),
      "bids.csv": "bidder,price\nA,100\n",
      "commitments.csv": "bidder,measure,quantity,evidence,plan,owner,from\nA,WORK-03,5,e,p,o,2026-09-01\n",
    });
    expect(Number(document?.bids[0]?.scores["sv"]?.exact ?? "0")).toBeLessThanOrEqual(10);
  });
});
