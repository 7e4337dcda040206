/** The rows of a marks file as entries of a journal; those that the journal has already are not added again. */
import { diagnosticsFromProblems } from "../../../diagnostics/from-problem.ts";
import { type Diagnostic, refuseIfAny } from "../../../diagnostics/model.ts";
import type { Journal } from "../../../evidence/journal/model.ts";
import { markKeys, markRecordsFromJournal, standingMarks } from "../../../evidence/journal/standing.ts";
import { readInputOrDiagnostics } from "../../../inputs/read-text.ts";
import type { Io } from "../../../io/io.ts";
import { equal } from "../../../number/exact.ts";
import { parseTypedQuantity } from "../../../number/typed-figure.ts";
import { quote } from "../../../source/quote.ts";
import { parseCsvTable } from "../../../source/table.ts";
import { type BidRecord, recordSetFromSheet, toHeaderName } from "../../../tender/bids/record.ts";
import type { Addition } from "./addition.ts";

const blank = /^(?:|n\/?a|nil|tb[ca]|none|not given|null|[-–—])$/i;

type Row = Readonly<Partial<Record<(typeof markKeys)[number] | "stage", string>>>;

function rowFromRecord(record: BidRecord): Row {
  const given = [...markKeys, "stage" as const].flatMap((key) => {
    const text = record.cells.get(key)?.text.trim() ?? "";
    return blank.test(text) ? [] : [[key, text.toWellFormed()] as const];
  });
  return Object.fromEntries(given);
}

const isConsensusRow = (row: Row): boolean =>
  (row.stage ?? (row.evaluator === undefined ? "consensus" : "individual")).toLowerCase() === "consensus";

const markRowIdentity = (row: Row): string =>
  JSON.stringify([
    row.bidder?.toLowerCase() ?? "",
    row.lot?.toLowerCase() ?? "",
    toHeaderName(row.criterion ?? ""),
    toHeaderName(row.aspect ?? ""),
    isConsensusRow(row) ? "" : (row.evaluator ?? ""),
  ]);

/** @returns the rows that the journal lacks, and how many it has; refuses a row that differs from what stands in it. */
export async function readMarksToAdd(
  io: Io,
  path: string,
  journal: Journal | undefined,
): Promise<{ readonly additions: readonly Addition[]; readonly present: number }> {
  const { input, diagnostics: unread } = await readInputOrDiagnostics(io, path, "bids");
  refuseIfAny(unread);
  if (input === undefined) return { additions: [], present: 0 };
  const sheet = parseCsvTable({ ...input.source, language: "csv" });
  const { set, diagnostics } = recordSetFromSheet(input.source.name, sheet);
  refuseIfAny([...diagnosticsFromProblems(sheet.problems, "bids"), ...diagnostics]);
  if (set.shape !== "marks")
    refuseIfAny([
      {
        code: "SV614",
        file: set.name,
        cause: "this is not a file of marks",
        remedy: "its columns are bidder, criterion, aspect, evaluator, stage, mark, rationale, cites",
      },
    ]);
  const standing = journalRowsByKey(journal);
  const faults: Diagnostic[] = [];
  const additions: Addition[] = [];
  let present = 0;
  for (const record of set.records) {
    const row = rowFromRecord(record);
    if (row.mark === undefined && row.rationale === undefined) continue;
    if (row.stage !== undefined && !/^(individual|consensus)$/i.test(row.stage))
      faults.push({
        code: "SV614",
        span: record.cells.get("stage")?.span ?? record.span,
        cause: `${quote(row.stage)} is not a stage`,
        remedy: "write individual or consensus",
      });
    const there = standing.get(markRowIdentity(row));
    if (there === undefined) additions.push({ content: entryContentFromRow(row), span: record.span });
    else if (isSameMarkRow(there.row, row)) present += 1;
    else
      faults.push({
        code: "SV614",
        span: record.cells.get("mark")?.span ?? record.span,
        cause: `entry ${there.number} of the journal already holds this mark, and not as it stands here`,
        remedy: `if it was wrong, correct it: svscore journal add … correction --replaces ${there.number} --mark … --reason …`,
      });
  }
  refuseIfAny(faults);
  return { additions, present };
}

function entryContentFromRow(row: Row): Addition["content"] {
  const { stage: _, evaluator, ...rest } = row;
  return isConsensusRow(row)
    ? { kind: "consensus", ...rest }
    : { kind: "mark", ...rest, ...(evaluator !== undefined && { evaluator }) };
}

function journalRowsByKey(
  journal: Journal | undefined,
): ReadonlyMap<string, { readonly row: Row; readonly number: number }> {
  if (journal === undefined) return new Map();
  const numbers = standingMarks(journal).map(
    ({ given, corrections }) => (corrections.at(-1) ?? given).number,
  );
  return new Map(
    markRecordsFromJournal(journal).records.map((record, index) => {
      const row = rowFromRecord(record);
      return [markRowIdentity(row), { row, number: numbers[index] ?? 0 }];
    }),
  );
}

function isSameMarkRow(a: Row, b: Row): boolean {
  const figure = (text: string | undefined) => parseTypedQuantity(text ?? "");
  const [one, other] = [figure(a.mark), figure(b.mark)];
  const marks =
    one.kind === "given" && other.kind === "given" ? equal(one.value, other.value) : a.mark === b.mark;
  return (
    marks &&
    (a.rationale ?? "") === (b.rationale ?? "") &&
    (a.cites ?? "") === (b.cites ?? "") &&
    (a.feedback ?? "") === (b.feedback ?? "")
  );
}
