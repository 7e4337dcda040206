import { describe, expect, it } from "vitest";
import { parseTypedMoney } from "../../src/number/typed-figure.ts";
import { money, percent, quantity, READERS, said } from "./said.ts";

describe("refused everywhere in the same words", () => {
  it.each([
    // what a spreadsheet leaves behind
    ...["#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#n/a"].map(
      (error) => [
        error,
        "is an Excel error, not a figure | go back to the sheet, mend the formula and save it again",
      ],
    ),
    ["##", "is what a sheet shows when a column is too narrow | widen the column and save the sheet again"],
    [
      "######",
      "is what a sheet shows when a column is too narrow | widen the column and save the sheet again",
    ],
    ["(5", "has a bracket without its partner | write both brackets, which mean below zero, or none"],
    ["5)", "has a bracket without its partner | write both brackets, which mean below zero, or none"],
    ["£(1,000", "has a bracket without its partner | write both brackets, which mean below zero, or none"],
  ])("%j", (text, expected) => {
    expect([money(text), quantity(text), percent(text)]).toEqual([expected, expected, expected]);
  });
});

const EXAMPLES = { money: "1200.50", quantity: "12.5", percent: "10%" };
const NOUNS = { money: "an amount of money", quantity: "a quantity", percent: "a percentage" };

describe("refused with an example of what belongs in the cell", () => {
  const hidden = "has a line break or a hidden character in it | type it again by hand, for example EXAMPLE";
  const digits = "has digits other than 0 to 9 | write it with the digits 0 to 9, for example EXAMPLE";
  const answer = "is an answer, not a figure | write NOUN, for example EXAMPLE";
  const date = "is a date | format the cell as a number and write NOUN, for example EXAMPLE";
  const gap = "has a gap between its digits | write one figure without spaces, for example EXAMPLE";
  const inexact = "is a range or an estimate | write one figure, for example EXAMPLE";
  const words = "has words beside its figure | write NOUN alone, for example EXAMPLE";
  const marks = "has too many pound or per cent signs | write one at most, for example EXAMPLE";
  const other = "is not NOUN | write the figure in full, for example EXAMPLE";
  it.each([
    [
      "=B2*2",
      "is a formula, not its result | save the sheet as values, or write the result, for example EXAMPLE",
    ],
    ["1\n2", hidden],
    ["1\r\n2", hidden],
    ["\u202a5\u202c", hidden],
    ["5\u200b", hidden],
    ["1\u20282", hidden],
    ["1\u20292", hidden],
    ["1\u00002", hidden],
    ["٣", digits],
    ["1٣", digits],
    ["१२", digits],
    ["½", digits],
    ["5²", digits],
    ["yes", answer],
    ["No", answer],
    ["Y", answer],
    ["n", answer],
    ["TRUE", answer],
    ["false", answer],
    ["2026-03-02", date],
    ["2026-03-02T10:00:00Z", date],
    ["2026-03-02 10:00", date],
    ["1/2/2026", date],
    ["01.02.26", date],
    ["1-2-3", date],
    ["Jan-26", date],
    ["1 March 2026", date],
    ["1st March 2026", date],
    ["2nd May", date],
    ["3rd jun", date],
    ["4th sep", date],
    ["Mar 5, 2026", date],
    ["1-Dec-26", date],
    ["2026/oct/12", date],
    ["Feb2026", date],
    ["apr 1", date],
    ["31 July", date],
    ["aug 26", date],
    ["11 nov", date],
    ["1 2", gap],
    ["1 2000", gap],
    ["12 34 56", gap],
    ["0 200", gap],
    ["1 200 3", gap],
    ["1 2.5", gap],
    ["1,5 2", gap],
    ["~5", inexact],
    ["<5", inexact],
    ["> 5", inexact],
    ["≤5", inexact],
    ["≥5", inexact],
    ["≈5", inexact],
    ["±5", inexact],
    ["5+", inexact],
    ["1,000 +", inexact],
    ["about 5", inexact],
    ["Approx. 5", inexact],
    ["around 5", inexact],
    ["circa 5", inexact],
    ["c.5", inexact],
    ["c. 5", inexact],
    ["up to 5", inexact],
    ["at least 5", inexact],
    ["over 5", inexact],
    ["under 5 people", inexact],
    ["10-20", inexact],
    ["10 - 20", inexact],
    ["10–20", inexact],
    ["10—20", inexact],
    ["£10-£20", inexact],
    ["10 to 20", inexact],
    ["5 or 6", inexact],
    ["x5", words],
    ["x1e3", words],
    ["1.234,56x", words],
    ["x1.234,56", words],
    ["1 2x", words],
    ["x5-", words],
    ["x5+", words],
    ["5+x", words],
    ["x~5", words],
    ["x 1 jan", words],
    ["1 jan 5x", words],
    ["1.2.345,6", other],
    ["1.234,5,6", other],
    ["1.234.567.8", other],
    ["0 200 300", gap],
    ["1,5 200 300", gap],
    ["x##", other],
    ["##x", other],
    ["?5\n6", hidden],
    ["overtime 5", words],
    ["5m2", words],
    ["5 tCO2e", words],
    ["FTE 5", words],
    ["0x10", words],
    ["1e20", words],
    ["1.5.e3", words],
    ["1.2.3k", words],
    ["££5", marks],
    ["£5 GBP", marks],
    ["GBP 5 GBP", marks],
    ["5%%", marks],
    ["£5%", marks],
    ["£", other],
    ["%", other],
    ["()", other],
    ["?", other],
    ["#", other],
    ["#5", other],
    ["#N/A!", other],
    ["x#N/A", other],
    ["5 £", other],
    ["%5", other],
    [",5", other],
    ["5,", other],
    ["1,2,", other],
    [",1,2", other],
    ["'50", other],
    ["1:30", other],
    ["1.2.3", date],
    ["1.234.56", other],
    ["12345.678.901", other],
    ["1/2/3/4", other],
    ["5/0", other],
    ["5/00", other],
    ["1/2x", words],
    ["1..2", other],
    [".", other],
    ["..5", other],
    [".5.", other],
    ["1,20.", other],
    ["twenty", other],
    ["may", other],
    ["yess", other],
    ["eyes", other],
    ["1.2.3-", other],
    ["–1.2.3", other],
    ["–5–", other],
    ["NaN", other],
    ["Infinity", other],
    ["B2=5", words],
    ["overrun", other],
    ["&", other],
  ])("%j", (text, pattern) => {
    for (const kind of ["money", "quantity", "percent"] as const) {
      const expected = pattern.replace("NOUN", NOUNS[kind]).replace("EXAMPLE", EXAMPLES[kind]);
      expect(said(READERS[kind](text)), kind).toBe(expected);
    }
  });
});

describe("other currencies", () => {
  it.each([
    "€50",
    "$5",
    "50 EUR",
    "50USD",
    "US$ 5",
    "eur50",
    "¥5",
    "5 euros",
    "1 euro",
    "5 dollars",
    "1 dollar",
    ...["AUD", "CAD", "CHF", "CNY", "DKK", "HKD", "INR", "JPY", "NOK", "NZD", "PLN", "SEK", "SGD", "ZAR"].map(
      (code) => `${code} 5`,
    ),
  ])("%j", (text) => {
    expect(money(text)).toBe("is not in pounds | work it out in pounds and write that, for example 1200.50");
    expect(quantity(text)).toBe("is money in another currency | write a quantity, for example 12.5");
    expect(percent(text)).toBe("is money in another currency | write a percentage, for example 10%");
  });

  it.each(["5 European jobs", "50 neur", "5 cadets"])("%j names none", (text) => {
    expect(money(text)).toBe(
      "has words beside its figure | write an amount of money alone, for example 1200.50",
    );
  });
});

describe("a lost pound sign", () => {
  const lost = "seems to have lost its pound sign: it was saved in an encoding without £";
  it.each([
    ["?1,200.50", "1200.50"],
    ["?50", "50"],
    ["? 50", "50"],
    ["\ufffd50", "50"],
    ["Â£50", "50"],
    ["ï¿½50", "50"],
    ["-?50", "-50"],
    ["- ?50", "-50"],
    ["+?50", "50"],
    ["?-50", "-50"],
    ["(?50)", "-50"],
    ["?(1,050)", "-1050"],
  ])("%j", (text, figure) => {
    expect(money(text)).toBe(`${lost} | write ${figure}, or save the sheet again as CSV UTF-8`);
    expect(quantity(text)).toBe(`${lost} | write ${figure}, or save the sheet again as CSV UTF-8`);
    expect(percent(text)).toBe(
      `${lost} | write a percentage, for example 10%, or save the sheet again as CSV UTF-8`,
    );
  });

  it("gives an example where the figure is not plain either", () => {
    expect(money("?1.2m")).toBe(
      `${lost} | write an amount of money, for example 1200.50, or save the sheet again as CSV UTF-8`,
    );
  });

  it.each(["5?", "what?", "--?50", "x?50", "?x5"])("%j is another matter", (text) => {
    expect(money(text)).not.toContain("pound sign:");
    expect(parseTypedMoney(text).kind).toBe("refused");
  });
});
