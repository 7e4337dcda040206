/** What the readers of both instruments share: the text held against its schema, and figures that know their places. */

import type { Code } from "../../diagnostics/catalogue.ts";
import { type CheckedValue, checkAgainstSchema, type Schema } from "../../diagnostics/check.ts";
import { diagnosticsFromProblems } from "../../diagnostics/from-problem.ts";
import type { Diagnostic } from "../../diagnostics/model.ts";
import { type Exact, exact } from "../../number/exact.ts";
import { parseShare } from "../../number/schema-figure.ts";
import { parseJson } from "../../source/json.ts";
import { type Source, sourcePlaceText } from "../../source/span.ts";
import {
  deepestNodeOnPath,
  keyAtPath,
  type Node,
  nodeAtKey,
  spanToUnderline,
  type TreePath,
} from "../../source/tree.ts";
import { withoutUndefined } from "../../source/without-undefined.ts";
import { parseYaml } from "../../source/yaml.ts";
import type { RoundTo, SourcedFigure } from "../figures.ts";
import type { Origin, PublishedRatio } from "./model.ts";

export type LoadedInstrument<Value> =
  | { readonly value: Value; readonly diagnostics: readonly [] }
  | { readonly value?: undefined; readonly diagnostics: readonly Diagnostic[] };

/** The two instruments by the key that heads their files. */
const kinds = {
  sroi: { is: "an account of social return on investment", command: "svscore value sroi" },
  lm3: { is: "a local multiplier study", command: "svscore value lm3" },
} as const;

type Kind = keyof typeof kinds;

/** @returns the file as its schema types it, with its tree, or SV270 to SV274. */
export function parseInstrumentFile<Value>(
  source: Source,
  kind: Kind,
  schema: Schema<Value>,
):
  | (CheckedValue<Value> & { readonly node?: undefined })
  | { readonly value: Value; readonly node: Node; readonly diagnostics: readonly [] } {
  const parsed = source.language === "json" ? parseJson(source) : parseYaml(source);
  if (parsed.node === undefined)
    return { diagnostics: diagnosticsFromProblems(parsed.problems, "instrument") };
  const { node } = parsed;
  const mistaken = wrongFileKindFault(node, kind);
  if (mistaken !== undefined) return { diagnostics: [mistaken] };
  const checked = checkAgainstSchema(schema, node, "instrument");
  if (checked.value === undefined) return { diagnostics: checked.diagnostics.map(clarifyAttribution) };
  return { value: checked.value, node, diagnostics: [] };
}

function wrongFileKindFault(node: Node, kind: Kind): Diagnostic | undefined {
  if (node.kind !== "table" || nodeAtKey(node, kind) !== undefined) return undefined;
  const other: Kind = kind === "sroi" ? "lm3" : "sroi";
  const key = keyAtPath(node, [other]) ?? keyAtPath(node, ["tender"]) ?? keyAtPath(node, ["library"]);
  if (key === undefined) return undefined;
  const found = key.text === other ? kinds[other].is : `a ${key.text}`;
  return {
    code: "SV274",
    span: key.span,
    cause: `this is ${found}, and not ${kinds[kind].is}`,
    remedy:
      key.text === other
        ? `run \`${kinds[other].command}\` on it`
        : `name the file that was meant; it begins with \`svscore: 1\` and has a key \`${kind}\``,
  };
}

/** In a bid attribution is the share due to the contract; in a report on social return it is the share due to others. */
function clarifyAttribution(one: Diagnostic): Diagnostic {
  if (!one.cause.startsWith("`attribution` is not a key")) return one;
  return {
    ...one,
    cause: "`attribution` could mean the share that is due to this work, or the share that is due to others",
    remedy: "write `attribution-to-others` with the share that is taken off, for example 30%",
  };
}

export interface Writing {
  readonly node: Node;
  readonly diagnostics: Diagnostic[];
}

export const sourcePlaceOfPath = ({ node }: Writing, path: TreePath): string =>
  sourcePlaceText(deepestNodeOnPath(node, path).span);

export function reportAt(
  { node, diagnostics }: Writing,
  code: Code,
  path: TreePath,
  cause: string,
  remedy: string,
): void {
  diagnostics.push({ code, span: spanToUnderline(node, path), cause, remedy });
}

/** A figure, or a percentage as a fraction of one, with its place. */
export function parseFigureAt(writing: Writing, path: TreePath, text: string): SourcedFigure {
  const value: Exact = text.endsWith("%") ? parseShare(text) : exact(text);
  return { value, at: sourcePlaceOfPath(writing, path) };
}

export const parsePublishedRatio = (writing: Writing, path: TreePath, text: string): PublishedRatio => ({
  ...parseFigureAt(writing, path, text),
  text,
});

export function originFromFile(
  writing: Writing,
  kind: Kind,
  file: {
    readonly title: string;
    readonly by?: string | undefined;
    readonly source?: string | undefined;
    readonly licence?: string | undefined;
    readonly note?: string | undefined;
  },
): Origin {
  const { title, by, source, licence, note } = file;
  return {
    title,
    ...withoutUndefined({ by, source, licence, note }),
    at: sourcePlaceOfPath(writing, [kind]),
  };
}

export function roundingOrDefault(
  rounding: { readonly places?: string | undefined; readonly mode?: RoundTo["mode"] | undefined } | undefined,
): RoundTo {
  return { places: Number(rounding?.places ?? "2"), mode: rounding?.mode ?? "half-up" };
}

/** Reports SV275 for an id that another entry of the list has. */
export function reportRepeatedIds(
  writing: Writing,
  key: string,
  entries: readonly { readonly id: string }[],
): void {
  const first = new Map<string, number>();
  entries.forEach(({ id }, index) => {
    const earlier = first.get(id.toLowerCase());
    if (earlier === undefined) first.set(id.toLowerCase(), index);
    else
      reportAt(
        writing,
        "SV275",
        [key, index, "id"],
        `the id \`${id}\` is already used at ${sourcePlaceOfPath(writing, [key, earlier, "id"])}`,
        "give each entry an id of its own",
      );
  });
}
