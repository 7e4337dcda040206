/** In which prices, and how discounted, promises are valued. */
import type { Exact } from "../number/exact.ts";

export interface Discounting {
  readonly rate?: Exact;
  readonly schedule?: string;
  readonly firstYear: "undiscounted" | "discounted";
  readonly at: string;
}

/** In which prices promises are valued: one value, copied whole or not at all. */
export interface PriceBasis {
  readonly priceYear?: string;
  /** A second price year of the other kind, so that values of calendar and of financial years are both brought along. */
  readonly alsoPriceYear?: string;
  readonly discounting?: Discounting;
}
