/** Where the built program begins. */

import { realIo } from "./cli/io.ts";
import { main } from "./main.ts";

void main(process.argv.slice(2), realIo()).then((code) => {
  process.exitCode ??= code;
});
