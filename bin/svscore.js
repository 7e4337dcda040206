#!/usr/bin/env node
// @ts-check
/**
 * Starts the built program from V8's own compiled form of it, because
 * compiling the bundle would take longer than most evaluations. The form is
 * kept beside the program for each version of Node, one for the program and one
 * for each part that is loaded only when it is needed; one that is missing, or
 * that may not be believed, is made anew and never needed for an answer. It is
 * written as Node runs it: a file more on the way to the program takes time on
 * every run.
 */
"use strict";
const {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require("node:fs");
const { join, relative } = require("node:path");
const { Script } = require("node:vm");

const built = join(__dirname, "..", "dist");
const [first, ...rest] = process.argv.slice(2);

/** What an expert is shown rests on nothing but the files of the package, whose digests a registry holds. */
const keepsNothing = process.env["SVSCORE_NO_CACHE"] !== undefined || first === "verify";

/** In bytes. */
const DIGEST = 32;

/**
 * V8 believes what it is given, so a form names what it is of and what it is.
 * @param {string} name
 * @param {Buffer} text
 * @param {Buffer} form
 */
function digest(name, text, form) {
  const hash = require("node:crypto")
    .createHash("sha256")
    .update(readFileSync(join(__dirname, "..", "package.json")));
  for (const part of [name, process.version, process.arch, String(text.length)]) hash.update(`${part}\n`);
  return hash.update(text).update(form).digest();
}

/** Where files have no owners, a form is believed in the user's own profile only. */
const isInProfile = () => !/^(?:\.\.|[A-Za-z]:|$)/.test(relative(require("node:os").homedir(), built));

/**
 * A form is looked at if it is a file and no link, of this user's or of whoever owns the program, that nobody else may write.
 * @param {string} path
 * @param {string} program
 */
function readOwn(path, program) {
  const user = process.geteuid?.();
  if (user === undefined && !(isInProfile() && lstatSync(path).isFile())) return undefined;
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const there = fstatSync(file);
    const isOurs =
      user === undefined ||
      ((there.uid === user || there.uid === lstatSync(program).uid) && (there.mode & 0o022) === 0);
    return there.isFile() && isOurs ? readFileSync(file) : undefined;
  } finally {
    closeSync(file);
  }
}

/**
 * @param {string} path
 * @param {string} name
 * @param {Buffer} text
 * @returns {Buffer | undefined} the form that is kept there, if it may be believed
 */
function read(path, name, text) {
  try {
    const kept = keepsNothing ? undefined : readOwn(path, join(built, name));
    const form = kept?.subarray(DIGEST);
    return form !== undefined && kept?.subarray(0, DIGEST).equals(digest(name, text, form))
      ? form
      : undefined;
  } catch {
    return undefined;
  }
}

/** The build asks for forms that hold what several runs used. */
const again = process.env["SVSCORE_COMPILED"] === "again";

/** Settings of V8 make a form of their own: one that is rarely used must not drive out the usual one. */
const isPlainNode = () => process.execArgv.length === 0 && !process.env["NODE_OPTIONS"];

/** @param {string} path */
function remove(path) {
  try {
    rmSync(path, { force: true });
  } catch {
    // What cannot be taken away is nobody's answer either.
  }
}

/**
 * A new file takes the place of whatever stands there: a link is replaced, and what it leads to stays as it is.
 * @param {import("node:vm").Script} script
 * @param {string} path
 * @param {string} name
 * @param {Buffer} text
 */
function keep(script, path, name, text) {
  const temporary = `${path}-${process.pid}-${process.hrtime.bigint()}`;
  try {
    const form = script.createCachedData();
    writeFileSync(temporary, Buffer.concat([digest(name, text, form), form]), { flag: "wx", mode: 0o644 });
    renameSync(temporary, path);
  } catch {
    // A folder that cannot be written costs time, never an answer.
    remove(temporary);
  }
}

/** What Node hands to a CommonJS module. */
const GIVEN = "require, module, exports, __filename, __dirname";

/** @type {Map<string, unknown>} */
const loaded = new Map();

/**
 * What the program asks for: a part of it that lies beside it, or one of Node's own modules.
 * @param {string} name
 * @returns {unknown}
 */
const ask = (name) => (name.startsWith("./") ? (loaded.get(name) ?? load(name, false)) : require(name));

/**
 * @param {string} name
 * @param {boolean} whole whether the build has made a function of it, whose long text would take time to put together here
 * @returns {unknown}
 */
function load(name, whole) {
  const path = join(built, name);
  const kept = `${path.slice(0, -".cjs".length)}-${process.version}-${process.arch}.cache`;
  const bytes = readFileSync(path);
  const cachedData = read(kept, name, bytes);
  const text = bytes.toString("latin1");
  const source = whole ? text : `(function (${GIVEN}) {${text}\n})`;
  const script = new Script(source, { filename: path, ...(cachedData !== undefined && { cachedData }) });
  const own = { exports: {} };
  script.runInThisContext()(ask, own, own.exports, path, built);
  loaded.set(name, own.exports);
  const isWanted = cachedData === undefined || again || (script.cachedDataRejected === true && isPlainNode());
  if (isWanted && !keepsNothing) process.once("exit", () => keep(script, kept, name, bytes));
  return own.exports;
}

/** The plainest request has a program of its own; `plainlyAsked` says the same of it. */
const plain = first === "evaluate" && rest.length > 0 && !rest.some((one) => one.startsWith("-"));

if (rest.length === 0 && (first === "--version" || first === "-V"))
  process.stdout.write(`${require("../package.json").version}\n`);
else if (existsSync(join(built, "svscore.cjs"))) load(plain ? "./plain.cjs" : "./svscore.cjs", true);
else {
  process.stderr.write("svscore is not built: run `npm run build` in its folder.\n");
  process.exitCode = 3;
}
