/** What is not there, or cannot be told, is said: nothing is scored as though it had been offered as nought. */
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { sample } from "fast-check";
import { describe, expect, test } from "vitest";
import { asFolders, asTables, usualTender } from "./random.ts";
import { folder, rescored, room, svscore } from "./run.ts";

const tenders = sample(usualTender, { numRuns: 4, seed: 3 });
type Files = Readonly<Record<string, string>>;
const without = (files: Files, pattern: RegExp): Files =>
  Object.fromEntries(Object.entries(files).filter(([name]) => !pattern.test(name)));

interface Told {
  readonly all: { readonly tenders: number };
  readonly tendersApart: number;
  readonly byFault: Readonly<Record<string, number>>;
  readonly apart: readonly { readonly at: string; readonly says: string }[];
}
const told = async (files: Files): Promise<Told> => {
  const { tally } = JSON.parse(await rescored(folder(files), "--format", "json")) as { tally: Told };
  return tally;
};

describe("a table that is not there", () => {
  test.for([
    ["commitments", "SV320"],
    ["marks", "SV304"],
  ])("%s: each tender that needs it stands apart, as its folder does", async ([name, code]) => {
    const pattern = new RegExp(`${name}\\.csv$`);
    const [tables, folders] = [
      await told(without(asTables(tenders), pattern)),
      await told(without(asFolders(tenders), pattern)),
    ];
    expect(tables.all.tenders).toBe(0);
    expect(tables.byFault).toEqual({ [String(code)]: tenders.length });
    expect([tables.tendersApart, tables.byFault]).toEqual([folders.tendersApart, folders.byFault]);
    expect(tables.apart.map(({ at }) => at)).toEqual(
      tenders.map((_, index) => `tenders.ndjson:${index + 1}`),
    );
  });

  test("a column of prices under another name: each tender stands apart", async () => {
    const tables = asTables(tenders);
    const found = await told({
      ...tables,
      "prices.csv": (tables["prices.csv"] ?? "").replace("price", "prise"),
    });
    expect([found.all.tenders, found.byFault]).toEqual([0, { SV304: tenders.length }]);
  });

  test("one tender without marks stands apart, and the others are scored", async () => {
    const tables = asTables(tenders);
    const marks = (tables["marks.csv"] ?? "").split("\n");
    const [first = ""] = marks[1]?.split(",") ?? [];
    const found = await told({
      ...tables,
      "marks.csv": marks.filter((row) => !row.startsWith(`${first},`)).join("\n"),
    });
    expect([found.all.tenders, found.byFault]).toEqual([tenders.length - 1, { SV304: 1 }]);
  });
});

test("an archive of big tables and of tender folders is refused", async () => {
  const at = folder({
    ...asTables(tenders),
    ...Object.fromEntries(
      Object.entries(asFolders(tenders.slice(0, 2))).map(([name, text]) => [`2027/${name}`, text]),
    ),
  });
  const { code, out, error } = await svscore(at, "rescore", ".", "--library", "next");
  expect([code, out]).toEqual([2, ""]);
  expect(error).toContain("error[SV501]");
  expect(error).toMatch(/2027\/T-\d+` and 1 more/);
});

test("libraries of a folder `tenders` are found from it, wherever one stands", async () => {
  const { "tenders.ndjson": lines = "", ...tables } = asTables(tenders);
  const apart = Object.fromEntries(
    lines
      .trimEnd()
      .split("\n")
      .map((text) => {
        const one = JSON.parse(text) as { library: string; tender: { reference: string } };
        return [
          `tenders/${one.tender.reference}.json`,
          JSON.stringify({ ...one, library: one.library.replace("./", "../") }),
        ];
      }),
  );
  const at = folder({ ...tables, ...apart });
  const { out, error } = await svscore(
    dirname(at),
    "rescore",
    basename(at),
    "--library",
    join(at, "next"),
    "--format",
    "ndjson",
  );
  expect(error).toBe("");
  const whole = await rescored(folder(asTables(tenders)), "--format", "ndjson");
  const placeless = (text: string): string => text.replaceAll(/,"at":"[^"]*"/g, "");
  expect(placeless(out)).toBe(placeless(whole));
  expect(out).toContain(`"at":"${basename(at)}/tenders/T-0001.json"`);
});

test("places inside words are told by their line", async () => {
  const tables = asTables(tenders);
  const prices = (tables["prices.csv"] ?? "").split("\n");
  const doubled = [...prices.slice(0, 2), prices[1], ...prices.slice(2)].join("\n");
  const found = await told({ ...tables, "prices.csv": doubled });
  expect(found.apart).toEqual([
    expect.objectContaining({
      at: expect.stringMatching(/^prices\.csv:3:\d+$/),
      says: expect.stringMatching(/already has a row at prices\.csv:2:\d+$/),
    }),
  ]);
});

describe("what no run can do", () => {
  const at = folder(asTables(tenders));
  test("go on with nothing", async () => {
    const { code, error } = await svscore(at, "rescore", ".", "--library", "next", "--resume");
    expect(code).toBe(2);
    expect(error).toContain("name it with --output");
  });
});

test("two runs of which one is not exact are held against each other as they are shown", async () => {
  const at = folder(asTables(tenders));
  const names = ["plain", "exact"].map((name) => join(room, `${basename(at)}-${name}.ndjson`));
  for (const [index, name] of names.entries()) {
    mkdirSync(dirname(name), { recursive: true });
    writeFileSync(name, await rescored(at, "--format", "ndjson", ...(index === 1 ? ["--exact"] : [])));
  }
  const [plain = "", exact = ""] = names;
  for (const [one, other, words] of [
    [plain, exact, "alike in every figure that both show"],
    [exact, plain, "alike in every figure that both show"],
    [exact, exact, "alike to the last figure"],
  ] as const) {
    const { code, out } = await svscore(at, "rescore", "compare", one, other);
    expect([code, out.replaceAll(/\s+/g, " ")]).toEqual([0, expect.stringContaining(words)]);
  }
});
