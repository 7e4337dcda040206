/** A body that is called by another name is told its word. */
import { describe, expect, it } from "vitest";
import { buyerTypeOf } from "../../src/tender/notice/buyer.ts";
import { parseTender } from "../../src/tender/parse.ts";

const remedy = (key: string, written: string): string | undefined =>
  parseTender({
    name: "tender.yaml",
    text: `svscore: 1\ntender: { reference: T, title: T, ${key}: ${written} }\naward: { criteria: [{ id: price, weight: 100, from: price, score: lowest-over-value }] }\n`,
    language: "yaml",
  }).diagnostics[0]?.remedy;

describe("buyer-type", () => {
  it.each([
    ["ICB", "nhs-england"],
    ["NHS trust", "nhs-england"],
    ["council", "local-government"],
    ["Local authority", "local-government"],
    ["department", "central-government"],
    ["NI", "northern-ireland"],
    ["university", "other"],
    ["police", "other"],
    ["central-goverment", "central-government"],
  ])("%s is %s", (written, meant) =>
    expect(remedy("buyer-type", written)).toBe(`did you mean \`${meant}\`?`),
  );
});

describe("authority", () => {
  it.each([
    ["ICB", "integrated-care-board"],
    ["foundation trust", "nhs-foundation-trust"],
    ["NHS trust", "nhs-trust"],
    ["hsct", "northern-ireland-health-and-social-care-trust"],
  ])("%s is %s", (written, meant) => expect(remedy("authority", written)).toBe(`did you mean \`${meant}\`?`));
});

/** RV2-44 and the councils of Northern Ireland, which PPN 01/21 does not bind. */
it.each([
  ["Western Health and Social Care Trust", "northern-ireland"],
  ["Belfast Health and Social Care Trust", "northern-ireland"],
  ["Lisburn City Council, Northern Ireland", "other"],
  ["Northshire NHS Foundation Trust", "nhs-england"],
])("the buyer %s of a notice is %s", (name, type) => {
  expect(buyerTypeOf(name, [])).toBe(type);
  expect(buyerTypeOf(name, ["publicAuthorityCentralGovernment"])).toBe(type);
});
