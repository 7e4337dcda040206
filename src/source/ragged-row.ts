/**
 * Rows that do not fit their header. A comma inside a figure or a name gives a
 * row one cell too many, and every cell after it then stands under the wrong
 * name, so such a row is never read.
 */
import { type CsvCell, spanOfCells } from "./csv-cell.ts";
import { type Problem, sourceProblem } from "./problem.ts";
import { quote } from "./quote.ts";

export interface TableShape {
  /** How many cells a row needs to reach the last column that has a name or a value. */
  readonly needed: number;
  /** How many cells a row may have. */
  readonly width: number;
  /** All rows beneath the header. */
  readonly body: readonly (readonly CsvCell[])[];
}

/**
 * @returns the cells that a row may have: as many as the header, or more where every row ends with the same
 *   number of blank cells beyond it, as a spreadsheet saves columns that were used once
 */
export function widthOfEveryRow(body: readonly (readonly CsvCell[])[], header: number): number {
  const widths = new Set(body.map((cells) => cells.length));
  const [width = header] = widths;
  const isBlankBeyond = body.every((cells) => cells.slice(header).every(({ text }) => text === ""));
  return widths.size === 1 && isBlankBeyond ? Math.max(width, header) : header;
}

/** Quotes that are no quotes of CSV, around a name or a figure. */
const OTHER_QUOTES =
  /^(?:'.+'|`.+`|[\u2018\u2019].+[\u2018\u2019]|[\u201c\u201d\u201e].+[\u201c\u201d]|\u00ab.+\u00bb)$/;
const FIGURE_IN_QUOTES = /^.[£(-]*[0-9][0-9,. ]*[)%]?.$/;

/** @returns what is wrong where a row's first cell, or a figure in it, stands in quotes that are not those of CSV */
export function otherQuotesProblems(cells: readonly CsvCell[]): readonly Problem[] {
  const found = cells.find(
    ({ text }, index) => OTHER_QUOTES.test(text) && (index === 0 || FIGURE_IN_QUOTES.test(text)),
  );
  if (found === undefined) return [];
  const { source, start, end } = found.span;
  const cause = `${quote(found.text)} stands in quotes that a table does not know`;
  const remedy = 'delete them, or write straight double quotes ("), which keep a comma inside a cell';
  return [sourceProblem("csv-syntax", source, [start, end], [cause, remedy])];
}

/** @returns what is wrong with a row that has too few cells or too many, or a figure that its own comma has cut */
export function raggedRowProblem(cells: readonly CsvCell[], shape: TableShape): Problem | undefined {
  const { needed, width } = shape;
  const { source, start, end } = spanOfCells(cells);
  if (cells.length < needed) {
    const cause = `the row has ${cellCountText(cells.length)}, but the header has ${needed}`;
    const remedy =
      "add the missing cells, or separators for empty ones; check for a missing separator or quote mark";
    return sourceProblem("ragged-row", source, [start, end], [cause, remedy]);
  }
  const extra = cells.length - width;
  const most = `the row has ${cellCountText(cells.length)}, but the header has ${width}`;
  const cut = figureCutByComma(cells, extra) ?? figureCutForCertain(cells, shape);
  if (cut !== undefined) {
    const { text, span } = cut;
    const cause = `${extra > 0 ? `${most}: ` : ""}${quote(text)} looks like one figure, cut at the comma`;
    return sourceProblem("ragged-row", source, [span.start, span.end], [cause, rejoinFigureRemedy(text)]);
  }
  if (extra <= 0) return undefined;
  const value = cells.slice(width).find(({ text }) => text !== "");
  if (value !== undefined) {
    const cause = `${most}: ${quote(value.text)} has no column`;
    const remedy =
      "if the separator stands inside words, put the cell in quotes; if it stands inside a figure, leave it out or write a full stop (1200, 3.5)";
    return sourceProblem("ragged-row", source, [value.span.start, value.span.end], [cause, remedy]);
  }
  const remedy =
    "if a separator stands inside a name or a figure, put that cell in quotes; if not, delete the separators at the end of the row";
  return sourceProblem(
    "ragged-row",
    source,
    [start, end],
    [`${most}, the empty cells at its end included`, remedy],
  );
}

/** @returns the only neighbours that read as one figure with that many commas, as `480,000` and `1748000,50` do. */
function figureCutByComma(cells: readonly CsvCell[], commas: number): CsvCell | undefined {
  if (commas <= 0) return undefined;
  const found = cells.flatMap((_, index) => {
    for (let more = commas; more > 0; more -= 1) {
      const one = joinedCells(cells, index, more);
      if (one !== undefined && (more === 1 ? ONE_COMMA : SEVERAL_COMMAS).test(one.text)) return [one];
    }
    return [];
  });
  const whole = found.filter(
    ({ span }) => !found.some((other) => other.span !== span && contains(other, span)),
  );
  return whole.length === 1 ? whole[0] : undefined;
}

const ONE_COMMA = /^[(\u2212-]?£?[0-9]+,(?:[0-9]{3}(?:\.[0-9]+)?|[0-9]{2})\)?$/;
const SEVERAL_COMMAS = /^[(\u2212-]?£?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\)?$/;

const contains = ({ span }: CsvCell, inner: CsvCell["span"]): boolean =>
  span.start <= inner.start && inner.end <= span.end;

/** Some cells and those that follow, as they stand in the text. */
function joinedCells(cells: readonly CsvCell[], index: number, more: number): CsvCell | undefined {
  const [first, last] = [cells[index], cells[index + more]];
  if (first === undefined || last === undefined) return undefined;
  const { source, start } = first.span;
  return { text: source.text.slice(start, last.span.end), span: { ...first.span, end: last.span.end } };
}

/**
 * What can only be a figure cut in two, in a row that fits: a pound sign and up to three digits, then three
 * digits; or digits, then three that begin with a nought, where the column is not one of codes such as 007.
 */
function figureCutForCertain(cells: readonly CsvCell[], { body }: TableShape): CsvCell | undefined {
  return cells
    .map((_, index) => ({ index, one: joinedCells(cells, index, 1) }))
    .find(({ index, one }) => {
      if (one === undefined) return false;
      if (POUNDS_CUT.test(one.text)) return true;
      return NOUGHTS_CUT.test(one.text) && !holdsCodes(body, index + 1);
    })?.one;
}

const POUNDS_CUT = /^[(\u2212-]?£ ?[0-9]{1,3},[0-9]{3}(?:\.[0-9]+)?\)?$/;
const NOUGHTS_CUT = /^[(\u2212-]?£?[0-9]+,0[0-9]{2}(?:\.[0-9]+)?\)?$/;

function holdsCodes(body: readonly (readonly CsvCell[])[], column: number): boolean {
  const values = body.map((cells) => cells[column]?.text ?? "").filter((text) => text !== "");
  return values.length > 1 && values.every((text) => /^0[0-9]+$/.test(text));
}

function rejoinFigureRemedy(figure: string): string {
  const without = figure.replace(/,/g, "");
  if (/,[0-9]{2}\)?$/.test(figure)) return `write a full stop for decimals: ${figure.replace(",", ".")}`;
  return `leave the commas out, ${without}, or put the cell in quotes, "${figure}"`;
}

function cellCountText(cells: number): string {
  return cells === 1 ? "1 cell" : `${cells} cells`;
}
