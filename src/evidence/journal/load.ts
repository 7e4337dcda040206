/** From a journal's text to its entries, or to everything that is wrong with it: its chain, its words, what its entries refer to. */

import { type CheckedValue, checkAgainstSchema } from "../../diagnostics/check.ts";
import type { Diagnostic } from "../../diagnostics/model.ts";
import type { Source, Span } from "../../source/span.ts";
import { nodeAtKey as at, type Node, type TableNode } from "../../source/tree.ts";
import { parseChain, type Sha256 } from "./chain.ts";
import { evidenceCheckFaults } from "./checks.ts";
import type { Journal, Recorded } from "./model.ts";
import { type JournalEntry, schemaOfEntryKind } from "./schema.ts";

/** @returns the journal, or SV602 to SV605, SV610 and SV611 wherever it is wrong. */
export function loadJournal(
  source: Source,
  sha256: Sha256,
): { readonly value?: Journal; readonly diagnostics: readonly Diagnostic[] } {
  const { lines, diagnostics: broken } = parseChain(source, sha256);
  if (broken.length > 0) return { diagnostics: broken };
  const entries: Recorded[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { number, span, node } of lines) {
    const read = entryFromNode(node);
    diagnostics.push(...read.diagnostics);
    if (read.value !== undefined) entries.push({ number, entry: read.value, node, span });
  }
  if (diagnostics.length === 0) diagnostics.push(...entryReferenceFaults(entries));
  if (diagnostics.length > 0) return { diagnostics };
  return {
    value: { name: source.name, entries, head: `sha256:${sha256(lines.at(-1)?.text ?? "")}` },
    diagnostics,
  };
}

function entryFromNode(node: TableNode): CheckedValue<JournalEntry> {
  const kind = at(node, "kind");
  return checkAgainstSchema(schemaOfEntryKind(kind?.kind === "text" ? kind.text : ""), node, "evidence");
}

/** Where a key's value stands, or the whole entry. */
export function spanOfEntryKey({ node, span }: Recorded, key: string): Span {
  const found: Node | undefined = at(node, key);
  return found?.span ?? span;
}

/** What an entry says of another entry must be so. */
function entryReferenceFaults(entries: readonly Recorded[]): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const taken = new Map<number, number>();
  const refuse = (one: Recorded, key: string, cause: string, remedy: string): void => {
    diagnostics.push({ code: "SV611", span: spanOfEntryKey(one, key), cause, remedy });
  };
  for (const one of entries) {
    const { entry, number } = one;
    if (number === 1 && entry.kind !== "opened")
      refuse(one, "kind", "the first entry does not open the journal", "begin it with `svscore journal add`");
    if (number > 1 && entry.kind === "opened")
      refuse(one, "kind", `entry ${number} opens a journal that is open`, "a journal is opened once");
    if (entry.kind === "conflict" && entry.conflict === "declared" && entry.note === undefined)
      refuse(one, "conflict", "a conflict is declared, but not what it is", "say it in `note`");
    if (entry.kind === "withdrawal" && (entry.of === undefined) === (entry.bidder === undefined))
      refuse(one, "kind", "a withdrawal names an entry or a bidder", "give `of` or `bidder`, and not both");
    const key = entry.kind === "correction" ? "replaces" : "of";
    const named =
      entry.kind === "correction" ? entry.replaces : entry.kind === "withdrawal" ? entry.of : undefined;
    if (named === undefined) continue;
    const target = entries.find((other) => other.number === Number(named));
    const later = taken.get(Number(named));
    if (target === undefined || target.number >= number)
      refuse(one, key, `there is no entry ${named} before this one`, "name an entry by its number");
    else if (!["mark", "consensus", "evidence", "correction"].includes(target.entry.kind))
      refuse(
        one,
        key,
        `entry ${named} is neither a mark nor a check of evidence: its kind is \`${target.entry.kind}\``,
        "marks, consensus marks and checks of evidence are corrected and withdrawn; say anything else in a new entry",
      );
    else if (later !== undefined)
      refuse(
        one,
        key,
        `entry ${named} no longer stands: entry ${later} took its place`,
        `name entry ${later}, or what came after it`,
      );
    else taken.set(Number(named), number);
  }
  if (diagnostics.length === 0)
    for (const { one, key, cause, remedy } of evidenceCheckFaults(entries)) refuse(one, key, cause, remedy);
  return diagnostics;
}
