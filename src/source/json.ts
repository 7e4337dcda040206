/**
 * JSON whose values know where they were written. `JSON.parse` alone turns 1.10
 * into a float, hides duplicate keys and (on Node 20) does not say where an
 * error is, so the outline is walked here; every string, number and word is
 * still judged by `JSON.parse`.
 */
import { type Message, type Problem, type ProblemKind, sourceProblem } from "./problem.ts";
import { quote } from "./quote.ts";
import { placeInFile, type Source, type Span } from "./span.ts";
import type { Node, Text, TreeEntry } from "./tree.ts";

export type ParsedJson =
  | { readonly node: Node; readonly problems: readonly [] }
  | { readonly node?: undefined; readonly problems: readonly Problem[] };

const DEEPEST = 64;
const MOST_VALUES = 1_000_000;

/** What may come next: "first" is a value or the closing bracket, or the first key of a table. */
type Expected = "value" | "first" | "key" | "colon" | "comma" | "end";

/** A list or table that is not closed yet; a table has entries, a list has none. */
interface Open {
  readonly start: number;
  readonly items: Node[];
  readonly entries: TreeEntry[] | undefined;
  readonly keys: Map<string, Text>;
  key: Text | undefined;
  expected: Expected;
}

/** @returns the value, or what is wrong with it: every duplicate key, and the first error of syntax. */
export function parseJson(source: Source): ParsedJson {
  const outermost = openContainer(0, false);
  outermost.expected = "value";
  const open: Open[] = [outermost];
  const problems: Problem[] = [];
  let values = 0;

  for (const { text, start, end } of tokens(source.text)) {
    const span = { source, start, end };
    const inner = open.at(-1) ?? outermost;
    const stop = (kind: ProblemKind, message: Message) => ({
      problems: [...problems, sourceProblem(kind, source, [start, end], message)],
    });
    const wrong = unexpectedTokenMessage(text, inner) ?? unreadableTokenMessage(text);
    if (wrong !== undefined) return stop("json-syntax", wrong);
    if (text === "," || text === ":") {
      inner.expected = text === "," && inner.entries !== undefined ? "key" : "value";
    } else if (text === "{" || text === "[") {
      if (open.length > DEEPEST) return stop("too-deep", TOO_DEEP);
      open.push(openContainer(start, text === "{"));
    } else if (text === "}" || text === "]") {
      open.pop();
      addValue(open.at(-1) ?? outermost, closeContainer(inner, { ...span, start: inner.start }));
    } else {
      values += 1;
      if (values > MOST_VALUES) return stop("too-large", TOO_MANY);
      const value = textFromToken(text, span);
      if (!expectsKey(inner)) addValue(inner, value);
      else problems.push(...addKey(inner, value));
    }
    if (open.length === 1 && outermost.items.length > 0) outermost.expected = "end";
  }

  const node = outermost.items[0];
  const last = open.at(-1) ?? outermost;
  if (node === undefined || open.length > 1)
    problems.push(unfinishedFileProblem(source, open.length > 1 ? last : undefined));
  return node === undefined || problems.length > 0 ? { problems } : { node, problems: [] };
}

function openContainer(start: number, table: boolean): Open {
  return {
    start,
    items: [],
    entries: table ? [] : undefined,
    keys: new Map(),
    key: undefined,
    expected: "first",
  };
}

function closeContainer({ entries, items }: Open, span: Span): Node {
  return entries === undefined ? { kind: "list", items, span } : { kind: "table", entries, span };
}

function addValue(open: Open, node: Node): void {
  if (open.entries === undefined) open.items.push(node);
  else if (open.key !== undefined) open.entries.push({ key: open.key, value: node });
  open.expected = "comma";
}

function expectsKey({ entries, expected }: Open): boolean {
  return entries !== undefined && (expected === "first" || expected === "key");
}

function addKey(table: Open, key: Text): Problem[] {
  table.key = key;
  table.expected = "colon";
  const earlier = table.keys.get(key.text);
  if (earlier === undefined) {
    table.keys.set(key.text, key);
    return [];
  }
  const cause = `${quote(key.text)} is given twice in the same place; the first is on line ${placeInFile(earlier.span).line}`;
  const { source, start, end } = key.span;
  return [
    sourceProblem("duplicate-key", source, [start, end], [cause, "keep one of the two, or rename one"]),
  ];
}

function textFromToken(token: string, span: Span): Text {
  if (token.startsWith('"')) return { kind: "text", text: String(JSON.parse(token)), quoted: true, span };
  return { kind: "text", text: token === "null" ? "" : token, quoted: false, span };
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const PUNCTUATION: ReadonlySet<string> = new Set("{}[],:");

/** Brackets, commas, colons, strings, and whatever else stands between them. */
function* tokens(text: string): Generator<Token> {
  const spaces = /[ \t\r\n]*/y;
  const word = /[^ \t\r\n{}[\],:"]+/y;
  for (let start = indexAfterMatch(spaces, text, 0); start < text.length; ) {
    const character = text.charAt(start);
    const single = start + 1;
    const end = PUNCTUATION.has(character)
      ? single
      : character === '"'
        ? stringEndIndex(text, start)
        : indexAfterMatch(word, text, start);
    yield { text: text.slice(start, end), start, end };
    start = indexAfterMatch(spaces, text, end);
  }
}

function indexAfterMatch(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
}

/** The end of a string; when it is never closed, the end of its line. */
function stringEndIndex(text: string, start: number): number {
  const close = closingQuoteIndex(text, start);
  if (close !== undefined) return close + 1;
  const line = /[\r\n]/g;
  line.lastIndex = start;
  return line.exec(text)?.index ?? text.length;
}

/** The first quote mark after an opening one that no backslash escapes. */
function closingQuoteIndex(text: string, open: number): number | undefined {
  for (let close = text.indexOf('"', open + 1); close !== -1; close = text.indexOf('"', close + 1)) {
    let backslashes = 0;
    while (text[close - 1 - backslashes] === "\\") backslashes += 1;
    if (backslashes % 2 === 0) return close;
  }
  return undefined;
}

/** @returns why this token cannot stand here, or undefined when it can. */
function unexpectedTokenMessage(token: string, { expected, entries, items }: Open): Message | undefined {
  const found = quote(token);
  const closing = entries === undefined ? "]" : "}";
  if (token.startsWith("//") || token.startsWith("/*") || token.startsWith("#")) {
    return [`${found} looks like a comment; JSON has none`, "remove the comment, or write the file as YAML"];
  }
  if (token === "]" || token === "}") {
    const empty = (entries ?? items).length === 0 && expected === "first";
    if (token === closing && (empty || expected === "comma")) return undefined;
    if (token === closing && (expected === "key" || (expected === "value" && entries === undefined))) {
      return [`there is a comma before ${found} with nothing after it`, "remove that comma"];
    }
  }
  const isValue = !PUNCTUATION.has(token);
  switch (expected) {
    case "end":
      return [
        `the file goes on with ${found} after its value is complete`,
        "keep one value in the file; check the brackets",
      ];
    case "comma":
      if (token === ",") return undefined;
      return [
        `expected a comma or ${quote(closing)} but found ${found}`,
        "put a comma between one value and the next",
      ];
    case "colon":
      if (token === ":") return undefined;
      return [`expected a colon after the name but found ${found}`, 'write each entry as "name": value'];
    case "key":
    case "first":
      if (entries === undefined) break;
      if (token.startsWith('"')) return undefined;
      return [`expected a name in double quotes but found ${found}`, 'write each entry as "name": value'];
    case "value":
  }
  if (isValue || token === "[" || token === "{") return undefined;
  return [`expected a value but found ${found}`, "add the missing value, or remove what is left over"];
}

/** @returns why a string, number or word cannot be read, or undefined when it can. */
function unreadableTokenMessage(token: string): Message | undefined {
  if (PUNCTUATION.has(token)) return undefined;
  try {
    JSON.parse(token);
    return undefined;
  } catch {
    const found = quote(token);
    if (!token.startsWith('"'))
      return [
        `${found} is not a JSON value`,
        "put text in double quotes; write numbers plainly, such as 12.50",
      ];
    if (closingQuoteIndex(token, 0) === undefined || /[\r\n]/.test(token)) {
      return [
        `the text ${found} is not closed on its line`,
        "add the missing quote mark; write a line break as \\n",
      ];
    }
    return [
      `the text ${found} holds a tab, another control character or an unknown backslash code`,
      "write a tab as \\t and a backslash as \\\\",
    ];
  }
}

function unfinishedFileProblem(source: Source, unclosed: Open | undefined): Problem {
  if (unclosed === undefined) {
    return sourceProblem(
      "empty-file",
      source,
      [0, 0],
      ["the file is empty", "check that it is the right file"],
    );
  }
  const bracket = unclosed.entries === undefined ? "[" : "{";
  return sourceProblem(
    "json-syntax",
    source,
    [unclosed.start, unclosed.start + 1],
    [
      `the file ends before this ${quote(bracket)} is closed`,
      "check that the file is complete, and add the missing bracket",
    ],
  );
}

const TOO_DEEP: Message = [
  `there are more than ${DEEPEST} lists or tables inside one another`,
  "check that it is the right file; svscore needs no more than a few levels",
];
const TOO_MANY: Message = ["the file holds more than 1,000,000 values", "split it into smaller files"];
