/** How many columns of a screen a text takes: Chinese and Japanese characters take two, accents that join a letter none. */
import { eastAsianWidth } from "get-east-asian-width";

const plain = /^[\u0020-\u007e£–—─│├└·÷×−≈½↵…]*$/;

/** Written where it is used: making it takes longer than drawing a table, and most texts never need it. */
const isZeroWidthCharacter = (character: string): boolean => /^[\p{M}\p{Cf}]$/u.test(character);

/** @returns the columns that a text without control characters takes. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let columns = 0;
  for (const character of text)
    columns += isZeroWidthCharacter(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0);
  return columns;
}

/** @returns the text with spaces on one side so that it takes so many columns. */
export function padToWidth(text: string, columns: number, align: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, columns - displayWidth(text)));
  return align === "right" ? space + text : text + space;
}
