/** `svscore journal check`: whether the chain is whole, holds a head that was kept, and whether things were done in their order. */

import { Refusal, refuseIfAny } from "../../../diagnostics/model.ts";
import { journalFindings } from "../../../evidence/journal/findings.ts";
import type { Journal } from "../../../evidence/journal/model.ts";
import { resolveJournalPath } from "../../../inputs/journal/path.ts";
import { readJournal } from "../../../inputs/journal/read.ts";
import type { Io } from "../../../io/io.ts";
import { journalFindingText } from "../../../report/journal.ts";
import { wrapText } from "../../../report/wrap.ts";
import { escapeHiddenInJson, quote } from "../../../source/quote.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { exitCodeForAnswer } from "../../exit.ts";

export interface JournalCheckOptions {
  readonly head?: string;
  readonly format: "table" | "json";
  readonly output?: string;
}

/**
 * @returns 1 when something that must be so is not
 * @throws Refusal SV602 to SV611 when the journal is not sound, SV610 when it lacks the head that was kept
 */
export async function runJournalCheck(io: Io, given: string, options: JournalCheckOptions): Promise<number> {
  const path = resolveJournalPath(io, given);
  const { journal, diagnostics } = await readJournal(io, path);
  refuseIfAny(diagnostics);
  if (journal === undefined) throw new Error("a journal was refused without saying why");
  const since = options.head === undefined ? undefined : entryCountSinceHead(io, journal, options.head);
  const findings = journalFindings(journal);
  const { columns, ink } = await renderOptionsFor(io, options.output, undefined);
  const say = (text: string, indent = "", hang = indent): string => wrapText(text, columns, indent, hang);
  const count = `${journal.entries.length} ${journal.entries.length === 1 ? "entry" : "entries"}`;
  const text =
    options.format === "json"
      ? `${escapeHiddenInJson(JSON.stringify({ schema: "svscore.journal-check/v1", name: journal.name, entries: journal.entries.length, head: journal.head, ...(since !== undefined && { addedSinceHead: since }), findings }, null, 2))}\n`
      : [
          ink.bold(say(`${journal.name}: ${count}; the chain is whole.`)),
          `Head: ${journal.head}`,
          say(
            since === undefined
              ? "Keep the head elsewhere, for example in the minutes or an e-mail: a chain alone cannot show that its end was cut off or written anew."
              : since === 0
                ? "This is the head that you kept: nothing is missing, and nothing was added since."
                : `The head that you kept is entry ${journal.entries.length - since}: nothing before it has changed, and ${since} ${since === 1 ? "entry was" : "entries were"} added since.`,
          ),
          "",
          ink.bold("To look at"),
          ...(findings.length === 0
            ? ["  Nothing."]
            : findings.map((one) => say(journalFindingText(one), "  - ", "    "))),
          "",
        ].join("\n");
  deliver(io, text, options.output, [path]);
  return exitCodeForAnswer(findings.some(({ severity }) => severity === "must"));
}

/** How many entries were added since the head that was kept. */
function entryCountSinceHead(io: Io, journal: Journal, head: string): number {
  const wanted = head
    .trim()
    .toLowerCase()
    .replace(/^(?!sha256:)/, "sha256:");
  const found = journal.entries.findIndex(
    ({ span }) => `sha256:${io.sha256(span.source.text.slice(span.start, span.end))}` === wanted,
  );
  if (found !== -1) return journal.entries.length - 1 - found;
  throw new Refusal([
    {
      code: "SV610",
      file: journal.name,
      cause: `no line of the journal has the digest ${quote(wanted.slice(0, 20))} that was kept: lines were cut off or written anew`,
      remedy: "bring the file back from a copy, or check that the head is of this journal",
    },
  ]);
}
