/**
 * When what came out has made good what was put in. The present value of a
 * year is taken to come in evenly over it, so the answer lies between two
 * years in proportion, exactly.
 *
 * @see Cabinet Office / Social Value UK, A guide to Social Return on Investment, payback period
 */
import { add, compare, divide, type Exact, exactInteger, subtract, ZERO } from "../../number/exact.ts";
import { decimalWithCommas, sourcedWorkings, type Workings } from "../workings.ts";

/**
 * @param years present values by year, in the order of the years
 * @param inputs the present value of all that is put in
 * @returns years from the start, or nothing when what is known never makes it good
 */
export function paybackYearsWorkings(
  years: readonly { readonly year: number; readonly presentValue: Exact }[],
  inputs: Workings,
): Workings | undefined {
  let before = ZERO;
  for (const { year, presentValue } of years) {
    const after = add(before, presentValue);
    if (compare(after, inputs.value) >= 0 && compare(before, inputs.value) < 0) {
      const missing = subtract(inputs.value, before);
      return {
        label: "payback, in years from the start",
        value: add(exactInteger(year - 1), divide(missing, presentValue)),
        unit: "factor",
        rule: "payback",
        sum: `${year - 1} + (${decimalWithCommas(inputs.value)} − ${decimalWithCommas(before)}) ÷ ${decimalWithCommas(presentValue)}`,
        because: `the present values reach what was put in during year ${year}, and a year's value is taken to come in evenly`,
        from: [
          inputs,
          sourcedWorkings(`present value up to the end of year ${year - 1}`, before, "pounds"),
          sourcedWorkings(`present value of year ${year}`, presentValue, "pounds"),
        ],
      };
    }
    before = after;
  }
  return undefined;
}
