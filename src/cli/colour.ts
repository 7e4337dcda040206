/** Whether to use colour, decided once: the option, then the environment, then the terminal. */

import type { Io } from "../io/io.ts";
import type { Language, Setting } from "../report/reporter.ts";
import { type Ink, noInk } from "../report/style.ts";

function coloured({ environment }: Io, isTerminal: boolean, option: boolean | undefined): boolean {
  if (option !== undefined) return option;
  const force = environment["FORCE_COLOR"];
  if (force !== undefined && force !== "0" && force !== "") return true;
  if (
    (environment["NO_COLOR"] ?? "") !== "" ||
    environment["TERM"] === "dumb" ||
    (environment["CI"] ?? "") !== ""
  )
    return false;
  return isTerminal;
}

/** @returns the ink to write with; what makes colours is loaded only where there are any. */
export async function inkFor(io: Io, isTerminal: boolean, option: boolean | undefined): Promise<Ink> {
  return coloured(io, isTerminal, option) ? (await import("../report/terminal-style.ts")).colours : noInk;
}

/** @returns the width and ink for standard output, or for a file when one is named. */
export async function settingFor(
  io: Io,
  output: string | undefined,
  option: boolean | undefined,
  language?: Language,
): Promise<Setting> {
  const toScreen = output === undefined;
  return {
    columns: toScreen && io.isTerminal ? io.columns : 80,
    ink: toScreen ? await inkFor(io, io.isTerminal, option) : noInk,
    ...(language !== undefined && { language }),
  };
}
