/**
 * Holds a parsed file against a schema and says, in an officer's words and at
 * the right place, everything that does not fit.
 */

import { exactText } from "../number/exact.ts";
import { parseTypedMoney } from "../number/typed-figure.ts";
import { britishToIsoDate } from "../source/date.ts";
import { quote } from "../source/quote.ts";
import type { Span } from "../source/span.ts";
import {
  deepestNodeOnPath,
  keyAtPath,
  type Node,
  nodeAtKey,
  type TreePath,
  toPlainValue,
} from "../source/tree.ts";
import type { Area, Code } from "./catalogue.ts";
import { type Diagnostic, withLateRemedy } from "./model.ts";
import { didYouMean } from "./suggest.ts";

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly errors?: readonly (readonly Issue[])[];
}

/** As much of a zod schema as this module needs, so that zod itself stays in the `schema.ts` files. */
export interface Schema<Value> {
  safeParse(
    input: unknown,
  ):
    | { readonly success: true; readonly data: Value }
    | { readonly success: false; readonly error: { readonly issues: readonly unknown[] } };
}

export type CheckedValue<Value> =
  | { readonly value: Value; readonly diagnostics: readonly [] }
  | { readonly value?: undefined; readonly diagnostics: readonly Diagnostic[] };

/** The first of the five codes that each kind of file has for such trouble. */
const firstCode: Readonly<Record<Area, number>> = {
  library: 101,
  tender: 201,
  instrument: 270,
  bids: 301,
  rules: 401,
  evidence: 601,
  evaluation: 651,
};

/** @returns the code for a kind of trouble that every file can have. */
export function codeForTrouble(
  area: Area,
  trouble: "unreadable" | "syntax" | "unknown-key" | "missing-key" | "value",
): Code {
  const place = { unreadable: 0, syntax: 1, "unknown-key": 2, "missing-key": 3, value: 4 }[trouble];
  return `SV${firstCode[area] + place}` as Code;
}

/**
 * @param values what the schema judges: the author's text everywhere, or the values as JSON types them
 * @returns the value as the schema types it, or every place where the file does not fit it
 */
export function checkAgainstSchema<Value>(
  schema: Schema<Value>,
  node: Node,
  area: Area,
  values: (node: Node) => unknown = toPlainValue,
): CheckedValue<Value> {
  const forbidden = findProtoKeys(node).map(
    ({ span }): Diagnostic => ({
      code: codeForTrouble(area, "unknown-key"),
      span,
      cause: "`__proto__` cannot be a key or an id",
      remedy: "give it another name",
    }),
  );
  const result = schema.safeParse(values(node));
  if (result.success)
    return forbidden.length > 0 ? { diagnostics: forbidden } : { value: result.data, diagnostics: [] };
  const issues = (result.error.issues as readonly Issue[]).flatMap((issue) => innermostIssues(issue, []));
  const told = new Set(forbidden.map(({ span }) => span?.start));
  const others = issues.flatMap((issue) => diagnosticsFromIssue(issue, node, area));
  return { diagnostics: [...forbidden, ...others.filter(({ span }) => !told.has(span?.start))] };
}

/** The one key that a JavaScript object swallows. */
function findProtoKeys(node: Node): readonly { readonly span: Span }[] {
  if (node.kind === "text") return [];
  if (node.kind === "list") return node.items.flatMap(findProtoKeys);
  return node.entries.flatMap(({ key, value }) => [
    ...(key.text === "__proto__" ? [key] : []),
    ...findProtoKeys(value),
  ]);
}

/** Of the alternatives of a union, the one that the writer most nearly followed. */
function innermostIssues(issue: Issue, above: readonly PropertyKey[]): readonly Issue[] {
  const path = [...above, ...issue.path];
  const alternatives = issue.errors ?? [];
  const followed = alternatives.filter((errors) =>
    errors.some((one) => one.path.length > 0 || one.code !== "invalid_type"),
  );
  const chosen = followed.at(-1) ?? alternatives.at(-1);
  if (issue.code !== "invalid_union" || chosen === undefined) return [{ ...issue, path }];
  return chosen.flatMap((one) => innermostIssues(one, path));
}

function diagnosticsFromIssue(issue: Issue, root: Node, area: Area): readonly Diagnostic[] {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  const found = deepestNodeOnPath(root, path);
  const [first = "", ...rest] = issue.message.split("\n");
  if (issue.code === "unrecognized_keys") {
    return (issue.keys ?? []).map((key) =>
      withLateRemedy(
        {
          code: codeForTrouble(area, "unknown-key"),
          span: keyAtPath(root, [...path, key])?.span ?? found.span,
          cause: `${quote(key)} is not a key that belongs here`,
        },
        () =>
          /^\d+$/.test(key)
            ? "a comma inside a figure parts it in two: write the figure without it, for example 500000"
            : didYouMean(key, rest),
      ),
    );
  }
  const last = path.at(-1);
  const parent = deepestNodeOnPath(root, path.slice(0, -1));
  if (typeof last === "string" && parent.kind === "table" && nodeAtKey(parent, last) === undefined) {
    return [
      {
        code: codeForTrouble(area, "missing-key"),
        span: firstKeySpan(parent),
        cause: `\`${last}\` is missing${missingFromText(path)}`,
        remedy: rest.length > 0 ? `add \`${last}\`: ${rest.join(" ")}` : `add \`${last}\``,
      },
    ];
  }
  if (path.length === 0 && issue.code === "invalid_type") return [wrongFileKindDiagnostic(found, area)];
  const named =
    last === undefined
      ? "the file"
      : typeof last === "number"
        ? `entry ${last + 1} of \`${String(path.at(-2) ?? "")}\``
        : `\`${last}\``;
  const written =
    found.kind === "text"
      ? found.text === ""
        ? "nothing"
        : quote(found.text)
      : found.kind === "list"
        ? "a list"
        : "a table of keys";
  return [
    {
      code: codeForTrouble(area, "value"),
      span: found.kind === "text" ? found.span : (keyAtPath(root, path)?.span ?? firstKeySpan(found)),
      cause: first === "is empty" ? `${named} is empty` : `${named}: ${written} ${first}`,
      remedy:
        remedyForBadValue(issue, found, first) ??
        (rest.length > 0 ? rest.join(" ") : "see the manual for what belongs here"),
    },
  ];
}

/** What to write instead, where what was written tells. */
function remedyForBadValue(issue: Issue, found: Node, cause: string): string | undefined {
  if (found.kind !== "text" || found.text === "") return undefined;
  if (issue.code === "invalid_value" && issue.values !== undefined)
    return didYouMean(found.text, issue.values.map(String));
  if (cause.includes("is not a date")) {
    const turned = britishToIsoDate(found.text);
    return turned === undefined ? undefined : `if the day stands first, write ${turned}`;
  }
  if (!/figure/.test(cause)) return undefined;
  const bare = found.text.replace(/ ?%$/, "");
  const read = parseTypedMoney(bare);
  return read.kind === "given"
    ? `write ${exactText(read.value)}`
    : read.kind === "refused"
      ? // A sheet takes a pound sign and commas as well; a file of ours takes the bare figure.
        read.remedy.replace(/ or -?£[\d,.]+/g, "")
      : undefined;
}

const kinds: Readonly<Record<Area, string>> = {
  library: "a library",
  tender: "a tender",
  bids: "a file of bids",
  rules: "a file of rules",
  evidence: "a journal, a frozen method or another part of the evidence",
  instrument: "an account of social return or a local multiplier study",
  evaluation: "a saved evaluation",
};

/** The whole file is of another shape, so its parts are not worth judging. */
function wrongFileKindDiagnostic(root: Node, area: Area): Diagnostic {
  return {
    code: codeForTrouble(area, "value"),
    span: firstKeySpan(root),
    cause: `this is not ${kinds[area]}`,
    remedy:
      area === "bids"
        ? 'write `{ "bids": [ … ] }`, or name the file that was meant'
        : area === "evaluation"
          ? "save one with `svscore evaluate bids.csv --format json -o evaluation.json`"
          : "name the file that was meant; its first line is `svscore: 1`",
  };
}

/** The table that lacks a key, in words: "from entry 2 of `criteria`". */
function missingFromText(path: TreePath): string {
  const [parent, above] = [path.at(-2), path.at(-3)];
  if (parent === undefined) return "";
  return typeof parent === "number"
    ? ` from entry ${parent + 1} of \`${String(above ?? "the list")}\``
    : ` from \`${parent}\``;
}

/** A whole table is too much to underline: its first key will do. */
function firstKeySpan(node: Node): Span {
  if (node.kind === "table") return node.entries[0]?.key.span ?? node.span;
  if (node.kind === "list") return node.items[0] === undefined ? node.span : firstKeySpan(node.items[0]);
  return node.span;
}
