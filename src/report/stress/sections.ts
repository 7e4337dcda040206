/** How firm a ranking is, as sections of words and tables, whatever they are then drawn with. */

import type { StressDocument } from "./schema.ts";
import type { StressSection } from "./section.ts";
import {
  measuresSection,
  outliersSection,
  removalsSection,
  singleMarksSection,
  unverifiedSection,
  worsenedSection,
} from "./single-changes.ts";
import {
  bidderSizeSection,
  effectiveWeightsSection,
  impliedPriceSection,
  weightsSection,
} from "./weights.ts";

/** @returns the sections of one award, what asks for a person first. */
export function stressSections(stress: StressDocument): readonly StressSection[] {
  return [
    { title: "Margin", lines: [stress.margin.says], grids: [] },
    singleMarksSection(stress),
    removalsSection(stress),
    worsenedSection(stress),
    outliersSection(stress),
    measuresSection(stress),
    unverifiedSection(stress),
    weightsSection(stress),
    effectiveWeightsSection(stress),
    impliedPriceSection(stress),
    bidderSizeSection(stress),
  ];
}
