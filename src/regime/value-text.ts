/** How a tender gives its value, with or without VAT. */
import { divide, exact, exactText, multiply } from "../number/exact.ts";
import { groupThousands } from "../number/rounding.ts";
import type { ContractValue } from "../tender/model.ts";

const VAT = exact("1.2");

/** @returns the value of one VAT basis in words: as it is given, or between which figures it lies */
export function valueText(
  vat: "excluding" | "including",
  { excludingVat, includingVat }: ContractValue,
): string {
  const pounds = (value: typeof VAT): string => `£${groupThousands(exactText(value))}`;
  const [own, other] = vat === "including" ? [includingVat, excludingVat] : [excludingVat, includingVat];
  if (own !== undefined) return pounds(own.value);
  if (other === undefined) return "which the tender does not give";
  return vat === "including"
    ? `£${groupThousands(exactText(other.value))} without VAT and at most ${pounds(multiply(other.value, VAT))} with it`
    : `${pounds(other.value)} with VAT and at least ${poundsOrFiveSixthsText(divide(other.value, VAT))} without it`;
}

/** Pounds, or in words what a figure is whose decimals do not end. */
function poundsOrFiveSixthsText(value: typeof VAT): string {
  const text = exactText(value);
  return text.includes("/") ? "five sixths of that" : `£${groupThousands(text)}`;
}
