/** `svscore journal blind`: gives the bidders letters, in an order that nobody can foresee, and keeps the key apart. */
import { Refusal, refuseIfAny } from "../../../diagnostics/model.ts";
import { findBlindedEntry, makeBlindKeyText } from "../../../evidence/journal/blind.ts";
import { collectInputs } from "../../../inputs/collect.ts";
import { blindKeyPathBeside, resolveJournalPath } from "../../../inputs/journal/path.ts";
import { readJournal } from "../../../inputs/journal/read.ts";
import { shownFileName } from "../../../inputs/read-text.ts";
import type { Io } from "../../../io/io.ts";
import { quote, toVisibleText } from "../../../source/quote.ts";
import { deliver } from "../../deliver.ts";
import { runJournalAdd } from "./add.ts";

export interface BlindOptions {
  readonly output?: string;
  readonly tender?: string;
}

/** @throws Refusal SV614 when marks already name bidders, SV904 when there is a key already. */
export async function journalBlindCommand(
  io: Io,
  given: string,
  bids: readonly string[],
  options: BlindOptions,
): Promise<number> {
  const path = resolveJournalPath(io, given);
  if (io.files.exists(path)) await refuseLateBlinding(io, path);
  const { bids: found, tender } = await collectInputs(io, {
    bids,
    ...(options.tender !== undefined && { tender: options.tender }),
    marksOnly: true,
  });
  const names = [...new Set(found.map(({ bidder }) => bidder))];
  const key = options.output ?? blindKeyPathBeside(path);
  if (io.files.exists(key))
    throw new Refusal([
      {
        code: "SV904",
        cause: `${quote(shownFileName(key))} is already there`,
        remedy: "name another file with -o: a key is never written over",
      },
    ]);
  const keeping = await io.keeping?.();
  const text = makeBlindKeyText(tender.reference, names, keeping?.randomHex(16) ?? "", io.sha256);
  deliver(io, text, key, []);
  const code = await runJournalAdd(io, path, "blinded", {
    key: `sha256:${io.sha256(text)}`,
    bidders: String(names.length),
    ...(options.tender !== undefined && { tender: options.tender }),
  });
  io.out(
    `${toVisibleText(`The key is in ${shownFileName(key)}: ${names.length} ${names.length === 1 ? "bidder stands" : "bidders stand"} as letters, Bidder A and on.`)}\nKeep it from whoever marks, and give them the bids under their letters.\n`,
  );
  return code;
}

async function refuseLateBlinding(io: Io, path: string): Promise<void> {
  const { journal, diagnostics } = await readJournal(io, path);
  refuseIfAny(diagnostics);
  if (journal === undefined) return;
  const named = journal.entries.find(({ entry }) => "bidder" in entry && entry.bidder !== undefined);
  const before = findBlindedEntry(journal);
  if (before === undefined && named === undefined) return;
  throw new Refusal([
    {
      code: "SV614",
      cause:
        before === undefined
          ? `entry ${named?.number ?? 0} of the journal already names a bidder`
          : `the bidders of this journal have letters already, by entry ${before.number}`,
      remedy: "letters are given once, before anything is marked",
    },
  ]);
}
