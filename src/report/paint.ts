/** Colour, where the reader's terminal takes it. Whether it does is decided once, by the command line. */
import { Chalk, type ChalkInstance } from "chalk";

const inks = new Map<boolean, ChalkInstance>();

export function ink(colour: boolean): ChalkInstance {
  const found = inks.get(colour) ?? new Chalk({ level: colour ? 1 : 0 });
  inks.set(colour, found);
  return found;
}
