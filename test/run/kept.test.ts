/** What is kept between runs changes no byte of any answer: the first run, a later one and one that keeps nothing agree. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Io } from "../../src/io/io.ts";
import { main } from "../../src/main.ts";
import { casesIn, expected, run } from "./golden.ts";
import { world } from "./world.ts";

const within = (name: string): readonly string[] => {
  const folder = fileURLToPath(new URL(`../../${name}/`, import.meta.url));
  return readdirSync(folder).map((one) => join(folder, one));
};

/** The cases whose files are kept, one for each command and text of them. */
const written = [
  ...new Map(
    [...casesIn("cases"), ...casesIn("errors")].flatMap((one) => {
      const files = readdirSync(one.folder).filter((name) => name.endsWith(".yaml"));
      const texts = files.map((name) => readFileSync(join(one.folder, name), "utf8"));
      const command = readFileSync(join(one.folder, "command"), "utf8").split(" ")[1];
      return files.length === 0 ? [] : [[[command, ...texts].join("\n"), one] as const];
    }),
  ).values(),
];
const scored = [...within("examples"), ...within("test/schemes")]
  .filter((folder) => existsSync(join(folder, "bids.csv")))
  .map((folder) => ({ name: folder.split(/[/\\]/).at(-1) ?? "", folder }));

/** The world in which earlier runs kept what `kept` holds. */
const among =
  (kept: Map<string, string>, environment: Io["environment"] = {}) =>
  (io: Io): Io => ({
    ...io,
    environment: { ...io.environment, SVSCORE_CACHE: "kept", ...environment },
    copies: {
      read: (path) => (kept.has(path) ? new TextEncoder().encode(kept.get(path)) : undefined),
      write: (path, bytes) => void kept.set(path, new TextDecoder().decode(bytes)),
    },
  });

async function answers(
  folder: string,
  commands: readonly (readonly string[])[],
  kept: Map<string, string>,
  environment: Io["environment"] = {},
) {
  const own = world(folder);
  const io = among(kept, environment)(own.io);
  const codes: number[] = [];
  for (const argv of commands) codes.push(await main(argv, io));
  return { codes, out: own.out(), error: own.error(), written: [...own.written] };
}

describe("what is kept", () => {
  test("there is enough to ask", () => {
    expect(scored.length).toBeGreaterThanOrEqual(10);
    expect(written.length).toBeGreaterThan(80);
  });

  let keeping = 0;
  test.for(written)("$name is answered alike at first and later", async ({ folder }) => {
    const kept = new Map<string, string>();
    expect(await run(folder, among(kept))).toEqual(expected(folder));
    const before = new Map(kept);
    if (kept.size > 0) keeping += 1;
    expect(await run(folder, among(kept))).toEqual(expected(folder));
    expect(kept).toEqual(before);
  });

  test("most of these cases keep something", () => {
    expect(keeping).toBeGreaterThan(written.length / 2);
  });

  test.for(scored)("$name is answered alike with it and without", async ({ folder }) => {
    const kept = new Map<string, string>();
    const commands = [
      ["evaluate", "bids.csv"],
      ["evaluate", "bids.csv", "--format", "json"],
    ];
    const without = await answers(folder, commands, kept, { SVSCORE_NO_CACHE: "1" });
    expect(kept.size).toBe(0);
    expect(await answers(folder, commands, kept)).toEqual(without);
    const before = new Map(kept);
    expect(await answers(folder, commands, kept)).toEqual(without);
    expect(kept).toEqual(before);
    expect([...kept.keys()].filter((path) => /^kept\/svscore\/tender-\d+\.txt$/.test(path))).toHaveLength(1);
    const tender = readFileSync(join(folder, "tender.yaml"), "utf8");
    const rows = readFileSync(join(folder, "bids.csv"), "utf8").trimEnd().split("\n").slice(1);
    const bidders = rows.map((row) => row.split(",")[0] ?? "").filter((name) => name.length > 3);
    for (const text of kept.values())
      expect(bidders.filter((name) => text.includes(name) && !tender.includes(name))).toEqual([]);
  });
});

describe("the plainest request, which no parser of options reads", () => {
  test.for(scored)(
    "$name gives what the same request with its options written out gives",
    async ({ folder }) => {
      const [plain, full] = await Promise.all(
        [
          ["evaluate", "bids.csv"],
          ["evaluate", "bids.csv", "--format", "table"],
        ].map((argv) => answers(folder, [argv], new Map(), { SVSCORE_NO_CACHE: "1" })),
      );
      expect(plain).toEqual(full);
    },
  );
});
