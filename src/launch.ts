/**
 * Starts the built program from V8's own compiled form of it, because
 * compiling the bundle would take longer than most evaluations. The form is
 * kept beside the program for each version of Node; one that is missing or
 * does not fit is made anew and never needed for an answer.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";

declare const SVSCORE_VERSION: string;

const bundle = join(__dirname, "svscore.cjs");
const kept = join(__dirname, `svscore-${process.version}-${process.arch}.cache`);

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function keep(script: Script): void {
  try {
    const temporary = `${kept}-${process.pid}`;
    writeFileSync(temporary, script.createCachedData());
    renameSync(temporary, kept);
  } catch {
    // A folder that cannot be written costs time, never an answer.
  }
}

function launch(): void {
  const cachedData = read(kept);
  const source = `(function (require, module, exports, __filename, __dirname) {${readFileSync(bundle, "latin1")}\n})`;
  const script = new Script(source, { filename: bundle, ...(cachedData !== undefined && { cachedData }) });
  const own = { exports: {} };
  script.runInThisContext()(createRequire(bundle), own, own.exports, bundle, __dirname);
  if (cachedData === undefined || script.cachedDataRejected === true)
    process.once("exit", () => keep(script));
}

const [first, ...rest] = process.argv.slice(2);
if (rest.length === 0 && (first === "--version" || first === "-V"))
  process.stdout.write(`${SVSCORE_VERSION}\n`);
else if (existsSync(bundle)) launch();
else {
  process.stderr.write("svscore is not built: run `npm run build` in its folder.\n");
  process.exitCode = 3;
}
