/** `svscore journal add`: one entry, or the rows of a marks file, added to the end of a journal and checked before they are. */

import { checkAgainstSchema } from "../../../diagnostics/check.ts";
import { type Diagnostic, Refusal, refuseIfAny } from "../../../diagnostics/model.ts";
import { findBlindedEntry } from "../../../evidence/journal/blind.ts";
import { chainLineText } from "../../../evidence/journal/chain.ts";
import { loadJournal } from "../../../evidence/journal/load.ts";
import type { Journal } from "../../../evidence/journal/model.ts";
import { schemaOfEntryKind } from "../../../evidence/journal/schema.ts";
import { defaultTender } from "../../../inputs/default-tender.ts";
import { findTenderBesideJournal, resolveJournalPath } from "../../../inputs/journal/path.ts";
import { readJournal } from "../../../inputs/journal/read.ts";
import { readInputOrDiagnostics, shownFileName } from "../../../inputs/read-text.ts";
import { unwritableFileRefusal } from "../../../io/disk-errors.ts";
import type { Io } from "../../../io/io.ts";
import type { RecordIo } from "../../../io/record-io.ts";
import { parseJson } from "../../../source/json.ts";
import { quote, toVisibleText } from "../../../source/quote.ts";
import type { Span } from "../../../source/span.ts";
import { EXIT } from "../../exit.ts";
import type { Addition, Content } from "./addition.ts";

export type AddOptions = Readonly<
  Partial<
    Record<
      | "from"
      | "bidder"
      | "lot"
      | "criterion"
      | "aspect"
      | "evaluator"
      | "mark"
      | "rationale"
      | "cites"
      | "feedback"
      | "reason"
      | "replaces"
      | "of"
      | "conflict"
      | "step"
      | "present"
      | "note"
      | "who"
      | "when"
      | "tender"
      | "key"
      | "bidders"
      | "measure"
      | "promised"
      | "outcome"
      | "quantity"
      | "by"
      | "reference",
      string
    >
  >
>;

const additionRefusal = (cause: string, remedy: string): Refusal =>
  new Refusal([{ code: "SV614", cause, remedy }]);

/** @throws Refusal when the entry is not whole, does not fit the tender, or the journal is not sound. */
export async function runJournalAdd(
  io: Io,
  given: string,
  kind: string | undefined,
  options: AddOptions,
): Promise<number> {
  const path = resolveJournalPath(io, given);
  if ((kind === undefined) === (options.from === undefined))
    throw additionRefusal(
      kind === undefined ? "nothing is said to add" : "an entry and a file of marks cannot be added at once",
      "name a kind of entry, such as mark or consensus, or give a marks file with `--from`",
    );
  const keeping = await io.keeping?.();
  if (keeping === undefined) throw new Error("this world keeps no records");
  const there = io.files.exists(path) ? await readJournal(io, path) : undefined;
  refuseIfAny(there?.diagnostics ?? []);
  const text = there?.input?.source.text ?? "";
  const stamp = {
    when: entryTimeOrNow(options.when, keeping),
    ...(options.who !== undefined && { who: options.who }),
  };
  const { additions, present } =
    options.from === undefined
      ? { additions: [{ content: entryFromOptions(kind ?? "", options) }], present: 0 }
      : await (await import("./from-marks.ts")).readMarksToAdd(io, options.from, there?.journal);
  const tender = options.tender ?? findTenderBesideJournal(io, path);
  const opening =
    there === undefined
      ? [{ content: { kind: "opened", tender: await readTenderReference(io, tender) } }]
      : [];
  const all = [...opening, ...additions].map(({ content, ...rest }) => ({
    ...rest,
    content: { ...stamp, ...content },
  }));
  const lines = newJournalLines(io, text, there?.journal, all);
  const longer = `${text}${lines.map((line) => `${line}\n`).join("")}`;
  const loaded = loadJournal({ name: shownFileName(path), text: longer, language: "json" }, io.sha256);
  refuseIfAny(loaded.diagnostics.map(({ span: _, ...rest }) => ({ ...rest, code: "SV614" as const })));
  await (await import("../../../inputs/journal/check-additions.ts")).refuseUnfitAdditions(
    io,
    path,
    longer,
    text.length,
    tender,
    loaded.value === undefined ? undefined : findBlindedEntry(loaded.value),
    all.map((one) => ("span" in one ? (one.span as Span | undefined) : undefined)),
  );
  appendLinesOrRefuse(keeping, path, lines, text);
  io.out(
    addedMessage(
      shownFileName(path),
      all.map(({ content }) => content),
      lines,
      there?.journal,
      present,
      io,
    ),
  );
  return EXIT.answered;
}

/** Every entry is held against the shape of its kind before any is written. */
function newJournalLines(
  io: Io,
  text: string,
  journal: Journal | undefined,
  additions: readonly Addition[],
): readonly string[] {
  const diagnostics: Diagnostic[] = [];
  const lines: string[] = [];
  let before = journal === undefined ? undefined : text.slice(0, -1).split("\n").at(-1);
  for (const { content, span } of additions) {
    const line = chainLineText(content, (journal?.entries.length ?? 0) + lines.length + 1, before, io.sha256);
    const { node } = parseJson({ name: "entry", text: line, language: "json" });
    const faults =
      node === undefined
        ? []
        : checkAgainstSchema(schemaOfEntryKind(String(content["kind"])), node, "evidence").diagnostics;
    diagnostics.push(
      ...faults.map(
        ({ cause, remedy }): Diagnostic => ({
          code: "SV614",
          ...(span !== undefined && { span }),
          cause,
          remedy:
            span === undefined
              ? remedy.replace(/^add `/, "give `--").replace(/, or leave the key out$/, "")
              : remedy,
        }),
      ),
    );
    lines.push(line);
    before = line;
  }
  refuseIfAny(diagnostics);
  return lines;
}

function entryFromOptions(kind: string, options: AddOptions): Content {
  const { reason, rationale, when: _, who: __, from: ___, tender: ____, ...rest } = options;
  const marks = kind === "mark" || kind === "consensus";
  const why = marks ? (rationale ?? reason) : rationale;
  return withWellFormedTexts({
    kind,
    ...rest,
    ...(why !== undefined && { rationale: why }),
    ...(!marks && reason !== undefined && { reason }),
  });
}

/** A lone half of a character pair has no place in UTF-8. */
const withWellFormedTexts = (content: Content): Content =>
  Object.fromEntries(
    Object.entries(content).map(([key, value]) => [
      key,
      typeof value === "string" ? value.toWellFormed().trim() : value,
    ]),
  );

function entryTimeOrNow(given: string | undefined, keeping: RecordIo): string {
  if (given === undefined) return keeping.now();
  const [, day, time, seconds] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?Z?)?$/.exec(given.trim()) ?? [];
  if (day === undefined)
    throw additionRefusal(
      `${quote(given)} is not a time`,
      "write it year first, for example 2026-11-03 or 2026-11-03T10:15, in UTC",
    );
  return time === undefined ? day : `${day}T${time}${seconds ?? ":00"}Z`;
}

async function readTenderReference(io: Io, tender: string | undefined): Promise<string> {
  const { parseTender } = await import("../../../tender/parse.ts");
  const read = tender === undefined ? undefined : await readInputOrDiagnostics(io, tender, "tender");
  refuseIfAny(read?.diagnostics ?? []);
  const parsed = parseTender(read?.input?.source ?? defaultTender);
  refuseIfAny(parsed.diagnostics);
  return parsed.file?.tender.reference ?? "";
}

function appendLinesOrRefuse(keeping: RecordIo, path: string, lines: readonly string[], text: string): void {
  const encoder = new TextEncoder();
  try {
    keeping.append(
      path,
      encoder.encode(lines.map((line) => `${line}\n`).join("")),
      encoder.encode(text).length,
    );
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "EBUSY")
      throw additionRefusal(
        `another program is adding to ${quote(shownFileName(path))}`,
        `try again; if nobody is, remove ${quote(`${shownFileName(path)}.lock`)}`,
      );
    if (code === "ESTALE")
      throw additionRefusal(
        `another program has just added to ${quote(shownFileName(path))}`,
        "run the command again",
      );
    throw unwritableFileRefusal(shownFileName(path), error);
  }
}

function addedMessage(
  name: string,
  contents: readonly Content[],
  lines: readonly string[],
  journal: Journal | undefined,
  present: number,
  { sha256 }: Io,
): string {
  const first = (journal?.entries.length ?? 0) + 1;
  const kinds = contents.map(({ kind }) => String(kind));
  const what =
    lines.length === 0
      ? `Nothing added to ${name}.`
      : lines.length <= 2
        ? `Added to ${name}: ${kinds.map((kind, index) => `entry ${first + index} (${kind})`).join(", ")}.`
        : `Added to ${name}: entries ${first} to ${first + lines.length - 1}.`;
  const already =
    present === 0 ? "" : `\n${present} ${present === 1 ? "row was" : "rows were"} there already.`;
  const last = lines.at(-1);
  const head = last === undefined ? (journal?.head ?? "") : `sha256:${sha256(last)}`;
  return `${toVisibleText(what)}${already}\nHead: ${head}\n`;
}
