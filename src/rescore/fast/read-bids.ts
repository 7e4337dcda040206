/** The bids of one tender from their rows of prices and marks, where every cell is plain; otherwise the ordinary reader takes them. */
import { toHeaderName } from "../../tender/bids/record.ts";
import type { RowsOf, TenderRows } from "../bid-rows.ts";
import { rowCellTexts } from "../raw-rows.ts";
import type { IntegerBid, IntegerMethod } from "./integer-scoring.ts";
import { PARTS } from "./quantity-totals.ts";
import { isUsualName, lastPriceMayBeTotal, USUAL_FIGURE, USUAL_MOMENT } from "./usual.ts";

/** @returns the bids, or nothing where the ordinary reader must say what they are. */
export function parseUsualBids(
  method: IntegerMethod,
  { prices, marks }: Pick<TenderRows, "prices" | "marks">,
): readonly IntegerBid[] | undefined {
  const { names } = prices.head;
  if (prices.rows.length === 0) return undefined;
  const column = (name: string): number => names.indexOf(name);
  const [bidder, price, status, lot] = ["bidder", "price", "status", "lot"].map(column) as [
    number,
    number,
    number,
    number,
  ];
  const submitted = column("submitted");
  const others = ["sme", "vcse", "reason"].map(column).filter((at) => at !== -1);
  const own = method.marks.map(({ leaf }) => column(toHeaderName(leaf.id)));
  const bids = new Map<string, { readonly price: number; readonly marks: number[] }>();
  const lower = new Set<string>();
  for (const { text } of prices.rows) {
    const cells = rowCellTexts(text);
    const name = cells[bidder] ?? "";
    if (cells.length !== names.length || !isUsualName(name) || lower.has(name.toLowerCase()))
      return undefined;
    if ((cells[status] ?? "") !== "" || (cells[lot] ?? "") !== "") return undefined;
    if (!USUAL_MOMENT.test(cells[submitted] ?? "")) return undefined;
    if (others.some((at) => !/^(?:yes|no|)$/.test(cells[at] ?? ""))) return undefined;
    const paid = method.price === undefined ? 0 : parseThousandths(cells[price]);
    if (paid === undefined) return undefined;
    lower.add(name.toLowerCase());
    const found: number[] = [];
    for (const [index, at] of own.entries()) {
      if (at === -1 || (cells[at] ?? "") === "") continue;
      const mark = parseMark(method, index, cells[at]);
      if (mark === undefined) return undefined;
      found[index] = mark;
    }
    bids.set(name, { price: paid, marks: found });
  }
  if (marks !== undefined && !readMarksInto(method, marks, bids)) return undefined;
  if (lastPriceMayBeTotal([...bids.values()].map(({ price }) => price))) return undefined;
  const all = [...bids].map(([name, one]) => ({ bidder: name, ...one }));
  const whole = all.every((one) => method.marks.every((_, index) => one.marks[index] !== undefined));
  return whole ? all : undefined;
}

function readMarksInto(
  method: IntegerMethod,
  { head: { names }, rows }: RowsOf,
  bids: ReadonlyMap<string, { readonly marks: number[] }>,
): boolean {
  const column = (name: string): number => names.indexOf(name);
  const [bidder, criterion, mark, stage] = ["bidder", "criterion", "mark", "stage"].map(column) as [
    number,
    number,
    number,
    number,
  ];
  const empty = ["aspect", "evaluator", "lot"].map(column).filter((at) => at !== -1);
  for (const { text } of rows) {
    const cells = rowCellTexts(text);
    const bid = bids.get(cells[bidder] ?? "");
    const index = method.marks.findIndex(({ leaf }) => leaf.id === cells[criterion]);
    if (cells.length !== names.length || bid === undefined || index === -1) return false;
    if (empty.some((at) => cells[at] !== "") || !/^(?:consensus|)$/.test(cells[stage] ?? "")) return false;
    const given = parseMark(method, index, cells[mark]);
    if (given === undefined || bid.marks[index] !== undefined) return false;
    bid.marks[index] = given;
  }
  return true;
}

/** A mark in thousandths, where the published scale allows it. */
function parseMark(method: IntegerMethod, index: number, text: string | undefined): number | undefined {
  const given = parseThousandths(text);
  const marks = method.marks[index];
  if (given === undefined || marks === undefined) return undefined;
  if (BigInt(given) * marks.top.under > marks.top.over) return undefined;
  return marks.allowed?.has(given) === false ? undefined : given;
}

/** Thousandths of a plain figure. */
function parseThousandths(text: string | undefined): number | undefined {
  if (text === undefined || !USUAL_FIGURE.test(text)) return undefined;
  const point = text.indexOf(".");
  if (point === -1) return Number(text) * PARTS;
  return Number(text.slice(0, point)) * PARTS + Number(text.slice(point + 1).padEnd(3, "0"));
}
