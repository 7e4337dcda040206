/** However an archive is laid out, cut, ordered or interrupted, the answer is the same, and it is the one of `evaluate`'s engine. */
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { array, asyncProperty, assert as check, constantFrom, sample } from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { asFolders, asTables, library, randomTender, usualTender } from "./random.ts";
import { folder, rescored, room, svscore } from "./run.ts";

/** Where a tender stands is all that may differ between layouts. */
const withoutPlaces = (lines: string): string => lines.replaceAll(/,"at":"[^"]*"/g, "");

describe("big tables and tender folders", () => {
  test.for([
    ["usual", usualTender],
    ["unusual", randomTender],
  ] as const)("give the same lines and the same sums for %s tenders", async ([, tender]) => {
    await check(
      asyncProperty(array(tender, { minLength: 1, maxLength: 8 }), async (tenders) => {
        const [tables, folders] = [folder(asTables(tenders)), folder(asFolders(tenders))];
        const lines = await rescored(folders, "--exact", "--format", "ndjson");
        expect(withoutPlaces(await rescored(tables, "--exact", "--format", "ndjson"))).toBe(
          withoutPlaces(lines),
        );
        expect(await rescored(tables, "--format", "json")).toBe(await rescored(folders, "--format", "json"));
      }),
      { numRuns: 12 },
    );
  });

  test("rows in any order, packed or not, give the same bytes", async () => {
    await check(
      asyncProperty(array(randomTender, { minLength: 2, maxLength: 6 }), async (tenders) => {
        const lines = await rescored(folder(asTables(tenders)), "--exact", "--format", "ndjson");
        const turned = asTables(tenders, true);
        expect(await rescored(folder(turned), "--exact", "--format", "ndjson")).toBe(lines);
        const { "commitments.csv": commitments = "", ...rest } = turned;
        const packed = folder({ ...rest, "commitments.csv.gz": gzipSync(commitments) });
        expect(await rescored(packed, "--exact", "--format", "ndjson")).toBe(lines);
      }),
      { numRuns: 6 },
    );
  });

  test("the same bytes come of it without WebAssembly", async () => {
    const at = folder(asTables(sample(usualTender, { numRuns: 20, seed: 3 })));
    const lines = await rescored(at, "--exact", "--format", "ndjson");
    vi.stubGlobal("WebAssembly", undefined);
    expect(await rescored(at, "--exact", "--format", "ndjson")).toBe(lines);
    vi.unstubAllGlobals();
  });

  test("a table that is not by the book is handed to the ordinary reader", async () => {
    const tenders = sample(usualTender, { numRuns: 3, seed: 7 });
    const tables = asTables(tenders);
    const lines = await rescored(folder(tables), "--format", "ndjson");
    const parted = (delimiter: string, first = ""): Readonly<Record<string, string>> =>
      Object.fromEntries(
        Object.entries(tables).map(([name, text]) => [
          name,
          name.endsWith(".csv") ? first + stringify(parse(text), { delimiter }) : text,
        ]),
      );
    const windows = { ...tables, "prices.csv": Buffer.from(tables["prices.csv"] ?? "", "latin1") };
    for (const odd of [parted(";"), parted("\t"), parted(";", "sep=;\n"), windows])
      expect(await rescored(folder(odd), "--format", "ndjson")).toBe(lines);
  });
});

const answer = (at: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(at).map((name) => [name, readFileSync(join(at, name), "utf8")]));

const partsOf = (name: string): readonly string[] =>
  readdirSync(join(room, name, ".rescore")).filter((file) => /^\d+\.json$/.test(file));

/** A run that is stopped when its first part is done. */
async function interrupted(at: string, name: string, argv: readonly string[]): ReturnType<typeof svscore> {
  const running = svscore(at, ...argv);
  const heard = setInterval(() => {
    if (process.listenerCount("SIGINT") > 0 && readdirSync(room).includes(name) && partsOf(name).length > 0)
      process.emit("SIGINT");
  }, 1);
  const first = await running;
  clearInterval(heard);
  return first;
}

describe("a run in pieces", () => {
  const tenders = sample(randomTender, { numRuns: 30, seed: 11 });

  test("shards merge into the bytes of one run, in any order", async () => {
    await check(
      asyncProperty(constantFrom(2, 5), async (shards) => {
        for (const layout of [asTables(tenders), asFolders(tenders)]) {
          const at = folder(layout);
          await rescored(at, "-o", join(room, `one-${basename(at)}`));
          const names = Array.from({ length: shards }, (_, index) =>
            join(room, `shard-${basename(at)}-${index}`),
          );
          for (const [index, name] of names.entries())
            await rescored(at, "-o", name, "--shard", `${index + 1}/${shards}`);
          const { error } = await svscore(
            at,
            "rescore",
            "merge",
            ...names.reverse(),
            "-o",
            join(room, `merged-${basename(at)}`),
          );
          expect(error).toBe("");
          expect(answer(join(room, `merged-${basename(at)}`))).toEqual(
            answer(join(room, `one-${basename(at)}`)),
          );
        }
      }),
      { numRuns: 2 },
    );
  });

  test("shards of two archives are not merged, wherever an archive lies", async () => {
    for (const [layout, other] of [
      [asTables(tenders), asTables(tenders.slice(1))],
      [asFolders(tenders), asFolders(tenders.slice(1))],
    ]) {
      const half = async (
        files: Readonly<Record<string, string | Uint8Array>>,
        share: string,
      ): Promise<string> => {
        const at = folder(files);
        const name = join(room, `half-${basename(at)}`);
        await rescored(at, "-o", name, "--shard", share);
        return name;
      };
      const [one, copied, strange] = [
        await half(layout ?? {}, "1/2"),
        await half(layout ?? {}, "2/2"),
        await half(other ?? {}, "2/2"),
      ];
      const merged = await svscore(room, "rescore", "merge", one, copied, "-o", `${one}-merged`);
      expect(merged.error).toBe("");
      const refused = await svscore(room, "rescore", "merge", one, strange, "-o", `${one}-refused`);
      expect(refused.error).toContain("SV507");
      expect(refused.code).toBe(2);
    }
  });

  test("shards under a library that was changed between them are not merged", async () => {
    const at = folder(asTables(tenders));
    const [one, other] = ["first", "second"].map((name) => join(room, `${basename(at)}-${name}`)) as [
      string,
      string,
    ];
    await rescored(at, "-o", one, "--shard", "1/2");
    writeFileSync(join(at, "next", "library.yaml"), `${library(2)}# put right\n`);
    await rescored(at, "-o", other, "--shard", "2/2");
    const { code, error } = await svscore(room, "rescore", "merge", one, other, "-o", `${one}-merged`);
    expect([code, error]).toEqual([2, expect.stringContaining("SV507")]);
  });

  test("an interrupted run keeps its parts, and ends in the bytes of an uninterrupted one", async () => {
    const many = Array.from({ length: 9 }, () => tenders).flat();
    const at = folder(asFolders(many));
    await rescored(at, "-o", join(room, "whole"));
    const argv = ["rescore", ".", "--library", "next", "-o", join(room, "resumed"), "--workers", "1"];
    const first = await interrupted(at, "resumed", argv);
    expect(first.code).toBe(130);
    expect(first.error).toContain("--resume");
    expect(partsOf("resumed")).toHaveLength(1);
    expect(readdirSync(join(room, "resumed"))).toEqual([".rescore"]);
    expect((await svscore(at, ...argv)).error).toContain("error[SV506]");
    const second = await svscore(at, ...argv, "--resume");
    expect(second.error).toBe("");
    expect(answer(join(room, "resumed"))).toEqual(answer(join(room, "whole")));
  });

  test.for([
    ["a file is changed", (own: string) => appendFileSync(join(own, "bids.csv"), "Zelkova,90000\n")],
    [
      "a file is added",
      (own: string) => writeFileSync(join(own, "bids-2.csv"), "bidder,price\nZelkova,90000\n"),
    ],
    ["a file is taken away", (own: string) => rmSync(join(own, "commitments.csv"))],
    [
      "the tender's own library is changed",
      (own: string) => writeFileSync(join(own, "county.yaml"), library(2)),
    ],
  ] as const)("a run that goes on after %s ends in the bytes of a new one", async ([what, change]) => {
    const at = folder(asFolders(Array.from({ length: 4 }, () => tenders).flat()));
    const name = `changed-${basename(at)}`;
    const argv = ["rescore", ".", "--library", "next", "-o", join(room, name), "--workers", "1"];
    expect((await interrupted(at, name, argv)).code).toBe(130);
    change(join(at, "T-0002"));
    expect((await svscore(at, ...argv, "--resume")).error).toBe("");
    await rescored(at, "-o", join(room, `${name}-new`));
    expect(answer(join(room, name)), what).toEqual(answer(join(room, `${name}-new`)));
  });

  test("a part that was half-written is done again", async () => {
    const tables = asTables(tenders);
    const stranger = "T-0000,Nobody at all,JOB-01,1,,2027-03-31,payroll,plan,owner,\n";
    const at = folder({ ...tables, "commitments.csv": (tables["commitments.csv"] ?? "") + stranger });
    await rescored(at, "-o", join(room, "sound"));
    const argv = ["rescore", ".", "--library", "next", "-o", join(room, "damaged")];
    const plan = await svscore(at, ...argv, "--strict");
    expect(plan.code).toBe(2);
    const work = join(room, "damaged", ".rescore");
    writeFileSync(join(work, "000000.ndjson"), "half a li");
    writeFileSync(join(work, "000000.csv"), "");
    writeFileSync(
      join(work, "000000.json"),
      JSON.stringify({ sums: ["", ""], tally: {}, tenders: [], rows: 0 }),
    );
    expect((await svscore(at, ...argv, "--resume")).error).toBe("");
    expect(answer(join(room, "damaged"))).toEqual(answer(join(room, "sound")));
  });
});
