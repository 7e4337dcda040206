/** A regime that sets no minimum weighting, said plainly. */
import type { Check } from "./check.ts";

export const noMinimum: Check<"no-minimum"> = ({ because }) => ({ result: "not applicable", says: because });
