/** Which files no answer takes the place of: what svscore reads and people keep, whether or not this run has read it. */
import type { Io } from "../io/io.ts";

/** Tenders, libraries, rules, journals, workbooks, and the sheets by which a folder is read. */
const kept =
  /\.(?:ya?ml|ndjson|xlsx?|ods)$|^(?:bids|commitments|marks|prices)[^/\\]*\.(?:csv|tsv|json)$|^tender\.json$/i;

/** The key to a blind journal, a frozen method, the manifest of a pack, and tenders and libraries in JSON. */
const keptJson = /"schema"\s*:\s*"svscore\.(?:blind-key|frozen|pack)\/|"svscore"\s*:\s*["\d]/;

/** A library made from another's data, under the line that says where it is from: YAML, and a tool's own work. */
const IMPORTED = "# Made from ";

type Why = readonly [cause: string, remedy: string];

const there: Why = [
  "is already there, and is no report but a file that svscore reads",
  "give the output another name; or if that file is no longer wanted, move it away first",
];
const named: Why = [
  "is a name under which svscore looks for a tender or its bids",
  "give the output another name, for example ranking.csv",
];

/** @returns why a report may not be written under a name, and what to do; nothing where it may. A library that was imported before may be imported again. */
export function whyNotWritable(io: Io, output: string, report: string | Uint8Array): Why | undefined {
  const imported = typeof report === "string" && report.startsWith(IMPORTED) ? firstLine(report) : undefined;
  const names = [output, io.files.real?.(output) ?? output].map((path) => path.replace(/^.*[/\\]/, ""));
  const isKept = names.some((name) => kept.test(name));
  if (!io.files.exists(output)) return isKept && imported === undefined ? named : undefined;
  if (isKept)
    return imported !== undefined && imported === firstLine(readTextOrEmpty(io, output)) ? undefined : there;
  return names.some((name) => /\.json$/i.test(name)) && keptJson.test(readTextOrEmpty(io, output))
    ? there
    : undefined;
}

const firstLine = (text: string): string => text.slice(0, text.indexOf("\n") + 1);

function readTextOrEmpty({ files }: Io, path: string): string {
  try {
    return new TextDecoder().decode(files.read(path));
  } catch {
    return "";
  }
}
