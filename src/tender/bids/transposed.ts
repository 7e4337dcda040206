/** A table on its side: the criteria down its first column, and a column for each bidder. */
import type { Diagnostic } from "../../diagnostics/model.ts";
import type { Expected } from "./expected-columns.ts";
import { type RecordSet, toHeaderName } from "./record.ts";

/** @returns SV303 for a table whose first column holds the names of columns and not of bidders */
export function transposedTableFault(set: RecordSet, { awards, lots }: Expected): Diagnostic | undefined {
  const [corner, ...others] = [...set.header];
  if (corner === undefined || others.length === 0 || set.shape === "commitments") return undefined;
  if (["mark", "price"].some((name) => set.header.has(name))) return undefined;
  const criteria = [...awards.values()].flatMap((award) => [...award.values()]);
  const columns = new Set(
    [
      "price",
      "submitted",
      "status",
      ...(lots.length > 0 ? ["lot"] : []),
      ...criteria.flatMap(({ id, title }) => [id, ...(title === undefined ? [] : [title])]),
    ].map(toHeaderName),
  );
  if (others.some(([name]) => columns.has(name))) return undefined;
  const first = set.records.flatMap(({ cells }) => cells.get(corner[0])?.text ?? []);
  const known = first.filter((text) => columns.has(toHeaderName(text)));
  if (known.length < 2 && known.length < first.length) return undefined;
  if (known.length === 0 || known.length * 2 < first.length) return undefined;
  return {
    code: "SV303",
    span: corner[1].keySpan ?? corner[1].span,
    cause:
      "the table lies on its side: its first column holds the criteria, and each bidder has a column of its own",
    remedy:
      "turn it, so that each bidder has a row: in Excel copy the table, then Paste Special, Transpose; the first cell is `bidder`",
  };
}
