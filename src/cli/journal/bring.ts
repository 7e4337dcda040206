/** What a journal brings to an evaluation: marks, bids that have left, and whether prices may still be missing. */
import type { Diagnostic } from "../../diagnostics/model.ts";
import type { Journal } from "../../evidence/journal/load.ts";
import { placeOf } from "../../evidence/journal/load.ts";
import { departures, recordsOf } from "../../evidence/journal/standing.ts";
import { quote } from "../../source/quote.ts";
import type { RecordSet } from "../../tender/bids/record.ts";
import type { Bid } from "../../tender/model.ts";
import type { Io } from "../io.ts";
import type { Input } from "../texts.ts";
import { readJournal } from "./read.ts";

export interface Brought {
  readonly journal?: Journal;
  readonly sets: readonly RecordSet[];
  readonly inputs: readonly Input[];
  readonly diagnostics: readonly Diagnostic[];
}

/** @returns the journal and the marks that stand in it, or what is wrong with it. */
export async function bring(io: Io, paths: readonly string[]): Promise<Brought> {
  const [path, another] = paths;
  if (path === undefined) return { sets: [], inputs: [], diagnostics: [] };
  if (another !== undefined)
    return {
      sets: [],
      inputs: [],
      diagnostics: [
        {
          code: "SV612",
          file: another,
          cause: `${quote(path)} and ${quote(another)} are both journals`,
          remedy: "name the one that holds the record of this tender",
        },
      ],
    };
  const { journal, input, diagnostics } = await readJournal(io, path);
  return {
    ...(journal !== undefined && { journal }),
    sets: journal === undefined ? [] : [recordsOf(journal)],
    inputs: input === undefined ? [] : [input],
    diagnostics,
  };
}

/** @returns SV613 when the journal was opened for another tender. */
export function belongs(journal: Journal, reference: string): readonly Diagnostic[] {
  const first = journal.entries[0];
  if (first?.entry.kind !== "opened" || first.entry.tender === reference) return [];
  return [
    {
      code: "SV613",
      span: placeOf(first, "tender"),
      cause: `the journal was opened for the tender ${quote(first.entry.tender)}, and this tender is ${quote(reference)}`,
      remedy: "name the journal of this tender, or the tender of this journal",
    },
  ];
}

/** @returns the bids with those out that the journal says are out, or SV313 where it names a bidder that there is not. */
export function departed(
  bids: readonly Bid[],
  journal: Journal,
): { readonly bids: readonly Bid[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  let left = bids;
  for (const { bidder, lot, status, reason, number } of departures(journal)) {
    const gone = (bid: Bid): boolean => bid.bidder === bidder && (lot === undefined || bid.lot === lot);
    if (!bids.some(gone)) {
      const entry = journal.entries.find((one) => one.number === number);
      diagnostics.push({
        code: "SV313",
        ...(entry === undefined ? { file: journal.name } : { span: placeOf(entry, "bidder") }),
        cause: `${quote(bidder)} is not among the bids${lot === undefined ? "" : ` for lot ${quote(lot)}`}`,
        remedy: "a bidder's name is written the same way everywhere; correct it by a new entry",
      });
    }
    left = left.map((bid) => (gone(bid) ? { ...bid, status, reason } : bid));
  }
  return { bids: left, diagnostics };
}
