/**
 * A tender folder with rows that cannot be read: each of them stands apart, and
 * the tender is scored without it, as it would be in the big tables. Whatever
 * else is wrong leaves the folder to those who skip it whole.
 */
import type { Diagnostic } from "../../diagnostics/model.ts";
import { findFiles } from "../../inputs/find-files.ts";
import { readInputOrDiagnostics } from "../../inputs/read-text.ts";
import type { Io } from "../../io/io.ts";
import { placeInFile, type Source } from "../../source/span.ts";
import { withoutStrayRows } from "../../source/stray-rows.ts";
import { delimiterAndStart } from "../../source/table.ts";
import { readBidSets } from "../../tender/bids/load.ts";
import type { RecordSet } from "../../tender/bids/record.ts";
import { assembleBidsWithoutBadRows, faultFinder } from "../bid-rows.ts";
import type { Skipped } from "../model.ts";
import type { OpenTender } from "../rescore-tender.ts";
import { STRAY_QUOTE, skippedFromDiagnostic } from "../skipped-row.ts";
import type { CachedTenders } from "./cached-tender.ts";

export interface FolderWithoutBadRows {
  /** The tender with the bids that are left, or why it cannot be scored. */
  readonly opened: OpenTender | Skipped;
  readonly skipped: readonly Skipped[];
}

/**
 * @param faults everything for which the reader of `evaluate` refuses the folder
 * @returns nothing where any of them is more than a row that cannot be read
 */
export async function openFolderWithoutBadRows(
  io: Io,
  folder: string,
  tenders: CachedTenders,
  faults: readonly Diagnostic[],
): Promise<FolderWithoutBadRows | undefined> {
  if (!faults.every(isInRowOfSheet)) return undefined;
  const found = findFiles(io, [folder], undefined);
  const read = await Promise.all(found.bids.map((path) => readInputOrDiagnostics(io, path, "bids")));
  const own =
    found.tender === undefined ? undefined : await readInputOrDiagnostics(io, found.tender, "tender");
  const sources = read.flatMap(({ input }) => (input?.source.language === "csv" ? [input.source] : []));
  if (own?.input === undefined || sources.length !== found.bids.length) return undefined;
  const { tender } = await tenders.fresh.read(own.input.source, false);
  const method = tender === undefined ? undefined : tenders.methodOf(tender);
  const cleaned = sources.map(withoutStrays);
  if (tender === undefined || method === undefined || cleaned.some((one) => one === undefined))
    return undefined;
  const texts = cleaned.flatMap((one) => (one === undefined ? [] : [one]));
  const { sets, diagnostics } = await readBidSets(
    texts.map(({ source }) => source),
    method.expected,
  );
  if (!diagnostics.every(isInRowOfSheet)) return undefined;
  const bids = assembleBidsWithoutBadRows(
    method.expected,
    withoutFaultyRecords(sets, diagnostics),
    sources[0]?.name ?? folder,
    tender.at,
  );
  const skipped = [
    ...texts.flatMap(({ strays }) => strays),
    ...diagnostics.map((fault) => skippedFromDiagnostic(fault, folder)),
    ...bids.skipped,
  ];
  if (bids.bids.length === 0)
    return { opened: { code: "SV321", at: tender.at, says: "there are no bids", tender: true }, skipped };
  return {
    opened: bids.lacking ?? { method, tender, bids: bids.bids, at: tender.at, rowsSkipped: skipped.length },
    skipped,
  };
}

/** In a row of a CSV of bids, and not in its header. */
function isInRowOfSheet({ code, span }: Diagnostic): boolean {
  return /^SV3/.test(code) && span?.source.language === "csv" && placeInFile(span).line > 1;
}

function withoutStrays(
  source: Source,
): { readonly source: Source; readonly strays: readonly Skipped[] } | undefined {
  const { delimiter, from } = delimiterAndStart(source.text);
  const found = withoutStrayRows(source.text, delimiter, from);
  return (
    found && {
      source: { ...source, text: found.text },
      strays: found.strays.map(({ line, text }) => ({
        code: "SV302",
        at: `${source.name}:${line}:${text.indexOf('"') + 1}`,
        says: STRAY_QUOTE,
        tender: false,
      })),
    }
  );
}

/** What reading the sheets has already told of is not read for more. */
function withoutFaultyRecords(
  sets: readonly RecordSet[],
  faults: readonly Diagnostic[],
): readonly RecordSet[] {
  const isFaulty = faultFinder(faults);
  return sets.map((set) => ({
    ...set,
    records: set.records.filter((record) => record.shifted !== true && !isFaulty(record)),
  }));
}
