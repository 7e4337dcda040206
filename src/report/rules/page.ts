/** One rule as a page: what it asks, of whom, why, on whose word, what it reads, and how it answers. */
import { exactText } from "../../number/exact.ts";
import { groupThousands } from "../../number/rounding.ts";
import type { Applies, Rule, RulePhase, ThresholdTest, ValueBand } from "../../regime/model.ts";
import { kindWords } from "../../regime/scope.ts";

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
function appliesText(applies: Applies): string {
  const {
    buyerTypes,
    nations,
    commenced,
    value,
    subjects,
    laws,
    only = [],
    except,
    threshold,
    unsure,
  } = applies;
  const parts = [
    buyerTypes === undefined ? "every buyer" : buyerTypes.join(", "),
    ...(nations === undefined ? [] : [`in ${nations.join(", ")}`]),
    ...(commenced === undefined ? [] : [commencedRangeText(commenced)]),
    ...(threshold === undefined ? [] : [thresholdTestText(threshold)]),
    ...(value === undefined ? [] : [valueBandText(value)]),
    ...(subjects === undefined ? [] : [`for ${subjects.of.join(", ")}`]),
    ...(laws === undefined ? [] : [`under ${laws.join(", ")}`]),
    ...(only.length === 0 ? [] : [`only ${only.join(", ")}`]),
    ...(except.length === 0 ? [] : [`except ${except.join(", ")}`]),
    ...(unsure === undefined ? [] : [`not known: ${unsure}`]),
  ];
  return parts.join("; ");
}

function thresholdTestText({ tables, ordinary, kinds, waivedBy, unsureBelow }: ThresholdTest): string {
  const of = tables.map(({ id }) => id).join(", then ");
  return [
    `at the threshold of the day (${of})${kinds === undefined ? "" : ` for ${kinds.map((kind) => kindWords[kind]).join(", ")}`}`,
    ...(ordinary ? ["light touch contracts and utilities take the ordinary figure"] : []),
    ...(waivedBy.length === 0 ? [] : [`at any value where marked ${waivedBy.join(", ")}`]),
    ...(unsureBelow === undefined ? [] : [`not known: ${unsureBelow}`]),
  ].join("; ");
}

export function commencedRangeText({ from, to }: NonNullable<Applies["commenced"]>): string {
  if (from !== undefined && to !== undefined) return `commenced ${from} to ${to}`;
  return from === undefined ? `commenced up to ${to ?? ""}` : `commenced from ${from}`;
}

export function valueBandText({ vat, atLeast, above, below }: ValueBand): string {
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
