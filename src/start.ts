/** Where the built program begins. */

import { realIo } from "./cli/io.ts";
import { main } from "./main.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

void main(process.argv.slice(2), realIo()).then((code) => {
  process.exitCode = code;
});
