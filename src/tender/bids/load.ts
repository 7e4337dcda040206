/** From the texts of the bids files to bids, or to everything that is wrong with them. */
import { check } from "../../diagnostics/check.ts";
import { fromProblems } from "../../diagnostics/from-problem.ts";
import type { Diagnostic } from "../../diagnostics/model.ts";
import { parseJson } from "../../source/json.ts";
import type { Source, Span } from "../../source/span.ts";
import { parseTable } from "../../source/table.ts";
import type { Bid } from "../model.ts";
import { assemble } from "./assemble.ts";
import type { Reader } from "./cells.ts";
import { checkColumns } from "./columns.ts";
import type { Expected } from "./expected.ts";
import { type RecordSet, recordsOfJson, recordsOfSheet } from "./record.ts";

export interface LoadedBids {
  readonly value?: readonly Bid[];
  readonly diagnostics: readonly Diagnostic[];
  /** Where each figure stands, by its "file:line:column". */
  readonly spans: ReadonlyMap<string, Span>;
}

/**
 * @param expected what the tender asks for; without it only the form of the files is checked
 * @returns the bids by name, or the diagnostics SV301 to SV321
 */
export async function loadBids(
  sources: readonly Source[],
  expected: Expected | undefined,
): Promise<LoadedBids> {
  const reader: Reader = { diagnostics: [], spans: new Map() };
  const sets: RecordSet[] = [];
  for (const source of sources)
    sets.push(
      ...(source.language === "json" ? await setsOfJson(source, reader) : setsOfSheet(source, reader)),
    );
  if (expected === undefined) return { diagnostics: reader.diagnostics, spans: reader.spans };
  const columns = sets.flatMap((set) => checkColumns(set, expected));
  reader.diagnostics.push(...columns);
  const bids = assemble(reader, sets, expected, sources[0]?.name ?? "");
  if (reader.diagnostics.length > 0) return { diagnostics: reader.diagnostics, spans: reader.spans };
  return { value: bids, diagnostics: [], spans: reader.spans };
}

function setsOfSheet(source: Source, reader: Reader): readonly RecordSet[] {
  const sheet = parseTable(source);
  reader.diagnostics.push(...fromProblems(sheet.problems, "bids"));
  if (sheet.header.length === 0) return [];
  const { set, diagnostics } = recordsOfSheet(source.name, sheet);
  reader.diagnostics.push(...diagnostics);
  return [set];
}

async function setsOfJson(source: Source, reader: Reader): Promise<readonly RecordSet[]> {
  const parsed = parseJson(source);
  if (parsed.node === undefined) {
    reader.diagnostics.push(...fromProblems(parsed.problems, "bids"));
    return [];
  }
  const { bidsSchema } = await import("./schema.ts");
  const checked = check(bidsSchema, parsed.node, "bids");
  reader.diagnostics.push(...checked.diagnostics);
  if (checked.value === undefined || parsed.node.kind !== "table") return [];
  const { sets, diagnostics } = recordsOfJson(source.name, parsed.node);
  reader.diagnostics.push(...diagnostics);
  return sets;
}
