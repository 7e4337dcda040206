/** Whether to use colour, decided once: the option, then the environment, then the terminal. */

import type { Io } from "../io/io.ts";
import type { Language, RenderOptions } from "../report/reporter-types.ts";
import { type Style, unstyled } from "../report/style.ts";

function usesColour({ environment }: Io, isTerminal: boolean, option: boolean | undefined): boolean {
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
export async function terminalStyleFor(
  io: Io,
  isTerminal: boolean,
  option: boolean | undefined,
): Promise<Style> {
  return usesColour(io, isTerminal, option)
    ? (await import("../report/terminal-style.ts")).colours
    : unstyled;
}

/** @returns the width and ink for standard output, or for a file when one is named. */
export async function renderOptionsFor(
  io: Io,
  output: string | undefined,
  option: boolean | undefined,
  language?: Language,
): Promise<RenderOptions> {
  const toScreen = output === undefined;
  return {
    columns: toScreen && io.isTerminal ? io.columns : 80,
    ink: toScreen ? await terminalStyleFor(io, io.isTerminal, option) : unstyled,
    ...(language !== undefined && { language }),
  };
}
