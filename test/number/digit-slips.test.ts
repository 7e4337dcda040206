import { describe, expect, it } from "vitest";
import { money, percent, quantity } from "./said.ts";

describe("more than one sign", () => {
  it.each([
    ["--3", "-3 or 3"],
    ["+-5", "-5 or 5"],
    ["-(5)", "-5 or 5"],
    ["(-5)", "-5 or 5"],
    ["((5))", "-5 or 5"],
    ["-£-1,250", "-1250 or 1250"],
  ])("%j", (text, either) => {
    const because = "has more than one sign (brackets are a minus sign)";
    expect(money(text)).toBe(`${because} | write ${either}, whichever is meant`);
    expect(percent(text)).toBe(`${because} | write ${either.replace(" or", "% or")}%, whichever is meant`);
  });

  it("names no figure where none is plain", () => {
    expect(money("--1.2m")).toBe(
      "has more than one sign (brackets are a minus sign) | write one sign at most",
    );
  });
});

describe("figures not written in full", () => {
  const because = "is not written in full";
  it.each([
    ["1.2m", "1200000 or £1,200,000", "1200000 if m stands for 1,000,000"],
    ["£50k", "50000 or £50,000", "50000 if k stands for 1,000"],
    ["50 K", "50000 or £50,000", "50000 if K stands for 1,000"],
    ["-£50k", "-50000 or -£50,000", "-50000 if k stands for 1,000"],
    ["1,200k", "1200000 or £1,200,000", "1200000 if k stands for 1,000"],
    ["5 thousand", "5000 or £5,000", "5000"],
    ["2 million", "2000000 or £2,000,000", "2000000"],
    ["3mn", "3000000 or £3,000,000", "3000000"],
    ["1.5bn", "1500000000 or £1,500,000,000", "1500000000"],
    ["1 Billion", "1000000000 or £1,000,000,000", "1000000000"],
    ["0.0001k", "0.1 or £0.1", "0.1 if k stands for 1,000"],
  ])("%j", (text, pounds, number) => {
    expect(money(text)).toBe(`${because} | write it in full, ${pounds}`);
    expect(quantity(text)).toBe(`${because} | write it in full, ${number}`);
    expect(percent(text)).toBe("has words beside its figure | write a percentage alone, for example 10%");
  });

  it.each(["5kk", "x5k", "5 km", "1,20k", "x5m", "x5bn", "5bnx"])("%j is not one of them", (text) => {
    expect(money(text)).toBe(
      "has words beside its figure | write an amount of money alone, for example 1200.50",
    );
  });

  it("reads no pence", () => {
    expect(money("5p")).toBe("is in pence | write it in pounds, 0.05");
    expect(money("-1,250 pence")).toBe("is in pence | write it in pounds, -12.5");
    expect(money("5 P")).toBe("is in pence | write it in pounds, 0.05");
    expect(money("1,20p")).toBe(
      "has words beside its figure | write an amount of money alone, for example 1200.50",
    );
    expect(money("5pp")).toBe(
      "has words beside its figure | write an amount of money alone, for example 1200.50",
    );
    expect(money("a5p")).toBe(
      "has words beside its figure | write an amount of money alone, for example 1200.50",
    );
    expect(quantity("5p")).toBe("has words beside its figure | write the number alone, 5");
  });

  it.each([
    ["5 FTE", "5"],
    ["-1,200 hours per week", "-1200"],
    ["2.5jobs", "2.5"],
  ])("%j has its unit beside it", (text, number) => {
    expect(quantity(text)).toBe(`has words beside its figure | write the number alone, ${number}`);
    expect(money(text)).toBe(
      "has words beside its figure | write an amount of money alone, for example 1200.50",
    );
  });

  it("gives an example where the figure beside the words is not plain", () => {
    expect(quantity("1,20 hours")).toBe(
      "has words beside its figure | write a quantity alone, for example 12.5",
    );
  });

  it.each([
    ["10 per cent", "10%"],
    ["10percent", "10%"],
    ["-10 Percent", "-10%"],
    ["10 pc", "10%"],
    ["0.5 pct", "0.5%"],
  ])("%j is a percentage in words", (text, expected) => {
    expect(percent(text)).toBe(`has its per cent sign in words | write ${expected}`);
    expect(money(text)).toBe(
      "has words beside its figure | write an amount of money alone, for example 1200.50",
    );
  });

  it.each(["1,20 pc", "10 pctt", "x10 pc"])("%j is not", (text) => {
    expect(percent(text)).toBe("has words beside its figure | write a percentage alone, for example 10%");
  });
});

describe("figures written in another way", () => {
  const comma = "could mean two figures: its comma may mark decimals or thousands";
  const commas = "has commas that do not mark thousands";
  const notation = "is in scientific notation, where a sheet may have dropped digits";
  it.each([
    ["1.234,56", "uses a comma as the decimal point | write 1234.56"],
    ["-1.234.567,8", "uses a comma as the decimal point | write -1234567.8"],
    ["12.345,6", "uses a comma as the decimal point | write 12345.6"],
    ["1 200,50", "uses a comma as the decimal point | write 1200.50"],
    ["123'456’789,50", "uses a comma as the decimal point | write 123456789.50"],
    ["1.234.567", "has full stops between its thousands | write 1234567"],
    ["123.456.789", "has full stops between its thousands | write 123456789"],
    ["1,23", `${comma} | write 1.23 or 123, whichever is meant`],
    ["1,2000", `${comma} | write 1.2 or 12000, whichever is meant`],
    ["0,5", `${comma} | write 0.5 or 5, whichever is meant`],
    ["0,123", `${comma} | write 0.123 or 123, whichever is meant`],
    ["012,345", `${comma} | write 12.345 or 12345, whichever is meant`],
    ["1234,567", `${comma} | write 1234.567 or 1234567, whichever is meant`],
    ["-£1,23", `${comma} | write -1.23 or -123, whichever is meant`],
    ["12,34,567", `${commas} | write it without commas, 1234567 if that is what is meant`],
    ["1,234,56", `${commas} | write it without commas, 123456 if that is what is meant`],
    ["-1,23.45", `${commas} | write it without commas, -123.45 if that is what is meant`],
    ["1,2345,678", `${commas} | write it without commas, 12345678 if that is what is meant`],
    ["1234,567,890", `${commas} | write it without commas, 1234567890 if that is what is meant`],
    ["1 200", "has a gap between its digits | write 1200"],
    ["123 456 789", "has a gap between its digits | write 123456789"],
    ["£-1 200 000.50", "has a gap between its digits | write -1200000.50"],
    ["1\u202f200", "has a gap between its digits | write 1200"],
    ["1'200", "has a gap between its digits | write 1200"],
    ["1’200", "has a gap between its digits | write 1200"],
    ["1_200", "has a gap between its digits | write 1200"],
    ["1e3", `${notation} | write it in full, 1000`],
    ["1.2E+06", `${notation} | write it in full, 1200000`],
    ["-1.5e-2", `${notation} | write it in full, -0.015`],
    ["12e3", `${notation} | write it in full, 12000`],
    ["1.25e2", `${notation} | write it in full, 125`],
    ["1e0", `${notation} | write it in full, 1`],
    ["1e19", `${notation} | write it in full, 10000000000000000000`],
    ["1/2", "is a fraction or a date | write it as a decimal, 0.5"],
    ["-3 / 04", "is a fraction or a date | write it as a decimal, -0.75"],
    ["0/5", "is a fraction or a date | write it as a decimal, 0"],
    ["123456789/1", "is a fraction or a date | write it as a decimal, 123456789"],
    ["1/800000000", "is a fraction or a date | write it as a decimal, 0.00000000125"],
    ["1/3", "is a fraction or a date | write it as a decimal, for example 1200.50"],
    [".5", "has no digit before its decimal point | write 0.5"],
    ["-.25", "has no digit before its decimal point | write -0.25"],
    ["5.", "has no digit after its decimal point | write 5"],
    ["1,200.", "has no digit after its decimal point | write 1200"],
    ["5-", "has its minus sign at the end | write -5"],
    ["£1,200 -", "has its minus sign at the end | write -1200"],
    ["–5", "begins with a dash, not a minus sign | write -5"],
    ["—5", "begins with a dash, not a minus sign | write -5"],
    ["‐ 5", "begins with a dash, not a minus sign | write -5"],
    ["£–5.50", "begins with a dash, not a minus sign | write -5.50"],
    ["-5-", "is not an amount of money | write the figure in full, for example 1200.50"],
    ["+–5", "is not an amount of money | write the figure in full, for example 1200.50"],
  ])("%j", (text, expected) => {
    expect(money(text)).toBe(expected);
  });

  it.each([
    [".5", "has no digit before its decimal point | write 0.5% or 50%"],
    [".5%", "has no digit before its decimal point | write 0.5%"],
    ["-.5", "has no digit before its decimal point | write -0.5% or -50%"],
    [".0", "has no digit before its decimal point | write 0.0%"],
    ["5.", "has no digit after its decimal point | write 5%"],
    ["1.", "has no digit after its decimal point | write 1% or 100%"],
    ["1e-1", `${notation} | write it in full, 0.1% or 10%`],
    ["5-", "has its minus sign at the end | write -5%"],
    ["1/2", "is a fraction or a date | write it as a decimal, 50%"],
    ["1/3", "is a fraction or a date | write it as a decimal, for example 10%"],
    ["0,5", `${comma} | write 0.5% or 5%, whichever is meant`],
    ["12,5%", `${comma} | write 12.5% or 125%, whichever is meant`],
  ])("%j as a percentage", (text, expected) => {
    expect(percent(text)).toBe(expected);
  });

  it.each([
    [".5", "0.5"],
    ["1e-1", "0.1"],
  ])("%j as a quantity", (text, expected) => {
    expect(quantity(text)).toMatch(new RegExp(` ${expected}$`));
  });
});
