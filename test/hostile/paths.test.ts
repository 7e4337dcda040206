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

async function expectRefusal(request: string, path: string): Promise<void> {
  const before = onDisk();
  const { code, out, error } = await svscore(request.split(" ").map((word) => word.replace("{}", path)));
  expect(error).toMatch(/^(?:[^\n:]+: )?error\[SV\d{3}\]: .+\n(?: +.*\n)*? {2}help: ./);
  expect(error).not.toMatch(/gone wrong|\n {4}at |E[A-Z]{4,}|\0/);
  expect([code, out]).toEqual([2, ""]);
  expect(onDisk()).toEqual(before);
}

describe.for(Object.entries(reads))("%s", ([, request]) => {
  test.for(Object.entries(unreadable))("a path %s is refused", async ([, path]) =>
    expectRefusal(request, path),
  );
});

describe.for(Object.entries(writesFile))("%s", ([, request]) => {
  const paths = { ...unwritable, "that is a folder": "empty" };
  test.for(Object.entries(paths))("a path %s is refused", async ([, path]) => expectRefusal(request, path));
  test.runIf(existsSync("/dev/full"))("a full disk is told", async () => expectRefusal(request, "/dev/full"));
});

describe.for(Object.entries(writesFolder))("%s", ([name, request]) => {
  const paths = { ...unwritable, "that is a file": "good/bids.csv" };
  const own = Object.entries(paths).filter(
    ([, path]) =>
      !(path.startsWith("shut") && name.startsWith("rescore")) &&
      // A pack and letters make every folder that they need.
      !(path.startsWith("a/b") && /evidence|letters/.test(name)),
  );
  test.for(own)("a path %s is refused", async ([, path]) => expectRefusal(request, path));
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
