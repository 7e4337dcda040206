/**
 * Slips that show in the whole text: what spreadsheets leave behind, other
 * currencies, dates and answers. Tried in this order, before the digits.
 */
import { plainFigureDigits, splitFigure } from "./figure-parts.ts";
import {
  type Advice,
  digitsWithSigns,
  exampleFigureText,
  type FigureQuery,
  type FoundMistake,
  NOUN,
  type Slip,
} from "./typing-mistake.ts";

/** Made when a figure cannot be read: most files have none. */
export const textSlipPatterns = (): readonly Slip[] => [
  {
    pattern: /^#(?:DIV\/0!|N\/A|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i,
    says: () => [
      "is an Excel error, not a figure",
      "go back to the sheet, mend the formula and save it again",
    ],
  },
  {
    pattern: /^##+$/,
    says: () => [
      "is what a sheet shows when a column is too narrow",
      "widen the column and save the sheet again",
    ],
  },
  {
    pattern: /^=/,
    says: (_, asked) => [
      "is a formula, not its result",
      `save the sheet as values, or write the result, ${exampleFigureText(asked)}`,
    ],
  },
  { pattern: /^([-+(]?) ?(?:\?|\ufffd|Â£|ï¿½) ?([-(0-9].*)$/, says: lostPoundSignAdvice },
  {
    pattern: /[\p{Cc}\p{Cf}\u2028\u2029]/u,
    says: (_, asked) => [
      "has a line break or a hidden character in it",
      `type it again by hand, ${exampleFigureText(asked)}`,
    ],
  },
  {
    pattern: /(?![0-9])\p{N}/u,
    says: (_, asked) => [
      "has digits other than 0 to 9",
      `write it with the digits 0 to 9, ${exampleFigureText(asked)}`,
    ],
  },
  { pattern: /(?!£)\p{Sc}/u, says: foreignCurrencyAdvice },
  {
    pattern:
      /(?<![a-z])(?:EUR|USD|AUD|CAD|CHF|CNY|DKK|HKD|INR|JPY|NOK|NZD|PLN|SEK|SGD|ZAR|euros?|dollars?)(?![a-z])/i,
    says: foreignCurrencyAdvice,
  },
  {
    pattern: /^(?:yes|no|y|n|true|false)$/i,
    says: (_, asked) => [
      "is an answer, not a figure",
      `write ${NOUN[asked.kind]}, ${exampleFigureText(asked)}`,
    ],
  },
  { pattern: /^[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{1,4}(?:[T ].*)?$/, says: dateInsteadAdvice },
  {
    pattern:
      /^(?=.*[0-9])[0-9]{0,4}(?:st|nd|rd|th)?[-/ ]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/ ,]{0,2}[0-9]{0,4}[-/ ,]{0,2}[0-9]{0,4}$/i,
    says: dateInsteadAdvice,
  },
];

/** A pound sign comes out as `?` or U+FFFD when a file is saved in an encoding that has none. */
function lostPoundSignAdvice([, sign, rest]: FoundMistake, asked: FigureQuery): Advice {
  const parts = splitFigure(`${sign}${rest}`);
  const digits = plainFigureDigits(parts.core);
  const write =
    digits === undefined || asked.kind === "percent"
      ? `write ${NOUN[asked.kind]}, ${exampleFigureText(asked)},`
      : `write ${digitsWithSigns(digits, { ...asked, parts })},`;
  return [
    "seems to have lost its pound sign: it was saved in an encoding without £",
    `${write} or save the sheet again as CSV UTF-8`,
  ];
}

function foreignCurrencyAdvice(_: FoundMistake, asked: FigureQuery): Advice {
  return asked.kind === "money"
    ? ["is not in pounds", `work it out in pounds and write that, ${exampleFigureText(asked)}`]
    : ["is money in another currency", `write ${NOUN[asked.kind]}, ${exampleFigureText(asked)}`];
}

function dateInsteadAdvice(_: FoundMistake, asked: FigureQuery): Advice {
  return [
    "is a date",
    `format the cell as a number and write ${NOUN[asked.kind]}, ${exampleFigureText(asked)}`,
  ];
}
