/** How firm a ranking is, as sections of words and tables, whatever they are then drawn with. */

import type { StressDocument } from "./schema.ts";
import type { StressSection } from "./section.ts";
import {
  bidRemovalsSection,
  leadDependenceSection,
  measureEffectsSection,
  outlierOffersSection,
  singleMarksSection,
  worsenedBidsSection,
} from "./single-changes.ts";
import {
  bidderSizeSection,
  effectiveWeightsSection,
  impliedMarkPriceSection,
  weightBreakEvenSection,
} from "./weights.ts";

/** @returns the sections of one award, what asks for a person first. */
export function stressSections(stress: StressDocument): readonly StressSection[] {
  return [
    { title: "Margin", lines: [stress.margin.says], grids: [] },
    singleMarksSection(stress),
    bidRemovalsSection(stress),
    worsenedBidsSection(stress),
    outlierOffersSection(stress),
    measureEffectsSection(stress),
    leadDependenceSection(stress),
    weightBreakEvenSection(stress),
    effectiveWeightsSection(stress),
    impliedMarkPriceSection(stress),
    bidderSizeSection(stress),
  ];
}
