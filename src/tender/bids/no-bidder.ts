/**
 * Rows of a sheet that are no bids: its own totals, averages, lowest prices and
 * weightings. A spreadsheet saved as CSV keeps them, and a row of averages that
 * is ranked pushes real bidders down a place.
 */
import { divide, type Exact, equal, HUNDRED, mean, multiply, sign, sum, ZERO } from "../../number/exact.ts";
import { round } from "../../number/rounding.ts";
import { parseTypedNumber } from "../../number/typed-figure.ts";
import { sourcePlaceText } from "../../source/span.ts";
import { isBlankText } from "./cells.ts";
import type { BidRecord, RecordCell, RecordSet } from "./record.ts";

const BEFORE =
  "(?:(?:grand|sub|overall|combined|weighted|total|average|mean|lowest|highest|maximum|minimum|max|min|our|the|pre tender|tender|evaluators?|panel|marks?|price|quality|lot|lots) ?)*";
const ARITHMETIC =
  "(?:totals?|sums?|averages?|avg|means?|medians?|modes?|minimums?|min|maximums?|max|lowest|highest|counts?|weights?|weightings?|ranges?|variance|standard deviation|std dev|stdev|marks available|available marks|number of bids|no of bids|n of bids|budget|estimate|scores?|ranks?|ranking|difference|threshold|pass mark|benchmark|out of|tender value|contract value|price per point|summary)";
const AFTER =
  "(?: (?:of|all|the|available|bids?|bidders?|prices?|scores?|marks?|points?|costs?|values?|possible|percent|percentage|lots?))*";
const NAME_OF_A_SUM = new RegExp(`^${BEFORE}${ARITHMETIC}${AFTER}$`);
/** `North total`, `Lot 1 average`: whatever the sum is of, its name ends in what it is. */
const ENDS_IN_A_SUM = /(?:^| )(?:sub ?)?(?:totals?|averages?|mean|median|sum)$/;
const FOR_COMPARISON =
  /^(?:(?:our|the|internal) )?(?:incumbent|benchmark|comparator|affordability)(?: (?:price|cost|ceiling|limit|for comparison))*$/;

/** @returns whether a name says that its row is worked out from the others: `Total`, `Average price`, `Max score:` */
export function isNameOfSum(name: string): boolean {
  const plain = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\([^)]*\)|[^\p{L}\p{N}@=+]+/gu, " ")
    .trim();
  return [NAME_OF_A_SUM, ENDS_IN_A_SUM, FOR_COMPARISON].some((pattern) => pattern.test(plain));
}

interface RowFigures {
  readonly record: BidRecord;
  readonly lot: string;
  readonly price: Exact | undefined;
}

/**
 * Finds rows that hold a name and nothing else, and a last or first row whose price is the sum or the mean of all
 * others in its sheet or its lot. A mean may well be a bidder's own price: such a row is one of averages only where
 * nothing else in it says otherwise.
 *
 * @returns why a row is no bid, by the row
 */
export function rowsThatAreNoBids({ header, records }: RecordSet): ReadonlyMap<BidRecord, string> {
  const found = namesAlone(header, records);
  if (!header.has("price") || records.length < 3) return found;
  const rows = records.map((record): RowFigures => {
    return {
      record,
      lot: record.cells.get("lot")?.text.toLowerCase() ?? "",
      price: figureInCell(record.cells.get("price")),
    };
  });
  for (const group of [rows, ...groupsByLot(rows)]) {
    for (const [own, others, where] of [
      [group.at(-1), group.slice(0, -1), "above"],
      [group[0], group.slice(1), "below"],
    ] as const) {
      if (own?.price === undefined || found.has(own.record)) continue;
      const priced = others.filter(({ price, record }) => price !== undefined && !found.has(record));
      const why = sumOfOtherRows(own, priced, header, where);
      if (why !== undefined) found.set(own.record, why);
    }
  }
  return found;
}

/** A footer or a note under the table: nothing but a name, where every other row has a price. */
function namesAlone(header: RecordSet["header"], records: readonly BidRecord[]): Map<BidRecord, string> {
  const isPriced = ({ cells }: BidRecord): boolean => !isBlankText(cells.get("price")?.text ?? "");
  const unpriced = records.filter((record) => !isPriced(record));
  const [only] = unpriced;
  if (
    !header.has("price") ||
    header.size < 3 ||
    records.length < 2 ||
    unpriced.length !== 1 ||
    only === undefined
  )
    return new Map();
  const says = [...only.cells].some(([name, { text }]) => name !== "bidder" && text !== "");
  return says ? new Map() : new Map([[only, "nothing stands in its row but this"]]);
}

function groupsByLot(rows: readonly RowFigures[]): readonly (readonly RowFigures[])[] {
  const groups = new Map<string, RowFigures[]>();
  for (const row of rows) {
    const group = groups.get(row.lot);
    if (group === undefined) groups.set(row.lot, [row]);
    else group.push(row);
  }
  return groups.size > 1 ? [...groups.values()].filter((group) => group.length > 2) : [];
}

function sumOfOtherRows(
  last: RowFigures,
  above: readonly RowFigures[],
  header: RecordSet["header"],
  where: "above" | "below",
): string | undefined {
  const prices = above.flatMap(({ price }) => (price === undefined ? [] : [price]));
  if (prices.length < 2 || last.price === undefined) return undefined;
  const from = above[0]?.record.cells.get("price")?.span;
  const to = above.at(-1)?.record.cells.get("price")?.span;
  const rows =
    from === undefined || to === undefined ? "" : ` (${sourcePlaceText(from)} to ${sourcePlaceText(to)})`;
  if (equal(last.price, sum(prices))) return `its price is the sum of those ${where} it${rows}`;
  // Bids of one price have that price for their mean, too.
  const [one] = prices;
  if (prices.every((price) => one !== undefined && equal(price, one))) return undefined;
  if (!isRoundedTo(last.record.cells.get("price"), mean(prices))) return undefined;
  // People bid in round figures, and means seldom are one.
  const isRound = equal(multiply(round(divide(last.price, HUNDRED), 0, "down"), HUNDRED), last.price);
  return (prices.length > 2 && !isRound) || saysNothingElse(last.record, above, header)
    ? `its price is the mean of those ${where} it${rows}`
    : undefined;
}

/**
 * The mean of some prices may well be another bidder's: only where the row's other figures are the
 * sums or the means of theirs too, or are all left out, is it a line of the sheet's own.
 */
function saysNothingElse(
  record: BidRecord,
  above: readonly RowFigures[],
  header: RecordSet["header"],
): boolean {
  const others = [...header.keys()].filter((name) => !["price", "bidder", "lot"].includes(name));
  const figures = others.map((name) => ({
    cell: record.cells.get(name),
    theirs: above.flatMap((row) => figureInCell(row.record.cells.get(name)) ?? []),
  }));
  const own = figures.filter(({ cell }) => figureInCell(cell) !== undefined);
  const isWorkedOut = own.every(
    ({ cell, theirs }) =>
      theirs.length > 0 && (isRoundedTo(cell, mean(theirs)) || isRoundedTo(cell, sum(theirs))),
  );
  const isMoreThanNoughts = own.some(({ cell }) => sign(figureInCell(cell) ?? ZERO) !== 0);
  if (own.length > 0) return isWorkedOut && isMoreThanNoughts;
  // A sheet of names and prices alone says nothing of any row.
  return others.some(
    (name) =>
      isBlankText(record.cells.get(name)?.text ?? "") &&
      above.every((row) => !isBlankText(row.record.cells.get(name)?.text ?? "")),
  );
}

/** Whether a cell holds a figure to as many places as it is written with, as a sheet rounds it. */
function isRoundedTo(cell: RecordCell | undefined, value: Exact): boolean {
  const figure = figureInCell(cell);
  const places = /\.(\d+)/.exec(cell?.text ?? "")?.[1]?.length ?? 0;
  return figure !== undefined && equal(figure, round(value, places, "half-up"));
}

function figureInCell(cell: RecordCell | undefined): Exact | undefined {
  if (cell === undefined || cell.text === "") return undefined;
  const read = parseTypedNumber(cell.text);
  return read.kind === "given" ? read.value : undefined;
}
