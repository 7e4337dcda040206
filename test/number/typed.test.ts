import { describe, expect, it } from "vitest";
import { splitFigure } from "../../src/number/figure-parts.ts";
import { parseTypedMoney } from "../../src/number/typed-figure.ts";
import { money, percent, quantity } from "./said.ts";

describe("money", () => {
  it.each([
    ["0", "0"],
    ["-0", "0"],
    ["1200.50", "1200.5"],
    ["£1,200.50", "1200.5"],
    ["1,200.50 GBP", "1200.5"],
    ["1,200.50GBP", "1200.5"],
    ["GBP 1,200", "1200"],
    ["gbp1200", "1200"],
    ["(1,000)", "-1000"],
    ["£(1,000)", "-1000"],
    ["(£1,000)", "-1000"],
    ["(1,000) GBP", "-1000"],
    ["( £ 1,000 )", "-1000"],
    ["-£5", "-5"],
    ["£-5", "-5"],
    ["- £ 5", "-5"],
    ["−5", "-5"],
    ["−£5", "-5"],
    ["+5", "5"],
    ["+£5", "5"],
    ["007", "7"],
    ["0.5", "0.5"],
    ["00.50", "0.5"],
    ["０.５", "0.5"],
    ["￡１，２００．５０", "1200.5"],
    ["（５）", "-5"],
    ["\u00a0£\u202f1,200\u2007", "1200"],
    ["£\u20075", "5"],
    ["£\u00a0\u00a05", "5"],
    ["£\t5", "5"],
    ["\ufeff5\n", "5"],
    ["1,200,300", "1200300"],
    ["12,345", "12345"],
    ["123,456.7", "123456.7"],
    ["1.23456789", "1.23456789"],
    ["1,000,000.123456", "1000000.123456"],
    ["1.2345", "1.2345"],
  ])("%j is %s pounds", (text, expected) => {
    expect(money(text)).toBe(expected);
  });
});

describe("quantities", () => {
  it.each([
    ["0", "0"],
    ["12.5", "12.5"],
    ["1,200", "1200"],
    ["-3", "-3"],
    ["(3)", "-3"],
    ["+3", "3"],
    ["０．５", "0.5"],
  ])("%j is %s", (text, expected) => {
    expect(quantity(text)).toBe(expected);
  });

  it.each([
    ["£50", "is an amount of money, not a quantity | write 50 if that is the quantity"],
    ["-£1,250", "is an amount of money, not a quantity | write -1250 if that is the quantity"],
    ["￡５０", "is an amount of money, not a quantity | write 50 if that is the quantity"],
    ["50 GBP", "is an amount of money, not a quantity | write 50 if that is the quantity"],
    ["10%", "is a percentage, not a quantity | write the number itself, for example 12.5"],
  ])("%j is none", (text, expected) => {
    expect(quantity(text)).toBe(expected);
  });
});

describe("percentages", () => {
  it.each([
    ["10%", "0.1 %"],
    ["10 %", "0.1 %"],
    ["10\u00a0%", "0.1 %"],
    ["１０％", "0.1 %"],
    ["0.1%", "0.001 %"],
    ["1%", "0.01 %"],
    ["0%", "0 %"],
    ["100%", "1 %"],
    ["150%", "1.5 %"],
    ["1,000%", "10 %"],
    ["-5%", "-0.05 %"],
    ["(5%)", "-0.05 %"],
    ["(5)%", "-0.05 %"],
    ["+5%", "0.05 %"],
    ["33.3%", "0.333 %"],
    ["0", "0"],
    ["0.00", "0"],
    ["-0", "0"],
    ["1.01", "0.0101"],
    ["+5", "0.05"],
    ["50", "0.5"],
    ["99.99", "0.9999"],
    ["100", "1"],
    ["0.1", "could mean 0.1% or 10% | write 0.1% or 10%, whichever is meant"],
    ["0.01", "could mean 0.01% or 1% | write 0.01% or 1%, whichever is meant"],
    ["1", "could mean 1% or 100% | write 1% or 100%, whichever is meant"],
    ["1.00", "could mean 1% or 100% | write 1% or 100%, whichever is meant"],
    ["100.01", "is above 100 and has no per cent sign | write 100.01% if that is meant"],
    ["-0.5", "is below zero and has no per cent sign | write -0.5% if that is meant"],
    ["(5)", "is below zero and has no per cent sign | write -5% if that is meant"],
    ["£50", "is an amount of money, not a percentage | write a percentage, for example 10%"],
    ["1,200.50 GBP", "is an amount of money, not a percentage | write a percentage, for example 10%"],
  ])("%j: %s", (text, expected) => {
    expect(percent(text)).toBe(expected);
  });

  it.each([
    ["10%", "is a percentage, not an amount of money | write the amount in pounds, for example 1200.50"],
    ["(5%)", "is a percentage, not an amount of money | write the amount in pounds, for example 1200.50"],
  ])("%j is no amount of money", (text, expected) => {
    expect(money(text)).toBe(expected);
  });
});

describe("not given", () => {
  const words = ["n/a", "na", "nil", "tbc", "tba", "-", "–", "—", "none", "not given", "null"];
  it.each(
    ["", "   ", "\u00a0\u202f", "\t\n", "−", "not \u00a0 given", "Not\u2007Given", "ｎ／ａ", " - "].concat(
      words,
      words.map((word) => word.toUpperCase()),
    ),
  )("%j", (text) => {
    expect([money(text), quantity(text), percent(text)]).toEqual(["not given", "not given", "not given"]);
  });

  it.each(["n.a.", "nn/a", "n/aa", "nothing", "not", "given", "zero", "?", "--", "- -"])(
    "%j is something else",
    (text) => {
      expect(parseTypedMoney(text).kind).toBe("refused");
    },
  );
});

it("reads every space that Unicode has as a space", () => {
  const all = Array.from({ length: 0x11_0000 }, (_, code) => code).filter(
    (code) => (code < 0xd800 || code > 0xdfff) && /\p{Zs}|\t/u.test(String.fromCodePoint(code)),
  );
  expect(all.length).toBeGreaterThan(16);
  for (const code of all) expect(splitFigure(`1${String.fromCodePoint(code)}000`).text).toBe("1 000");
});
