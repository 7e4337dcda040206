/** What only the built program shows: hangs, devices, links, encodings, its own launcher. */
import { spawnSync } from "node:child_process";
import { linkSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bidsCsv, tenderYaml } from "./given.ts";

const program = fileURLToPath(new URL("../../bin/svscore.js", import.meta.url));
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "svscore-hostile-"));
  put("tender.yaml", tenderYaml());
  put("bids.csv", bidsCsv);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string | Uint8Array): void => writeFileSync(join(folder, name), text);
const held = (name: string): string => readFileSync(join(folder, name), "utf8");
const svscore = (argv: readonly string[]) =>
  spawnSync(process.execPath, [program, ...argv], {
    cwd: folder,
    encoding: "utf8",
    timeout: 60_000,
    killSignal: "SIGKILL",
    maxBuffer: 256 * 1024 * 1024,
    env: { PATH: process.env["PATH"] ?? "", SVSCORE_NO_CACHE: "1" },
  });
const fifo = (name: string): void => void spawnSync("mkfifo", [join(folder, name)]);
const rows = (count: number): string =>
  `bidder,price,quality,sv\n${Array.from({ length: count }, (_, row) => `B${row},${100 + row},4,${1 + (row % 7)}\n`).join("")}`;

test.each(["bids.csv", "tender.yaml", "self/../bids.csv", "hard.csv"])(
  "an input is never written over: %s",
  (output) => {
    linkSync(join(folder, "bids.csv"), join(folder, "hard.csv"));
    symlinkSync(".", join(folder, "self"));
    svscore(["evaluate", "bids.csv", "-o", output]);
    expect([held("bids.csv"), held("tender.yaml")]).toEqual([bidsCsv, tenderYaml()]);
  },
);

test("an input is not written over by way of a linked folder", () => {
  symlinkSync(".", join(folder, "self"));
  const { status } = svscore(["evaluate", "bids.csv", "-o", "self/bids.csv"]);
  expect({ status, bids: held("bids.csv") }).toEqual({ status: 2, bids: bidsCsv });
});

test("the file behind an input that is a link is not written over", () => {
  symlinkSync("bids.csv", join(folder, "in.csv"));
  const { status } = svscore(["evaluate", "in.csv", "-o", "bids.csv"]);
  expect({ status, bids: held("bids.csv") }).toEqual({ status: 2, bids: bidsCsv });
});

test("an output that is a pipe or device is written to and not replaced by a file", () => {
  fifo("out");
  svscore(["evaluate", "bids.csv", "-o", "out"]);
  expect(spawnSync("test", ["-p", join(folder, "out")]).status).toBe(0);
});

test("-o - writes to standard output and not to a file called -", () => {
  expect(svscore(["evaluate", "bids.csv", "-o", "-"]).stdout).not.toBe("");
});

test.each([
  ["bids", ["evaluate", "pipe"]],
  ["tender", ["evaluate", "bids.csv", "-t", "pipe"]],
])("%s that are a pipe without a writer are refused", (_, argv) => {
  fifo("pipe");
  expect(svscore(argv).status).toBe(2);
});

test("a library that the tender names and that is a pipe is refused", () => {
  fifo("pipe.yaml");
  put("tender.yaml", tenderYaml({ end: "library: ./pipe.yaml\n" }));
  expect(svscore(["evaluate", "bids.csv"]).status).toBe(2);
});

test("Windows-1252 is read by the built program", () => {
  put("bids.csv", Buffer.from(bidsCsv.replace("A,100", "Caf\u00e9,\u00a3100"), "latin1"));
  const { status, stdout } = svscore(["evaluate", "bids.csv", "-f", "plain"]);
  expect(status).toBeLessThan(2);
  expect(stdout).toContain("Café");
});

test.each([
  ["a picture", [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]],
  ["gzip", [0x1f, 0x8b, 8, 0, 0, 0, 0xff]],
])("%s is refused by the built program with exit code 2", (_, bytes) => {
  put("bids.csv", Uint8Array.from(bytes));
  expect(svscore(["evaluate", "bids.csv"]).status).toBe(2);
});

test("Â500 is no figure to the built program", () => {
  put("bids.csv", bidsCsv.replace("A,100", "A,Â100"));
  expect(svscore(["evaluate", "bids.csv"]).status).toBe(2);
});

test.each(["＝1+1", "＠SUM(1)", "＋1", "－1"])("the built program keeps %s as text in csv", (name) => {
  put("bids.csv", bidsCsv.replace("A,", `${name},`));
  expect(svscore(["evaluate", "bids.csv", "-f", "csv"]).stdout).toContain(`'${name}`);
});

test("a folder that was taken away under the program's feet is told", () => {
  const script = `mkdir gone && cd gone && rmdir ../gone && "$0" "$1" evaluate ../bids.csv`;
  const { status, stdout, stderr } = spawnSync("sh", ["-c", script, process.execPath, program], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "", SVSCORE_NO_CACHE: "1" },
  });
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(
    /^error\[SV905\]: the folder that svscore is run in is not there any more\n {2}help: /,
  );
});

test("standard output that is full gives no stack trace", () => {
  const sh = spawnSync("sh", ["-c", `"$0" "$1" evaluate bids.csv > /dev/full`, process.execPath, program], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "", SVSCORE_NO_CACHE: "1" },
  });
  expect(sh.stderr).not.toMatch(/\n {4}at /);
});

test.each([
  ["20,000 bids", () => put("bids.csv", rows(20_000))],
  [
    "10,000 bands",
    () => {
      const bands = Array.from({ length: 10_000 }, (_, row) => `{ at-least: ${10_000 - row}, earns: 1 }`);
      put("tender.yaml", tenderYaml({ sv: `{ by: bands, bands: [${bands.join(", ")}] }` }));
    },
  ],
  [
    "a chain of 120 criteria scaled by each other, 50 bids with 30 decimals",
    () => {
      const names = Array.from({ length: 120 }, (_, at) => `f${at}`);
      const figure = (at: number): string =>
        `1.${String(BigInt(10 ** 15) * BigInt(at + 7) + 1n)
          .repeat(3)
          .slice(0, 30)}`;
      const leaves = names.map(
        (name, at) =>
          `    - { id: ${name}, weight: 1, from: figure, score: lowest-over-value, scaled-by: ${at === 0 ? "price" : `f${at - 1}`} }\n`,
      );
      put(
        "tender.yaml",
        `svscore: 1\ntender: { reference: a, title: b }\naward:\n  marks-available: 240\n  criteria:\n    - { id: price, weight: 120, from: price, score: lowest-over-value }\n${leaves.join("")}`,
      );
      const lines = Array.from(
        { length: 50 },
        (_, row) => `B${row},${["price", ...names].map((_, at) => figure(row * 121 + at)).join(",")}\n`,
      );
      put("bids.csv", `bidder,price,${names.join(",")}\n${lines.join("")}`);
    },
  ],
] as const)("%s are answered or refused, never left hanging", { timeout: 70_000 }, (_, given) => {
  given();
  expect(svscore(["evaluate", "bids.csv", "-f", "csv"]).status).toBeOneOf([0, 1, 2]);
});

test("a measure that lasts 1,000 years is answered or refused, never left hanging", {
  timeout: 70_000,
}, () => {
  put(
    "library.yaml",
    `svscore: 1\nlibrary: mine\nversion: 1.0.0\ntitle: x\nlicence: x\nthemes: [ { id: w, title: W, outcomes: [ { id: o, title: O, measures: [ { id: M1, title: M, unit: hour, kind: money, proxy: [ { from: 2020-01-01, amount: 12.34, source: s, status: verified } ], adjust: { drop-off: 33.33333333333333333%, deadweight: 12.34567890123456789%, years: 1000 } } ] } ] } ]\n`,
  );
  put(
    "tender.yaml",
    tenderYaml({ sv: "{ by: between, worst: 0, best: 10 }", end: "library: ./library.yaml\n" })
      .replace("from: figure", "from: commitments")
      .replace("title: Title", "title: Title, commenced: 2026-10-01"),
  );
  put("bids.csv", "bidder,price,quality\nA,100,4\nB,120,5\n");
  put(
    "commitments.csv",
    "bidder,measure,quantity,unit,evidence,plan,owner,from,to\nA,M1,3,hour,e,p,o,2027-01-01,2027-12-31\n",
  );
  expect(svscore(["evaluate", "bids.csv"]).status).toBeOneOf([0, 1, 2]);
});

test.each([
  [],
  [""],
  ["evaluate"],
  ["evaluate", ""],
  ["evaluate", "-"],
  ["evaluate", "--"],
  ["evaluate", "--", "bids.csv"],
  ["evaluate", "bids.csv", "-"],
  ["evaluate", "bids.csv", "--stress"],
  ["--no-color", "evaluate", "bids.csv"],
  ["evaluate", "bids.csv", "bids.csv"],
  ["evalute", "bids.csv"],
  ["-V"],
  ["--version"],
  ["--version", "evaluate"],
])("the launcher starts the program that answers %j", (...argv) => {
  expect([0, 1, 2]).toContain(svscore(argv).status);
});
