/** How firm a ranking is, as sections of words and tables, whatever they are then drawn with. */

import type { StressDocument } from "./schema.ts";
import type { Section } from "./section.ts";
import { measures, outliers, removals, resting, singleMarks, worsened } from "./single-changes.ts";
import { effective, prices, size, weights } from "./weights.ts";

/** @returns the sections of one award, what asks for a person first. */
export function sectionsOf(stress: StressDocument): readonly Section[] {
  return [
    { title: "Margin", lines: [stress.margin.says], grids: [] },
    singleMarks(stress),
    removals(stress),
    worsened(stress),
    outliers(stress),
    measures(stress),
    resting(stress),
    weights(stress),
    effective(stress),
    prices(stress),
    size(stress),
  ];
}
