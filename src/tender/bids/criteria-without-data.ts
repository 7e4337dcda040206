/**
 * A criterion for which no file gives anything at all is a file forgotten or a
 * column misnamed, not a field of bids that offer nothing.
 */
import type { Diagnostic } from "../../diagnostics/model.ts";
import { lm3RoundColumn } from "../instruments/criteria.ts";
import type { Bid } from "../model.ts";
import type { Reader } from "./cells.ts";
import { criterionColumns, type Expected, type ExpectedCriterion } from "./expected-columns.ts";
import { type RecordSet, toHeaderName } from "./record.ts";

/**
 * Reports SV304 and SV320, unless another fault already explains what is
 * missing. A column that is there but empty is marking still to be done: the
 * bids are unmarked, and the evaluation says so.
 */
export function reportCriteriaWithoutData(
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
      [...award.values()].filter(
        (criterion) =>
          !mayComeLater(criterion, expected) && !live.some((bid) => givesDataFor(bid, criterion)),
      ),
    );
    if (lacking.length > 0) reader.diagnostics.push(noBidsFileFault(file, lacking));
    return;
  }
  const columns = new Set(
    sets
      .filter((set) => set.shape === "bid" || set.shape === "prices")
      .flatMap((set) => [...set.header.keys()]),
  );
  for (const [lot, criteria] of expected.awards) {
    const here = live.filter((bid) => (bid.lot ?? "") === lot);
    if (here.length === 0) continue;
    for (const criterion of criteria.values()) {
      if (mayComeLater(criterion, expected)) continue;
      const lacking = columnsNeeded(criterion).filter((name) => !columns.has(toHeaderName(name)));
      if (hasCriterionData(criterion, here, lacking, columns, sets, expected)) continue;
      const { cause, remedy, code } = missingDataFault(criterion, lacking);
      reader.diagnostics.push({ code, file, cause: lot === "" ? cause : `lot ${lot}: ${cause}`, remedy });
    }
  }
}

/** Of a tender with faults it cannot be told how many columns an instrument reads. */
const columnsNeeded = (criterion: ExpectedCriterion): readonly string[] =>
  criterion.leaf === undefined && (criterion.from === "sroi" || criterion.from === "lm3")
    ? []
    : criterionColumns(criterion);

/** Whether anything is given for a criterion: every column that it reads, or the entries that stand in for one. */
function hasCriterionData(
  criterion: ExpectedCriterion,
  bids: readonly Bid[],
  lacking: readonly string[],
  columns: ReadonlySet<string>,
  sets: readonly RecordSet[],
  expected: Expected,
): boolean {
  if (criterion.from === "lm3") return lacking.length === 0;
  const given = bids.some((bid) => givesDataFor(bid, criterion));
  if (criterion.from !== "commitments" && criterion.from !== "sroi") return given || lacking.length === 0;
  const promised =
    given ||
    expected.measures === undefined ||
    hasMeasureColumn(columns, expected) ||
    sets.some((set) => set.shape === "commitments");
  return promised && lacking.length === 0;
}

const mayComeLater = ({ from }: ExpectedCriterion, { later }: Expected): boolean =>
  later?.includes(from) ?? false;

/** Commitments or marks alone, without the bids that they belong to. */
function noBidsFileFault(file: string, lacking: readonly ExpectedCriterion[]): Diagnostic {
  const read = lacking.flatMap((one) =>
    criterionColumns(one).length > 0 ? criterionColumns(one) : [one.id],
  );
  const names = [...new Set(read)].map((name) => `\`${name}\``);
  return {
    code: "SV304",
    file,
    cause: `no file gives ${names.join(", ")}`,
    remedy: `name the file of bids as well, with the columns bidder, ${names.join(", ").replaceAll("`", "")}`,
  };
}

const hasMeasureColumn = (columns: ReadonlySet<string>, { measures }: Expected): boolean =>
  [...(measures?.keys() ?? [])].some((id) => columns.has(toHeaderName(id)));

function givesDataFor(bid: Bid, { id, from }: ExpectedCriterion): boolean {
  if (from === "price") return bid.price !== undefined;
  if (from === "figure") return bid.figures.has(id);
  if (from === "gate") return bid.gates.has(id);
  if (from === "commitments" || from === "sroi") return bid.commitments.length > 0;
  if (from === "lm3") return bid.respent?.has(lm3RoundColumn(id, 2)) ?? false;
  return bid.marks.some((mark) => mark.criterion === id);
}

function missingDataFault(
  { id, from }: ExpectedCriterion,
  lacking: readonly string[],
): {
  code: "SV304" | "SV320";
  cause: string;
  remedy: string;
} {
  const column = from === "price" ? "price" : id;
  if (from === "lm3") {
    return {
      code: "SV304",
      cause: `the tender scores \`${id}\` from what is spent again in the area, and there is no column \`${lacking.join("` and no column `")}\``,
      remedy: `add ${lacking.length === 1 ? "it" : "them"}: pounds, or a percentage of the round before; the price is the first round`,
    };
  }
  if (from === "sroi" && lacking.length > 0) {
    return {
      code: "SV304",
      cause: `the tender scores \`${id}\` for each pound that is put in, and there is no column \`${lacking.join("` and no column `")}\``,
      remedy: "add it: all the pounds that are put in, with time and goods at their worth",
    };
  }
  if (from === "commitments" || from === "sroi") {
    return {
      code: "SV320",
      cause: `no bid makes a commitment, and \`${id}\` is scored from ${from === "sroi" ? "their value" : "commitments"}`,
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
