/** Colour for a terminal that takes it. Whether it does is decided once, by the command line. */
import { Chalk } from "chalk";
import type { Style } from "./style.ts";

const chalk = new Chalk({ level: 1 });

export const colours: Style = {
  bold: (text) => chalk.bold(text),
  dim: (text) => chalk.dim(text),
  red: (text) => chalk.red(text),
  green: (text) => chalk.green(text),
  yellow: (text) => chalk.yellow(text),
};
