/** Prices, and contract values, that are out by a factor of ten or more: typed in thousands, in pence, or for a year. */
import { compare, divide, type Exact, exactInteger, multiply, sign, sum } from "../../number/exact.ts";
import { fixedPlacesText, groupThousands } from "../../number/rounding.ts";
import type { Bid, ContractValue, Tender } from "../model.ts";
import type { Question } from "./model.ts";

const TEN = exactInteger(10);

/** @returns `£1,984,500`, with pence where there are any */
export const poundsText = (value: Exact): string =>
  `${sign(value) < 0 ? "-" : ""}£${groupThousands(fixedPlacesText(value, 2, "half-up").replace("-", "")).replace(/\.00$/, "")}`;

const TWO = exactInteger(2);

/**
 * @param sorted figures, lowest first
 * @param without the place of one that is left out
 * @returns the middle one of the others, or the mean of the two in the middle
 */
function medianOfOthers(sorted: readonly Exact[], without: number): Exact | undefined {
  const count = sorted.length - 1;
  const at = (place: number): Exact | undefined => sorted[place < without ? place : place + 1];
  const [low, high] = [at((count - 1) >> 1), at(count >> 1)];
  return count === 0 || low === undefined || high === undefined ? undefined : divide(sum([low, high]), TWO);
}

interface Priced {
  readonly bidder: string;
  readonly price: Exact;
  readonly at: string;
}

/** The live bids that have a price, the lowest first. */
const pricedBids = (bids: readonly Bid[]): readonly Priced[] =>
  bids
    .flatMap(({ bidder, status, price }) =>
      status === "live" && price !== undefined ? [{ bidder, price: price.value, at: price.at }] : [],
    )
    .sort((a, b) => compare(a.price, b.price));

const contractValue = ({ excludingVat, includingVat }: ContractValue): Exact | undefined =>
  (excludingVat ?? includingVat)?.value;

interface Measure {
  readonly name: string;
  readonly value: Exact;
}

/** @returns a question for each price that is under a tenth, or over ten times, all that it can be compared with. */
function priceQuestions(bids: readonly Priced[], value: Exact | undefined): readonly Question[] {
  const sorted = bids.map(({ price }) => price);
  // Where most prices are in thousands, the median is too: one that fits the contract tells.
  const isFarBelowValue = (price: Exact): boolean =>
    value !== undefined && compare(multiply(price, TEN), value) < 0;
  const fitsValue = (price: Exact): boolean =>
    value !== undefined && !isFarBelowValue(price) && compare(price, multiply(value, TEN)) <= 0;
  const found = bids.flatMap((one, place): readonly Question[] => {
    const others = medianOfOthers(sorted, place);
    const measures: readonly Measure[] = [
      ...(others === undefined
        ? []
        : [
            { name: bids.length === 2 ? "the other price" : "the median of the other prices", value: others },
          ]),
      ...(value === undefined ? [] : [{ name: "the value of the contract", value }]),
    ].filter(({ value }) => sign(value) > 0);
    if (measures.length === 0) return [];
    const isUnder =
      measures.every((measure) => compare(multiply(one.price, TEN), measure.value) < 0) ||
      (isFarBelowValue(one.price) && bids.some(({ price }) => fitsValue(price)));
    const isOver = measures.every((measure) => compare(one.price, multiply(measure.value, TEN)) > 0);
    if (!isUnder && !isOver) return [];
    const against = measures.map((measure) => `${measure.name} (${poundsText(measure.value)})`).join(" and ");
    return [
      {
        kind: "price-out-of-line",
        says: `the price of ${one.bidder}, ${poundsText(one.price)} (${one.at}), is ${isUnder ? "less than a tenth of" : "more than ten times"} ${against}: check that it is in pounds, for the whole contract, and with all its digits`,
      },
    ];
  });
  // Of two prices that are far apart, the lower one says it all.
  return bids.length === 2 && value === undefined ? found.slice(0, 1) : found;
}

/** @returns the prices of a tender that are out of line, lot by lot */
export function outOfLinePriceQuestions(tender: Tender, bids: readonly Bid[]): readonly Question[] {
  const whole = contractValue(tender.value);
  if (tender.lots.length === 0) return priceQuestions(pricedBids(bids), whole);
  return tender.lots.flatMap((lot) =>
    priceQuestions(pricedBids(bids.filter((bid) => bid.lot === lot.id)), contractValue(lot.value)).map(
      (question) => ({ ...question, lot: lot.id }),
    ),
  );
}

/** @returns a question where the contract is said to be worth less than a tenth of its lots, or of every price */
export function contractValueQuestions(tender: Tender, bids: readonly Bid[]): readonly Question[] {
  const whole = contractValue(tender.value);
  if (whole === undefined) return [];
  const lots = tender.lots.flatMap(({ value }) => contractValue(value) ?? []);
  const prices = pricedBids(bids).map(({ price }) => price);
  const [lowest] = prices;
  const isUnder = (value: Exact | undefined): value is Exact =>
    value !== undefined && compare(multiply(whole, TEN), value) < 0;
  const against = isUnder(lots.length === 0 ? undefined : sum(lots))
    ? `the lots together (${poundsText(sum(lots))})`
    : prices.length > 1 && isUnder(lowest)
      ? `every price (the lowest is ${poundsText(lowest)})`
      : undefined;
  if (against === undefined) return [];
  const at = (tender.value.excludingVat ?? tender.value.includingVat)?.at ?? tender.at;
  return [
    {
      kind: "contract-value-out-of-line",
      says: `the value of the contract, ${poundsText(whole)} (${at}), is less than a tenth of ${against}: check that it is in pounds; rules and shares of the contract value rest on it`,
    },
  ];
}

/** @returns a question for each lot that is said to be worth under a tenth of every price for it, or more than the whole contract */
export function lotValueQuestions({ lots, value }: Tender, bids: readonly Bid[]): readonly Question[] {
  const whole = contractValue(value);
  return lots.flatMap((lot): readonly Question[] => {
    const own = contractValue(lot.value);
    if (own === undefined) return [];
    const [lowest] = pricedBids(bids.filter((bid) => bid.lot === lot.id)).map(({ price }) => price);
    const why =
      lowest !== undefined && compare(multiply(own, TEN), lowest) < 0
        ? `less than a tenth of every price for it (the lowest is ${poundsText(lowest)})`
        : whole !== undefined && compare(own, whole) > 0
          ? `more than the whole contract (${poundsText(whole)})`
          : undefined;
    if (why === undefined) return [];
    const at = (lot.value.excludingVat ?? lot.value.includingVat)?.at ?? lot.at;
    return [
      {
        kind: "contract-value-out-of-line",
        lot: lot.id,
        says: `the value of the lot, ${poundsText(own)} (${at}), is ${why}: check that it is in pounds`,
      },
    ];
  });
}

/** A price under seven tenths of the median of the others is said to be possibly abnormally low: svscore's own line, for the law draws none. */
const KEPT = exactInteger(7);

/** @returns the prices far below the others, with the median of these, lot by lot: at least two others are needed */
export function pricesFarBelow(bids: readonly Bid[]): readonly {
  readonly bidder: string;
  readonly price: Exact;
  readonly median: Exact;
  readonly lot?: string;
}[] {
  const lots = new Set(bids.map(({ lot }) => lot));
  return [...lots].flatMap((lot) => {
    const priced = pricedBids(bids.filter((bid) => bid.lot === lot));
    const sorted = priced.map(({ price }) => price);
    return priced.flatMap((one, place) => {
      const middle = medianOfOthers(sorted, place);
      if (middle === undefined || priced.length < 3) return [];
      // What is below a tenth is asked about, and not remarked on too.
      const isFar =
        compare(multiply(one.price, TEN), multiply(middle, KEPT)) < 0 &&
        compare(multiply(one.price, TEN), middle) >= 0;
      return isFar
        ? [{ bidder: one.bidder, price: one.price, median: middle, ...(lot !== undefined && { lot }) }]
        : [];
    });
  });
}
