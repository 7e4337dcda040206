import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Exact, exact, exactText, multiply, negate } from "../../src/number/exact.ts";
import { groupThousands } from "../../src/number/rounding.ts";
import { parseTypedMoney, parseTypedQuantity } from "../../src/number/typed-figure.ts";
import { money, percent, quantity, READERS } from "./said.ts";

describe("what a refusal quotes", () => {
  const cause = (text: string): string => {
    const typed = parseTypedQuantity(text);
    return typed.kind === "refused" ? typed.cause : typed.kind;
  };

  it("is the text as typed, without the spaces around it", () => {
    expect(cause(" １.２ｍ\n")).toBe("`１.２ｍ` is not written in full");
    expect(cause("a\u00a0b")).toBe("`a\u00a0b` is not a quantity");
  });

  it("is the first 40 characters at most, none of them halved", () => {
    expect(cause("x".repeat(40))).toBe(`\`${"x".repeat(40)}\` is not a quantity`);
    expect(cause("x".repeat(41))).toBe(`\`${"x".repeat(40)}…\` is not a quantity`);
    expect(cause("😀".repeat(30))).toBe(`\`${"😀".repeat(30)}\` is not a quantity`);
    expect(cause("😀".repeat(40))).toBe(`\`${"😀".repeat(40)}\` is too long to be a figure`);
    expect(cause("😀".repeat(41))).toBe(`\`${"😀".repeat(40)}…\` is too long to be a figure`);
    expect(cause("😀".repeat(500))).toBe(`\`${"😀".repeat(40)}…\` is too long to be a figure`);
  });

  it("60 characters can be a figure, 61 are too many", () => {
    expect(quantity(`${"0".repeat(59)}7`)).toBe("7");
    expect(quantity(`  ${"0".repeat(59)}7  `)).toBe("7");
    expect(quantity(`${"0".repeat(60)}7`)).toBe(
      "is too long to be a figure | write only a quantity, for example 12.5",
    );
    expect(money("x".repeat(61))).toBe(
      "is too long to be a figure | write only an amount of money, for example 1200.50",
    );
    expect(percent("x".repeat(61))).toBe(
      "is too long to be a figure | write only a percentage, for example 10%",
    );
    expect(quantity(" ".repeat(1000))).toBe("not given");
  });
});

describe("hostile text", () => {
  it("is answered quickly and never with an exception", () => {
    const pieces = [
      "1",
      "1,",
      "1.",
      " 1",
      "(",
      ")",
      "-",
      "£",
      "GBP",
      "%",
      "1e",
      "1/",
      "jan",
      "#",
      "?",
      "1 to ",
      "\u202a",
      "😀",
      "\ud800",
    ];
    for (const piece of pieces) {
      for (const text of [
        piece.repeat(60).slice(0, 60),
        `${piece.repeat(60).slice(0, 59)}!`,
        piece.repeat(300_000),
      ]) {
        for (const read of Object.values(READERS))
          expect(read(text).kind).toMatch(/^(?:given|refused|not-given)$/);
      }
    }
  });

  it("is answered with two sentences, whatever it is", () => {
    const characters = fc.constantFrom(..."0123456789,.-+()£%?#/ eEkmGBPnatil'–€٣\u00a0\ufffd");
    const texts = fc.oneof(
      fc.string({ unit: characters, maxLength: 12 }),
      fc.string({ unit: "binary", maxLength: 70 }),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(...Object.values(READERS)), (text, read) => {
        const typed = read(text);
        if (typed.kind === "refused") {
          expect(typed.cause).toMatch(/^`.*` [a-z]/s);
          expect(typed.cause).not.toMatch(/undefined|NaN|\.$/);
          expect(typed.remedy).toMatch(/^[a-z].*[^.]$/);
          expect(typed.remedy).not.toMatch(/undefined|NaN/);
        }
        expect(Object.keys(typed)[0]).toBe("kind");
      }),
      { numRuns: 3000 },
    );
  });
});

describe("what is printed is read back", () => {
  const decimals = fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.nat(8))
    .map(([units, places]) => ({ text: pointed(units, places), value: exact(pointed(units, places)) }));
  const given = (value: Exact, percentSign = false): string =>
    `${exactText(value)}${percentSign ? " %" : ""}`;

  it("as money, in each way of writing it", () => {
    fc.assert(
      fc.property(decimals, ({ text, value }) => {
        for (const figure of [text, groupThousands(text)]) {
          for (const wrap of [`£${figure}`, figure, `${figure} GBP`, `GBP ${figure}`, `+£${figure}`]) {
            expect(money(wrap)).toBe(given(value));
          }
          for (const wrap of [
            `-£${figure}`,
            `£-${figure}`,
            `(${figure})`,
            `£(${figure})`,
            `(£${figure})`,
            `−${figure}`,
          ]) {
            expect(money(wrap)).toBe(given(negate(value)));
          }
        }
      }),
    );
  });

  it("as a quantity and as a percentage", () => {
    fc.assert(
      fc.property(decimals, ({ text, value }) => {
        expect(quantity(text)).toBe(given(value));
        expect(quantity(groupThousands(text))).toBe(given(value));
        expect(percent(`${text}%`)).toBe(given(multiply(value, exact("1/100")), true));
      }),
    );
  });

  it("a remedy that names a figure can be followed", () => {
    for (const text of ["1.2m", "1.234,56", "5.", ".5", "1 200", "5-", "1e3", "1/2", "5p"]) {
      const typed = parseTypedMoney(text);
      const remedy = typed.kind === "refused" ? typed.remedy : "";
      const figure = /-?£?[0-9][0-9,.]*$/.exec(remedy)?.[0] ?? "";
      expect(parseTypedMoney(figure).kind, remedy).toBe("given");
    }
  });
});

function pointed(units: bigint, places: number): string {
  const digits = String(units).padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
