/** The bids of one tender from their rows of prices and marks, where every cell is plain; otherwise the ordinary reader takes them. */
import { headerName } from "../../tender/bids/record.ts";
import { cellsOf, type RawRow, type TableHead } from "../raw-rows.ts";
import type { LeanBid, LeanPlan } from "./integer-scoring.ts";
import { PARTS } from "./quantity-totals.ts";

/** Printed characters of ASCII, words with one space between them: a name that is written in one way only. */
const PLAIN_NAME = /^[!-~]+(?: [!-~]+)*$/;
const PLAIN_FIGURE = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,3})?$/;

const PLAIN_MOMENT = /^(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])(?:T(?:[01]\d|2[0-3]):[0-5]\d)?|)$/;

/** What the tables' columns mean to a tender of this plan. */
export interface Layout {
  readonly prices: TableHead;
  readonly marks?: TableHead;
  /** Whether a table of prices has columns for measures: promises that are to be read with the bids. */
  readonly promisesInPrices: boolean;
}

/** @returns the bids, or nothing where the ordinary reader must say what they are. */
export function leanBids(
  plan: LeanPlan,
  { prices, marks, promisesInPrices }: Layout,
  rows: readonly RawRow[],
  marked: readonly RawRow[],
): readonly LeanBid[] | undefined {
  if (promisesInPrices || rows.length === 0) return undefined;
  const column = (name: string): number => prices.names.indexOf(name);
  const [bidder, price, status, lot] = ["bidder", "price", "status", "lot"].map(column) as [
    number,
    number,
    number,
    number,
  ];
  const submitted = column("submitted");
  const others = ["sme", "vcse", "reason"].map(column).filter((at) => at !== -1);
  const own = plan.marks.map(({ leaf }) => column(headerName(leaf.id)));
  const bids = new Map<string, { readonly price: number; readonly marks: number[] }>();
  const lower = new Set<string>();
  for (const { text } of rows) {
    const cells = cellsOf(text);
    const name = cells[bidder] ?? "";
    if (cells.length !== prices.names.length || !PLAIN_NAME.test(name) || lower.has(name.toLowerCase()))
      return undefined;
    if ((cells[status] ?? "") !== "" || (cells[lot] ?? "") !== "") return undefined;
    if (!PLAIN_MOMENT.test(cells[submitted] ?? "")) return undefined;
    if (others.some((at) => !/^(?:yes|no|)$/.test(cells[at] ?? ""))) return undefined;
    const paid = plan.price === undefined ? 0 : parts(cells[price]);
    if (paid === undefined) return undefined;
    lower.add(name.toLowerCase());
    const found: number[] = [];
    for (const [index, at] of own.entries()) {
      if (at === -1 || (cells[at] ?? "") === "") continue;
      const mark = markIn(plan, index, cells[at]);
      if (mark === undefined) return undefined;
      found[index] = mark;
    }
    bids.set(name, { price: paid, marks: found });
  }
  if (marks !== undefined && !takeMarks(plan, marks, marked, bids)) return undefined;
  const all = [...bids].map(([name, one]) => ({ bidder: name, ...one }));
  const whole = all.every((one) => plan.marks.every((_, index) => one.marks[index] !== undefined));
  return whole ? all : undefined;
}

function takeMarks(
  plan: LeanPlan,
  { names }: TableHead,
  rows: readonly RawRow[],
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
    const cells = cellsOf(text);
    const bid = bids.get(cells[bidder] ?? "");
    const index = plan.marks.findIndex(({ leaf }) => leaf.id === cells[criterion]);
    if (cells.length !== names.length || bid === undefined || index === -1) return false;
    if (empty.some((at) => cells[at] !== "") || !/^(?:consensus|)$/.test(cells[stage] ?? "")) return false;
    const given = markIn(plan, index, cells[mark]);
    if (given === undefined || bid.marks[index] !== undefined) return false;
    bid.marks[index] = given;
  }
  return true;
}

/** A mark in thousandths, where the published scale allows it. */
function markIn(plan: LeanPlan, index: number, text: string | undefined): number | undefined {
  const given = parts(text);
  const marks = plan.marks[index];
  if (given === undefined || marks === undefined) return undefined;
  if (BigInt(given) * marks.top.under > marks.top.over) return undefined;
  return marks.allowed?.has(given) === false ? undefined : given;
}

/** Thousandths of a plain figure. */
function parts(text: string | undefined): number | undefined {
  if (text === undefined || !PLAIN_FIGURE.test(text)) return undefined;
  const point = text.indexOf(".");
  if (point === -1) return Number(text) * PARTS;
  return Number(text.slice(0, point)) * PARTS + Number(text.slice(point + 1).padEnd(3, "0"));
}
