/** Whether a rule speaks to this tender, as far as its facts tell. */
import { compare, type Exact, exactText } from "../number/exact.ts";
import { groupThousands } from "../number/rounding.ts";
import type { ContractValue, Tender } from "../tender/model.ts";
import type { Applies, ValueBand } from "./model.ts";

/** How near a rule came to applying: the later the stage, the better its reason answers for the tender. */
export type Stage = "buyer" | "day" | "kind";

export type Scope =
  | { readonly kind: "inside"; readonly note?: string }
  | { readonly kind: "outside"; readonly stage: Stage; readonly because: string }
  | { readonly kind: "unknown"; readonly missing: string; readonly because: string };

const inside: Scope = { kind: "inside" };

/**
 * @param adopted whether the buyer took the rules on itself, so that its type does not matter
 * @param value the value of the tender, or of the lot
 */
export function ruleScopeForTender(
  applies: Applies,
  tender: Tender,
  value: ContractValue,
  adopted: boolean,
): Scope {
  const settled =
    (adopted ? undefined : buyerScopeIfNotInside(applies, tender)) ??
    dayScopeIfNotInside(applies, tender) ??
    outsideByLawOrException(applies, tender);
  if (settled !== undefined) return settled;
  const band = applies.value === undefined ? inside : scopeByContractValue(applies.value, value);
  return band.kind === "outside" ? band : (subjectScopeIfNotInside(applies, tender) ?? band);
}

const outsideScope = (stage: Stage, because: string): Scope => ({ kind: "outside", stage, because });
const unknownScope = (missing: string, because: string): Scope => ({ kind: "unknown", missing, because });

function buyerScopeIfNotInside({ buyerTypes }: Applies, { buyerType }: Tender): Scope | undefined {
  if (buyerTypes === undefined) return undefined;
  if (buyerType === undefined) {
    return unknownScope(
      "tender.buyer-type",
      "which rules bind the buyer cannot be told: the tender does not say what kind of body it is",
    );
  }
  if (buyerTypes.includes(buyerType)) return undefined;
  return outsideScope("buyer", `it binds ${buyerTypes.join(", ")}, and the buyer is ${buyerType}`);
}

function dayScopeIfNotInside({ commenced }: Applies, tender: Tender): Scope | undefined {
  if (commenced === undefined) return undefined;
  const day = tender.commenced;
  if (day === undefined) {
    return unknownScope(
      "tender.commenced",
      "which rules were in force cannot be told: the tender does not say when it commenced",
    );
  }
  if (commenced.from !== undefined && day < commenced.from)
    return outsideScope(
      "day",
      `it applies to tenders commenced from ${commenced.from}, and this one commenced on ${day}`,
    );
  if (commenced.to !== undefined && day > commenced.to)
    return outsideScope(
      "day",
      `it applies to tenders commenced up to ${commenced.to}, and this one commenced on ${day}`,
    );
  return undefined;
}

function outsideByLawOrException({ except, laws }: Applies, { facts }: Tender): Scope | undefined {
  const law = facts.get("law");
  if (laws !== undefined && law !== undefined && !laws.includes(law))
    return outsideScope("kind", `it stands under ${laws.join(", ")}, and the tender says ${law}`);
  const exception = except.find((fact) => facts.get(fact) === "true");
  if (exception === undefined) return undefined;
  return outsideScope("kind", `it does not apply where the tender is marked \`${exception}\``);
}

function subjectScopeIfNotInside({ subjects }: Applies, { facts }: Tender): Scope | undefined {
  if (subjects === undefined) return undefined;
  const subject = facts.get("subject");
  if (subject !== undefined && !subjects.of.includes(subject))
    return outsideScope(
      "kind",
      `it applies to ${subjects.of.join(", ")}, and this contract is for ${subject}`,
    );
  if (subject === undefined && subjects.whenUnknown === "unknown") {
    return unknownScope(
      "tender.subject",
      "whether it applies depends on whether the contract is for services, goods or works",
    );
  }
  return undefined;
}

function scopeByContractValue(band: ValueBand, value: ContractValue): Scope {
  const given = band.vat === "including" ? value.includingVat : value.excludingVat;
  if (given !== undefined) {
    const { value: pounds } = given;
    return isBelowBand(band, pounds) || isAboveBand(band, pounds)
      ? outsideScope(
          "kind",
          `it applies to contracts ${valueBoundsText(band)} ${band.vat} VAT, and this one is £${groupThousands(exactText(pounds))}`,
        )
      : inside;
  }
  const other = scopeFromOtherVatFigure(band, value);
  if (other !== undefined) return other;
  if (band.whenUnknown === "applies") {
    return {
      kind: "inside",
      note: `the contract value ${band.vat} VAT is not given; the rule is tested as if it were within its scope (${valueBoundsText(band)})`,
    };
  }
  return unknownScope(
    `tender.value.${band.vat}-vat`,
    `it depends on the contract value ${band.vat} VAT (${valueBoundsText(band)}), which the tender does not give`,
  );
}

/** A value including VAT is never less than the one excluding it, which sometimes is enough to tell. */
function scopeFromOtherVatFigure(
  band: ValueBand,
  { excludingVat, includingVat }: ContractValue,
): Scope | undefined {
  const says = `it applies to contracts ${valueBoundsText(band)} ${band.vat} VAT`;
  if (band.vat === "including" && excludingVat !== undefined) {
    const least = `this one is £${groupThousands(exactText(excludingVat.value))} even without VAT`;
    if (isAboveBand(band, excludingVat.value)) return outsideScope("kind", `${says}, and ${least}`);
    if (band.below === undefined && !isBelowBand(band, excludingVat.value))
      return { kind: "inside", note: `the contract value including VAT is not given; ${least}` };
  }
  if (band.vat === "excluding" && includingVat !== undefined && isBelowBand(band, includingVat.value))
    return outsideScope(
      "kind",
      `${says}, and this one is £${groupThousands(exactText(includingVat.value))} even with VAT`,
    );
  return undefined;
}

const isBelowBand = ({ atLeast, above }: ValueBand, pounds: Exact): boolean =>
  (atLeast !== undefined && compare(pounds, atLeast) < 0) ||
  (above !== undefined && compare(pounds, above) <= 0);

const isAboveBand = ({ below }: ValueBand, pounds: Exact): boolean =>
  below !== undefined && compare(pounds, below) >= 0;

function valueBoundsText({ atLeast, above, below }: ValueBand): string {
  return [
    ...(atLeast === undefined ? [] : [`of £${groupThousands(exactText(atLeast))} or more`]),
    ...(above === undefined ? [] : [`above £${groupThousands(exactText(above))}`]),
    ...(below === undefined ? [] : [`below £${groupThousands(exactText(below))}`]),
  ].join(" and ");
}
