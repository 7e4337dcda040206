/** What a journal brings to an evaluation: marks, bids that have left, and whether prices may still be missing. */
import type { Diagnostic } from "../../diagnostics/model.ts";
import { type EvidenceChecks, matchChecksToPromises } from "../../evidence/evidence-checks.ts";
import { findBlindedEntry, parseBlindKeyOrReason } from "../../evidence/journal/blind.ts";
import { spanOfEntryKey } from "../../evidence/journal/load.ts";
import type { Journal } from "../../evidence/journal/model.ts";
import { markRecordsFromJournal, withdrawnOrExcludedBids } from "../../evidence/journal/standing.ts";
import type { Io } from "../../io/io.ts";
import { quote } from "../../source/quote.ts";
import { sameName } from "../../tender/bids/cells.ts";
import type { RecordSet } from "../../tender/bids/record.ts";
import type { Bid } from "../../tender/model.ts";
import type { InputFile, InputRequest } from "../model.ts";
import { readInputOrDiagnostics } from "../read-text.ts";
import { blindKeyPathBeside } from "./path.ts";
import { readJournal } from "./read.ts";

export interface JournalInputs {
  readonly journal?: Journal;
  /** Gives a bidder's name for the letter under which it stands in the journal. */
  readonly named?: (bidder: string) => string;
  /** Whether bidders stand as letters to the reader too. */
  readonly letters?: boolean;
  /** Whether prices are not opened yet. */
  readonly pricesSealed?: boolean;
  readonly sets: readonly RecordSet[];
  readonly inputs: readonly InputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** @returns the journal and the marks that stand in it, or what is wrong with it. */
export async function loadJournalInputs(
  io: Io,
  paths: readonly string[],
  request: InputRequest,
): Promise<JournalInputs> {
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
  const inputs = input === undefined ? [] : [input];
  if (journal === undefined) return { sets: [], inputs, diagnostics };
  const unlocked = await unlockBidderNames(io, path, journal, request);
  return {
    journal,
    sets: [markRecordsFromJournal(journal, unlocked.named)],
    inputs: [...inputs, ...(unlocked.input === undefined ? [] : [unlocked.input])],
    diagnostics: unlocked.diagnostics,
    ...(unlocked.named !== undefined && { named: unlocked.named }),
    letters: unlocked.letters,
    pricesSealed: !journal.entries.some(({ entry }) => entry.kind === "price-opening"),
  };
}

interface Unlocked {
  readonly named?: (bidder: string) => string;
  readonly letters: boolean;
  readonly input?: InputFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** A panel sees letters until somebody gives it the key; an evaluation needs the names. */
async function unlockBidderNames(
  io: Io,
  path: string,
  journal: Journal,
  request: InputRequest,
): Promise<Unlocked> {
  if (findBlindedEntry(journal) === undefined) return { letters: false, diagnostics: [] };
  const beside = blindKeyPathBeside(path);
  const key = request.key ?? (request.marksOnly !== true && io.files.exists(beside) ? beside : undefined);
  if (key === undefined && request.marksOnly === true) return { letters: true, diagnostics: [] };
  const refused = (cause: string): Unlocked => ({
    letters: false,
    diagnostics: [
      {
        code: "SV615",
        file: key ?? journal.name,
        cause,
        remedy:
          "name the key that `svscore journal blind` wrote, with --key, or put it beside the journal as blind.key.json",
      },
    ],
  });
  if (key === undefined)
    return refused("bidders stand as letters in the journal, and the key to them is not here");
  const read = await readInputOrDiagnostics(io, key, "evidence");
  if (read.input === undefined) return { letters: false, diagnostics: read.diagnostics };
  const names = parseBlindKeyOrReason(journal, read.input.source.text, io.sha256);
  if (typeof names === "string") return refused(names);
  return {
    named: (bidder) => names.get(bidder.toLowerCase()) ?? bidder,
    letters: false,
    input: read.input,
    diagnostics: [],
  };
}

/** @returns SV613 when the journal was opened for another tender. */
export function wrongTenderFaults(journal: Journal, reference: string): readonly Diagnostic[] {
  const first = journal.entries[0];
  if (first?.entry.kind !== "opened" || first.entry.tender === reference) return [];
  return [
    {
      code: "SV613",
      span: spanOfEntryKey(first, "tender"),
      cause: `the journal was opened for the tender ${quote(first.entry.tender)}, and this tender is ${quote(reference)}`,
      remedy: "name the journal of this tender, or the tender of this journal",
    },
  ];
}

interface Left {
  readonly bids: readonly Bid[];
  readonly checked: EvidenceChecks;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * @returns the bids with those out that the journal says are out, and what it
 *   records of the evidence; SV313 or SV616 where it names what the bids have not
 */
export function setDepartedBidStatus(
  bids: readonly Bid[],
  journal: Journal,
  { named = (bidder) => bidder, letters }: Pick<JournalInputs, "named" | "letters"> = {},
): Left {
  // While bidders are letters their promises are not read.
  const promises =
    letters === true ? { checked: new Map(), diagnostics: [] } : matchChecksToPromises(bids, journal, named);
  const diagnostics: Diagnostic[] = [];
  let left = bids;
  for (const { bidder: written, lot, status, reason, number } of withdrawnOrExcludedBids(journal)) {
    const bidder = named(written);
    const gone = (bid: Bid): boolean =>
      sameName(bid.bidder, bidder) && (lot === undefined || sameName(bid.lot ?? "", lot));
    if (!bids.some(gone)) {
      const entry = journal.entries.find((one) => one.number === number);
      diagnostics.push({
        code: "SV313",
        ...(entry === undefined ? { file: journal.name } : { span: spanOfEntryKey(entry, "bidder") }),
        cause: `${quote(bidder)} is not among the bids${lot === undefined ? "" : ` for lot ${quote(lot)}`}`,
        remedy: "a bidder's name is written the same way everywhere; correct it by a new entry",
      });
    }
    left = left.map((bid) => (gone(bid) ? { ...bid, status, reason } : bid));
  }
  return {
    bids: left,
    checked: promises.checked,
    diagnostics: [...diagnostics, ...promises.diagnostics],
  };
}
