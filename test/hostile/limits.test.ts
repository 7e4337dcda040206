/** What is too deep, too long or too large is refused in under two seconds, with the reason. */
import { expect, test } from "vitest";
import { bidsCsv, svscore, tenderYaml } from "./given.ts";

const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefghij"].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[index]}`).join(",")}]`).join("\n")}\n`;
const nested = (depth: number): string =>
  Array.from(
    { length: depth },
    (_, level) => `${"  ".repeat(level)}- id: c${level}\n${"  ".repeat(level)}  criteria:\n`,
  ).join("");

const tenders: Readonly<Record<string, readonly [text: string, says: RegExp]>> = {
  "an alias bomb": [bomb, /100,000 values/],
  "an alias inside itself": ["a: &a [*a]\n", /inside the value/],
  "a merge key": [tenderYaml({ end: "<<: { a: b }\n" }), /merge/],
  "a tag that runs code": [tenderYaml({ end: 'x: !!js/function "f"\n' }), /tag/],
  "a key given twice": [tenderYaml({ end: "award: x\n" }), /given twice/],
  "a key that is a list": [tenderYaml({ end: "? [a]\n: b\n" }), /not plain text/],
  "brackets a million deep": ["[".repeat(1_000_000), /inside one another/],
  "lists a thousand deep": ["- ".repeat(1000), /inside one another/],
  "criteria a hundred deep": [nested(100), /inside one another/],
  "three million characters": [`x: ${"y".repeat(3_000_000)}`, /too long/],
  "a hundred thousand criteria": [
    tenderYaml({ end: `lots: [${"{ id: x },".repeat(60_000)}]\n` }),
    /100,000 values/,
  ],
  "a figure of 40 digits": [tenderYaml({ sv: `{ by: given, out-of: ${"9".repeat(40)} }` }), /figure/],
};

test.each(Object.entries(tenders))("a tender with %s", { timeout: 60_000 }, async (_, [tender, says]) => {
  const found = await svscore(["evaluate", "bids.csv"], { "tender.yaml": tender, "bids.csv": bidsCsv });
  expect({ code: found.code, out: found.out }).toEqual({ code: 2, out: "" });
  expect(found.error).toMatch(says);
});

const bids: Readonly<Record<string, readonly [name: string, text: string, says: RegExp]>> = {
  "brackets a million deep": ["bids.json", "[".repeat(1_000_000), /inside one another/],
  "a figure of a million digits": [
    "bids.json",
    `{"bids":[{"bidder":"A","price":${"9".repeat(1_000_000)},"quality":"1","sv":"1"}]}`,
    /longer than/,
  ],
  "a name of a million characters": [
    "bids.json",
    `{"bids":[{"bidder":"${"a ".repeat(500_000)}","price":"1","quality":"1","sv":"1"}]}`,
    /longer than/,
  ],
  "two thousand columns": ["bids.csv", `bidder${",x".repeat(2000)}\nA\n`, /columns/],
  "a quote that is never closed": ["bids.csv", `bidder,price\n"${"x".repeat(100_000)}`, /closed|longer/],
  "a NUL": ["bids.csv", "bidder,price\nA,\0 1\n", /NUL/],
  "a control character": ["bids.csv", "bidder,price\nA\u001b[31m,1\n", /invisible control character/],
  "nothing in it": ["bids.csv", "", /empty/],
};

test.each(Object.entries(bids))("bids with %s", { timeout: 60_000 }, async (_, [name, text, says]) => {
  const found = await svscore(["evaluate", name], { "tender.yaml": tenderYaml(), [name]: text });
  expect({ code: found.code, out: found.out }).toEqual({ code: 2, out: "" });
  expect(found.error).toMatch(says);
});

test.each([
  ["places: 101 of the award", tenderYaml({ places: "101" })],
  ["places: 9999 of a criterion", tenderYaml({ quality: ", round: { places: 9999 }" })],
])("%s is refused with exit code 2", async (_, tender) => {
  const { code } = await svscore(["evaluate", "bids.csv"], { "tender.yaml": tender, "bids.csv": bidsCsv });
  expect(code).toBe(2);
});
