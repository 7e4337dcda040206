/** A figure with what it is in, and how many cases an analysis tried. */
import type { Exact } from "../number/exact.ts";

/** What a figure counts: the unit of a total, or one of these. */
export type In = "marks" | "pounds" | "pounds per mark" | "share" | "mark" | "figure";

export interface Measured {
  readonly value: Exact;
  readonly unit: In;
}

/** How much was looked at: a large field is examined from the front within a fixed number of cases. */
export interface Cases {
  readonly examined: number;
  readonly possible: number;
}
