/**
 * What kind of body published a notice, as far as its name and the classes
 * that it ticked tell. Trusts and some councils tick "central government", so
 * the name is believed before the tick.
 */
import type { BuyerType } from "../model.ts";

const nations: readonly (readonly [RegExp, BuyerType])[] = [
  [/GB-WLS|\bwales\b|\bwelsh\b/i, "wales"],
  [/GB-NIR|northern ireland|\bhealth and social care trust\b/i, "northern-ireland"],
  [/GB-SCT|scotland|scottish/i, "scotland"],
];

const nhs = /\bNHS\b|\bintegrated care board\b|\bICB\b/i;
const council =
  /\b(council|borough|combined authority|mayoral|greater london authority|national park authority)\b/i;

/** @returns the kind of buyer; nothing where neither name nor class tells. */
export function buyerTypeOf(name: string, classes: readonly string[]): BuyerType | undefined {
  const ticked = classes.join(" ");
  const nation = nations.find(([pattern]) => pattern.test(ticked) || pattern.test(name));
  // PPN 01/21 binds departments and their bodies, and no council in Northern Ireland.
  if (nation?.[1] === "northern-ireland" && /\bcouncil\b/i.test(name)) return "other";
  if (nation !== undefined) return nation[1];
  if (nhs.test(name)) return "nhs-england";
  if (council.test(name))
    return /\b(british|research|funding|arts) council\b/i.test(name) ? "other" : "local-government";
  if (/CentralGovernment/.test(ticked) && !/SubCentral/i.test(ticked)) return "central-government";
  return classes.length === 0 ? undefined : "other";
}
