/** Running text in lines that fit, with nothing in it that a terminal would act on. */
import { toVisibleText } from "../source/quote.ts";
import { displayWidth } from "./width.ts";

/** @returns the text in lines of at most so many columns, the first indented, the others hanging. */
export function wrapText(text: string, columns: number, indent = "", hang = indent): string {
  const lines: string[] = [];
  let line = indent;
  let taken = displayWidth(indent);
  let empty = true;
  const room = Math.max(4, columns - displayWidth(hang));
  for (const word of toVisibleText(text)
    .split(" ")
    .flatMap((one) => (one.length * WIDEST <= room ? one : cutWordToFit(one, room)))) {
    const more = displayWidth(word);
    if (!empty && taken + 1 + more > columns) {
      lines.push(line);
      line = hang;
      taken = displayWidth(hang);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    taken += empty ? more : more + 1;
    empty = false;
  }
  lines.push(line);
  return lines.join("\n");
}

/** No character takes more columns. */
const WIDEST = 2;

/** A word that no line can hold is cut. */
function cutWordToFit(word: string, room: number): readonly string[] {
  if (displayWidth(word) <= room) return [word];
  const parts: string[] = [""];
  for (const character of word) {
    const last = parts.at(-1) ?? "";
    if (displayWidth(last) + displayWidth(character) > room) parts.push(character);
    else parts[parts.length - 1] = last + character;
  }
  return parts;
}
