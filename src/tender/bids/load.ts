/** From the texts of the bids files to bids, or to everything that is wrong with them. */
import { checkAgainstSchema } from "../../diagnostics/check.ts";
import { diagnosticsFromProblems } from "../../diagnostics/from-problem.ts";
import type { Diagnostic } from "../../diagnostics/model.ts";
import { parseJson } from "../../source/json.ts";
import { quote } from "../../source/quote.ts";
import type { Source, Span } from "../../source/span.ts";
import { parseCsvTable } from "../../source/table.ts";
import type { Bid } from "../model.ts";
import { assembleBids } from "./assemble.ts";
import type { Reader } from "./cells.ts";
import { oneFaultForEachCause } from "./column-faults.ts";
import { columnFaults, hasRecognisableColumn } from "./columns.ts";
import type { Expected } from "./expected-columns.ts";
import { type RecordSet, recordSetFromSheet, recordSetsFromJson } from "./record.ts";
import { transposedTableFault } from "./transposed.ts";

export interface LoadedBids {
  readonly value?: readonly Bid[];
  readonly diagnostics: readonly Diagnostic[];
  /** Where each figure stands, by its "file:line:column". */
  readonly spans: ReadonlyMap<string, Span>;
  /** What was read in a way that people should know of, in sentences. */
  readonly remarks?: readonly string[];
}

/**
 * @param expected what the tender asks for; without it only the form of the files is checked
 * @param journals the marks that stand in journals, already read
 * @returns the bids by name, or the diagnostics SV301 to SV322
 */
export async function loadBids(
  sources: readonly Source[],
  expected: Expected | undefined,
  journals: readonly RecordSet[] = [],
): Promise<LoadedBids> {
  const remarks: string[] = [];
  const reader: Reader = { diagnostics: [], spans: new Map(), remarks };
  const { sets, diagnostics, isTableMissing } = await readBidSets(sources, expected, journals);
  reader.diagnostics.push(...diagnostics);
  // What follows from a table that could not be read is nobody's fault.
  if (expected === undefined || isTableMissing === true)
    return { diagnostics: reader.diagnostics, spans: reader.spans };
  const bids = assembleBids(reader, sets, expected, sources[0]?.name ?? "");
  if (reader.diagnostics.length > 0)
    return { diagnostics: oneFaultForEachCause(reader.diagnostics, sets), spans: reader.spans };
  return { value: bids, diagnostics: [], spans: reader.spans, remarks };
}

/** @returns the rows of all files, each under its columns, and what is wrong with the files before a cell of them is read */
export async function readBidSets(
  sources: readonly Source[],
  expected: Expected | undefined,
  journals: readonly RecordSet[] = [],
): Promise<Sets> {
  const diagnostics: Diagnostic[] = [];
  const sets: RecordSet[] = [];
  let isTableMissing = false;
  for (const source of sources) {
    const read = source.language === "json" ? await parseBidsJson(source) : parseBidsSheet(source);
    const stray =
      expected === undefined ? undefined : read.sets.find((set) => isUnrelatedFile(set, expected));
    const onItsSide =
      expected === undefined
        ? undefined
        : read.sets.flatMap((set) => transposedTableFault(set, expected) ?? [])[0];
    if (onItsSide !== undefined) {
      diagnostics.push(onItsSide);
      isTableMissing = true;
    } else if (stray === undefined) {
      diagnostics.push(...read.diagnostics);
      sets.push(...read.sets);
    } else diagnostics.push(unrelatedFileFault(stray));
  }
  if (expected === undefined || isTableMissing) return { sets, diagnostics, isTableMissing };
  tagPriceSheets(sets);
  if (journals.length > 0) diagnostics.push(...marksBesideJournalFaults(sets, expected));
  sets.push(...journals);
  diagnostics.push(...sets.flatMap((set) => columnFaults(set, expected)));
  return { sets, diagnostics };
}

/** A sheet of bidders and prices beside one of bids that has no prices gives the prices of those bids. */
function tagPriceSheets(sets: RecordSet[]): void {
  const bids = sets.filter(({ shape, header }) => shape === "bid" && header.has("bidder"));
  if (!bids.some(({ header }) => !header.has("price"))) return;
  for (const [index, set] of sets.entries()) {
    const { shape, header } = set;
    const alone = [...header.keys()].every((name) => ["bidder", "lot", "price"].includes(name));
    if (shape === "bid" && header.has("price") && alone) sets[index] = { ...set, shape: "prices" };
  }
}

interface Sets {
  readonly sets: readonly RecordSet[];
  readonly diagnostics: readonly Diagnostic[];
  /** Whether a table that was meant could not be read at all. */
  readonly isTableMissing?: boolean;
}

/** A file of which not one column is known is another file than was meant, and its rows tell nothing. */
const isUnrelatedFile = (set: RecordSet, expected: Expected): boolean =>
  set.header.size > 0 && !hasRecognisableColumn(set, expected);

/** Marks that are in a journal and elsewhere too would have two records, and one of them can be changed unseen. */
function marksBesideJournalFaults(sets: readonly RecordSet[], { awards }: Expected): readonly Diagnostic[] {
  const marked = [...awards.values()].flatMap((award) =>
    [...award].flatMap(([header, { from }]) => (from === "marks" ? [header] : [])),
  );
  return sets.flatMap((set): readonly Diagnostic[] => {
    const column = marked.map((header) => set.header.get(header)).find((cell) => cell !== undefined);
    if (set.shape === "marks")
      return [
        {
          code: "SV612",
          file: set.name,
          cause: `the marks of ${quote(set.name)} stand beside those of a journal`,
          remedy:
            "add them to the journal (`svscore journal add` with `--from`), and name the bids and the journal alone",
        },
      ];
    if (column === undefined || set.shape !== "bid") return [];
    return [
      {
        code: "SV612",
        span: column.keySpan ?? column.span,
        cause: `the marks in the column ${quote(column.text)} stand beside those of a journal`,
        remedy: "record them in the journal (`svscore journal add`), and take the column out",
      },
    ];
  });
}

function unrelatedFileFault(set: RecordSet): Diagnostic {
  const [first] = set.header.values();
  return {
    code: "SV303",
    ...(first === undefined ? { file: set.name } : { span: first.keySpan ?? first.span }),
    cause: "no column here is one that a file of bids has",
    remedy:
      "name the file of bids; its first line holds the headers, among them `bidder`, with nothing above them",
  };
}

function parseBidsSheet(source: Source): Sets {
  const sheet = parseCsvTable(source);
  if (sheet.header.length === 0)
    return { sets: [], diagnostics: diagnosticsFromProblems(sheet.problems, "bids") };
  const { set, diagnostics } = recordSetFromSheet(source.name, sheet);
  // A sheet of commitments or marks may be empty: nobody promised anything, or nothing is marked yet.
  const problems = diagnosticsFromProblems(
    sheet.problems.filter(({ kind }) => kind !== "no-rows" || set.shape === "bid"),
    "bids",
  );
  return { sets: [set], diagnostics: [...problems, ...diagnostics] };
}

async function parseBidsJson(source: Source): Promise<Sets> {
  const parsed = parseJson(source);
  if (parsed.node === undefined)
    return { sets: [], diagnostics: diagnosticsFromProblems(parsed.problems, "bids") };
  const { bidsSchema } = await import("./schema.ts");
  const checked = checkAgainstSchema(bidsSchema, parsed.node, "bids");
  if (checked.value === undefined || parsed.node.kind !== "table")
    return { sets: [], diagnostics: checked.diagnostics };
  return recordSetsFromJson(source.name, parsed.node);
}
