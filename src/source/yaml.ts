/**
 * YAML whose values know where they were written. The "failsafe" schema keeps
 * every value as the author's text: `no` stays "no" and 1.10 keeps its zero.
 * Depth and size are checked token by token first, because the library builds
 * its tree by recursion and a deep one ends the whole program.
 */
import { Composer, type CST, type Document, Lexer, Parser } from "yaml";
import { type Message, type Problem, sourceProblem } from "./problem.ts";
import type { Source } from "./span.ts";
import type { Node } from "./tree.ts";
import { messageForYamlError } from "./yaml-message.ts";
import { DEEPEST, MOST_VALUES, TOO_DEEP, TOO_MANY, treeFromYaml } from "./yaml-tree.ts";

export type ParsedYaml =
  | { readonly node: Node; readonly problems: readonly [] }
  | { readonly node?: undefined; readonly problems: readonly Problem[] };

const LONGEST_TEXT = 2 * 1024 * 1024;
const MOST_TOKENS = 800_000;
/** None is known; of so many nobody reads each. */
const MOST_TAGS = 1_000;
const TOO_MANY_TAGS: Message = [
  "the file holds more than 1,000 tags, and none is known here",
  "remove the tags, or put texts that start with an exclamation mark in quotes",
];

/** @returns the value, or everything wrong with it. Never throws. */
export function parseYaml(source: Source): ParsedYaml {
  if (source.text.length > LONGEST_TEXT) return { problems: [tooLongProblem(source)] };
  const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.exec(source.text);
  if (control !== null) return { problems: [controlCharacterProblem(source, control)] };
  const { tokens, openQuotes, problems } = tokeniseYaml(source);
  if (problems.length > 0) return { problems };
  const composed = composeDocument(tokens, source, openQuotes);
  if (composed.document === undefined) return composed;
  return treeFromYaml(composed.document.contents, source);
}

interface Tokens {
  readonly tokens: readonly CST.Token[];
  /** Where each quoted text starts that has no closing quote mark, by where it ends. */
  readonly openQuotes: ReadonlyMap<number, number>;
  readonly problems: readonly Problem[];
}

/** The yaml library marks the start of each plain or quoted value with this character. */
const VALUE_MARK = "\x1f";
/** The parser's stack also holds the document and the value being read. */
const DEEPEST_STACK = DEEPEST + 2;

function tokeniseYaml(source: Source): Tokens {
  // An old Mac line end counts as one here too; offsets stay the same.
  const text = source.text.replace(/\r(?!\n)/g, "\n");
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const openQuotes = new Map<number, number>();
  let lexemes = 0;
  let [values, tags] = [0, 0];
  for (const lexeme of new Lexer().lex(text)) {
    const start = parser.offset;
    lexemes += 1;
    if (lexeme === VALUE_MARK) values += 1;
    if (lexeme.startsWith("!")) tags += 1;
    if (/^["']/.test(lexeme) && (lexeme.length === 1 || lexeme.at(-1) !== lexeme[0])) {
      openQuotes.set(start + lexeme.length, start);
    }
    tokens.push(...parser.next(lexeme));
    const wrong =
      parser.stack.length > DEEPEST_STACK
        ? sourceProblem("too-deep", source, [start, start + 1], TOO_DEEP)
        : values > MOST_VALUES || lexemes > MOST_TOKENS
          ? sourceProblem("too-large", source, [start, start + 1], TOO_MANY)
          : tags > MOST_TAGS
            ? sourceProblem("unknown-tag", source, [start, start + lexeme.length], TOO_MANY_TAGS)
            : undefined;
    if (wrong !== undefined) return { tokens, openQuotes, problems: [wrong] };
  }
  tokens.push(...parser.end());
  return { tokens, openQuotes, problems: [] };
}

type Composed =
  | { readonly document: Document.Parsed; readonly problems: readonly [] }
  | { readonly document?: undefined; readonly problems: readonly Problem[] };

/** Every error and every warning is a problem: a tag that is not known would otherwise be dropped. */
function composeDocument(
  tokens: readonly CST.Token[],
  source: Source,
  openQuotes: ReadonlyMap<number, number>,
): Composed {
  // Duplicate keys are found in treeOf: the library compares each key with every other.
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, prettyErrors: false, merge: false });
  const [document, second] = composer.compose(tokens, true, source.text.length);
  if (document === undefined) return { problems: [severalDocumentsProblem(source, 0)] };
  const problems = [...document.errors, ...document.warnings].map(({ code, message, pos }) => {
    const start = code === "MISSING_CHAR" ? openQuotes.get(pos[0]) : undefined;
    const { kind, cause, remedy } = messageForYamlError(code, message, source.text.slice(...pos));
    const [from, to] = start === undefined ? pos : [start, start + 1];
    return sourceProblem(kind, source, [from, to], [cause, remedy]);
  });
  if (second !== undefined) problems.push(severalDocumentsProblem(source, second.range[0]));
  if (problems.length === 0) return { document, problems: [] };
  problems.sort((a, b) => a.span.start - b.span.start);
  // what goes wrong twice in one place is one mistake
  return { problems: problems.filter((one, index) => one.span.start !== problems[index - 1]?.span.start) };
}

function severalDocumentsProblem(source: Source, start: number): Problem {
  return sourceProblem(
    "several-documents",
    source,
    [start, start + 3],
    [
      "a second document starts here (`---`); only one can be read",
      "remove the `---` line, or put the second document into its own file",
    ],
  );
}

function tooLongProblem(source: Source): Problem {
  return sourceProblem(
    "too-large",
    source,
    [0, 1],
    [
      "the file is too long for YAML: more than 2 MiB",
      "check that it is the right file; give large tables as CSV",
    ],
  );
}

function controlCharacterProblem(source: Source, { index, 0: character }: RegExpExecArray): Problem {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return sourceProblem(
    "control-character",
    source,
    [index, index + 1],
    [`the text holds an invisible control character (U+${code})`, "delete it, or type the line again"],
  );
}
