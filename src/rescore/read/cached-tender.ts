/** From a tender's number to the tender: its text read, and its method taken from those already known where only the heading differs. */

import { inOrder } from "../../diagnostics/render.ts";
import { readWithLibraries } from "../../inputs/tender-inputs.ts";
import { compare, exact } from "../../number/exact.ts";
import { isDate } from "../../source/date.ts";
import { place, at as placeOf, type Source } from "../../source/span.ts";
import type { Node } from "../../source/tree.ts";
import type { ContractValue, Tender } from "../../tender/model.ts";
import { type Method, methodOf, type Shelves } from "../compiled-method.ts";
import type { Skipped } from "../model.ts";
import { headingIn, standsWhere } from "../tender-header.ts";
import type { Named, Prepared } from "./shared-inputs.ts";
import type { Second } from "./what-if.ts";

export interface Defined {
  readonly method: Method;
  readonly tender: Tender;
  readonly at: string;
}

/** A tender's text, and where it stands. */
export interface Definition {
  readonly source: Source;
  readonly at: string;
}

export type Define = (definition: Definition) => Promise<Defined | Skipped>;

/** Methods that are kept; an archive in which every tender has its own method keeps none for long. */
const MOST_METHODS = 500;

export function definer(prepared: Prepared, second: Second): Define {
  const methods = new Map<string, Method>();
  /** By what their texts have in common, what tenders name. */
  const naming = new Map<string, Named>();
  const shelves: Shelves = new Map();
  const keyOf = ({ key }: Known, named: Named): string | undefined => {
    const own = prepared.named(named);
    return own === undefined ? undefined : `${key}\n${own}`;
  };
  return async ({ source, at }) => {
    const heading = headingOf(source);
    const named = heading === undefined ? undefined : naming.get(heading.key);
    const wanted =
      heading === undefined || named === undefined
        ? undefined
        : keyOf(heading, renamed(named, source, heading.own.commenced));
    const known = wanted === undefined ? undefined : methods.get(wanted);
    if (heading !== undefined && known !== undefined)
      return { method: known, tender: { ...known.tender, ...heading.own, at }, at };
    const { parsed, tender, libraries, rules, diagnostics } = await readWithLibraries(prepared, source);
    const faults = inOrder(diagnostics);
    const [first] = faults;
    if (first !== undefined || tender === undefined || libraries.value === undefined) {
      const column = first?.span === undefined ? "" : `:${place(first.span).column}`;
      const own =
        source.language === "json" || first?.span === undefined ? `${at}${column}` : placeOf(first.span);
      const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : "";
      return { code: first?.code ?? "SV202", at: own, says: `${first?.cause ?? ""}${more}`, tender: true };
    }
    const shared = heading?.stands(parsed.node) === true ? heading : undefined;
    const key = shared === undefined ? undefined : keyOf(shared, parsed);
    const method = methodOf(
      key ?? `of its own kind: ${at}`,
      {
        tender,
        libraries: libraries.value,
        rulesets: rules.value ?? [],
        reference: prepared.reference,
      },
      second.changed,
      shelves,
    );
    if (shared !== undefined && key !== undefined && methods.size < MOST_METHODS) {
      methods.set(key, method);
      naming.set(shared.key, {
        source,
        libraries: parsed.libraries,
        ...(parsed.rules !== undefined && { rules: parsed.rules }),
        ...(parsed.file !== undefined && { file: parsed.file }),
      });
    }
    return { method, tender: { ...tender, at }, at };
  };
}

/** What a tender names that has the same text but for its heading, and lies elsewhere. */
const renamed = ({ file, ...named }: Named, source: Source, commenced: string | undefined): Named => ({
  ...named,
  source,
  ...(file !== undefined && {
    file: commenced === undefined ? file : { ...file, tender: { ...file.tender, commenced } },
  }),
});

/** A tender's heading, taken off. */
interface Known {
  /** Everything of the tender that its scoring rests on. */
  readonly key: string;
  /** What only this tender has. */
  readonly own: Partial<Pick<Tender, "reference" | "title" | "buyer" | "commenced" | "value">>;
  /** Whether the tree of the tender's text bears out what was taken off. */
  readonly stands: (node: Node | undefined) => boolean;
}

function headingOf({ language, text }: Source): Known | undefined {
  if (language === "json") return headingOfJson(text);
  const heading = headingIn(text);
  return heading && { key: heading.rest, own: heading.own, stands: (node) => standsWhere(node, heading) };
}

/**
 * Takes the heading off a tender in JSON: its reference, title, buyer, day and
 * value, none of which changes how it is scored (but the value, where the award
 * is published as a share of it). Anything but the plainest heading is left to
 * the schema.
 */
function headingOfJson(text: string): Known | undefined {
  const whole = objectIn(text);
  const tender = whole?.["tender"];
  if (whole === undefined || !isTable(tender) || !isWrittenPlainly(text, JSON.stringify(whole)))
    return undefined;
  const { reference, title, buyer, commenced, value, ...rest } = tender;
  const lots = "lots" in whole;
  const worded = [reference, title, ...(buyer === undefined ? [] : [buyer])];
  if (
    lots ||
    !worded.every((one): one is string => typeof one === "string" && one.length > 0 && one.length < 20_000)
  )
    return undefined;
  if (commenced !== undefined && (typeof commenced !== "string" || !isDate(commenced))) return undefined;
  const pounds = valueIn(value);
  if (pounds === undefined) return undefined;
  const shares = / of value\b/.test(text);
  return {
    key: JSON.stringify([
      { ...whole, tender: rest },
      buyer === undefined,
      commenced === undefined,
      shares ? value : Object.keys(pounds),
    ]),
    own: {
      reference: String(reference),
      title: String(title),
      ...(typeof buyer === "string" && { buyer }),
      ...(typeof commenced === "string" && { commenced }),
      value: pounds,
    },
    stands: () => true,
  };
}

/** Whether a text is what JSON would write of it, but for spaces and for how its strings are spelled. */
const isWrittenPlainly = (text: string, again: string): boolean =>
  text === again || shapeOf(text) === shapeOf(again);

/** JSON without its strings and spaces. A key given twice, or a figure such as 1e2, which the reader of `evaluate` refuses, shows here. */
const shapeOf = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (found) => (found.startsWith('"') ? '"' : ""));

type JsonTable = Readonly<Record<string, unknown>>;

const isTable = (value: unknown): value is JsonTable =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function objectIn(text: string): JsonTable | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isTable(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A contract value of plain whole figures, or of figures written as text. */
function valueIn(value: unknown): ContractValue | undefined {
  if (value === undefined) return {};
  if (!isTable(value)) return undefined;
  const { "excluding-vat": excluding, "including-vat": including, ...strange } = value;
  if (Object.keys(strange).length > 0) return undefined;
  const [one, other] = [figure(excluding), figure(including)];
  if (one === null || other === null) return undefined;
  if (one !== undefined && other !== undefined && compare(other.value, one.value) < 0) return undefined;
  return {
    ...(one !== undefined && { excludingVat: one }),
    ...(other !== undefined && { includingVat: other }),
  };
}

function figure(
  value: unknown,
): { readonly value: ReturnType<typeof exact>; readonly at: string } | undefined | null {
  if (value === undefined) return undefined;
  if (typeof value === "number" && !Number.isSafeInteger(value)) return null;
  const text = typeof value === "number" || typeof value === "string" ? String(value) : "";
  return /^[1-9]\d{0,14}(?:\.\d{1,2})?$/.test(text) ? { value: exact(text), at: "" } : null;
}
