/** A table of which every column may wrap, for tables of words on a screen. */
import { toVisibleText } from "../../source/quote.ts";
import type { Grid } from "../evaluation-tables.ts";
import { displayWidth, padToWidth } from "../width.ts";
import { wrapText } from "../wrap.ts";

const GAP = 2;
const NARROWEST = 6;

/** @returns the table in lines of at most so many columns. */
export function drawWrappedTable({ columns, rows }: Grid, room: number): string {
  const cells = [columns.map(({ title }) => title), ...rows].map((row) => row.map(toVisibleText));
  const widths = shrinkColumnWidths(
    columns.map((_, index) => Math.max(...cells.map((row) => displayWidth(row[index] ?? "")))),
    columns.map((_, index) => Math.max(...cells.map((row) => longestWordWidth(row[index] ?? "")))),
    columns.map(({ align }) => align === "right"),
    room - GAP * (columns.length - 1),
  );
  const lines = cells.flatMap((row, index) => {
    const wrapped = row.map((cell, column) => wrapText(cell, widths[column] ?? NARROWEST).split("\n"));
    const height = Math.max(...wrapped.map((parts) => parts.length));
    const drawn = Array.from({ length: height }, (_, line) =>
      wrapped
        .map((parts, column) =>
          padToWidth(parts[line] ?? "", widths[column] ?? 0, columns[column]?.align ?? "left"),
        )
        .join(" ".repeat(GAP))
        .trimEnd(),
    );
    const rule = "─".repeat(widths.reduce((all, one) => all + one + GAP, -GAP));
    return index === 0 ? [...drawn, rule] : drawn;
  });
  return lines.join("\n");
}

const longestWordWidth = (text: string): number => Math.max(0, ...text.split(" ").map(displayWidth));

/** The widest column gives way first, down to its longest word; if that is not enough, words are cut, and figures last of all. */
function shrinkColumnWidths(
  natural: readonly number[],
  words: readonly number[],
  figures: readonly boolean[],
  room: number,
): readonly number[] {
  const widths = [...natural];
  const all = (): number => widths.reduce((sum, one) => sum + one, 0);
  const wordsCut = words.map((word, index) => (figures[index] === true ? word : NARROWEST));
  for (const least of [words, wordsCut, words.map(() => NARROWEST)]) {
    while (all() > room) {
      const free = widths.map((one, index) => one - Math.max(NARROWEST, least[index] ?? 0));
      const widest = Math.max(...widths.filter((_, index) => (free[index] ?? 0) > 0));
      const index = widths.findIndex((one, at) => one === widest && (free[at] ?? 0) > 0);
      if (index < 0) break;
      widths[index] = widest - 1;
    }
  }
  return widths;
}
