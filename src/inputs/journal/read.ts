/** A journal from its file: its bytes as they are, its chain, and the marks that stand in it. */
import type { Diagnostic } from "../../diagnostics/model.ts";
import { loadJournal } from "../../evidence/journal/load.ts";
import type { Journal } from "../../evidence/journal/model.ts";
import type { Io } from "../../io/io.ts";
import { quote } from "../../source/quote.ts";
import type { InputFile } from "../model.ts";
import { readInputOrDiagnostics } from "../read-text.ts";

export interface ReadJournal {
  readonly journal?: Journal;
  readonly input?: InputFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** @returns the journal, or SV601 to SV611 wherever it is not as it was written. */
export async function readJournal(io: Io, path: string): Promise<ReadJournal> {
  const read = await readInputOrDiagnostics(io, path, "evidence");
  if (read.input === undefined) return { diagnostics: read.diagnostics };
  const source = { ...read.input.source, language: "json" as const };
  const input: InputFile = { ...read.input, source };
  // A journal is UTF-8 without a mark; another encoding of the same words is another file.
  if (io.sha256(source.text) !== input.sha256())
    return {
      input,
      diagnostics: [
        {
          code: "SV602",
          file: source.name,
          cause: `${quote(source.name)} is not the bytes that svscore wrote: another program saved it in another encoding`,
          remedy: "bring the file back from a copy",
        },
      ],
    };
  const loaded = loadJournal(source, io.sha256);
  return {
    input,
    ...(loaded.value !== undefined && { journal: loaded.value }),
    diagnostics: loaded.diagnostics,
  };
}
