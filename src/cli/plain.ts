/**
 * The plainest request, a command and the files that it is about, needs no
 * parser of options; loading one would take longer than reading the files.
 */
import type { Io } from "./io.ts";

/** @returns the exit code to come; nothing when the request has to be parsed. */
export function plainRequest(io: Io, argv: readonly string[]): Promise<number> | undefined {
  const [command, ...files] = argv;
  if (command !== "evaluate" || files.length === 0) return undefined;
  if (files.some((file) => file.startsWith("-"))) return undefined;
  return import("./evaluate.ts").then(({ evaluateCommand }) =>
    evaluateCommand(io, files, { format: "table" }),
  );
}
