/** Changes of a winner that somebody has looked at and accepted, with the reason. */

import { checkAgainstSchema } from "../../../diagnostics/check.ts";
import { diagnosticsFromProblems } from "../../../diagnostics/from-problem.ts";
import { Refusal, refuseIfAny } from "../../../diagnostics/model.ts";
import { readInputOrDiagnostics } from "../../../inputs/read-text.ts";
import type { Io } from "../../../io/io.ts";
import type { ContestResult } from "../../../rescore/model.ts";
import { type Accepted, acceptedSchema } from "../../../rescore/schema.ts";
import { parseYaml } from "../../../source/yaml.ts";

/** @throws Refusal SV171 when the file is no such list, and with everything that is wrong in it */
export async function readAcceptedChanges(io: Io, path: string): Promise<readonly Accepted[]> {
  const read = await readInputOrDiagnostics(io, path, "library");
  refuseIfAny(read.diagnostics);
  if (read.input === undefined) return [];
  const parsed = parseYaml({ ...read.input.source, language: "yaml" });
  if (parsed.node === undefined) throw new Refusal(diagnosticsFromProblems(parsed.problems, "library"));
  if (parsed.node.kind !== "list")
    throw new Refusal([
      {
        code: "SV171",
        file: read.input.source.name,
        cause: "this is not a list of accepted changes",
        remedy: "write a list of tender, winner and reason, one entry for each winner that may change",
      },
    ]);
  const checked = checkAgainstSchema(acceptedSchema, parsed.node, "library");
  if (checked.value === undefined) throw new Refusal(checked.diagnostics);
  return checked.value;
}

/** Whether an entry accepts the winner that a line comes to. */
export const acceptsWinnerChange = ({ tender, lot, winner }: Accepted, line: ContestResult): boolean =>
  tender === line.tender && (lot ?? null) === line.lot && winner === line.winner.after.join(", ");
