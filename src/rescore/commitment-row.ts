/** A row of a big table of commitments as `evaluate` reads it: whose promise it is, or what is wrong with it. */
import { quote } from "../source/quote.ts";
import { normalisedNameCell, type Reader } from "../tender/bids/cells.ts";
import { commitmentFromRow } from "../tender/bids/commitments.ts";
import type { Expected } from "../tender/bids/expected-columns.ts";
import type { BidRecord } from "../tender/bids/record.ts";
import type { Commitment, Tender } from "../tender/model.ts";
import type { Skipped } from "./model.ts";
import { skippedFromDiagnostic, skippedShiftedRow } from "./skipped-row.ts";

export interface BidCommitment {
  /** The bid's number among those of the tender. */
  readonly bid: number;
  readonly commitment: Commitment;
}

/** Whose promises may stand in the table. */
export interface Bidders {
  readonly tender: Tender;
  readonly expected: Expected;
  /** Each bid's number by its bidder's name. */
  readonly numberOf: ReadonlyMap<string, number>;
}

/** @returns the promise; nothing for a row that promises nothing; or why the row is skipped (SV307, SV313 and whatever a cell may have) */
export function commitmentOrSkippedRow(
  record: BidRecord,
  { tender, expected, numberOf }: Bidders,
): BidCommitment | Skipped | undefined {
  const { name } = record.span.source;
  const at = `${name}:1:1`;
  if (record.shifted === true) return skippedShiftedRow(record.span);
  const bidder = normalisedNameCell(record, "bidder")?.text ?? "";
  const bid = numberOf.get(bidder);
  if (bid === undefined)
    return {
      code: "SV313",
      at,
      says: `${quote(bidder)} is not among the bids of ${quote(tender.reference)}`,
      tender: false,
    };
  const reader: Reader = { diagnostics: [], spans: new Map() };
  const commitment = commitmentFromRow(reader, record, expected.measures ?? new Map());
  const [first] = reader.diagnostics;
  if (first !== undefined) return skippedFromDiagnostic(first, name);
  return commitment === undefined ? undefined : { bid, commitment };
}
