/** Prices that may be abnormally low, with what the law asks before such a bid is turned away. */
import type { Inputs } from "../inputs/model.ts";
import { divide, HUNDRED, multiply, ONE, subtract } from "../number/exact.ts";
import { fixedPlacesText } from "../number/rounding.ts";
import { poundsText, pricesFarBelow } from "../tender/questions/prices.ts";
import { statedOrInferredLaw } from "./law.ts";

/** What must come first under each law, in our words. */
const firstUnder: Readonly<Record<string, string>> = {
  "procurement-act-2023":
    "before such a bid is disregarded, the supplier must be told and given a reasonable opportunity to show that it can perform the contract for that price (Procurement Act 2023, section 19(4) and (5))",
  "pcr-2015":
    "the tenderer must be required to explain it before the bid is rejected (Public Contracts Regulations 2015, regulation 69)",
  "pcsr-2015":
    "the tenderer must be required to explain it before the bid is rejected (Public Contracts (Scotland) Regulations 2015, regulation 69)",
};

/** @returns a notice for each price far below the others */
export function farBelowRemarks({ tender, bids }: Inputs): readonly string[] {
  const { name } = statedOrInferredLaw(tender);
  const first =
    firstUnder[name ?? ""] ??
    "ask the bidder to explain it before the bid is turned away, and follow the law that applies";
  return pricesFarBelow(bids).map(({ bidder, price, median, lot }) => {
    const share = fixedPlacesText(multiply(subtract(ONE, divide(price, median)), HUNDRED), 0, "down");
    return `${lot === undefined ? "The" : `Lot ${lot}: the`} price of ${bidder}, ${poundsText(price)}, is ${share}% below the median of the other prices (${poundsText(median)}). It may be abnormally low: ${first}.`;
  });
}
