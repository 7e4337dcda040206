/**
 * The files of an example: an ordinary tender with no more than the example
 * needs, so that what a page shows is what is run.
 */
import type { ExampleFile } from "./schema.ts";

const ORDINARY = `- { id: price, weight: 60, from: price, score: lowest-over-value }
- { id: quality, weight: 30, from: marks, scale: 5 }
- { id: sv, title: Social value, weight: 10, social-value: true, from: marks, scale: 5 }
`;

const BIDS = `bidder,price,quality,sv
Avon Care,100000,4,3
Bright Wheels,120000,5,4
`;

const indentText = (text: string, by: number): string =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => `${" ".repeat(by)}${line}`)
    .join("\n");

const withLineEnd = (text: string): string => (text.endsWith("\n") ? text : `${text}\n`);

/** @returns `tender.yaml`, and `bids.csv` and `commitments.csv` where the rule is asked of bids. */
export function exampleFileTexts(
  { tender, top, method, award, criteria = ORDINARY, bids = BIDS, commitments, library }: ExampleFile,
  ofBids: boolean,
): Readonly<Record<string, string>> {
  const own = tender === undefined ? "" : `, ${tender}`;
  const text = [
    "svscore: 1",
    ...(top === undefined ? [] : [top.trimEnd()]),
    ...(library === undefined ? [] : ["library: ./library.yaml"]),
    `tender: { reference: EX-1, title: An invented example${own} }`,
    "award:",
    ...(method === undefined ? [] : [`  method: ${method}`]),
    ...(award === undefined ? [] : [indentText(award, 2)]),
    "  criteria:",
    indentText(criteria, 4),
  ].join("\n");
  return {
    "tender.yaml": `${text}\n`,
    ...(library !== undefined && { "library.yaml": withLineEnd(library) }),
    ...(ofBids && { "bids.csv": withLineEnd(bids) }),
    ...(ofBids && commitments !== undefined && { "commitments.csv": withLineEnd(commitments) }),
  };
}
