/**
 * What stands of a journal: its marks after corrections and withdrawals, as
 * rows that are read like those of a marks file; and what it says of bids.
 * Nothing that was replaced is lost: it stays in the journal.
 */
import type { Span } from "../../source/span.ts";
import { nodeAtKey as at } from "../../source/tree.ts";
import type { BidRecord, RecordCell, RecordSet } from "../../tender/bids/record.ts";
import type { Journal, Recorded } from "./model.ts";

/** A mark with the entry that gave it and those that corrected it, the last of which stands. */
export interface StandingMark {
  readonly given: Recorded;
  readonly corrections: readonly Recorded[];
}

/** @returns the marks that stand, in the order in which they were first given. */
export function standingMarks({ entries }: Journal): readonly StandingMark[] {
  const marks = new Map<number, { given: Recorded; corrections: Recorded[] }>();
  const owner = new Map<number, number>();
  for (const one of entries) {
    const { entry, number } = one;
    if (entry.kind === "mark" || entry.kind === "consensus") {
      marks.set(number, { given: one, corrections: [] });
      owner.set(number, number);
    } else if (entry.kind === "correction") {
      const first = owner.get(Number(entry.replaces));
      if (first === undefined) continue;
      marks.get(first)?.corrections.push(one);
      owner.set(number, first);
    } else if (entry.kind === "withdrawal" && entry.of !== undefined) {
      const first = owner.get(Number(entry.of));
      if (first !== undefined) marks.delete(first);
    }
  }
  return [...marks.values()];
}

/** What an entry of a mark may say, each as a column of a marks file. */
export const markKeys = [
  "bidder",
  "lot",
  "criterion",
  "aspect",
  "evaluator",
  "mark",
  "rationale",
  "feedback",
  "cites",
] as const;

/** @returns the standing marks as the rows of a marks file, each cell with its place in the journal. */
export function markRecordsFromJournal(
  journal: Journal,
  named: (bidder: string) => string = (bidder) => bidder,
): RecordSet {
  const records = standingMarks(journal).map(({ given, corrections }): BidRecord => {
    const cells = new Map<string, RecordCell>();
    for (const { node } of [given, ...corrections]) {
      for (const key of markKeys) {
        const found = at(node, key);
        if (found?.kind !== "text") continue;
        cells.set(key, { text: key === "bidder" ? named(found.text) : found.text, span: found.span });
      }
    }
    cells.set("stage", {
      text: given.entry.kind === "consensus" ? "consensus" : "individual",
      span: given.span,
    });
    return { cells, span: given.span };
  });
  const header = new Map<string, RecordCell>();
  for (const record of records)
    for (const [key, cell] of record.cells) if (!header.has(key)) header.set(key, { ...cell, text: key });
  // A set is of marks, and has the columns of one, before anything is marked.
  const whole: Span = journal.entries[0]?.span ?? {
    source: { name: journal.name, text: "", language: "json" },
    start: 0,
    end: 0,
  };
  for (const key of ["bidder", "criterion", "mark"])
    if (!header.has(key)) header.set(key, { text: key, span: whole });
  return { name: journal.name, shape: "marks", header, records };
}

/** A bid that the journal says is out, and why. */
export interface Departure {
  readonly bidder: string;
  readonly lot?: string;
  readonly status: "withdrawn" | "excluded";
  readonly reason: string;
  readonly number: number;
}

/** @returns the bids that were withdrawn, or disregarded after the abnormally-low dialogue. */
export function withdrawnOrExcludedBids({ entries }: Journal): readonly Departure[] {
  return entries.flatMap(({ entry, number }): readonly Departure[] => {
    if (entry.kind === "withdrawal" && entry.bidder !== undefined)
      return [{ ...bidderAndLot(entry), status: "withdrawn", reason: entry.reason, number }];
    if (entry.kind === "abnormally-low" && entry.step === "disregarded")
      return [{ ...bidderAndLot(entry), status: "excluded", reason: entry.note, number }];
    return [];
  });
}

const bidderAndLot = ({
  bidder,
  lot,
}: {
  readonly bidder?: string | undefined;
  readonly lot?: string | undefined;
}) => ({
  bidder: bidder ?? "",
  ...(lot !== undefined && { lot }),
});
