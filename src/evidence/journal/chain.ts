/**
 * The chain that binds a journal's lines: each is canonical JSON (RFC 8785),
 * numbered, carries a seal over its own content and names the digest of the
 * line before. So a byte that is changed, or a line that is removed, added or
 * moved, shows. What a chain cannot show is a tail that was cut off or a
 * journal written anew from some line on: for that its head is kept elsewhere.
 */
import canonicalize from "canonicalize";
import type { Diagnostic } from "../../diagnostics/model.ts";
import { parseJson } from "../../source/json.ts";
import type { Source, Span } from "../../source/span.ts";
import { nodeAtKey as at, type Node, type TableNode } from "../../source/tree.ts";

/** Gives the SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export type Sha256 = (text: string) => string;

/** One line: its text without the line end, where it stands, and what it holds. */
export interface ChainLine {
  readonly number: number;
  readonly text: string;
  readonly span: Span;
  readonly node: TableNode;
}

export interface Chained {
  readonly lines: readonly ChainLine[];
  readonly diagnostics: readonly Diagnostic[];
}

/** @returns what an entry will say, as the line that follows another, without its line end. */
export function chainLineText(
  content: Readonly<Record<string, string | number>>,
  number: number,
  before: string | undefined,
  sha256: Sha256,
): string {
  const open = {
    ...content,
    svscore: 1,
    entry: number,
    previous: before === undefined ? "none" : `sha256:${sha256(before)}`,
  };
  return canonicalJson({ ...open, seal: `sha256:${sha256(canonicalJson(open))}` });
}

const canonicalJson = (value: unknown): string => canonicalize(value) ?? "";

/** @returns the lines of a journal, and SV602 or SV610 wherever one of them is not as it was written. */
export function parseChain(source: Source, sha256: Sha256): Chained {
  const diagnostics: Diagnostic[] = [];
  const lines: ChainLine[] = [];
  const texts = source.text.split("\n");
  const unended = texts.pop() ?? "";
  let start = 0;
  let before: { readonly text: string; readonly sound: boolean } | undefined;
  for (const [index, text] of texts.entries()) {
    const span: Span = { source, start, end: start + text.length };
    const read = parseChainLine(text, span, index + 1);
    const faults = "cause" in read ? [read] : chainLineFaults(read, before, sha256);
    diagnostics.push(...faults);
    if (!("cause" in read)) lines.push(read);
    before = { text, sound: faults.length === 0 };
    start += text.length + 1;
  }
  const other = wholeFileFault(source, texts);
  if (other !== undefined) return { lines, diagnostics: [other] };
  if (unended !== "" || texts.length === 0)
    diagnostics.push(cutShortFault(source, start, texts.length === 0));
  return { lines, diagnostics };
}

/** Where not one line is like an entry, or every line end is another, that alone is told. */
function wholeFileFault({ name }: Source, texts: readonly string[]): Diagnostic | undefined {
  if (texts.length === 0) return undefined;
  if (texts.every((text) => !text.startsWith("{")))
    return {
      code: "SV602",
      file: name,
      cause: "this is not a journal: none of its lines is like an entry",
      remedy: "name the journal, or the folder that holds marks.journal.ndjson",
    };
  if (texts.length > 1 && texts.every((text) => text.endsWith("\r")))
    return {
      code: "SV602",
      file: name,
      cause:
        "every line ends as Windows ends lines: another program saved the journal, or a version control system changed it",
      remedy:
        "bring the file back from a copy, and keep the file from being changed (in Git: `*.ndjson -text`)",
    };
  return undefined;
}

function cutShortFault(source: Source, start: number, whole: boolean): Diagnostic {
  const empty = source.text === "";
  return {
    code: "SV602",
    span: { source, start, end: source.text.length },
    cause: empty
      ? "the journal is empty"
      : `${whole ? "the journal's only" : "the journal's last"} line is cut short: its line end is missing`,
    remedy: empty
      ? "begin one with `svscore journal add`, or bring the file back from a copy"
      : "bring the whole file back from a copy; nothing may be taken from a journal",
  };
}

function parseChainLine(text: string, span: Span, number: number): ChainLine | Diagnostic {
  const torn = (cause: string): Diagnostic => ({
    code: "SV602",
    span,
    cause: `line ${number} ${cause}`,
    remedy: "bring the file back from a copy; lines are only ever added, by `svscore journal add`",
  });
  if (text === "") return torn("is empty");
  if (text.endsWith("\r")) return torn("ends as Windows ends lines: another program saved the journal");
  const parsed = parseJson({ name: span.source.name, text, language: "json" });
  if (parsed.node === undefined || parsed.node.kind !== "table")
    return torn("is not as svscore writes an entry: it has been changed");
  try {
    if (canonicalJson(JSON.parse(text)) !== text)
      return torn("is not as svscore writes an entry: it has been changed");
  } catch {
    return torn("is not as svscore writes an entry: it has been changed");
  }
  return { number, text, span, node: nodeWithFileSpans(parsed.node, span) as TableNode };
}

/** A node of one line, with its places in the whole file. */
function nodeWithFileSpans(node: Node, { source, start }: Span): Node {
  const there = (span: Span): Span => ({ source, start: start + span.start, end: start + span.end });
  const shift = (one: Node): Node => {
    if (one.kind === "text") return { ...one, span: there(one.span) };
    if (one.kind === "list") return { ...one, items: one.items.map(shift), span: there(one.span) };
    return {
      ...one,
      entries: one.entries.map(({ key, value }) => ({
        key: { ...key, span: there(key.span) },
        value: shift(value),
      })),
      span: there(one.span),
    };
  };
  return shift(node);
}

const textValueAtKey = (node: TableNode, key: string): string | undefined => {
  const found = at(node, key);
  return found?.kind === "text" ? found.text : undefined;
};

function chainLineFaults(
  { number, text, span, node }: ChainLine,
  before: { readonly text: string; readonly sound: boolean } | undefined,
  sha256: Sha256,
): readonly Diagnostic[] {
  const fault = (cause: string): readonly Diagnostic[] => [
    {
      code: "SV610",
      span,
      cause,
      remedy:
        "bring the file back from a copy, and find out who changed it; a correction is an entry of its own",
    },
  ];
  const { seal, ...open } = JSON.parse(text) as Record<string, unknown>;
  if (seal !== `sha256:${sha256(canonicalJson(open))}`)
    return fault(`line ${number} has been changed since it was written: its seal does not fit`);
  const own = textValueAtKey(node, "entry");
  if (own !== String(number))
    return fault(
      `line ${number} holds entry ${own ?? "without a number"}: a line was removed, added or moved`,
    );
  const previous = before === undefined ? "none" : `sha256:${sha256(before.text)}`;
  if (textValueAtKey(node, "previous") !== previous && before?.sound !== false)
    return fault(
      before === undefined
        ? "line 1 is not the beginning of a journal: what came before it is missing"
        : `line ${number} does not follow line ${number - 1}: one of the two was replaced`,
    );
  return [];
}
