/** A gate: yes earns everything, no earns nothing. */
import { equal, ONE } from "../../number/exact.ts";
import { type Formula, fraction } from "./formula.ts";

export const yesOrNo: Formula<"yes-or-no"> = () => (value) =>
  fraction("yes-or-no", value.value, equal(value.value, ONE) ? "yes" : "no", [value]);
