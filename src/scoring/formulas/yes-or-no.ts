/** A gate: yes earns everything, no earns nothing. */
import { equal, ONE } from "../../number/exact.ts";
import { defineFormula, shareOfMarksWorkings } from "./formula.ts";

export const yesOrNo = defineFormula("yes-or-no", {
  looksAt: "nothing",
  better: () => "higher",
  fraction: () => (value) =>
    shareOfMarksWorkings("yes-or-no", value.value, equal(value.value, ONE) ? "yes" : "no", [value]),
  words: () => "all of it for a yes, none for a no",
});
