/** The journal of a pack against its manifest, which holds the journal's length and head: a chain by itself cannot show that its end was cut off. */
import { parseChain, type Sha256 } from "../journal/chain.ts";
import type { Manifest } from "./schema.ts";

/** @returns what differs: an end that was cut off, written anew, or added to, since the pack was made. */
export function journalDifferences(
  { journal, inputs }: Manifest,
  files: ReadonlyMap<string, Uint8Array>,
  sha256: Sha256,
): readonly string[] {
  if (journal === null) return [];
  const path = inputs.find(({ name }) => name === journal.name)?.path;
  const bytes = path === undefined ? undefined : files.get(path);
  if (path === undefined || bytes === undefined)
    return [`the journal ${journal.name}, which the manifest names, is not in the pack`];
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const { lines, diagnostics } = parseChain({ name: journal.name, text, language: "json" }, sha256);
  // A chain that is broken is told with the line, when the pack is evaluated again.
  if (diagnostics.length > 0) return [];
  const [there, were] = [lines.length, journal.entries];
  const line = lines[were - 1];
  const reaches = line !== undefined && `sha256:${sha256(line.text)}` === journal.head;
  const entries = (count: number): string => `${count} ${count === 1 ? "entry" : "entries"}`;
  if (reaches && there === were) return [];
  if (reaches)
    return [
      `${path}: ${entries(there - were)} ${there - were === 1 ? "was" : "were"} added to the journal after the pack was made`,
    ];
  if (there < were)
    return [
      `${path}: the end of the journal was cut off: the manifest says that it has ${entries(were)}, and ${there === 1 ? "1 is" : `${there} are`} left`,
    ];
  return [`${path}: the journal was written anew: its entry ${were} is not the head that the manifest holds`];
}
