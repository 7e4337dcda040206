/** Which files no answer takes the place of: what svscore reads and people keep, whether or not this run has read it. */
import type { Io } from "./io.ts";

/** Tenders, libraries, rules, journals, workbooks, and the sheets by which a folder is read. */
const kept = /\.(?:ya?ml|ndjson|xlsx?|ods)$|^(?:bids|commitments|marks|prices)[^/\\]*\.(?:csv|tsv|json)$/i;

/** The key to a blind journal, a frozen method, the manifest of a pack, and tenders and libraries in JSON. */
const keptJson = /"schema"\s*:\s*"svscore\.(?:blind-key|frozen|pack)\/|"svscore"\s*:\s*["\d]/;

/** Whether a report of this name would be read as a tender, a library or bids the next time. */
export const isForInputs = (path: string, report: string | Uint8Array): boolean =>
  kept.test(path.replace(/^.*[/\\]/, "")) && !(typeof report === "string" && report.startsWith(IMPORTED));

/**
 * @param path a file that is there, links followed
 * @returns whether it is something that no report is
 */
export function isKept(io: Io, path: string, report: string | Uint8Array): boolean {
  const name = path.replace(/^.*[/\\]/, "");
  if (kept.test(name)) return !(typeof report === "string" && sameBeginning(io, path, report));
  return /\.json$/i.test(name) && keptJson.test(textOf(io, path));
}

const IMPORTED = "# Made from ";

/** A library that was imported before, under the line that says where it is from, may be imported again. */
const sameBeginning = (io: Io, path: string, report: string): boolean =>
  report.startsWith(IMPORTED) && firstLine(textOf(io, path)) === firstLine(report);

const firstLine = (text: string): string => text.slice(0, text.indexOf("\n") + 1);

function textOf({ files }: Io, path: string): string {
  try {
    return new TextDecoder().decode(files.read(path));
  } catch {
    return "";
  }
}
