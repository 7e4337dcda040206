/** A finding that several lots share is one line with all of its places. */
import { expect, it } from "vitest";
import { main } from "../../src/main.ts";
import { memoryIo } from "../oracle/memory-io.ts";

const own = (id: string): string =>
  `{ id: ${id}, award: { criteria: [{ id: price, weight: 70, from: price, score: lowest-over-value }, { id: quality, weight: 25, from: marks, scale: 5 }, { id: sv, weight: 5, social-value: true, from: marks, scale: 5 }] } }`;

const tender = `svscore: 1
tender: { reference: T, title: T, buyer-type: central-government, commenced: 2026-06-01, subject: goods, value: { including-vat: 8000000 } }
lots:
  - ${own("north")}
  - ${own("south")}
  - ${own("west")}
`;

async function checked(format: string): Promise<string> {
  const { io, written } = memoryIo({ "tender.yaml": tender });
  await main(["tender", "check", "tender.yaml", "--format", format], io);
  return written.out;
}

it("as text it stands once, with the three lots and the three places", async () => {
  const lines = (await checked("plain")).split("\n").filter((line) => line.includes("minimum-weight"));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("lot north, south and west, minimum-weight");
  expect(lines[0]?.match(/tender\.yaml:\d+:\d+/g)).toHaveLength(3);
});

it("as data it stands at each lot, as ever", async () => {
  const { findings } = JSON.parse(await checked("json")) as { findings: { rule: string; lot: string }[] };
  expect(findings.filter(({ rule }) => rule === "minimum-weight").map(({ lot }) => lot)).toEqual([
    "north",
    "south",
    "west",
  ]);
});
