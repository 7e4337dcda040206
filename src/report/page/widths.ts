/** How a Word table shares its width: a word is not broken while there is room, and long text gets what is left. */

import type { TableBlock } from "./model.ts";
import { inlineToText, visibleLines } from "./workings-lines.ts";

const LONGEST_WORD = 18;
const LONGEST_TEXT = 80;
/** Twentieths of a point on both sides of a cell's text. */
const PADDING = 160;

/**
 * @param size of the lettering, in half points
 * @returns a width for each column, in twentieths of a point; they add up to the room
 */
export function docxColumnWidths(
  { columns, rows }: TableBlock,
  room: number,
  size: number,
): readonly number[] {
  const letter = size * 6;
  const wants = columns.map(({ title }, index) => {
    const texts = [title, ...rows.map((row) => visibleLines(inlineToText(row[index]?.text ?? "")).join(" "))];
    const indent = Math.max(0, ...rows.map((row) => row[index]?.indent ?? 0)) * 200;
    const word = Math.max(3, ...texts.flatMap((text) => text.split(/\s+/)).map(({ length }) => length));
    const least = Math.min(LONGEST_WORD, word) * letter + PADDING + indent;
    const text = Math.max(...texts.map(({ length }) => length));
    return { least, most: Math.max(least, Math.min(LONGEST_TEXT, text) * letter + PADDING + indent) };
  });
  const least = wants.reduce((sum, want) => sum + want.least, 0);
  const more = wants.reduce((sum, want) => sum + want.most - want.least, 0);
  const left = room - least;
  const widths = wants.map((want) =>
    left < 0
      ? Math.floor((want.least * room) / least)
      : want.least +
        (more === 0 ? Math.floor(left / wants.length) : Math.floor((left * (want.most - want.least)) / more)),
  );
  const rest = room - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, index) => (index === 0 ? width + rest : width));
}
