/**
 * Arguments and a world in, an exit code out. The only catch of the
 * unexpected: what a person can mend is a Refusal (2), anything else is
 * svscore's own fault (3).
 */

import { EXIT } from "./cli/exit.ts";
import { bidsFilesIfNoOptions } from "./cli/fast-start.ts";
import { Refusal } from "./diagnostics/model.ts";
import type { Io } from "./io/io.ts";

export type { Io } from "./io/io.ts";

/**
 * @param argv the arguments after the program's name
 * @returns 0 answered, 1 answered and a person is needed, 2 the request or a file is wrong, 3 svscore is wrong
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const held: string[] = [];
  const inner: Io = { ...io, out: (text) => void held.push(text) };
  try {
    const files = bidsFilesIfNoOptions(argv);
    const code =
      files === undefined
        ? await (await import("./cli/program.ts")).runProgram(inner, argv)
        : await (await import("./cli/commands/evaluate/run.ts")).runEvaluate(inner, files, {
            format: "table",
          });
    for (const text of held) io.out(text);
    return code;
  } catch (error) {
    return await reportFailure(error, io);
  }
}

async function reportFailure(error: unknown, io: Io): Promise<number> {
  const refusal =
    error instanceof Refusal ? error : (await import("./io/disk-errors.ts")).diskRefusal(error, io.folder);
  if (refusal !== undefined) {
    const { renderRefusal } = await import("./cli/render-refusal.ts");
    io.error(await renderRefusal(refusal, io));
    return EXIT.refused;
  }
  const about = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.error(
    `svscore has gone wrong, and gives no answer rather than a doubtful one. Please report this with the files if you may share them:\n${about}\n`,
  );
  return EXIT.broken;
}
