/** A small tender and bids as JSON, so that any character at all can be put into any text of them. */

import { main } from "../../src/main.ts";
import { memoryIo } from "../oracle/memory-io.ts";

export const formats = ["table", "plain", "markdown", "json", "csv"] as const;

/** @returns a tender and bids with the text in every place that takes words */
export function filesWith(text: string): Record<string, string> {
  const tender = {
    svscore: "1",
    tender: {
      reference: text,
      title: text,
      buyer: text,
      "buyer-type": "central-government",
      commenced: "2026-10-01",
      value: { "excluding-vat": "500000", "including-vat": "600000" },
    },
    award: {
      criteria: [
        { id: "price", title: text, weight: "40", from: "price", score: "lowest-over-value" },
        { id: "quality", title: text, weight: "55", from: "marks", scale: "5" },
        { id: "sv", title: text, weight: "5", from: "marks", scale: "5", "social-value": "true" },
      ],
    },
    deviations: [{ rule: "minimum-weight", who: text, when: "2026-01-01", why: text }],
  };
  const row = { price: "100", quality: "4", sv: "4" };
  const bids = {
    bids: [
      { bidder: `A${text}`, ...row },
      { bidder: `B${text}`, ...row },
      { bidder: text, ...row, price: "120", status: "excluded", reason: text },
    ],
  };
  return { "tender.json": JSON.stringify(tender), "bids.json": JSON.stringify(bids) };
}

/** Runs svscore in memory. */
export async function svscore(argv: readonly string[], files: Record<string, string>) {
  const { io, written } = memoryIo(files);
  const code = await main(argv, io);
  return { code, ...written };
}

export const tenderYaml = (more: Readonly<Record<string, string>> = {}): string => `svscore: 1
tender: { reference: R1, title: Title }
award:
  rounding: { places: ${more["places"] ?? "2"} }
  criteria:
    - { id: price, weight: 40, from: price, score: lowest-over-value }
    - { id: quality, weight: 40, from: marks, scale: 5${more["quality"] ?? ""} }
    - { id: sv, weight: 20, from: figure, social-value: true, score: ${more["sv"] ?? "value-over-highest"} }
${more["end"] ?? ""}`;

export const bidsCsv = "bidder,price,quality,sv\nA,100,4,4\nB,120,5,3\n";
