/** What people also call a column. They are told its name; a guess is never made. */
import type { RecordSet, Shape } from "./record.ts";

/** What each word may mean, the likeliest first. */
const synonyms: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    supplier: ["bidder"],
    tenderer: ["bidder"],
    provider: ["bidder"],
    company: ["bidder"],
    contractor: ["bidder"],
    organisation: ["bidder"],
    applicant: ["bidder"],
    firm: ["bidder"],
    name: ["bidder", "evaluator"],
    cost: ["price"],
    amount: ["price"],
    "total-price": ["price"],
    "price-ex-vat": ["price"],
    "bid-price": ["price"],
    "tender-price": ["price"],
    "tendered-price": ["price"],
    "price-gbp": ["price"],
    "date-received": ["submitted"],
    received: ["submitted"],
    "date-submitted": ["submitted"],
    "submission-date": ["submitted"],
    score: ["mark"],
    rating: ["mark"],
    points: ["mark"],
    marks: ["mark"],
    marker: ["evaluator"],
    assessor: ["evaluator"],
    scorer: ["evaluator"],
    reviewer: ["evaluator"],
    "panel-member": ["evaluator"],
    "scored-by": ["evaluator"],
    "marked-by": ["evaluator"],
    question: ["criterion"],
    criteria: ["criterion"],
    ref: ["criterion", "measure"],
    qty: ["quantity"],
    commitment: ["measure", "quantity"],
    reason: ["rationale"],
    comments: ["rationale"],
    comment: ["rationale"],
    justification: ["rationale"],
  }),
);

/** @returns the columns that a word may mean, the likeliest first: `Supplier name` is the bidder's */
export function meantColumns(name: string): readonly string[] {
  const own = synonyms.get(name);
  if (own !== undefined) return own;
  const noun = /^(?:name-of-(?:the-)?)?(.+?)(?:-name|-s-name)?$/.exec(name)?.[1] ?? name;
  if (noun === "bidder" && name !== "bidder") return ["bidder"];
  return noun === name
    ? []
    : (synonyms.get(noun) ?? []).filter((meant) => meant === "bidder" || meant === "evaluator");
}

/** @returns a header without what stands in brackets behind it: `price-(ex-vat)` is `price` */
export const withoutBrackets = (name: string): string => name.replace(/-?[([].*$/, "");

/** @returns what a table of this header seems to be, whatever tender it belongs to; nothing where it is none of ours */
export function shapeOfHeader({ header }: Pick<RecordSet, "header">): Shape | undefined {
  const names = [...header.keys()].map(withoutBrackets);
  const meant = new Set(names.flatMap((name) => [name, ...meantColumns(name)]));
  // A ranking that svscore itself has written is no sheet of bids.
  if (!meant.has("bidder") || (names.includes("rank") && names.includes("total"))) return undefined;
  if (meant.has("measure") && meant.has("quantity")) return "commitments";
  if (meant.has("criterion") || (meant.has("mark") && !meant.has("price"))) return "marks";
  if (!meant.has("price")) return undefined;
  const others = names.filter((name) => !["bidder", "price", "lot"].includes(name));
  return others.every((name) => meantColumns(name).length > 0) ? "prices" : "bid";
}
