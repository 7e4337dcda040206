/** Running text in lines that fit, with nothing in it that a terminal would act on. */
import { visible } from "../source/quote.ts";

/** @returns the text in lines of at most so many columns, the first indented, the others hanging. */
export function paragraph(text: string, columns: number, indent = "", hang = indent): string {
  const lines: string[] = [];
  let line = indent;
  let empty = true;
  for (const word of visible(text).split(" ").flatMap((one) => pieces(one, columns - hang.length))) {
    if (!empty && [...line].length + 1 + [...word].length > columns) {
      lines.push(line);
      line = hang;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line);
  return lines.join("\n");
}

/** A word that no line can hold is cut. */
function pieces(word: string, room: number): readonly string[] {
  const characters = [...word];
  if (characters.length <= room) return [word];
  const parts: string[] = [];
  for (let from = 0; from < characters.length; from += room) parts.push(characters.slice(from, from + room).join(""));
  return parts;
}
