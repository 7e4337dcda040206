/** `svscore journal show`: the entries of a journal, all of them or those about one bidder or criterion. */

import { refuseIfAny } from "../../../diagnostics/model.ts";
import { standingChecks } from "../../../evidence/journal/checks.ts";
import type { JournalEntry } from "../../../evidence/journal/schema.ts";
import { standingMarks } from "../../../evidence/journal/standing.ts";
import { resolveJournalPath } from "../../../inputs/journal/path.ts";
import { readJournal } from "../../../inputs/journal/read.ts";
import type { Io } from "../../../io/io.ts";
import { journalText } from "../../../report/journal.ts";
import { escapeHiddenInJson } from "../../../source/quote.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { EXIT } from "../../exit.ts";

export interface ShowOptions {
  readonly bidder?: string;
  readonly criterion?: string;
  readonly format: "table" | "json";
  readonly output?: string;
}

/** @throws Refusal when the journal is not sound. */
export async function runJournalShow(io: Io, given: string, options: ShowOptions): Promise<number> {
  const path = resolveJournalPath(io, given);
  const { journal, diagnostics } = await readJournal(io, path);
  refuseIfAny(diagnostics);
  if (journal === undefined) throw new Error("a journal was refused without saying why");
  const about = subjectsByEntry(journal.entries);
  const same = (one: string | undefined, other: string | undefined): boolean =>
    other === undefined || one?.toLowerCase() === other.toLowerCase();
  const wanted = (entry: JournalEntry): boolean => {
    const { bidder, criterion } = about.get(entry) ?? {};
    return same(bidder, options.bidder) && same(criterion, options.criterion);
  };
  const text =
    options.format === "table"
      ? journalText(journal, wanted, await renderOptionsFor(io, options.output, undefined))
      : `${escapeHiddenInJson(
          JSON.stringify(
            {
              schema: "svscore.journal/v1",
              name: journal.name,
              head: journal.head,
              entries: journal.entries.map(({ entry }) => entry).filter(wanted),
              standing: [
                ...standingMarks(journal).map(
                  ({ given, corrections }) => (corrections.at(-1) ?? given).number,
                ),
                ...standingChecks(journal).map(({ last }) => last.number),
              ].sort((a, b) => a - b),
            },
            null,
            2,
          ),
        )}\n`;
  deliver(io, text, options.output, [path]);
  return EXIT.answered;
}

/** A correction and a withdrawal are about what the entry that they name is about. */
function subjectsByEntry(
  entries: readonly { readonly number: number; readonly entry: JournalEntry }[],
): ReadonlyMap<
  JournalEntry,
  { readonly bidder?: string | undefined; readonly criterion?: string | undefined }
> {
  const about = new Map<JournalEntry, { bidder?: string | undefined; criterion?: string | undefined }>();
  const byNumber = new Map(entries.map(({ number, entry }) => [number, entry]));
  for (const { entry } of entries) {
    const target =
      entry.kind === "correction" ? entry.replaces : entry.kind === "withdrawal" ? entry.of : undefined;
    const named = target === undefined ? undefined : byNumber.get(Number(target));
    about.set(
      entry,
      (named === undefined ? undefined : about.get(named)) ?? {
        bidder: "bidder" in entry ? entry.bidder : undefined,
        criterion: "criterion" in entry ? entry.criterion : undefined,
      },
    );
  }
  return about;
}
