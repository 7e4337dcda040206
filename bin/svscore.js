#!/usr/bin/env node
// @ts-check
/**
 * Starts the built program from V8's own compiled form of it, because
 * compiling the bundle would take longer than most evaluations. The form is
 * kept beside the program for each version of Node, one for the program and one
 * for each part that is loaded only when it is needed; one that is missing or
 * does not fit is made anew and never needed for an answer. It is written as
 * Node runs it: a file more on the way to the program takes time on every run.
 */
"use strict";
const { existsSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");

const built = join(__dirname, "..", "dist");

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** The build asks for forms that hold what several runs used. */
const again = process.env["SVSCORE_COMPILED"] === "again";

/** Settings of V8 make a form of their own: one that is rarely used must not drive out the usual one. */
const isPlainNode = () => process.execArgv.length === 0 && !process.env["NODE_OPTIONS"];

/**
 * @param {import("node:vm").Script} script
 * @param {string} path
 */
function keep(script, path) {
  try {
    const temporary = `${path}-${process.pid}`;
    writeFileSync(temporary, script.createCachedData());
    renameSync(temporary, path);
  } catch {
    // A folder that cannot be written costs time, never an answer.
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
  const cachedData = read(kept);
  const text = readFileSync(path, "latin1");
  const source = whole ? text : `(function (${GIVEN}) {${text}\n})`;
  const script = new Script(source, { filename: path, ...(cachedData !== undefined && { cachedData }) });
  const own = { exports: {} };
  script.runInThisContext()(ask, own, own.exports, path, built);
  loaded.set(name, own.exports);
  if (cachedData === undefined || again || (script.cachedDataRejected === true && isPlainNode()))
    process.once("exit", () => keep(script, kept));
  return own.exports;
}

const [first, ...rest] = process.argv.slice(2);

/** The plainest request has a program of its own; `plainlyAsked` says the same of it. */
const plain = first === "evaluate" && rest.length > 0 && !rest.some((one) => one.startsWith("-"));

if (rest.length === 0 && (first === "--version" || first === "-V"))
  process.stdout.write(`${require("../package.json").version}\n`);
else if (existsSync(join(built, "svscore.cjs"))) load(plain ? "./plain.cjs" : "./svscore.cjs", true);
else {
  process.stderr.write("svscore is not built: run `npm run build` in its folder.\n");
  process.exitCode = 3;
}
