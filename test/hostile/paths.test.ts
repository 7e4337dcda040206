/**
 * Wherever a command takes a path, one that cannot be read or written is the
 * user's to mend: exit code 2, what is wrong and what to do about it, nothing on
 * standard output and nothing left on the disk.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { list } from "../../src/cli/commands/list.ts";
import { type Files, type Io, realIo } from "../../src/io/io.ts";
import { main } from "../../src/main.ts";
import { reads, writesFile, writesFolder } from "./paths.ts";

/** Arguments and options that take anything but a path. */
const words =
  /^(?:--(?:format|lang|bidder|criterion|lot|aspect|evaluator|mark|rationale|feedback|cites|reason|replaces|of|conflict|step|measure|promised|outcome|quantity|by|reference|present|note|who|when|head|fail-on|max-warnings|redact|on|shard|workers|manifest)|<(?:kind|id|words|rules)>)$/;

const long = "n".repeat(300);
const unreadable = {
  "that is not there": "missing",
  "beneath a file": "good/bids.csv/x",
  "that is a link to what is not there": "dangling",
  "that is a link to itself": "loop",
  "beneath a link to itself": "loop/x.yaml",
  "with too long a name": long,
  "with too long a name and an ending": `${long}.yaml`,
  "with a NUL character": "nul\0x.yaml",
  "that is an empty folder": "empty",
  "that is an empty folder with an ending": "empty.csv",
  "that nobody may look into": "shut",
  "in a folder that nobody may look into": "shut/x.yaml",
};
const unwritable = {
  "beneath a file": "good/bids.csv/x",
  "that is a link to itself": "loop",
  "with too long a name": long,
  "with a NUL character": "nul\0x",
  "with too long a name, in a folder that is not there": `new/${long}`,
  "far beneath what is not there": "a/b/c/d/e",
  "in a folder where nobody may write": "shut/new",
};

const corpus = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
let folder = "";

/** Permissions do not bind whoever runs the tests as root, so the disk's refusal is given in its place; rescore reads and writes some of its files by itself, past this. */
function guarded(): Io {
  const io = realIo(folder);
  const refuse = (path: string): void => {
    if (/^shut(?:$|\/)/.test(path))
      throw Object.assign(new Error("EACCES"), { code: "EACCES", syscall: "open", path: join(folder, path) });
  };
  const guard =
    <Rest extends readonly unknown[], Value>(act: (path: string, ...rest: Rest) => Value) =>
    (path: string, ...rest: Rest): Value => {
      refuse(path);
      return act(path, ...rest);
    };
  const { read, exists, list, entries, glance, write } = io.files;
  const files: Files = {
    ...io.files,
    read: guard(read),
    exists: guard(exists),
    list: guard(list),
    write: guard(write),
    ...(entries !== undefined && { entries: guard(entries) }),
    ...(glance !== undefined && { glance: guard(glance) }),
  };
  const keeping = async () => {
    const own = await io.keeping?.();
    if (own === undefined) throw new Error("nothing is kept");
    return { ...own, append: guard(own.append), writeFolder: guard(own.writeFolder) };
  };
  return { ...io, files, keeping, environment: { SVSCORE_NO_CACHE: "1", PATH: "" } };
}

async function svscore(argv: readonly string[]) {
  let [out, error] = ["", ""];
  const io: Io = {
    ...guarded(),
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
  };
  return { code: await main(argv, io), out, error };
}

const onDisk = (): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((one) => `${one.parentPath}/${one.name}`)
    .sort();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "svscore-paths-"));
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  for (const one of ["good", "blind", "fresh", "marked", "past", "past/one"]) {
    mkdirSync(join(folder, one));
    if (one === "past") continue;
    put(
      `${one}/tender.yaml`,
      `svscore: 1
tender: { reference: T-1, title: Transport, buyer-type: local-government, commenced: 2026-10-01, value: { excluding-vat: 500000 } }
library: ${one === "past/one" ? "../" : ""}../library.yaml
award:
  criteria:
    - { id: price, weight: 60, from: price, score: lowest-over-value }
    - { id: quality, weight: 40, from: marks, scale: 5, social-value: true }
award-decision: { to: Ash, on: 2026-11-01, by: Board }
`,
    );
    put(
      `${one}/bids.csv`,
      `bidder,price${one === "blind" ? "" : ",quality"}\nAsh,100,4\nBirch,120,3\n`.replaceAll(
        one === "blind" ? /,[34]$/gm : /(?!)/g,
        "",
      ),
    );
  }
  for (const [from, to] of [
    ["cases/library-import/set.csv", "set.csv"],
    ["cases/library-import/mapping.yaml", "mapping.yaml"],
    ["cases/rules-test/edges.csv", "edges.csv"],
    ["cases/value-sroi/account.yaml", "account.yaml"],
    ["cases/value-lm3-markdown/study.yaml", "study.yaml"],
  ] as const)
    cpSync(corpus(from), join(folder, to));
  const set = async (...argv: readonly string[]): Promise<void> => {
    const { code, error } = await svscore(argv);
    if (code > 1) throw new Error(`${argv.join(" ")}: ${error}`);
  };
  await set("library", "import", "set.csv", "--map", "mapping.yaml", "-o", "library.yaml");
  await set("evaluate", "good", "-f", "json", "-o", "evaluation.json");
  await set("evaluate", "good", "--evidence", "pack");
  await set("journal", "add", "marked", "conflict", "--evaluator", "A", "--conflict", "none");
  await set("journal", "blind", "blind", "blind/bids.csv");
  await set("rescore", "past", "--library", "library.yaml", "-o", "run");
  await set("rescore", "past", "--library", "library.yaml", "-o", "shard", "--shard", "1/1");
  for (const one of ["empty", "empty.csv"]) mkdirSync(join(folder, one));
  symlinkSync("gone", join(folder, "dangling"));
  symlinkSync("loop", join(folder, "loop"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is not as it must be when a command is given this path, with what kind of path it is. */
async function faultsWith(request: string, kind: string, path: string): Promise<readonly string[]> {
  const before = onDisk();
  const { code, out, error } = await svscore(request.split(" ").map((word) => word.replace("{}", path)));
  const refusal = /^(?:[^\n:]+: )?error\[SV\d{3}\]: .+\n(?: +.*\n)*? {2}help: ./;
  const leak = /gone wrong|\n {4}at |E[A-Z]{4,}|\0/;
  return [
    ...(refusal.test(error) && !leak.test(error) ? [] : [`says ${JSON.stringify(error)}`]),
    ...(code === 2 ? [] : [`ends with ${code}`]),
    ...(out === "" ? [] : [`prints ${JSON.stringify(out)}`]),
    ...(JSON.stringify(onDisk()) === JSON.stringify(before) ? [] : ["leaves something on the disk"]),
  ].map((fault) => `a path ${kind}: ${fault}`);
}

async function expectRefusals(request: string, paths: Readonly<Record<string, string>>): Promise<void> {
  const faults: string[] = [];
  for (const [kind, path] of Object.entries(paths)) faults.push(...(await faultsWith(request, kind, path)));
  expect(faults).toEqual([]);
}

const fullDisk = existsSync("/dev/full") ? { "to a full disk": "/dev/full" } : {};

describe("a path that cannot be used is refused by", () => {
  test.for(Object.entries(reads))("%s", ([, request]) => expectRefusals(request, unreadable));

  test.for(Object.entries(writesFile))("%s", ([, request]) =>
    expectRefusals(request, { ...unwritable, "that is a folder": "empty", ...fullDisk }),
  );

  test.for(Object.entries(writesFolder))("%s", ([name, request]) => {
    const paths = Object.entries({ ...unwritable, "that is a file": "good/bids.csv" }).filter(
      ([, path]) =>
        !(path.startsWith("shut") && name.startsWith("rescore")) &&
        // A pack and letters make every folder that they need.
        !(path.startsWith("a/b") && /evidence|letters/.test(name)),
    );
    return expectRefusals(request, Object.fromEntries(paths));
  });

  test("nobody when the path is good: the check would see it", async () => {
    expect(await faultsWith("evaluate good", "that is good", "")).toEqual([
      'a path that is good: says ""',
      expect.stringMatching(/^a path that is good: ends with [01]$/),
      expect.stringMatching(/^a path that is good: prints /),
    ]);
  });
});

describe("every argument and option of every command", () => {
  const named = (command: Command, before: string): readonly string[] => [
    ...command.registeredArguments.map((one) => `${before} <${one.name()}>`),
    ...command.options
      .filter(({ required, optional }) => required || optional)
      .map(({ long }) => `${before} ${long}`),
    ...command.commands.flatMap((one) => named(one, `${before} ${one.name()}`)),
  ];

  test("that takes a path is in these tables, and no other", async () => {
    const all: string[] = [];
    for (const { name, load } of list) {
      const command = new Command(name);
      (await load())(command, realIo(), () => undefined);
      all.push(...named(command, name));
    }
    const held = Object.keys({ ...reads, ...writesFile, ...writesFolder });
    const paths = all.filter((one) => held.includes(one) || !words.test(one.split(" ").at(-1) ?? ""));
    expect(paths.sort()).toEqual(held.sort());
  });
});
