/** Whether to use colour, decided once: the option, then the environment, then the terminal. */
import type { Io } from "./io.ts";

export function coloured({ environment }: Io, isTerminal: boolean, option: boolean | undefined): boolean {
  if (option !== undefined) return option;
  const force = environment["FORCE_COLOR"];
  if (force !== undefined && force !== "0" && force !== "") return true;
  if ((environment["NO_COLOR"] ?? "") !== "" || environment["TERM"] === "dumb" || (environment["CI"] ?? "") !== "") return false;
  return isTerminal;
}
