/** Where the built program begins. */

import { realIo } from "./io/io.ts";
import { main } from "./main.ts";

/** A folder that was taken away while somebody stood in it has no name any more. */
function currentFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

const folder = currentFolder();
if (folder === undefined) {
  process.stderr.write(
    "error[SV905]: the folder that svscore is run in is not there any more\n  help: change to another folder and run it again\n\n1 fault; no answer is given.\n",
  );
  process.exitCode = 2;
} else
  void main(process.argv.slice(2), realIo(folder)).then((code) => {
    process.exitCode ??= code;
  });
