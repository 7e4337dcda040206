/**
 * A case is a folder: a `command` (a line for each time that svscore is run),
 * perhaps `stdin`, the files that it reads, perhaps
 * `before` (commands that make what it starts from and whose answers are not
 * part of it), and what must come of it in
 * `stdout`, `stderr`, `exit-code` and, for files that are written, `written/`.
 * With UPDATE_GOLDEN=1 these are written anew, but never under CI.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Io } from "../../src/io/io.ts";
import { main } from "../../src/main.ts";
import { argumentsIn } from "./arguments.ts";
import { world } from "./world.ts";

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** A line for each command. */
  readonly exitCode: string;
  readonly written: Readonly<Record<string, string>>;
}

const corpus = (name: string): string => fileURLToPath(new URL(`../${name}/`, import.meta.url));

export interface Case {
  readonly name: string;
  readonly folder: string;
}

/** @returns the folders of `test/cases` or `test/errors`, by name. */
export function casesIn(name: "cases" | "errors"): readonly Case[] {
  return readdirSync(corpus(name), { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map((one) => ({ name: one.name, folder: join(corpus(name), one.name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * @param among what the program's world is besides the case's folder
 * @returns what the program makes of a case, with the program's own version left open.
 */
export async function run(folder: string, among = (io: Io): Io => io): Promise<Outcome> {
  const stdin = join(folder, "stdin");
  const {
    io: own,
    out,
    error,
    written,
  } = world(folder, existsSync(stdin) ? { standardInput: readFileSync(stdin) } : {});
  const io = among(own);
  const before = join(folder, "before");
  const lines = (path: string): readonly string[] => readFileSync(path, "utf8").trimEnd().split("\n");
  for (const command of existsSync(before) ? lines(before) : [])
    await main(argumentsIn(command).slice(1), io);
  const start = { out: out().length, error: error().length, written: new Map(written) };
  const codes: number[] = [];
  for (const command of lines(join(folder, "command"))) {
    const [program, ...argv] = argumentsIn(command);
    if (program !== "svscore") throw new Error(`${folder}: a command begins with svscore: ${command}`);
    codes.push(await main(argv, io));
  }
  return {
    stdout: withoutVersion(out().slice(start.out)),
    stderr: withoutVersion(error().slice(start.error)),
    exitCode: codes.map((code) => `${code}\n`).join(""),
    written: Object.fromEntries(
      [...written].flatMap(([name, text]) =>
        start.written.get(name) === text ? [] : [[name, withoutVersion(text)]],
      ),
    ),
  };
}

const version = (
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }
).version.replaceAll(".", "\\.");

/** A release changes no golden; the versions of libraries and rules stay, because they belong to the answer. */
function withoutVersion(text: string): string {
  const own = new RegExp(`(^|svscore |"name": "svscore",\\s*"version": ")${version}(?=$|[",.\\s])`, "gm");
  return text.replace(own, "$1<version>");
}

/** @returns what the case's folder says must come of it; a file that is not there is `undefined`. */
export function expected(folder: string): Partial<Outcome> {
  const read = (name: string): string | undefined => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  };
  const [stdout, stderr, exitCode] = [read("stdout"), read("stderr"), read("exit-code")];
  return {
    ...(stdout !== undefined && { stdout }),
    ...(stderr !== undefined && { stderr }),
    ...(exitCode !== undefined && { exitCode }),
    written: Object.fromEntries(
      filesIn(join(folder, "written")).map((name) => [
        name,
        readFileSync(join(folder, "written", name), "utf8"),
      ]),
    ),
  };
}

function filesIn(folder: string, within = ""): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) =>
      statSync(join(folder, name)).isDirectory()
        ? filesIn(join(folder, name), `${within}${name}/`)
        : [`${within}${name}`],
    );
}

export const updating = process.env["UPDATE_GOLDEN"] === "1" && (process.env["CI"] ?? "") === "";

/** Writes what came of the case as what must come of it, unless svscore has gone wrong. */
export function accept(folder: string, outcome: Outcome): void {
  if (outcome.exitCode.includes("3")) throw new Error(`svscore has gone wrong:\n${outcome.stderr}`);
  rmSync(join(folder, "written"), { recursive: true, force: true });
  const files = {
    stdout: outcome.stdout,
    stderr: outcome.stderr,
    "exit-code": outcome.exitCode,
    ...Object.fromEntries(Object.entries(outcome.written).map(([name, text]) => [`written/${name}`, text])),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
