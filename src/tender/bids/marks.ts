/** Rows of marks: who gave what, for which criterion and aspect, and whether it is one evaluator's or the panel's. */

import { didYouMean } from "../../diagnostics/suggest.ts";
import { compare, equal, exactText, sign } from "../../number/exact.ts";
import { quote } from "../../source/quote.ts";
import { sourcePlaceText } from "../../source/span.ts";
import type { SourcedFigure } from "../figures.ts";
import type { Mark, MarksLeaf, PendingMark, Scale } from "../model.ts";
import {
  isBlankText,
  nonBlankCell,
  type Reader,
  readAllowedWordCell,
  readQuantityCell,
  reportCell,
} from "./cells.ts";
import type { ExpectedCriterion } from "./expected-columns.ts";
import { type BidRecord, type RecordCell, toHeaderName } from "./record.ts";

/** @returns the mark, or SV311 when the published scale does not allow it. */
export function readMarkCell(
  reader: Reader,
  cell: RecordCell | undefined,
  criterion: ExpectedCriterion,
): SourcedFigure | undefined {
  const top = criterion.scale?.top.value;
  const remedy = (text: string): string | undefined =>
    top !== undefined && /[\p{L}%/]/u.test(text)
      ? `give a mark from 0 to ${exactText(top)}, in digits`
      : undefined;
  const mark = readQuantityCell(reader, cell, `the mark for \`${criterion.id}\``, remedy);
  if (mark === undefined || cell === undefined || criterion.scale === undefined) return mark;
  const trouble = whyMarkOffScale(mark, criterion.scale);
  if (trouble === undefined) return mark;
  reportCell(
    reader,
    "SV311",
    cell.span,
    `${quote(cell.text)} is not a mark that \`${criterion.id}\` allows: ${trouble}`,
    "give a mark on the scale that was published with the tender",
  );
  return undefined;
}

function whyMarkOffScale(mark: SourcedFigure, scale: Pick<Scale, "top" | "allowed">): string | undefined {
  if (sign(mark.value) < 0 || compare(mark.value, scale.top.value) > 0)
    return `its scale runs from 0 to ${exactText(scale.top.value)}`;
  if (scale.allowed !== undefined && !scale.allowed.some((one) => equal(one, mark.value))) {
    return `its marks are ${scale.allowed.map(exactText).join(", ")}`;
  }
  return undefined;
}

/** A mark, or one that is still to come. */
export type MarkRow = { readonly mark: Mark } | { readonly mark?: undefined; readonly pending: PendingMark };

/** @returns a row of a marks file as a mark, or as one that is still to come; nothing when it cannot be read. */
export function readMarkRow(
  reader: Reader,
  record: BidRecord,
  criteria: ReadonlyMap<string, ExpectedCriterion>,
): MarkRow | undefined {
  const named = record.cells.get("criterion");
  const criterion = named === undefined ? undefined : criteria.get(toHeaderName(named.text));
  if (criterion === undefined || criterion.from !== "marks") {
    const marked = [...criteria.values()].filter(({ from }) => from === "marks").map(({ id }) => id);
    const cause =
      criterion === undefined
        ? `${quote(named?.text ?? "")} is not a criterion of this tender`
        : `\`${criterion.id}\` is scored from ${criterion.from}, not from marks`;
    reportCell(reader, "SV314", (named ?? record).span, cause, () => didYouMean(named?.text ?? "", marked));
    return undefined;
  }
  const mark = readMarkCell(reader, record.cells.get("mark"), criterion);
  const aspect = nonBlankCell(record, "aspect");
  const evaluator = nonBlankCell(record, "evaluator");
  const stage =
    readAllowedWordCell(reader, nonBlankCell(record, "stage"), ["individual", "consensus"], "stage") ??
    (evaluator === undefined ? "consensus" : "individual");
  const known =
    criterion.leaf?.from === "marks" ? findAspectId(reader, aspect, criterion.leaf) : aspect?.text;
  const whose = {
    criterion: criterion.id,
    ...(known !== undefined && { aspect: known }),
    ...(evaluator !== undefined && { evaluator: evaluator.text }),
    stage,
  };
  if (mark === undefined) {
    const cell = record.cells.get("mark");
    const isBlank = cell !== undefined && isBlankText(cell.text);
    return isBlank ? { pending: { ...whose, at: sourcePlaceText(cell.span) } } : undefined;
  }
  const rationale = nonBlankCell(record, "rationale");
  const feedback = nonBlankCell(record, "feedback");
  const cites = nonBlankCell(record, "cites");
  return {
    mark: {
      ...whose,
      mark: mark.value,
      ...(rationale !== undefined && { rationale: rationale.text }),
      ...(feedback !== undefined && { feedback: feedback.text }),
      ...(cites !== undefined && { cites: cites.text }),
      at: mark.at,
    },
  };
}

function findAspectId(reader: Reader, cell: RecordCell | undefined, leaf: MarksLeaf): string | undefined {
  if (cell === undefined) return undefined;
  const found = leaf.aspects.find(({ id, title }) =>
    [id, title].some((name) => toHeaderName(name) === toHeaderName(cell.text)),
  );
  if (found === undefined) {
    const ids = leaf.aspects.map(({ id }) => id);
    const cause =
      ids.length === 0
        ? `\`${leaf.id}\` is marked as a whole and has no aspects`
        : `${quote(cell.text)} is not an aspect of \`${leaf.id}\``;
    reportCell(
      reader,
      "SV314",
      cell.span,
      cause,
      ids.length === 0
        ? "leave `aspect` empty, or publish `aspects` in the tender"
        : () => didYouMean(cell.text, ids),
    );
  }
  return found?.id;
}

/** Two consensus marks, or two marks of one evaluator, for the same thing cannot both stand. */
export function reportRepeatedMarks(reader: Reader, bidder: string, marks: readonly Mark[]): void {
  const first = new Map<string, Mark>();
  for (const mark of marks) {
    const key = JSON.stringify([
      mark.criterion,
      mark.aspect ?? "",
      mark.stage,
      mark.stage === "consensus" ? "" : (mark.evaluator ?? ""),
    ]);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, mark);
      continue;
    }
    const span = reader.spans.get(mark.at);
    const whose =
      mark.stage === "consensus"
        ? "a consensus mark"
        : mark.evaluator === undefined
          ? "an individual mark without an evaluator"
          : `a mark by ${quote(mark.evaluator)}`;
    const what = `${whose} for \`${mark.criterion}\`${mark.aspect === undefined ? "" : ` (${mark.aspect})`} of ${quote(bidder)}`;
    if (span !== undefined)
      reportCell(
        reader,
        "SV312",
        span,
        `${what} is already given at ${earlier.at}`,
        "keep the one that was decided; a correction belongs in its place, not beside it",
      );
  }
  reportWholeAndAspectMarks(reader, bidder, marks);
}

function reportWholeAndAspectMarks(reader: Reader, bidder: string, marks: readonly Mark[]): void {
  for (const mark of marks) {
    if (mark.stage !== "consensus" || mark.aspect !== undefined) continue;
    const part = marks.find(
      (other) =>
        other.stage === "consensus" && other.criterion === mark.criterion && other.aspect !== undefined,
    );
    const span = reader.spans.get(mark.at);
    if (part !== undefined && span !== undefined) {
      reportCell(
        reader,
        "SV312",
        span,
        `\`${mark.criterion}\` of ${quote(bidder)} has a consensus mark as a whole, and another for its aspect \`${part.aspect}\` at ${part.at}`,
        "keep either the mark for the whole or the marks for its aspects",
      );
    }
  }
}
