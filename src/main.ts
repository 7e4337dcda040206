/**
 * Arguments and a world in, an exit code out. The only catch of the
 * unexpected: what a person can mend is a Refusal (2), anything else is
 * svscore's own fault (3).
 */
import type { Io } from "./cli/io.ts";
import { endingOf, program } from "./cli/program.ts";
import { Refusal } from "./diagnostics/model.ts";

export type { Io } from "./cli/io.ts";

/**
 * @param argv the arguments after the program's name
 * @returns 0 answered, 1 answered and a person is needed, 2 the request or a file is wrong, 3 svscore is wrong
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code = 0;
  const held: string[] = [];
  const inner: Io = { ...io, out: (text) => void held.push(text) };
  try {
    const root = await program(inner, argv, (answered) => {
      code = answered;
    });
    try {
      await root.parseAsync([...argv], { from: "user" });
    } catch (error) {
      if (!isEnding(error)) throw error;
      code = endingOf(error);
    }
    for (const text of held) io.out(text);
    return code;
  } catch (error) {
    return await refused(error, io);
  }
}

const isEnding = (error: unknown): error is Parameters<typeof endingOf>[0] =>
  error instanceof Error &&
  "exitCode" in error &&
  "code" in error &&
  String(error.code).startsWith("commander.");

async function refused(error: unknown, io: Io): Promise<number> {
  if (error instanceof Refusal) {
    const { explainRefusal } = await import("./cli/refusal.ts");
    io.error(await explainRefusal(error, io));
    return 2;
  }
  const about = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.error(
    `svscore has gone wrong, and gives no answer rather than a doubtful one. Please report this with the files if you may share them:\n${about}\n`,
  );
  return 3;
}
