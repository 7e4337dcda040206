/** Whether a rule speaks to this tender, as far as its facts tell. */
import { compare, exactText } from "../number/exact.ts";
import { grouped } from "../number/rounding.ts";
import type { ContractValue, Tender } from "../tender/model.ts";
import type { Applies, ValueBand } from "./model.ts";

export type Scope =
  | { readonly kind: "inside"; readonly note?: string }
  | { readonly kind: "outside"; readonly because: string }
  | { readonly kind: "unknown"; readonly missing: string; readonly because: string };

const inside: Scope = { kind: "inside" };

/**
 * @param adopted whether the buyer took the rules on itself, so that its type does not matter
 * @param value the value of the tender, or of the lot
 */
export function scopeOf(applies: Applies, tender: Tender, value: ContractValue, adopted: boolean): Scope {
  const { buyerTypes, commenced, subjects } = applies;
  if (buyerTypes !== undefined && !adopted) {
    if (tender.buyerType === undefined)
      return unknown(
        "tender.buyer-type",
        "which rules bind the buyer cannot be told: the tender does not say what kind of body it is",
      );
    if (!buyerTypes.includes(tender.buyerType))
      return outside(`it binds ${buyerTypes.join(", ")}, and the buyer is ${tender.buyerType}`);
  }
  if (commenced !== undefined) {
    if (tender.commenced === undefined)
      return unknown(
        "tender.commenced",
        "which rules were in force cannot be told: the tender does not say when it commenced",
      );
    if (commenced.from !== undefined && tender.commenced < commenced.from)
      return outside(
        `it applies to tenders commenced from ${commenced.from}, and this one commenced on ${tender.commenced}`,
      );
    if (commenced.to !== undefined && tender.commenced > commenced.to)
      return outside(
        `it applies to tenders commenced up to ${commenced.to}, and this one commenced on ${tender.commenced}`,
      );
  }
  const exception = applies.except.find((fact) => tender.facts.get(fact) === "true");
  if (exception !== undefined)
    return outside(`it does not apply where the tender is marked \`${exception}\``);
  if (subjects !== undefined) {
    const subject = tender.facts.get("subject");
    if (subject === undefined)
      return unknown(
        "tender.subject",
        "whether it applies depends on whether the contract is for services, goods or works",
      );
    if (!subjects.includes(subject))
      return outside(`it applies to ${subjects.join(", ")}, and this contract is for ${subject}`);
  }
  return applies.value === undefined ? inside : bandOf(applies.value, value);
}

const outside = (because: string): Scope => ({ kind: "outside", because });
const unknown = (missing: string, because: string): Scope => ({ kind: "unknown", missing, because });

function bandOf(band: ValueBand, value: ContractValue): Scope {
  const given = band.vat === "including" ? value.includingVat : value.excludingVat;
  if (given === undefined) {
    if (band.whenUnknown === "applies")
      return {
        kind: "inside",
        note: `the contract value ${band.vat} VAT is not given; the rule is tested as if it were within its scope (${bounds(band)})`,
      };
    return unknown(
      `tender.value.${band.vat}-vat`,
      `it depends on the contract value ${band.vat} VAT (${bounds(band)}), which the tender does not give`,
    );
  }
  const fits =
    (band.atLeast === undefined || compare(given.value, band.atLeast) >= 0) &&
    (band.above === undefined || compare(given.value, band.above) > 0) &&
    (band.below === undefined || compare(given.value, band.below) < 0);
  return fits
    ? inside
    : outside(
        `it applies to contracts ${bounds(band)} ${band.vat} VAT, and this one is £${grouped(exactText(given.value))}`,
      );
}

function bounds({ atLeast, above, below }: ValueBand): string {
  return [
    ...(atLeast === undefined ? [] : [`of £${grouped(exactText(atLeast))} or more`]),
    ...(above === undefined ? [] : [`above £${grouped(exactText(above))}`]),
    ...(below === undefined ? [] : [`below £${grouped(exactText(below))}`]),
  ].join(" and ");
}
