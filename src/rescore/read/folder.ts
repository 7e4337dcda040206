/** A tender folder of an archive, read by the reader of `evaluate`. */
import { type Diagnostic, Refusal } from "../../diagnostics/model.ts";
import { sortUniqueDiagnostics } from "../../diagnostics/render.ts";
import { collectInputs } from "../../inputs/collect.ts";
import type { TenderReader } from "../../inputs/tender-inputs.ts";
import { diskRefusal } from "../../io/disk-errors.ts";
import type { Io } from "../../io/io.ts";
import { sourcePlaceText } from "../../source/span.ts";
import type { Bid } from "../../tender/model.ts";
import type { Skipped } from "../model.ts";
import { type RescoredContest, type RescoreOptions, rescoreTenderContests } from "../rescore-tender.ts";
import type { Chunk } from "../run/chunk.ts";
import type { CachedTenders } from "./cached-tender.ts";
import { openFolderWithoutBadRows } from "./folder-rows.ts";

/** Rescores one tender folder into a chunk; what cannot be scored is skipped. */
export async function rescoreFolder(
  io: Io,
  folder: string,
  tenders: CachedTenders,
  options: RescoreOptions,
  chunk: Chunk,
): Promise<void> {
  const quick = await rescoreFolderOrSkip(io, folder, tenders, tenders.reader, options);
  // What is wrong is told with the places of this very tender.
  const found =
    "code" in quick ? await rescoreFolderOrSkip(io, folder, tenders, tenders.fresh, options) : quick;
  if ("code" in found) return chunk.skip(found);
  for (const one of found.skipped) chunk.skip(one);
  chunk.read(found.rows);
  if ("code" in found.results) return chunk.skip(found.results);
  chunk.tender(found.reference, found.at, found.results);
}

interface Rescored {
  readonly reference: string;
  readonly at: string;
  /** How many promises its bids make. */
  readonly rows: number;
  readonly results: readonly RescoredContest[] | Skipped;
  /** Rows that could not be read. */
  readonly skipped: readonly Skipped[];
}

async function rescoreFolderOrSkip(
  io: Io,
  folder: string,
  tenders: CachedTenders,
  reader: TenderReader,
  options: RescoreOptions,
): Promise<Rescored | Skipped> {
  try {
    const { tender, bids } = await collectInputs(io, { bids: [folder] }, reader);
    const method = tenders.methodOf(tender);
    if (method === undefined) throw new Error(`${folder} was read and has no method`);
    const results = rescoreTenderContests({ method, tender, bids, at: tender.at, rowsSkipped: 0 }, options);
    if ("code" in results && reader !== tenders.fresh) return results;
    return { reference: tender.reference, at: tender.at, rows: promiseCount(bids), results, skipped: [] };
  } catch (error) {
    const refusal = error instanceof Refusal ? error : diskRefusal(error, io.folder);
    if (refusal === undefined) throw error;
    const faults = sortUniqueDiagnostics(refusal.diagnostics);
    const skipped = skippedFolder(faults, folder);
    if (reader !== tenders.fresh) return skipped;
    const left = await openFolderWithoutBadRows(io, folder, tenders, faults);
    if (left === undefined) return skipped;
    const { opened, skipped: rowsSkipped } = left;
    if ("code" in opened)
      return { reference: "", at: opened.at, rows: 0, results: opened, skipped: rowsSkipped };
    const results = rescoreTenderContests(opened, options);
    const { tender, bids, at } = opened;
    return { reference: tender.reference, at, rows: promiseCount(bids), results, skipped: rowsSkipped };
  }
}

const promiseCount = (bids: readonly Bid[]): number =>
  bids.reduce((sum, bid) => sum + bid.commitments.length, 0);

/** A tender with faults is skipped once, under the first of them. */
function skippedFolder(all: readonly Diagnostic[], folder: string): Skipped {
  const [first] = all;
  if (first === undefined) throw new Error(`${folder} was refused without saying why`);
  const more = all.length > 1 ? ` (and ${all.length - 1} more)` : "";
  return {
    code: first.code,
    at: first.span === undefined ? (first.file ?? folder) : sourcePlaceText(first.span),
    says: `${first.cause}${more}`,
    tender: true,
  };
}
