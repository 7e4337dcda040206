/** The sum of the marks; the highest ranks first. */
import { sum } from "../../number/exact.ts";
import { totalWorkings } from "../workings.ts";
import type { Method } from "./method.ts";

export const weightedSum: Method = {
  best: "highest",
  total: ({ top }) => totalWorkings("total marks", "marks", top, "weighted-sum"),
  again: sum,
};
