/** `svscore library import`: a table of measures under licence becomes a library of its holder's own, checked before it is written. */

import { checkAgainstSchema } from "../../../diagnostics/check.ts";
import { diagnosticsFromProblems } from "../../../diagnostics/from-problem.ts";
import { Refusal, refuseIfAny } from "../../../diagnostics/model.ts";
import { inputFilesOrRefuse, readInputOrDiagnostics } from "../../../inputs/read-text.ts";
import type { Io } from "../../../io/io.ts";
import { importMeasureTable } from "../../../library/import-table.ts";
import { loadLibrary } from "../../../library/load.ts";
import { type Mapping, mappingSchema } from "../../../library/schema.ts";
import { parseCsvTable } from "../../../source/table.ts";
import { parseYaml } from "../../../source/yaml.ts";
import { yamlText } from "../../../source/yaml-text.ts";
import { deliver } from "../../deliver.ts";
import { EXIT } from "../../exit.ts";

export interface ImportOptions {
  readonly map: string;
  readonly output?: string;
}

/**
 * @returns 0
 * @throws Refusal SV172 and SV173 for what does not fit, and with everything that is wrong in either file
 */
export async function runLibraryImport(io: Io, path: string, options: ImportOptions): Promise<number> {
  const [map, sheet] = inputFilesOrRefuse([
    await readInputOrDiagnostics(io, options.map, "library"),
    await readInputOrDiagnostics(io, path, "bids"),
  ]);
  if (map === undefined || sheet === undefined) throw new Error("a file was refused without saying why");
  const mapping = parseImportMapping(map.source);
  const table = parseCsvTable(sheet.source);
  refuseIfAny(diagnosticsFromProblems(table.problems, "bids"));
  const made = importMeasureTable(table, mapping, { file: sheet.source.name });
  refuseIfAny(made.diagnostics);
  const text = `# Made from ${sheet.source.name
    .split("/")
    .at(-1)
    ?.replace(/[^\w .-]/g, "_")} under licence. Not to be handed on.\n${yamlText(made.value)}`;
  refuseIfAny(loadLibrary({ name: options.output ?? "library.yaml", text, language: "yaml" }).diagnostics);
  if (made.filledDown > 0)
    io.error(
      `${made.filledDown} ${made.filledDown === 1 ? "row has" : "rows have"} no theme or outcome of their own, and took that of the row above, as merged cells mean.\n`,
    );
  deliver(io, text, options.output, [map.source.name, sheet.source.name]);
  return EXIT.answered;
}

function parseImportMapping(source: Parameters<typeof parseYaml>[0]): Mapping {
  const parsed = parseYaml({ ...source, language: "yaml" });
  if (parsed.node === undefined) throw new Refusal(diagnosticsFromProblems(parsed.problems, "library"));
  const checked = checkAgainstSchema(mappingSchema, parsed.node, "library");
  if (checked.value === undefined) throw new Refusal(checked.diagnostics);
  return checked.value;
}
