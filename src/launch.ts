/**
 * Starts the built program from V8's own compiled form of it, because
 * compiling the bundle would take longer than most evaluations. The form is
 * kept beside the program for each version of Node, one for the bundle and one
 * for each part that is loaded only when it is needed; one that is missing or
 * does not fit is made anew and never needed for an answer.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { plainlyAsked } from "./cli/plain.ts";

declare const SVSCORE_VERSION: string;

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** The build asks for forms that hold what several runs used. */
const again = process.env["SVSCORE_COMPILED"] === "again";

/** Settings of V8 make a form of their own: one that is rarely used must not drive out the usual one. */
const isPlainNode = (): boolean => process.execArgv.length === 0 && !process.env["NODE_OPTIONS"];

function keep(script: Script, path: string): void {
  try {
    const temporary = `${path}-${process.pid}`;
    writeFileSync(temporary, script.createCachedData());
    renameSync(temporary, path);
  } catch {
    // A folder that cannot be written costs time, never an answer.
  }
}

const programs: readonly string[] = ["./svscore.cjs", "./plain.cjs"];

/** What Node hands to a CommonJS module. */
const GIVEN = "require, module, exports, __filename, __dirname";

const loaded = new Map<string, unknown>();

/** What the bundle asks for: a part of the program that lies beside it, or one of Node's own modules. */
const ask = (name: string): unknown =>
  name.startsWith("./") ? (loaded.get(name) ?? load(name)) : require(name);

function load(name: string): unknown {
  const path = join(__dirname, name);
  const kept = `${path.slice(0, -".cjs".length)}-${process.version}-${process.arch}.cache`;
  const cachedData = read(kept);
  const text = readFileSync(path, "latin1");
  // The build has made a function of a whole program, whose long text would take time to put together here.
  const source = programs.includes(name) ? text : `(function (${GIVEN}) {${text}\n})`;
  const script = new Script(source, { filename: path, ...(cachedData !== undefined && { cachedData }) });
  const own = { exports: {} };
  script.runInThisContext()(ask, own, own.exports, path, __dirname);
  loaded.set(name, own.exports);
  if (cachedData === undefined || again || (script.cachedDataRejected === true && isPlainNode()))
    process.once("exit", () => keep(script, kept));
  return own.exports;
}

const argv = process.argv.slice(2);
const [first, ...rest] = argv;
if (rest.length === 0 && (first === "--version" || first === "-V"))
  process.stdout.write(`${SVSCORE_VERSION}\n`);
else if (existsSync(join(__dirname, "svscore.cjs")))
  load(plainlyAsked(argv) === undefined ? "./svscore.cjs" : "./plain.cjs");
else {
  process.stderr.write("svscore is not built: run `npm run build` in its folder.\n");
  process.exitCode = 3;
}
