/** A Word file is a zip that notes when it was made, twice. Both are taken out, so that the same report is the same file. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** The earliest day that a zip can name. */
const ALWAYS = "1980-01-01T00:00:00";
const NOTES = "docProps/core.xml";

/** @returns the same parts, in the order of their names, without a time of their own. */
export function stripZipTimes(file: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(file)).sort(([a], [b]) => (a < b ? -1 : 1));
  // Word looks for the list of kinds first.
  const ordered = [
    ...parts.filter(([name]) => name === "[Content_Types].xml"),
    ...parts.filter(([name]) => name !== "[Content_Types].xml"),
  ].map(([name, bytes]) => [name, name === NOTES ? stripXmlTimes(bytes) : bytes] as const);
  return zipSync(Object.fromEntries(ordered), { level: 6, mtime: ALWAYS });
}

function stripXmlTimes(bytes: Uint8Array): Uint8Array {
  const text = strFromU8(bytes).replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, "");
  return strToU8(text);
}
