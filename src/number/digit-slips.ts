/**
 * Slips between the signs: digits shortened, grouped in another country's way,
 * or kept company by words. Tried in this order; the first that fits is told.
 */
import { divide, exact, exactInteger, exactText, HUNDRED, multiply, power } from "./exact.ts";
import { plainFigureDigits } from "./figure-parts.ts";
import { groupThousands } from "./rounding.ts";
import {
  type Advice,
  digitsWithSigns,
  exampleFigureText,
  type FigureQuery,
  type FoundMistake,
  NOUN,
  type Slip,
  suggestedFigureText,
} from "./typing-mistake.ts";

/** Made when a figure cannot be read: most files have none. */
export const digitSlipPatterns = (): readonly Slip[] => [
  { pattern: /^([0-9][0-9,.]*) ?(k|thousand)$/i, says: shortenedFigureAdviser("1000") },
  { pattern: /^([0-9][0-9,.]*) ?(m|mn|million)$/i, says: shortenedFigureAdviser("1000000") },
  { pattern: /^([0-9][0-9,.]*) ?(bn|billion)$/i, says: shortenedFigureAdviser("1000000000") },
  { pattern: /^([0-9][0-9,.]*) ?(?:p|pence)$/i, says: penceAdvice },
  { pattern: /^([0-9]+(?:\.[0-9]+)?)e([-+]?)([01]?[0-9])$/i, says: scientificNotationAdvice },
  { pattern: /^([0-9]{1,9}) ?\/ ?0*([1-9][0-9]{0,8})$/, says: fractionAdvice },
  {
    pattern: /^\.[0-9]+$/,
    says: ([core], asked) => [
      "has no digit before its decimal point",
      `write ${suggestedFigureText(`0${core}`, asked)}`,
    ],
  },
  { pattern: /^([0-9][0-9,]*)\.$/, says: plainFigureAdviser("has no digit after its decimal point") },
  {
    pattern: /^([0-9]{1,3}(?:[.][0-9]{3})+|[0-9]{1,3}(?:[ '’][0-9]{3})+),([0-9]+)$/,
    says: ([, whole, decimals], asked) => [
      "uses a comma as the decimal point",
      `write ${digitsWithSigns(`${onlyDigits(whole)}.${decimals}`, asked)}`,
    ],
  },
  {
    pattern: /^[0-9]{1,3}(?:\.[0-9]{3}){2,}$/,
    says: ([core], asked) => [
      "has full stops between its thousands",
      `write ${digitsWithSigns(onlyDigits(core), asked)}`,
    ],
  },
  { pattern: /^([0-9]+),([0-9]+)$/, says: ambiguousCommaAdvice },
  {
    pattern: /^[0-9]+(?:,[0-9]+)+(?:\.[0-9]+)?$/,
    says: ([core], asked) => [
      "has commas that do not mark thousands",
      `write it without commas, ${digitsWithSigns(core.replaceAll(",", ""), asked)} if that is what is meant`,
    ],
  },
  {
    pattern: /^([1-9][0-9]{0,2}(?:[ '’_][0-9]{3})+)((?:\.[0-9]+)?)$/,
    says: ([, whole, decimals], asked) => [
      "has a gap between its digits",
      `write ${digitsWithSigns(`${onlyDigits(whole)}${decimals}`, asked)}`,
    ],
  },
  {
    pattern: /^[0-9.,]+(?: [0-9.,]+)+$/,
    says: (_, asked) => [
      "has a gap between its digits",
      `write one figure without spaces, ${exampleFigureText(asked)}`,
    ],
  },
  { pattern: /^([0-9][0-9,.]*) ?-$/, says: negativeFigureAdviser("has its minus sign at the end") },
  {
    pattern: /^[\u2010-\u2015] ?([0-9][0-9,.]*)$/,
    says: negativeFigureAdviser("begins with a dash, not a minus sign"),
  },
  { pattern: /^[0-9][0-9,.]* ?\+$/, says: rangeOrEstimateAdvice },
  {
    pattern: /^(?:[~<>≤≥≈±]|(?:about|approx|around|circa|c\.|up to|at least|over|under)[^a-z])/i,
    says: rangeOrEstimateAdvice,
  },
  { pattern: /[0-9] ?(?:[-–—]|to|or) ?£?[0-9]/i, says: rangeOrEstimateAdvice },
  { pattern: /^([0-9][0-9,.]*) ?(?:per ?cent|pct?)$/i, says: percentInWordsAdvice },
  { pattern: /^([0-9][0-9,.]*) ?\p{L}[^0-9]*$/u, says: figureWithUnitAdvice },
  {
    pattern: /[0-9].*\p{L}|\p{L}.*[0-9]/u,
    says: (_, asked) => [
      "has words beside its figure",
      `write ${NOUN[asked.kind]} alone, ${exampleFigureText(asked)}`,
    ],
  },
];

/** A lone letter may also be a unit, such as metres, so the remedy for a quantity says what it takes it for. */
function shortenedFigureAdviser(scale: string): Slip["says"] {
  return ([, figure, unit], asked) => {
    const digits = plainFigureDigits(figure);
    if (digits === undefined || asked.kind === "percent") return undefined;
    const full = exactText(multiply(exact(digits), exact(scale)));
    const minus = asked.parts.minus ? "-" : "";
    const money = asked.kind === "money" ? ` or ${minus}£${groupThousands(full)}` : "";
    const taken =
      asked.kind === "quantity" && unit.length === 1 ? ` if ${unit} stands for ${groupThousands(scale)}` : "";
    return ["is not written in full", `write it in full, ${minus}${full}${money}${taken}`];
  };
}

function penceAdvice([, figure]: FoundMistake, asked: FigureQuery): Advice | undefined {
  const digits = plainFigureDigits(figure);
  if (digits === undefined || asked.kind !== "money") return undefined;
  return [
    "is in pence",
    `write it in pounds, ${digitsWithSigns(exactText(divide(exact(digits), HUNDRED)), asked)}`,
  ];
}

function scientificNotationAdvice([, figure, direction, tens]: FoundMistake, asked: FigureQuery): Advice {
  const scale = power(exactInteger(10), Number(tens));
  const value = direction === "-" ? divide(exact(figure), scale) : multiply(exact(figure), scale);
  return [
    "is in scientific notation, where a sheet may have dropped digits",
    `write it in full, ${suggestedFigureText(exactText(value), asked)}`,
  ];
}

function fractionAdvice([, top, below]: FoundMistake, asked: FigureQuery): Advice {
  const value = exact(`${top}/${below}`);
  const decimal = exactText(asked.kind === "percent" ? multiply(value, HUNDRED) : value);
  return [
    "is a fraction or a date",
    `write it as a decimal, ${decimal.includes("/") ? exampleFigureText(asked) : digitsWithSigns(decimal, asked)}`,
  ];
}

/** `1,23` may be 1.23 or 123, and only its author knows. */
function ambiguousCommaAdvice([, whole, rest]: FoundMistake, asked: FigureQuery): Advice {
  const [decimal, joined] = [exactText(exact(`${whole}.${rest}`)), exactText(exact(`${whole}${rest}`))];
  return [
    "could mean two figures: its comma may mark decimals or thousands",
    `write ${digitsWithSigns(decimal, asked)} or ${digitsWithSigns(joined, asked)}, whichever is meant`,
  ];
}

function plainFigureAdviser(because: string): Slip["says"] {
  return ([, figure], asked) => {
    const digits = plainFigureDigits(figure);
    return digits === undefined ? undefined : [because, `write ${suggestedFigureText(digits, asked)}`];
  };
}

/** A minus sign in an odd place; beside another sign it is no longer clear what is meant. */
function negativeFigureAdviser(because: string): Slip["says"] {
  return (found, { parts, kind }) =>
    parts.signs > 0
      ? undefined
      : plainFigureAdviser(because)(found, { kind, parts: { ...parts, minus: true } });
}

function rangeOrEstimateAdvice(_: FoundMistake, asked: FigureQuery): Advice {
  return ["is a range or an estimate", `write one figure, ${exampleFigureText(asked)}`];
}

function percentInWordsAdvice([, figure]: FoundMistake, asked: FigureQuery): Advice | undefined {
  const digits = plainFigureDigits(figure);
  if (digits === undefined || asked.kind !== "percent") return undefined;
  return ["has its per cent sign in words", `write ${digitsWithSigns(digits, asked)}`];
}

function figureWithUnitAdvice([, figure]: FoundMistake, asked: FigureQuery): Advice | undefined {
  const digits = plainFigureDigits(figure);
  if (digits === undefined || asked.kind !== "quantity") return undefined;
  return ["has words beside its figure", `write the number alone, ${digitsWithSigns(digits, asked)}`];
}

const onlyDigits = (text: string): string => text.replace(/[^0-9]/g, "");
