/**
 * Every kind of file, damaged from a seed, under every kind of command: refused
 * or answered, never with svscore's own fault, a stack trace, an answer beside
 * a refusal, raw control characters, or in more than little time. Then valid
 * tenders, changed so that the meaning is known to change or to stay.
 *
 *     npm run fuzz                       60 seconds
 *     FUZZ_SEED=7 FUZZ_SECONDS=600 npm run fuzz
 *     FUZZ_ONLY=123 npm run fuzz         one input again
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { sample } from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Io } from "../../src/io/io.ts";
import { realIo } from "../../src/io/io.ts";
import { main } from "../../src/main.ts";
import { memoryIo } from "../oracle/memory-io.ts";
import { asTables, library, usualTender } from "../rescore/random.ts";
import { argumentsIn } from "../run/arguments.ts";
import { casesIn } from "../run/golden.ts";
import { world } from "../run/world.ts";
import { below, damaged, oneOf, type Random, randomFrom } from "./damage.ts";
import { type Ended, faultOf } from "./fault.ts";

const seconds = Number(process.env["FUZZ_SECONDS"] ?? "60");
const seed = Number(process.env["FUZZ_SEED"] ?? "20261201");
const only = process.env["FUZZ_ONLY"];

const room = mkdtempSync(join(tmpdir(), "svscore-fuzz-"));
afterAll(() => rmSync(room, { recursive: true, force: true }));

interface Subject {
  readonly name: string;
  readonly argv: readonly string[];
  readonly folder: string;
  /** The files that may be damaged, by their path from the folder. */
  readonly files: readonly string[];
}

const own = new Set(["command", "before", "stdout", "stderr", "exit-code", "stdin", "written"]);
const textFiles = (folder: string, within = ""): readonly string[] =>
  readdirSync(join(folder, within)).flatMap((name) => {
    const path = within === "" ? name : `${within}/${name}`;
    if (within === "" && own.has(name)) return [];
    if (statSync(join(folder, path)).isDirectory()) return textFiles(folder, path);
    return /\.(?:ya?ml|json|ndjson|csv|tsv|md)$/.test(name) ? [path] : [];
  });

/** The cases of the whole corpus that read files of their own and print text. */
const subjects: readonly Subject[] = [...casesIn("cases"), ...casesIn("errors")].flatMap(
  ({ name, folder }) => {
    const [line = ""] = readFileSync(join(folder, "command"), "utf8").split("\n");
    const [, ...argv] = argumentsIn(line);
    const files = textFiles(folder);
    const isOut =
      /^rescore|^init/.test(argv[0] ?? "") ||
      /--color|docx|pdf|letters|-o /.test(line) ||
      existsSync(join(folder, "before"));
    return files.length === 0 || isOut ? [] : [{ name, argv, folder, files }];
  },
);

const counts = new Map<number, number>();

async function timed(run: () => Promise<Ended>): Promise<string | undefined> {
  const [began, memory] = [process.cpuUsage(), process.memoryUsage().rss];
  const ended = await run();
  const used = process.cpuUsage(began);
  counts.set(ended.code, (counts.get(ended.code) ?? 0) + 1);
  return faultOf(ended, (used.user + used.system) / 1e6, (process.memoryUsage().rss - memory) / 1e6);
}

function damagedCase(random: Random): () => Promise<Ended> {
  const { argv, folder, files } = oneOf(random, subjects);
  const changed = new Map<string, Uint8Array>();
  for (const path of [oneOf(random, files), oneOf(random, files)].slice(0, 1 + below(random, 2))) {
    const from = below(random, 8) === 0 ? oneOf(random, subjects) : undefined;
    const source = from === undefined ? join(folder, path) : join(from.folder, oneOf(random, from.files));
    changed.set(path, damaged(readFileSync(source, "utf8"), random));
  }
  return async () => {
    const { io, out, error, written } = world(folder);
    const plain = (path: string): string => path.replace(/^(?:\.\/)+/, "");
    const files: Io["files"] = {
      ...io.files,
      read: (path) => changed.get(plain(path)) ?? io.files.read(path),
      write: () => undefined,
    };
    return { code: await main(argv, { ...io, files }), out: out(), error: error(), written: written.size };
  };
}

let archives = 0;
/** A past archive of big tables, one of its files damaged, on the real disk. */
function damagedArchive(random: Random): () => Promise<Ended> {
  archives += 1;
  const folder = join(room, `archive-${archives}`);
  const tables: Record<string, string> = {
    ...asTables(sample(usualTender, { numRuns: 1 + below(random, 4), seed: below(random, 1_000_000) })),
    "next/library.yaml": library(2),
  };
  const hit = oneOf(random, Object.keys(tables));
  for (const [name, text] of Object.entries(tables)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), name === hit ? damaged(text, random) : text);
  }
  const format = oneOf(random, ["table", "json", "ndjson", "csv", "markdown", "html"]);
  return async () => {
    let [out, error] = ["", ""];
    const io: Io = {
      ...realIo(folder),
      environment: { SVSCORE_NO_CACHE: "1" },
      out: (text) => {
        out += text;
      },
      error: (text) => {
        error += text;
      },
    };
    const code = await main(["rescore", ".", "--library", "next", "-f", format, "--workers", "1"], io);
    rmSync(folder, { recursive: true, force: true });
    return { code, out, error, written: 0 };
  };
}

const until = (share: number): (() => boolean) => {
  const end = Date.now() + seconds * share * 1000;
  return () => Date.now() < end;
};

test("damaged files of every kind are answered or refused", async () => {
  expect(subjects.length).toBeGreaterThan(150);
  const kinds = new Set(
    subjects.flatMap(({ files }) => files.map((path) => basename(path).replace(/^.*\./, ""))),
  );
  expect([...kinds].sort()).toEqual(expect.arrayContaining(["csv", "json", "ndjson", "yaml"]));
  const found: string[] = [];
  const goesOn = until(0.8);
  let count = 0;
  for (let index = only === undefined ? 0 : Number(only); goesOn() && found.length < 5; index += 1) {
    const random = randomFrom(seed + index * 7919);
    const run = below(random, 12) === 0 ? damagedArchive(random) : damagedCase(random);
    const fault = await timed(run);
    count += 1;
    if (fault !== undefined) found.push(`FUZZ_SEED=${seed} FUZZ_ONLY=${index}: ${fault}`);
    if (only !== undefined) break;
  }
  console.log(
    `${count} damaged inputs; by exit code: ${[...counts]
      .sort()
      .map(([code, n]) => `${code}: ${n}`)
      .join(", ")}`,
  );
  expect(found).toEqual([]);
});

interface Simple {
  readonly weights: readonly [number, number, number];
  readonly rows: readonly (readonly [bidder: string, price: number, quality: number, social: number])[];
}

function simpleTender(random: Random): Simple {
  const price = 10 * (1 + below(random, 6));
  const quality = 10 * (1 + below(random, (100 - price) / 10 - 1));
  const names = ["Ash", "Birch", "Cedar", "Dale", "Elm"];
  return {
    weights: [price, quality, 100 - price - quality],
    rows: names
      .slice(0, 1 + below(random, 5))
      .map((name) => [name, 90 + below(random, 30), below(random, 5), below(random, 5)]),
  };
}

const header = "bidder,price,quality,social,status,reason";
const rowText = (row: Simple["rows"][number], status = ","): string => `${row.join(",")},${status}`;

async function answer({ weights: [price, quality, social] }: Simple, rows: readonly string[], head = header) {
  const { io, written } = memoryIo({
    "tender.yaml": `svscore: 1\ntender: { reference: R, title: T }\nnames-that-are-bidders: [Ash, Birch, Cedar, Dale, Elm, Zelkova]\naward:\n  criteria:\n    - { id: price, weight: ${price}, from: price, score: lowest-over-value }\n    - { id: quality, weight: ${quality}, from: marks, scale: 5 }\n    - { id: social, weight: ${social}, from: marks, scale: 5, social-value: true }\n`,
    "bids.csv": `${head}\n${rows.join("\n")}\n`,
  });
  const code = await main(["evaluate", "bids.csv", "--format", "json", "--no-stress"], io);
  return { code, ...written };
}

const standings = (out: string): Map<string, { total: number | null; rank: number | null }> =>
  new Map(
    (
      JSON.parse(out) as { bids: { bidder: string; rank: number | null; total: { exact: string } | null }[] }
    ).bids.map(({ bidder, rank, total }) => {
      const [over = "0", under = "1"] = (total?.exact ?? "").split("/");
      return [bidder, { rank, total: total === null ? null : Number(over) / Number(under) }];
    }),
  );

/** Where each figure stands, and the digest of the file, are all that may differ between orders of rows. */
const withoutPlaces = (out: string): string =>
  out.replace(/bids\.csv:\d+:\d+/g, "bids.csv").replace(/"(?:sha256|bytes)": *("[^"]*"|\d+)/g, "");

test("a change that means something changes the answer, and one that means nothing does not", async () => {
  const goesOn = until(0.2);
  let count = 0;
  for (let index = 0; goesOn(); index += 1, count += 1) {
    const random = randomFrom(seed + index * 104_729);
    const tender = simpleTender(random);
    const rows = tender.rows.map((row) => rowText(row));
    const base = await answer(tender, rows);
    const told = `FUZZ_SEED=${seed}, tender ${index}: ${JSON.stringify(tender)}`;
    expect([0, 1], told).toContain(base.code);
    const turned = await answer(tender, [...rows].reverse());
    expect([turned.code, withoutPlaces(turned.out)], told).toEqual([base.code, withoutPlaces(base.out)]);
    const strange = await answer(
      tender,
      rows.map((row) => `${row},x`),
      `${header},favourite`,
    );
    expect([strange.code, strange.out], told).toEqual([2, ""]);
    const before = standings(base.out);
    const left = await answer(tender, [...rows, rowText(["Zelkova", 1, 5, 5], "withdrawn,changed its mind")]);
    const after = standings(left.out);
    for (const [bidder, standing] of before) expect(after.get(bidder), told).toEqual(standing);
    const raised = below(random, tender.rows.length);
    const higher = tender.rows.map((row, place): Simple["rows"][number] =>
      place === raised ? [row[0], row[1], row[2] + 1, row[3]] : row,
    );
    const up = standings(
      (
        await answer(
          tender,
          higher.map((row) => rowText(row)),
        )
      ).out,
    );
    for (const [place, [bidder]] of tender.rows.entries()) {
      const [was, is] = [before.get(bidder)?.total ?? 0, up.get(bidder)?.total ?? 0];
      if (place === raised) expect(is, told).toBeGreaterThan(was);
      else expect(is, told).toBe(was);
    }
  }
  console.log(`${count} tenders changed in five ways each`);
});
