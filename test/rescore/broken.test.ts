/** Tables of an archive that cannot be read are told by their names; so is a run that is named by its folder and is none. */
import { spawnSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sample } from "fast-check";
import { describe, expect, test } from "vitest";
import { asTables, usualTender } from "./random.ts";
import { folder, rescored, svscore } from "./run.ts";

const tables = asTables(sample(usualTender, { numRuns: 4, seed: 3 }));

const breaks: Readonly<Record<string, (path: string) => void>> = {
  "is a folder": (path) => mkdirSync(path),
  "is a link to what is not there": (path) => symlinkSync("gone", path),
  "is a link to itself": (path) => symlinkSync(path, path),
  "is a pipe": (path) => void spawnSync("mkfifo", [path]),
};

describe.for(["tenders.ndjson", "prices.csv", "marks.csv", "commitments.csv"])("%s", (name) => {
  test.for(
    Object.entries(breaks).flatMap(([says, make]) => [
      [says, name, make] as const,
      [`${says}, packed`, `${name}.gz`, make] as const,
    ]),
  )("that %s is refused", async ([, own, make]) => {
    const at = folder(tables);
    rmSync(join(at, name));
    make(join(at, own));
    const { code, out, error } = await svscore(at, "rescore", ".", "--library", "next");
    expect([code, out]).toEqual([2, ""]);
    expect(error).toMatch(/^error\[SV905\]: `[^`]*` cannot be read: it is .*\n {2}help: ./);
    expect(error).toContain(`${own}\``);
  });
});

test("a tender of the folder `tenders` that cannot be read stands apart", async () => {
  const { "tenders.ndjson": lines = "", ...rest } = tables;
  const texts = lines.trimEnd().split("\n");
  const keys = texts.map((text) => (JSON.parse(text) as { tender: { reference: string } }).tender.reference);
  const files = Object.fromEntries(texts.map((text, index) => [`tenders/${keys[index]}.json`, text]));
  const at = folder({ ...rest, ...files });
  const whole = (await rescored(at, "--format", "ndjson")).trimEnd().split("\n");
  const path = join(at, `tenders/${keys[0]}.json`);
  rmSync(path);
  mkdirSync(path);
  const lessOne = await svscore(at, "rescore", ".", "--library", "next", "--format", "ndjson");
  expect([lessOne.code, lessOne.error]).toEqual([1, ""]);
  expect(lessOne.out.trimEnd().split("\n")).toEqual(whole.filter((line) => !line.includes(`"${keys[0]}"`)));
  const { out } = await svscore(at, "rescore", ".", "--library", "next", "--format", "json");
  expect(JSON.parse(out).tally.apart[0]).toMatchObject({
    code: "SV905",
    at: `tenders/${keys[0]}.json`,
    tender: true,
  });
});

describe("a run that is named by its folder", () => {
  test("is compared by the lines that it ended with", async () => {
    const at = folder(tables);
    for (const run of ["one", "other"])
      await svscore(at, "rescore", ".", "--library", "next", "-o", `../${run}-of-a-folder`);
    const named = ["../one-of-a-folder", "../other-of-a-folder"];
    const files = await svscore(
      at,
      "rescore",
      "compare",
      ...named.map((one) => `${one}/tenders.ndjson`),
      "-f",
      "json",
    );
    expect(await svscore(at, "rescore", "compare", ...named, "-f", "json")).toEqual(files);
    expect(files.code).toBe(0);
    for (const [from, to] of [
      ["summary.json", "gone.json"],
      ["tenders.ndjson", "gone.ndjson"],
    ] as const) {
      renameSync(join(at, named[0] ?? "", from), join(at, named[0] ?? "", to));
      const { code, out, error } = await svscore(at, "rescore", "compare", ...named);
      expect([code, out]).toEqual([2, ""]);
      expect(error).toMatch(
        /^error\[SV507\]: the folder `.*` holds no run of rescore that is finished\n {2}help: /,
      );
      renameSync(join(at, named[0] ?? "", to), join(at, named[0] ?? "", from));
    }
    mkdirSync(join(at, named[0] ?? "", ".rescore"));
    writeFileSync(join(at, named[0] ?? "", ".rescore/plan.json"), "");
    expect((await svscore(at, "rescore", "compare", ...named)).code).toBe(2);
  });
});
