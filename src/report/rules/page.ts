/** One rule as a page: what it asks, of whom, why, on whose word, what it reads, and how it answers. */
import { exactText } from "../../number/exact.ts";
import { groupThousands } from "../../number/rounding.ts";
import type { Applies, Rule, RulePhase, ValueBand } from "../../regime/model.ts";

export interface PageDocument {
  readonly rule: string;
  readonly title: string;
  readonly asked: RulePhase;
  readonly why: string;
  readonly reads: readonly string[];
  /** The same rule in each regime and for each stretch of time. */
  readonly variants: readonly VariantDocument[];
  readonly examples: readonly ExampleDocument[];
}

export interface VariantDocument {
  readonly regime: string;
  readonly reference: string | null;
  readonly title: string;
  readonly severity: string;
  readonly applies: string;
  readonly source: string;
  readonly status: string;
  readonly note: string | null;
}

export interface ExampleDocument {
  readonly answer: string;
  readonly files: Readonly<Record<string, string>>;
  readonly says: string;
  readonly missing: string | null;
}

export function variantDocument(rule: Rule, regime: string): VariantDocument {
  return {
    regime,
    reference: rule.reference ?? null,
    title: rule.title,
    severity: rule.severity,
    applies: appliesText(rule.applies),
    source: rule.source,
    status: rule.status,
    note: rule.note ?? null,
  };
}

/** @returns to which tenders a rule speaks, in words. */
function appliesText({ buyerTypes, commenced, value, subjects, laws, except }: Applies): string {
  const parts = [
    buyerTypes === undefined ? "every buyer" : buyerTypes.join(", "),
    ...(commenced === undefined ? [] : [commencedRangeText(commenced)]),
    ...(value === undefined ? [] : [valueBandText(value)]),
    ...(subjects === undefined ? [] : [`for ${subjects.of.join(", ")}`]),
    ...(laws === undefined ? [] : [`under ${laws.join(", ")}`]),
    ...(except.length === 0 ? [] : [`except ${except.join(", ")}`]),
  ];
  return parts.join("; ");
}

function commencedRangeText({ from, to }: NonNullable<Applies["commenced"]>): string {
  if (from !== undefined && to !== undefined) return `commenced ${from} to ${to}`;
  return from === undefined ? `commenced up to ${to ?? ""}` : `commenced from ${from}`;
}

function valueBandText({ vat, atLeast, above, below }: ValueBand): string {
  const bounds = [
    ...(atLeast === undefined ? [] : [`£${groupThousands(exactText(atLeast))} or more`]),
    ...(above === undefined ? [] : [`above £${groupThousands(exactText(above))}`]),
    ...(below === undefined ? [] : [`below £${groupThousands(exactText(below))}`]),
  ];
  return `${bounds.join(" and ")} ${vat} VAT`;
}

export const askedText: Readonly<Record<RulePhase, string>> = {
  always: "before publication, and again when the bids are in",
  "before-publication":
    "before publication; when the bids are in, only what must hold and the tender's own words break",
  "of-bids": "when the bids are in",
};
