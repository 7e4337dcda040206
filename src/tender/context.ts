/** What building a tender passes around: the places of things, and the faults found so far. */
import type { Code } from "../diagnostics/catalogue.ts";
import type { Diagnostic } from "../diagnostics/model.ts";
import { exact, multiply } from "../number/exact.ts";
import { parseShare } from "../number/schema-figure.ts";
import { type Span, sourcePlaceText } from "../source/span.ts";
import { deepestNodeOnPath, keyAtPath, type Node, spanToUnderline, type TreePath } from "../source/tree.ts";
import type { SourcedFigure } from "./figures.ts";
import type { Amount, ContractValue } from "./model.ts";

export interface Context {
  readonly node: Node;
  /** Where the award that is being built stands; a lot may override some of its keys. */
  readonly locate: (path: TreePath) => TreePath;
  readonly value: ContractValue;
  /** The ids of the measures in the libraries, or nothing when these could not be read. */
  readonly measures?: ReadonlySet<string>;
  /** `where` underlines the value at the path, or its key. */
  readonly report: (
    code: Code,
    path: TreePath,
    cause: string,
    remedy: string,
    where?: "value" | "key",
  ) => void;
}

/** @returns where the value at a path of the award is written. */
function spanAt({ node, locate }: Context, path: TreePath): Span {
  return deepestNodeOnPath(node, locate(path)).span;
}

export const sourcePlaceAt = (context: Context, path: TreePath): string =>
  sourcePlaceText(spanAt(context, path));

/** A reporter that adds to a list, underlining the value when it is a word and its key when it is more. */
export function diagnosticReporter(
  node: Node,
  locate: (path: TreePath) => TreePath,
  into: Diagnostic[],
): Context["report"] {
  return (code, path, cause, remedy, where = "value") => {
    const place = locate(path);
    const span =
      where === "key"
        ? (keyAtPath(node, place) ?? deepestNodeOnPath(node, place)).span
        : spanToUnderline(node, place);
    into.push({ code, span, cause, remedy });
  };
}

export function sourcedFigure(context: Context, path: TreePath, text: string): SourcedFigure {
  return { value: exact(text), at: sourcePlaceAt(context, path) };
}

/** @returns a published figure; a share of the contract value is worked out, or reported as SV221 when there is no value. */
export function amountFromTextOrShare(context: Context, path: TreePath, text: string): Amount {
  const written = /^(.*%) of value(?: (excluding|including)-vat)?$/.exec(text);
  if (written === null) return sourcedFigure(context, path, text);
  const part = parseShare(written[1] ?? "0");
  const vat = written[2] === "including" ? "including" : "excluding";
  const value = vat === "including" ? context.value.includingVat : context.value.excludingVat;
  const place = sourcePlaceAt(context, path);
  if (value === undefined) {
    context.report(
      "SV221",
      path,
      `\`${text}\` needs the contract value ${vat} VAT, and it is not given`,
      `add \`value: { ${vat}-vat: … }\` beneath \`tender\`, or to each lot where there are lots`,
    );
    return { value: part, at: place };
  }
  return {
    value: multiply(part, value.value),
    at: place,
    ofValue: { share: part, value: value.value, vat, at: value.at },
  };
}

/** @returns a minimum: a share of the criterion, or a figure in the criterion's own units. */
export function readMinimum(context: Context, path: TreePath, text: string) {
  const place = sourcePlaceAt(context, path);
  return text.endsWith("%")
    ? ({ kind: "share", share: parseShare(text), at: place } as const)
    : ({ kind: "figure", figure: exact(text), at: place } as const);
}
