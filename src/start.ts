/** Where the built program begins. */

import { realIo } from "./cli/io.ts";
import { main } from "./main.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // Whoever reads no further has had enough; any other fault means that the answer did not arrive.
  if (error.code === "EPIPE") return;
  process.stderr.write(`error[SV904]: the answer cannot be written (${error.code ?? "unknown"})\n`);
  process.exitCode = 2;
});

void main(process.argv.slice(2), realIo()).then((code) => {
  process.exitCode ??= code;
});
