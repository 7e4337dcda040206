/**
 * From the yaml library's document to our tree. Names must be plain text and
 * unique, aliases are followed within limits, and nothing is merged unseen.
 */
import { type Alias, isAlias, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from "yaml";
import { type Message, type Problem, type ProblemKind, sourceProblem } from "./problem.ts";
import { quote } from "./quote.ts";
import { placeInFile, type Source, type Span } from "./span.ts";
import type { Node, Text, TreeEntry } from "./tree.ts";

export const DEEPEST = 64;
export const MOST_VALUES = 100_000;
export const TOO_DEEP: Message = [
  `there are more than ${DEEPEST} lists or tables inside one another`,
  "check that it is the right file; svscore needs no more than a few levels",
];
export const TOO_MANY: Message = [
  "the file holds more than 100,000 values",
  "check that it is the right file; give large tables as CSV",
];

type Tree =
  | { readonly node: Node; readonly problems: readonly [] }
  | { readonly node?: undefined; readonly problems: readonly Problem[] };

/** A value that an anchor names, with what it weighs when an alias repeats it. */
interface Anchored {
  readonly node: Node;
  readonly values: number;
  readonly height: number;
}

/** @param contents a document without errors, null when the file holds no value */
export function treeFromYaml(contents: ParsedNode | null, source: Source): Tree {
  if (contents === null) {
    const empty = sourceProblem(
      "empty-file",
      source,
      [0, 0],
      ["the file is empty", "check that it is the right file"],
    );
    return { problems: [empty] };
  }
  const walk: Walk = { source, anchors: new Map(), problems: [], values: 0, height: 0 };
  const node = nodeFromYaml(contents, walk, 0);
  return walk.problems.length > 0 ? { problems: walk.problems } : { node, problems: [] };
}

/** What is known so far, in the order of the file. */
interface Walk {
  readonly source: Source;
  /** "open" while the value itself is being read: an alias to it would have no end. */
  readonly anchors: Map<string, Anchored | "open">;
  readonly problems: Problem[];
  values: number;
  /** The deepest level reached. */
  height: number;
}

function nodeFromYaml(from: ParsedNode, walk: Walk, depth: number): Node {
  if (isAlias(from)) return resolveAlias(from, walk, depth);
  const { anchor } = from;
  if (anchor === undefined) return buildNode(from, walk, depth);
  const before = { values: walk.values, height: walk.height };
  walk.height = depth;
  walk.anchors.set(anchor, "open");
  const node = buildNode(from, walk, depth);
  walk.anchors.set(anchor, { node, values: walk.values - before.values, height: walk.height - depth });
  walk.height = Math.max(walk.height, before.height);
  return node;
}

function buildNode(from: Exclude<ParsedNode, Alias.Parsed>, walk: Walk, depth: number): Node {
  walk.values += 1;
  walk.height = Math.max(walk.height, depth);
  const span = trimmedNodeSpan(from, walk.source);
  if (isScalar(from)) return textFromScalar(from, span);
  if (isSeq(from)) {
    return { kind: "list", items: from.items.map((item) => nodeFromYaml(item, walk, depth + 1)), span };
  }
  return { kind: "table", entries: entriesFromMap(from, walk, depth), span };
}

function entriesFromMap(map: YAMLMap.Parsed, walk: Walk, depth: number): readonly TreeEntry[] {
  const keys = new Map<string, Text>();
  return map.items.flatMap((pair) => {
    const key = keyTextFromNode(pair.key, walk);
    if (key === undefined) return [];
    const earlier = keys.get(key.text);
    if (earlier !== undefined)
      addProblem(walk, key.span, "duplicate-key", duplicateKeyMessage(key.text, earlier.span));
    else keys.set(key.text, key);
    // `{a, b: 1}` gives `a` no value at all
    const value = pair.value === null ? emptyTextAfter(key) : nodeFromYaml(pair.value, walk, depth + 1);
    return [{ key, value }];
  });
}

function keyTextFromNode(from: ParsedNode, walk: Walk): Text | undefined {
  const span = trimmedNodeSpan(from, walk.source);
  if (!isScalar(from) || (from.type === "PLAIN" && from.value === "")) {
    addProblem(walk, span, "non-text-key", NOT_TEXT);
    return undefined;
  }
  const text = String(from.value);
  if (text === "<<" && from.type === "PLAIN") {
    addProblem(walk, span, "merge-key", MERGE);
    return undefined;
  }
  if (from.anchor !== undefined) nodeFromYaml(from, walk, 0);
  return { kind: "text", text, quoted: from.type !== "PLAIN", span };
}

function resolveAlias(alias: Alias.Parsed, walk: Walk, depth: number): Node {
  const found = walk.anchors.get(alias.source);
  const span = trimmedNodeSpan(alias, walk.source);
  const nothing: Text = { kind: "text", text: "", quoted: false, span };
  if (found === undefined || found === "open") {
    addProblem(
      walk,
      span,
      "alias",
      found === undefined ? noAnchorMessage(alias.source) : circularAliasMessage(alias.source),
    );
    return nothing;
  }
  const tooMany = walk.values <= MOST_VALUES && walk.values + found.values > MOST_VALUES;
  walk.values += found.values;
  walk.height = Math.max(walk.height, depth + found.height);
  if (tooMany) addProblem(walk, span, "alias", BOMB);
  if (depth + found.height > DEEPEST) addProblem(walk, span, "too-deep", TOO_DEEP);
  return found.node;
}

function textFromScalar(scalar: Scalar.Parsed, span: Span): Text {
  const quoted = scalar.type !== "PLAIN";
  const text = String(scalar.value);
  return { kind: "text", text: !quoted && /^(~|null|Null|NULL)$/.test(text) ? "" : text, quoted, span };
}

function emptyTextAfter({ span }: Text): Text {
  return { kind: "text", text: "", quoted: false, span: { ...span, start: span.end } };
}

/** The library's ranges of blocks run on over the line end. */
function trimmedNodeSpan({ range: [start, valueEnd] }: ParsedNode, source: Source): Span {
  let end = valueEnd;
  while (end > start && /\s/.test(source.text.charAt(end - 1))) end -= 1;
  return { source, start, end };
}

function addProblem(walk: Walk, { start, end }: Span, kind: ProblemKind, message: Message): void {
  walk.problems.push(sourceProblem(kind, walk.source, [start, end], message));
}

function duplicateKeyMessage(key: string, first: Span): Message {
  return [
    `${quote(key)} is given twice in the same place; the first is on line ${placeInFile(first).line}`,
    "keep one of the two, or rename one",
  ];
}

function noAnchorMessage(name: string): Message {
  return [
    `${quote(`*${name}`)} repeats a value named ${quote(`&${name}`)}, but there is none above`,
    "put the text in quotes if it starts with `*`, or name the value first",
  ];
}

function circularAliasMessage(name: string): Message {
  return [`${quote(`*${name}`)} stands inside the value that it repeats`, "write the value out in full"];
}

const NOT_TEXT: Message = [
  "the name before the colon is missing or is not plain text",
  "write `name: value`, with a name that is a word or a quoted text",
];
const MERGE: Message = [
  "`<<` would merge another table in here unseen; svscore does not do that",
  "write the entries out in full",
];
const BOMB: Message = [
  "repeating this value makes the file larger than 100,000 values",
  "write out only what is needed, without `*` and `&`",
];
