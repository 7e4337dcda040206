/** The lines that are put together by hand are those that JSON.stringify and csv-stringify would write. */
import { stringify } from "csv-stringify/sync";
import {
  type Arbitrary,
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  option,
  property,
  record,
  string,
} from "fast-check";
import { expect, test } from "vitest";
import type { BidStanding, ContestResult, OpenFinding } from "../../src/rescore/model.ts";
import { csvRow, ndjsonLine } from "../../src/rescore/result-lines.ts";
import { escapeHiddenInJson } from "../../src/source/quote.ts";
import { safeCellText } from "../../src/source/spreadsheet-cell.ts";

const words = string({
  unit: constantFrom(
    "a",
    "é",
    "→",
    " ",
    ",",
    ";",
    '"',
    "\\",
    "\n",
    "\r",
    "\t",
    "\u202e",
    "\u0000",
    "=",
    "\ud800",
    "\u{1f300}",
  ),
  maxLength: 8,
});
const figure = option(constantFrom("0.00", "12.5", "100"), { nil: null });
const placed: Arbitrary<BidStanding> = record(
  {
    status: constantFrom("scored", "disqualified", "absent"),
    rank: option(integer({ min: 1, max: 9 }), { nil: null }),
    total: figure,
    exact: constantFrom("1/3", "12.5"),
    pounds: figure,
  },
  { requiredKeys: ["status", "rank", "total", "pounds"] },
);
const open: Arbitrary<OpenFinding> = record({
  rule: words,
  regime: words,
  result: constantFrom("fail" as const, "unknown" as const),
  severity: constantFrom("should", "must"),
});
const line: Arbitrary<ContestResult> = record({
  schema: constantFrom("svscore.rescored/v1" as const),
  tender: words,
  lot: option(words, { nil: null }),
  title: words,
  buyer: option(words, { nil: null }),
  commenced: option(constantFrom("2025-04-01"), { nil: null }),
  winner: record({ before: array(words, { maxLength: 2 }), after: array(words, { maxLength: 2 }) }),
  winnerChanged: boolean(),
  moved: boolean(),
  changed: boolean(),
  bids: array(record({ bidder: words, before: placed, after: placed }), { maxLength: 3 }),
  why: array(
    record({ measure: words, before: constantFrom("0", "1/3"), after: constantFrom("1.5"), because: words }),
    {
      maxLength: 3,
    },
  ),
  whyMore: integer({ min: 0, max: 9 }),
  findings: record({ before: array(open, { maxLength: 2 }), after: array(open, { maxLength: 2 }) }),
  rowsApart: integer({ min: 0, max: 9 }),
  at: words,
});

test("a line of JSON", () => {
  assert(
    property(line, (one) => {
      expect(ndjsonLine(one)).toBe(`${escapeHiddenInJson(JSON.stringify(one))}\n`);
      expect(JSON.parse(ndjsonLine(one))).toEqual(JSON.parse(JSON.stringify(one)));
    }),
    { numRuns: 500 },
  );
});

const stand = ({ rank, total, status }: BidStanding): string =>
  rank === null ? status : `${total ?? "?"} (${rank})`;
const said = (all: readonly OpenFinding[]): string =>
  all.map(({ regime, rule, result }) => `${result}: ${rule} (${regime})`).join("; ");

test("a row of CSV", () => {
  assert(
    property(line, (one) => {
      const why = [
        ...one.why.map(({ measure, because }) => `${measure}: ${because}`),
        ...(one.whyMore > 0 ? [`and ${one.whyMore} more measures`] : []),
      ];
      const standings = one.bids.map(
        ({ bidder, before, after }) => `${bidder}: ${stand(before)} → ${stand(after)}`,
      );
      const cells = [
        ...[
          one.tender,
          one.lot ?? "",
          one.title,
          one.buyer ?? "",
          one.commenced ?? "",
          String(one.bids.length),
        ],
        ...[one.winner.before.join("; "), one.winner.after.join("; ")],
        ...[one.winnerChanged, one.moved, one.changed].map((yes) => (yes ? "yes" : "no")),
        ...[standings.join("; "), why.join("; "), said(one.findings.before), said(one.findings.after)],
        ...[String(one.rowsApart), one.at],
      ];
      expect(csvRow(one)).toBe(
        stringify([cells.map(safeCellText)], { record_delimiter: "\r\n", quoted_match: /[;\t]/ }),
      );
    }),
    { numRuns: 500 },
  );
});
