/** Every check of a library, in the order in which their rules are listed. */
import { adjustments } from "./adjustments.ts";
import { amounts } from "./amounts.ts";
import type { Fault, LibraryCheck, LibrarySubject } from "./check.ts";
import { dates } from "./dates.ts";
import { groups } from "./groups.ts";
import { ids } from "./ids.ts";
import { licences } from "./licences.ts";
import { neighbours } from "./neighbours.ts";
import { orphans } from "./orphans.ts";
import { sources } from "./sources.ts";
import { unitsOfMeasures } from "./units.ts";
import { wording } from "./wording.ts";

export const checks: readonly LibraryCheck[] = [
  ids,
  orphans,
  dates,
  amounts,
  neighbours,
  sources,
  licences,
  unitsOfMeasures,
  adjustments,
  groups,
  wording,
];

/** @returns everything that the checks find in a library that can be read. */
export const libraryFaults = (subject: LibrarySubject): readonly Fault[] =>
  checks.flatMap(({ find }) => find(subject));
