/**
 * A criterion for which no file gives anything at all is a file forgotten or a
 * column misnamed, not a field of bids that offer nothing.
 */
import type { Diagnostic } from "../../diagnostics/model.ts";
import type { Bid } from "../model.ts";
import type { Reader } from "./cells.ts";
import type { Expected, ExpectedCriterion } from "./expected.ts";
import { headerName, type RecordSet } from "./record.ts";

/**
 * Reports SV304 and SV320, unless another fault already explains what is
 * missing. A column that is there but empty is marking still to be done: the
 * bids are unmarked, and the evaluation says so.
 */
export function nothingGiven(
  reader: Reader,
  bids: readonly Bid[],
  sets: readonly RecordSet[],
  expected: Expected,
): void {
  if (reader.diagnostics.length > 0) return;
  const file = sets[0]?.name ?? "";
  const live = bids.filter((bid) => bid.status === "live");
  if (sets.length > 0 && sets.every((set) => set.shape !== "bid")) {
    const lacking = [...expected.awards.values()].flatMap((award) =>
      [...award.values()].filter((criterion) => !live.some((bid) => gives(bid, criterion))),
    );
    if (lacking.length > 0) reader.diagnostics.push(onlyEntries(file, lacking));
    return;
  }
  const columns = new Set(sets.filter((set) => set.shape === "bid").flatMap((set) => [...set.header.keys()]));
  for (const [lot, criteria] of expected.awards) {
    const here = live.filter((bid) => (bid.lot ?? "") === lot);
    if (here.length === 0) continue;
    for (const criterion of criteria.values()) {
      if (
        here.some((bid) => gives(bid, criterion)) ||
        (criterion.from === "commitments" &&
          (expected.measures === undefined ||
            measureColumns(columns, expected) ||
            sets.some((set) => set.shape === "commitments")))
      )
        continue;
      if (
        criterion.from !== "commitments" &&
        columns.has(headerName(criterion.from === "price" ? "price" : criterion.id))
      )
        continue;
      const { cause, remedy, code } = explain(criterion);
      reader.diagnostics.push({ code, file, cause: lot === "" ? cause : `lot ${lot}: ${cause}`, remedy });
    }
  }
}

/** Commitments or marks alone, without the bids that they belong to. */
function onlyEntries(file: string, lacking: readonly ExpectedCriterion[]): Diagnostic {
  const names = [...new Set(lacking.map(({ id, from }) => (from === "price" ? "price" : id)))].map(
    (name) => `\`${name}\``,
  );
  return {
    code: "SV304",
    file,
    cause: `no file gives ${names.join(", ")}`,
    remedy: `name the file of bids as well, with the columns bidder, ${names.join(", ").replaceAll("`", "")}`,
  };
}

const measureColumns = (columns: ReadonlySet<string>, { measures }: Expected): boolean =>
  [...(measures?.keys() ?? [])].some((id) => columns.has(headerName(id)));

function gives(bid: Bid, { id, from }: ExpectedCriterion): boolean {
  if (from === "price") return bid.price !== undefined;
  if (from === "figure") return bid.figures.has(id);
  if (from === "gate") return bid.gates.has(id);
  if (from === "commitments") return bid.commitments.length > 0;
  return bid.marks.some((mark) => mark.criterion === id);
}

function explain({ id, from }: ExpectedCriterion): {
  code: "SV304" | "SV320";
  cause: string;
  remedy: string;
} {
  const column = from === "price" ? "price" : id;
  if (from === "commitments") {
    return {
      code: "SV320",
      cause: `no bid makes a commitment, and \`${id}\` is scored from commitments`,
      remedy:
        "add a file with the columns bidder, measure, quantity, unit, evidence, plan, owner, to; or a column for each measure",
    };
  }
  const also = from === "marks" ? ", or a marks file with the columns bidder, criterion, mark" : "";
  return {
    code: "SV304",
    cause: `there is no column \`${column}\`, and the tender scores ${from === "price" ? `\`${id}\` from the price` : `\`${id}\``}`,
    remedy: `add the column \`${column}\`${also}`,
  };
}
