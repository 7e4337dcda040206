/**
 * Rounding happens where the published method says so, by a mode that has a
 * name, and nowhere else. It works on whole numbers, so that a half is a half.
 */
import { decimalText, denominator, divide, type Exact, exactInteger, numerator } from "./exact.ts";

/** Every mode that may be published, in the order that messages name them. Adding one: its word here, its line in `roundsUp`. */
export const roundingModes = ["half-up", "half-even", "down"] as const;

/** `half-up` goes away from zero at the half, `half-even` to the even neighbour, `down` towards zero always. */
export type RoundingMode = (typeof roundingModes)[number];

const MOST_PLACES = 100;

/**
 * @param places decimal places, a whole number from 0 to 100
 * @throws RangeError for other places
 */
export function round(value: Exact, places: number, mode: RoundingMode): Exact {
  return divide(exactInteger(roundedUnits(value, places, mode)), exactInteger(powerOfTen(places)));
}

/**
 * The rounded value with a fixed number of places: `75.00`, `-0.50`. A value
 * that rounds to nothing shows `0.00`, never `-0.00`.
 * @param places decimal places, a whole number from 0 to 100
 * @throws RangeError for other places
 */
export function fixedPlacesText(value: Exact, places: number, mode: RoundingMode): string {
  return decimalText(roundedUnits(value, places, mode), places);
}

/** Puts commas between thousands: `1234567.89` gives `1,234,567.89`. Text that is no plain decimal stays as it is. */
export function groupThousands(text: string): string {
  const [, minus, whole, decimals] = /^(-?)([0-9]{4,})((?:\.[0-9]+)?)$/.exec(text) ?? [];
  if (whole === undefined) return text;
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  return `${minus}${groups.join(",")}${decimals}`;
}

/** The rounded value as a count of 10^-places. */
function roundedUnits(value: Exact, places: number, mode: RoundingMode): bigint {
  const signed = numerator(value);
  const isBelowZero = signed < 0n;
  const top = (isBelowZero ? -signed : signed) * powerOfTen(places);
  const below = denominator(value);
  const kept = top / below;
  const units = roundsUp(2n * (top % below), below, kept, mode) ? kept + 1n : kept;
  return isBelowZero ? -units : units;
}

/** @returns whether the part cut off (twice it, against the whole step) moves the size up by one */
export function roundsUp(twiceCut: bigint, step: bigint, kept: bigint, mode: RoundingMode): boolean {
  switch (mode) {
    case "half-up":
      return twiceCut >= step;
    case "half-even":
      return twiceCut > step || (twiceCut === step && kept % 2n === 1n);
    case "down":
      return false;
    default:
      throw new RangeError(`not a rounding mode: ${String(mode)}`);
  }
}

function powerOfTen(places: number): bigint {
  if (!Number.isInteger(places) || places < 0 || places > MOST_PLACES) {
    throw new RangeError(`not a number of decimal places: ${places}`);
  }
  return 10n ** BigInt(places);
}
