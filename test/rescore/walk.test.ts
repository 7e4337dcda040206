/** Every real folder of an archive is scored once, whatever links lead to it; what cannot be looked into is told. */
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { sample } from "fast-check";
import { describe, expect, test } from "vitest";
import { type Files, type Io, realIo } from "../../src/io/io.ts";
import { main } from "../../src/main.ts";
import { findTenderFolders } from "../../src/rescore/read/find-tenders.ts";
import { asFolders, usualTender } from "./random.ts";
import { folder, rescored, svscore } from "./run.ts";

const tender = { "tender.yaml": "", "bids.csv": "" };
const tenders = (...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.flatMap((name) => Object.entries(tender).map(([file, text]) => [`${name}/${file}`, text])),
  );

const found = (at: string, name = "."): readonly string[] =>
  findTenderFolders(realIo(at), name).filter((one) => one !== "next");

describe("the walk over an archive", () => {
  const plain = ["2024/a", "2024/b", "2025/01/c", "d"];

  test("finds tender folders in the order of their names", () => {
    expect(found(folder(tenders(...plain)))).toEqual(plain);
  });

  test.for([
    ["a link to the archive itself", (at: string) => symlinkSync(".", join(at, "self"))],
    [
      "many links in a circle",
      (at: string) => {
        for (let one = 0; one < 8; one += 1) symlinkSync(".", join(at, `self${one}`));
      },
    ],
    ["a link to a folder above", (at: string) => symlinkSync("../..", join(at, "2025/01/up"))],
    ["a link to a tender that comes later", (at: string) => symlinkSync("../d", join(at, "2024/0"))],
    [
      "links to each other's folders",
      (at: string) => {
        symlinkSync("../2025", join(at, "2024/other"));
        symlinkSync("../2024", join(at, "2025/other"));
      },
    ],
  ] as const)("finds the same with %s", ([, link]) => {
    const at = folder(tenders(...plain));
    link(at);
    for (const [name, start] of [
      [".", ""],
      [at, `${at}/`],
      [`${at}/`, `${at}/`],
    ] as const)
      expect(found(at, name).filter((one) => !one.endsWith("/next"))).toEqual(
        plain.map((one) => start + one),
      );
  });

  test("follows links to folders elsewhere, at their place and once", () => {
    const [at, elsewhere] = [folder(tenders("a", "z")), folder(tenders("x", "y"))];
    symlinkSync(elsewhere, join(at, "m"));
    symlinkSync(elsewhere, join(at, "n"));
    symlinkSync(join(elsewhere, "x"), join(at, "o"));
    symlinkSync(at, join(elsewhere, "back"));
    expect(found(at).filter((one) => !one.includes("next"))).toEqual(["a", "m/x", "m/y", "z"]);
  });

  test("goes round the archive where a link leads above it, and scores nothing twice", () => {
    const above = folder(tenders("archive/a", "other/b"));
    symlinkSync("..", join(above, "archive/up"));
    expect(found(above, "archive").filter((one) => !one.includes("next"))).toEqual([
      "archive/a",
      "archive/up/other/b",
    ]);
  });

  test("takes a link that leads nowhere, or to itself, for a folder that cannot be read", () => {
    const at = folder(tenders("a"));
    symlinkSync("gone", join(at, "b"));
    symlinkSync("c", join(at, "c"));
    symlinkSync("a/bids.csv", join(at, "file"));
    mkdirSync(join(at, "empty"));
    expect(found(at)).toEqual(["a", "b", "c"]);
  });

  test("asks no more than the names of a folder of a tender", () => {
    const asked: string[] = [];
    const { files, ...io } = realIo(folder(tenders("a", "b")));
    const noted = { ...files, entries: note("entries"), real: note("real"), list: note("list") } as Files;
    function note(which: "entries" | "real" | "list") {
      return (path: string) => {
        asked.push(`${which} ${path}`);
        return files[which]?.(path);
      };
    }
    findTenderFolders({ ...io, files: noted } as Io, ".");
    expect(asked.filter((one) => !one.includes("next"))).toEqual([
      "real .",
      "list .",
      "entries .",
      "list a",
      "list b",
    ]);
  });
});

describe("a folder that may not be looked into", () => {
  const files = asFolders(sample(usualTender, { numRuns: 3, seed: 3 }));
  const names = [
    ...new Set(Object.keys(files).flatMap((name) => /^(.*)\/tender\./.exec(name)?.[1] ?? [])),
  ].sort();

  /** Permissions do not bind whoever runs the tests as root, so the disk's answer is given in its place. */
  const closed = (at: string, shut: string): Io => {
    const io = realIo(at);
    const checked =
      <Args extends readonly unknown[], Value>(act: (path: string, ...rest: Args) => Value) =>
      (path: string, ...rest: Args): Value => {
        if (path === shut || path.startsWith(`${shut}/`))
          throw Object.assign(new Error("EACCES"), {
            code: "EACCES",
            syscall: "scandir",
            path: join(at, path),
          });
        return act(path, ...rest);
      };
    const { glance = io.files.read, entries = () => [], list, read, exists } = io.files;
    return {
      ...io,
      environment: { SVSCORE_NO_CACHE: "1" },
      files: {
        ...io.files,
        list: checked(list),
        read: checked(read),
        exists: checked(exists),
        glance: checked(glance),
        entries: checked(entries),
      },
    };
  };

  const run = async (io: Io, ...argv: readonly string[]) => {
    let [out, error] = ["", ""];
    const code = await main(["rescore", ".", "--library", "next", ...argv], {
      ...io,
      out: (text) => {
        out += text;
      },
      error: (text) => {
        error += text;
      },
    });
    return { code, out, error };
  };

  test("stands apart as a tender that cannot be read, and the rest is scored", async () => {
    const at = folder(files);
    const [shut = "", ...rest] = names;
    const whole = (await rescored(at, "--format", "ndjson")).trimEnd().split("\n");
    const { code, out, error } = await run(closed(at, shut), "--format", "ndjson");
    expect([code, error]).toEqual([1, ""]);
    expect(out.trimEnd().split("\n")).toEqual(
      whole.filter((line) => rest.some((one) => line.includes(`"at":"${one}/`))),
    );
    const summary = JSON.parse((await run(closed(at, shut), "--format", "json")).out);
    expect(summary.tally.tendersApart).toBe(1);
    expect(summary.tally.apart).toEqual([
      { code: "SV905", at: shut, says: `\`${shut}\` cannot be read: you have no permission`, tender: true },
    ]);
  });

  test("ends a strict run", async () => {
    const { code, out, error } = await run(closed(folder(files), names[0] ?? ""), "--strict");
    expect([code, out]).toEqual([2, ""]);
    expect(error).toContain("error[SV905]: ");
  });

  test("is refused when it is the archive itself", async () => {
    const at = folder(files);
    const { code, out, error } = await run(closed(at, "."));
    expect([code, out]).toEqual([2, ""]);
    expect(error).toMatch(/^error\[SV905\]: `.*` cannot be read: you have no permission\n {2}help: /);
  });

  test("a link to what is not there stands apart too", async () => {
    const at = folder(files);
    symlinkSync("gone", join(at, "gone-too"));
    const { code, out } = await svscore(at, "rescore", ".", "--library", "next", "--format", "json");
    expect([code, JSON.parse(out).tally.tendersApart]).toEqual([1, 1]);
    expect(JSON.parse(out).tally.apart[0].says).toContain("cannot be read");
  });
});

test("a library is named by its file as by its folder", async () => {
  const at = folder(asFolders(sample(usualTender, { numRuns: 2, seed: 3 })));
  const one = await svscore(at, "rescore", ".", "--library", "next/library.yaml", "--format", "ndjson");
  expect(one.error).toBe("");
  expect(one.out).toBe(await rescored(at, "--format", "ndjson"));
});

test("a library that links lead to is checked once, under its own name", async () => {
  const at = folder({});
  symlinkSync("next", join(at, "a"));
  symlinkSync("next", join(at, "z"));
  symlinkSync(".", join(at, "self"));
  for (const paths of [["."], ["a", "next", "z"]]) {
    const { out } = await svscore(at, "library", "check", ...paths, "--format", "json");
    expect(JSON.parse(out).files.map((one: { file?: string }) => one.file ?? one)).toEqual([
      "next/library.yaml",
    ]);
  }
});
