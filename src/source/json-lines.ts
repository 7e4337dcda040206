/**
 * One JSON value, or one on each line (NDJSON), as streams of records come.
 * Every value still knows its place in the whole file.
 */
import { parseJson } from "./json.ts";
import type { Problem } from "./problem.ts";
import type { Source, Span } from "./span.ts";
import type { Node, Text, TreeEntry } from "./tree.ts";

export interface ParsedLines {
  readonly nodes: readonly Node[];
  readonly problems: readonly Problem[];
}

/** @returns the values in the order of the file, and everything that is wrong in any line. */
export function parseJsonLines(source: Source): ParsedLines {
  const lines = [...source.text.matchAll(/[^\r\n]+/g)].filter(([line]) => line.trim() !== "");
  const perLine = lines.length > 1 && lines.every(([line]) => /^\s*[{[].*[}\]]\s*$/.test(line));
  if (!perLine) {
    const { node, problems } = parseJson(source);
    return { nodes: node === undefined ? [] : [node], problems };
  }
  const parsed = lines.map((line) => {
    const { node, problems } = parseJson({ ...source, text: line[0] });
    const move = (span: Span): Span => ({
      source,
      start: span.start + line.index,
      end: span.end + line.index,
    });
    return {
      nodes: node === undefined ? [] : [moveSpans(node, move)],
      problems: problems.map((one): Problem => ({ ...one, span: move(one.span) })),
    };
  });
  return {
    nodes: parsed.flatMap(({ nodes }) => nodes),
    problems: parsed.flatMap(({ problems }) => problems),
  };
}

function moveSpans(node: Node, move: (span: Span) => Span): Node {
  const span = move(node.span);
  if (node.kind === "text") return { ...node, span };
  if (node.kind === "list") return { ...node, span, items: node.items.map((item) => moveSpans(item, move)) };
  const entries = node.entries.map(
    ({ key, value }): TreeEntry => ({ key: moveSpans(key, move) as Text, value: moveSpans(value, move) }),
  );
  return { ...node, span, entries };
}
