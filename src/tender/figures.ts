/** Figures as a tender publishes them, and how they are rounded. */
import type { Exact } from "../number/exact.ts";
import type { RoundingMode } from "../number/rounding.ts";

/** A figure and the place where it was written. */
export interface SourcedFigure {
  readonly value: Exact;
  readonly at: string;
}

export interface RoundTo {
  readonly places: number;
  readonly mode: RoundingMode;
}
