/** From the text of a library file to a checked library, or to everything that is wrong with it. */
import { checkAgainstSchema } from "../diagnostics/check.ts";
import { diagnosticsFromProblems } from "../diagnostics/from-problem.ts";
import type { Diagnostic } from "../diagnostics/model.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { compare, exact } from "../number/exact.ts";
import { quote } from "../source/quote.ts";
import { type Source, type Span, sourcePlaceText } from "../source/span.ts";
import { deepestNodeOnPath, type Node, type TreePath } from "../source/tree.ts";
import { parseYaml } from "../source/yaml.ts";
import type { LibraryText } from "./assemble.ts";
import { criteriaSourcePlaces, criterionIdDiagnostics } from "./criteria.ts";
import { type ReferenceFile, referenceSchema } from "./reference/schema.ts";
import { type LibraryFile, librarySchema, type MeasureFile } from "./schema.ts";

export type LoadedFile<Value> =
  | { readonly value: Value; readonly diagnostics: readonly [] }
  | { readonly value?: undefined; readonly diagnostics: readonly Diagnostic[] };

/** A measure and the way to it in its file. */
export interface Written {
  readonly measure: MeasureFile;
  readonly path: TreePath;
}

/** A library as it was read: as much of it as could be, and everything that stands in the way of its use. */
export interface Survey {
  readonly node?: Node;
  readonly file?: LibraryFile;
  readonly written: readonly Written[];
  readonly diagnostics: readonly Diagnostic[];
}

/** @returns the library as checked text, ready for `assembleLibrary`, or the diagnostics SV101 to SV113. */
export function loadLibrary(source: Source): LoadedFile<LibraryText> {
  const { node, file, written, diagnostics } = parseLibraryForChecks(source);
  if (diagnostics.length > 0 || node === undefined || file === undefined) return { diagnostics };
  return {
    value: {
      file,
      places: { ...measureSourcePlaces(written, node), ...criteriaSourcePlaces(file, node) },
      name: source.name,
    },
    diagnostics: [],
  };
}

/** @returns what a library file says and what is wrong with it, so that a check can go on where a score could not. */
export function parseLibraryForChecks(source: Source): Survey {
  const parsed = parseYaml(source);
  if (parsed.node === undefined)
    return { written: [], diagnostics: diagnosticsFromProblems(parsed.problems, "library") };
  const { node } = parsed;
  const checked = checkAgainstSchema(librarySchema, node, "library");
  if (checked.value === undefined) return { node, written: [], diagnostics: checked.diagnostics };
  const written = measuresWithPaths(checked.value);
  const diagnostics = [
    ...repeatedIdDiagnostics(written, node),
    ...criterionIdDiagnostics(checked.value, node),
    // What a library extends is not at hand here; whoever brings them together looks again.
    ...((checked.value.extends ?? []).length === 0 ? countsOnceDiagnostics(written, node) : []),
    ...written.flatMap((one) => [
      ...proxyOrderDiagnostics(one, node),
      ...proxyRangeDiagnostics(one, node),
      ...proxyPresenceDiagnostics(one, node),
    ]),
  ];
  return { node, file: checked.value, written, diagnostics };
}

/** @returns the published series as checked text, with the tree that they were read from, or what is wrong with them. */
export function parseReferenceWithTree(source: Source): { readonly node?: Node } & LoadedFile<ReferenceFile> {
  const parsed = parseYaml(source);
  if (parsed.node === undefined) return { diagnostics: diagnosticsFromProblems(parsed.problems, "library") };
  return { node: parsed.node, ...checkAgainstSchema(referenceSchema, parsed.node, "library") };
}

/** @returns the published series as checked text, or what is wrong with them. */
export function loadReference(source: Source): LoadedFile<ReferenceFile> {
  const { node: _, ...loaded } = parseReferenceWithTree(source);
  return loaded;
}

function measuresWithPaths(file: LibraryFile): readonly Written[] {
  return file.themes.flatMap((theme, t) =>
    theme.outcomes.flatMap((outcome, o) =>
      outcome.measures.map((measure, m) => ({ measure, path: ["themes", t, "outcomes", o, "measures", m] })),
    ),
  );
}

const spanAtPath = (node: Node, path: TreePath): Span => deepestNodeOnPath(node, path).span;

function measureSourcePlaces(written: readonly Written[], node: Node): Readonly<Record<string, string>> {
  return Object.fromEntries(
    written.flatMap(({ measure, path }) => [
      [measure.id, sourcePlaceText(spanAtPath(node, [...path, "id"]))],
      ...(measure.proxy ?? []).map((_, index) => [
        `${measure.id}/${index}`,
        sourcePlaceText(spanAtPath(node, [...path, "proxy", index, "amount"])),
      ]),
    ]),
  );
}

function repeatedIdDiagnostics(written: readonly Written[], node: Node): readonly Diagnostic[] {
  const first = new Map<string, Span>();
  return written.flatMap(({ measure, path }) => {
    const span = spanAtPath(node, [...path, "id"]);
    const earlier = first.get(measure.id);
    if (earlier === undefined) {
      first.set(measure.id, span);
      return [];
    }
    return [
      {
        code: "SV110",
        span,
        cause: `the id ${quote(measure.id)} is already used at ${sourcePlaceText(earlier)}`,
        remedy: "give each measure an id of its own",
      } as const,
    ];
  });
}

function countsOnceDiagnostics(written: readonly Written[], node: Node): readonly Diagnostic[] {
  const ids = written.map(({ measure }) => measure.id);
  const known = new Set(ids);
  return written.flatMap(({ measure, path }) =>
    (measure["counts-once-with"] ?? []).flatMap((other, index) =>
      known.has(other) && other !== measure.id
        ? []
        : [
            {
              code: "SV112",
              span: spanAtPath(node, [...path, "counts-once-with", index]),
              cause:
                other === measure.id
                  ? "a measure cannot count once with itself"
                  : `no measure in this library has the id ${quote(other)}`,
              remedy: didYouMean(
                other,
                ids.filter((id) => id !== measure.id),
              ),
            } as const,
          ],
    ),
  );
}

/** Dated values: each begins after the one before has ended, so that one day has one value. */
function proxyOrderDiagnostics({ measure, path }: Written, node: Node): readonly Diagnostic[] {
  const proxies = measure.proxy ?? [];
  return proxies.flatMap((proxy, index) => {
    const previous = proxies[index - 1];
    const trouble =
      proxy.to !== undefined && proxy.to < proxy.from
        ? `this value ends on ${proxy.to}, before it begins on ${proxy.from}`
        : previous !== undefined && previous.from >= proxy.from
          ? `this value begins on ${proxy.from}, not after the one before it (${previous.from})`
          : previous?.to !== undefined && previous.to >= proxy.from
            ? `this value begins on ${proxy.from}, while the one before it runs to ${previous.to}`
            : undefined;
    if (trouble === undefined) return [];
    return [
      {
        code: "SV111",
        span: spanAtPath(node, [...path, "proxy", index, "from"]),
        cause: trouble,
        remedy: "list the values by date, oldest first, none overlapping",
      } as const,
    ];
  });
}

/** A published range holds its central value. */
function proxyRangeDiagnostics({ measure, path }: Written, node: Node): readonly Diagnostic[] {
  return (measure.proxy ?? []).flatMap(({ amount, low, high }, index) => {
    const key =
      low !== undefined && compare(exact(low), exact(amount)) > 0
        ? "low"
        : high !== undefined && compare(exact(high), exact(amount)) < 0
          ? "high"
          : undefined;
    if (key === undefined) return [];
    return [
      {
        code: "SV105",
        span: spanAtPath(node, [...path, "proxy", index, key]),
        cause: `\`${key}\` is ${key === "low" ? low : high}, ${key === "low" ? "above" : "below"} the amount ${amount}`,
        remedy: "put the three figures right: low, amount, high",
      } as const,
    ];
  });
}

function proxyPresenceDiagnostics({ measure, path }: Written, node: Node): readonly Diagnostic[] {
  const priced = (measure.proxy ?? []).length > 0 || measure.carbon !== undefined;
  const span = spanAtPath(node, [...path, "kind"]);
  if ((measure.kind === "money" || measure.kind === "points") && !priced) {
    return [
      {
        code: "SV113",
        span,
        cause: `a measure of kind \`${measure.kind}\` needs a proxy value, and ${quote(measure.id)} has none`,
        remedy: "add `proxy`, or make the kind `number` or `narrative`",
      },
    ];
  }
  if (["number", "yes-no", "narrative"].includes(measure.kind) && priced) {
    return [
      {
        code: "SV113",
        span,
        cause: `a measure of kind \`${measure.kind}\` takes no proxy value, and ${quote(measure.id)} has one`,
        remedy: "make the kind `money`, or take the proxy out",
      },
    ];
  }
  return [];
}
