/**
 * Why typed text is not a figure, and what to write instead. A person reads
 * these sentences with a deadline in front of them, so each habit of people and
 * of spreadsheets that is known to go wrong has its own.
 */
import { digitSlipPatterns } from "./digit-slips.ts";
import { compare, type Exact, exactText, HUNDRED, multiply, ONE, sign } from "./exact.ts";
import { type FigureParts, plainFigureDigits } from "./figure-parts.ts";
import { textSlipPatterns } from "./text-slips.ts";
import {
  type Advice,
  digitsWithSigns,
  EXAMPLE,
  exampleFigureText,
  type FigureKind,
  type FigureQuery,
  type FoundMistake,
  NOUN,
  type Slip,
} from "./typing-mistake.ts";

/** Cause and remedy, each a sentence without its full stop, for `error:` and `help:`. */
export interface Refused {
  readonly kind: "refused";
  readonly cause: string;
  readonly remedy: string;
}

/** @param typed the text as typed, trimmed; at most its first 40 characters are quoted */
export function unreadableFigureRefusal(typed: string, parts: FigureParts, kind: FigureKind): Refused {
  const asked: FigureQuery = { parts, kind };
  const [because, remedy] = firstSlipAdvice(textSlipPatterns(), parts.text, asked) ??
    wrongSignsAdvice(asked) ??
    wrongKindAdvice(asked) ??
    firstSlipAdvice(digitSlipPatterns(), parts.core, asked) ?? [
      `is not ${NOUN[kind]}`,
      `write the figure in full, ${exampleFigureText(asked)}`,
    ];
  return figureRefusal(typed, because, remedy);
}

export const tooLongRefusal = (typed: string, kind: FigureKind): Refused =>
  figureRefusal(
    typed,
    "is too long to be a figure",
    `write only ${NOUN[kind]}, for example ${EXAMPLE[kind]}`,
  );

/** `98.500` may be £98.50 or £98,500, and only its author knows. */
export function stopOrThousandsRefusal(typed: string): Refused {
  const digits = typed.replace(/[^0-9.]/g, "");
  const minus = /[-(]/.test(typed) ? "-" : "";
  const asPounds = digits.endsWith("0") ? digits.slice(0, -1) : `${digits}0`;
  return figureRefusal(
    typed,
    "could mean two amounts: its full stop may mark decimals or thousands",
    `write ${minus}${digits.replace(".", "")} or ${minus}${asPounds}, whichever is meant`,
  );
}

/** A figure in a column of percentages, without a per cent sign, that people mean in different ways. */
export function noPercentSignRefusal(typed: string, value: Exact): Refused {
  const asWritten = `${exactText(value)}%`;
  if (sign(value) === -1)
    return figureRefusal(
      typed,
      "is below zero and has no per cent sign",
      `write ${asWritten} if that is meant`,
    );
  if (compare(value, ONE) > 0)
    return figureRefusal(
      typed,
      "is above 100 and has no per cent sign",
      `write ${asWritten} if that is meant`,
    );
  const asFraction = `${exactText(multiply(value, HUNDRED))}%`;
  return figureRefusal(
    typed,
    `could mean ${asWritten} or ${asFraction}`,
    `write ${asWritten} or ${asFraction}, whichever is meant`,
  );
}

function firstSlipAdvice(slips: readonly Slip[], text: string, asked: FigureQuery): Advice | undefined {
  for (const { pattern, says } of slips) {
    const found = pattern.exec(text);
    const advice = found === null ? undefined : says(found as unknown as FoundMistake, asked);
    if (advice !== undefined) return advice;
  }
  return undefined;
}

function wrongSignsAdvice(asked: FigureQuery): Advice | undefined {
  const { signs, balanced, pounds, percents, core } = asked.parts;
  if (!balanced) {
    return ["has a bracket without its partner", "write both brackets, which mean below zero, or none"];
  }
  if (signs > 1) {
    const digits = plainFigureDigits(core);
    const plain = digits && digitsWithSigns(digits, asked).replace("-", "");
    return [
      "has more than one sign (brackets are a minus sign)",
      plain ? `write -${plain} or ${plain}, whichever is meant` : "write one sign at most",
    ];
  }
  if (pounds > 1 || percents > 1 || pounds * percents > 0) {
    return ["has too many pound or per cent signs", `write one at most, ${exampleFigureText(asked)}`];
  }
  return undefined;
}

/** A readable figure that is a percentage among amounts, or pounds where a number or a percentage belongs. */
function wrongKindAdvice(asked: FigureQuery): Advice | undefined {
  const { kind, parts } = asked;
  const digits = plainFigureDigits(parts.core);
  if (digits === undefined) return undefined;
  if (parts.percents > 0) {
    return [
      `is a percentage, not ${NOUN[kind]}`,
      `write ${kind === "money" ? "the amount in pounds" : "the number itself"}, ${exampleFigureText(asked)}`,
    ];
  }
  return [
    `is an amount of money, not ${NOUN[kind]}`,
    kind === "quantity"
      ? `write ${digitsWithSigns(digits, asked)} if that is the quantity`
      : `write ${NOUN[kind]}, ${exampleFigureText(asked)}`,
  ];
}

const LONGEST_QUOTE = 40;

function figureRefusal(typed: string, because: string, remedy: string): Refused {
  const characters = Array.from(typed.slice(0, 2 * LONGEST_QUOTE + 2));
  const cut = characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join("")}…` : typed;
  return { kind: "refused", cause: `\`${cut}\` ${because}`, remedy };
}
