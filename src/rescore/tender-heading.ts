/** The heading of a past tender, taken off its text: what is left is the same for all tenders of one method. */

import { compare, exact } from "../number/exact.ts";
import { isIsoDate } from "../source/date.ts";
import type { Source } from "../source/span.ts";
import type { Node } from "../source/tree.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import type { ContractValue, Tender } from "../tender/model.ts";
import { liftYamlHeading, treeMatchesHeading } from "./yaml-heading.ts";

/** A tender's heading, taken off. */
export interface TenderHeading {
  /** Everything of the tender that its scoring rests on. */
  readonly key: string;
  /** What only this tender has. */
  readonly own: Partial<Pick<Tender, "reference" | "title" | "buyer" | "commenced" | "value">>;
  /** Whether the tree of the tender's text bears out what was taken off. */
  readonly standsIn: (node: Node | undefined) => boolean;
}

/** @returns nothing where the heading cannot be lifted off the text */
export function liftHeading({ language, text }: Source): TenderHeading | undefined {
  if (language === "json") return liftJsonHeading(text);
  const heading = liftYamlHeading(text);
  return (
    heading && { key: heading.rest, own: heading.own, standsIn: (node) => treeMatchesHeading(node, heading) }
  );
}

/**
 * Takes the heading off a tender in JSON: its reference, title, buyer, day and
 * value, none of which changes how it is scored (but the value, where the award
 * is published as a share of it). Anything but the plainest heading is left to
 * the schema.
 */
function liftJsonHeading(text: string): TenderHeading | undefined {
  const whole = parseJsonObject(text);
  const tender = whole?.["tender"];
  if (whole === undefined || !isJsonObject(tender) || !isSameJsonShape(text, JSON.stringify(whole)))
    return undefined;
  const { reference, title, buyer, commenced, value, ...rest } = tender;
  const lots = "lots" in whole;
  const worded = [reference, title, ...(buyer === undefined ? [] : [buyer])];
  if (
    lots ||
    !worded.every((one): one is string => typeof one === "string" && one.length > 0 && one.length < 20_000)
  )
    return undefined;
  if (commenced !== undefined && (typeof commenced !== "string" || !isIsoDate(commenced))) return undefined;
  const pounds = contractValueFromJson(value);
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
    standsIn: () => true,
  };
}

/** Whether a text is what JSON would write of it, but for spaces and for how its strings are spelled. */
const isSameJsonShape = (text: string, again: string): boolean =>
  text === again || jsonShape(text) === jsonShape(again);

/** JSON without its strings and spaces. A key given twice, or a figure such as 1e2, which the reader of `evaluate` refuses, shows here. */
const jsonShape = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (found) => (found.startsWith('"') ? '"' : ""));

type JsonTable = Readonly<Record<string, unknown>>;

const isJsonObject = (value: unknown): value is JsonTable =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parseJsonObject(text: string): JsonTable | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A contract value of plain whole figures, or of figures written as text. */
function contractValueFromJson(value: unknown): ContractValue | undefined {
  if (value === undefined) return {};
  if (!isJsonObject(value)) return undefined;
  const { "excluding-vat": excluding, "including-vat": including, ...strange } = value;
  if (Object.keys(strange).length > 0) return undefined;
  const [one, other] = [parsePlainFigure(excluding), parsePlainFigure(including)];
  if (one === null || other === null) return undefined;
  if (one !== undefined && other !== undefined && compare(other.value, one.value) < 0) return undefined;
  return withoutUndefined({ excludingVat: one, includingVat: other });
}

function parsePlainFigure(
  value: unknown,
): { readonly value: ReturnType<typeof exact>; readonly at: string } | undefined | null {
  if (value === undefined) return undefined;
  if (typeof value === "number" && !Number.isSafeInteger(value)) return null;
  const text = typeof value === "number" || typeof value === "string" ? String(value) : "";
  return /^[1-9]\d{0,14}(?:\.\d{1,2})?$/.test(text) ? { value: exact(text), at: "" } : null;
}
