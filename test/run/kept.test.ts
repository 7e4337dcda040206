/** What is kept between runs changes no byte of any answer: the first run, a later one and one that keeps nothing agree. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Io } from "../../src/io/io.ts";
import { main } from "../../src/main.ts";
import { argumentsIn } from "./arguments.ts";
import { casesIn } from "./golden.ts";
import { world } from "./world.ts";

const within = (name: string): readonly string[] => {
  const folder = fileURLToPath(new URL(`../../${name}/`, import.meta.url));
  return readdirSync(folder).map((one) => join(folder, one));
};

interface Asked {
  readonly name: string;
  readonly folder: string;
  readonly commands: readonly (readonly string[])[];
}

const written: readonly Asked[] = [...casesIn("cases"), ...casesIn("errors")].map(({ name, folder }) => ({
  name,
  folder,
  commands: readFileSync(join(folder, "command"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => argumentsIn(line).slice(1)),
}));
const scored: readonly Asked[] = [...within("examples"), ...within("test/schemes")]
  .filter((folder) => existsSync(join(folder, "bids.csv")))
  .map((folder) => ({
    name: folder.split(/[/\\]/).at(-1) ?? "",
    folder,
    commands: [
      ["evaluate", "bids.csv"],
      ["evaluate", "bids.csv", "--format", "json"],
    ],
  }));

/** One run of all that is asked, in a world where earlier runs kept what `kept` holds. */
async function answers(
  { folder, commands }: Asked,
  environment: Io["environment"],
  kept: Map<string, string>,
) {
  const stdin = join(folder, "stdin");
  const own = world(folder, existsSync(stdin) ? { standardInput: readFileSync(stdin) } : {});
  const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const isKept = (path: string): boolean => path.startsWith("kept/");
  const io: Io = {
    ...own.io,
    environment,
    files: {
      ...own.io.files,
      exists: (path) => kept.has(path) || own.io.files.exists(path),
      read: (path) => (isKept(path) ? new TextEncoder().encode(kept.get(path)) : own.io.files.read(path)),
      write: (path, bytes) =>
        isKept(path) ? void kept.set(path, decode(bytes)) : own.io.files.write(path, bytes),
    },
  };
  const codes: number[] = [];
  for (const argv of commands) codes.push(await main(argv, io));
  return { codes, out: own.out(), error: own.error(), written: [...own.written] };
}

describe("what is kept", () => {
  test("there is enough to ask", () => {
    expect(scored.length).toBeGreaterThanOrEqual(10);
    expect(written.length).toBeGreaterThan(100);
  });

  test.for([...scored, ...written])("$name is answered alike with it and without", async (asked) => {
    const kept = new Map<string, string>();
    const environment = { SVSCORE_CACHE: "kept" };
    const without = await answers(asked, { ...environment, SVSCORE_NO_CACHE: "1" }, kept);
    expect(kept.size).toBe(0);
    expect(await answers(asked, environment, kept)).toEqual(without);
    const before = new Map(kept);
    expect(await answers(asked, environment, kept)).toEqual(without);
    expect(kept).toEqual(before);
  });

  test.for(scored)("$name: its tender is kept, and nothing of its bids", async (asked) => {
    const kept = new Map<string, string>();
    await answers(asked, { SVSCORE_CACHE: "kept" }, kept);
    expect([...kept.keys()].filter((path) => /^kept\/svscore\/tender-\d+\.txt$/.test(path))).toHaveLength(1);
    const rows = readFileSync(join(asked.folder, "bids.csv"), "utf8").trimEnd().split("\n").slice(1);
    const bidders = rows.map((row) => row.split(",")[0] ?? "").filter((name) => name.length > 3);
    for (const text of kept.values())
      expect(bidders.filter((name) => text.includes(name) && !tenderOf(asked.folder).includes(name))).toEqual(
        [],
      );
  });
});

const tenderOf = (folder: string): string => readFileSync(join(folder, "tender.yaml"), "utf8");

describe("the plainest request, which no parser of options reads", () => {
  test.for(scored)("$name gives what the same request with its options written out gives", async (asked) => {
    const [plain, full] = await Promise.all(
      [
        ["evaluate", "bids.csv"],
        ["evaluate", "bids.csv", "--format", "table"],
      ].map((argv) => answers({ ...asked, commands: [argv] }, {}, new Map())),
    );
    expect(plain).toEqual(full);
  });
});
