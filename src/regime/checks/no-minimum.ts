/** A regime that sets no minimum weighting, said plainly. */
import { defineCheck } from "./check.ts";

export const noMinimum = defineCheck("no-minimum", {
  looksAt: [],
  answer: ({ because }) => ({ result: "not applicable", says: because }),
});
