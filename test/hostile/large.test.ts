/** Inputs of some megabytes that are made to take all memory or all day: refused within 300 MB and little time, by the built program. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";

const program = fileURLToPath(new URL("../../bin/svscore.js", import.meta.url));
const room = mkdtempSync(join(tmpdir(), "svscore-large-"));
afterAll(() => rmSync(room, { recursive: true, force: true }));
const meter = join(room, "meter.cjs");
writeFileSync(
  meter,
  `process.on("exit", () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  require("node:fs").writeFileSync(process.env.METER, JSON.stringify([maxRSS / 1024, (userCPUTime + systemCPUTime) / 1e6])); });`,
);

const tender = `svscore: 1
tender: { reference: R, title: T }
award:
  criteria:
    - { id: price, weight: 40, from: price, score: lowest-over-value }
    - { id: quality, weight: 60, from: marks, scale: 5, social-value: true }
`;
const bids = "bidder,price,quality\nA,100,3\nB,120,4\n";
const rows = (count: number, row: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${row(index)}\n`).join("");

let made = 0;
function measured(argv: readonly string[], files: Readonly<Record<string, string | Uint8Array>>) {
  made += 1;
  const folder = join(room, `input-${made}`);
  for (const [name, text] of Object.entries({ "tender.yaml": tender, ...files })) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const meted = join(room, `meter-${made}.json`);
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-r", meter, program, ...argv], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { PATH: process.env["PATH"] ?? "", SVSCORE_NO_CACHE: "1", METER: meted },
  });
  const [megabytes, seconds] = JSON.parse(spawnSync("cat", [meted], { encoding: "utf8" }).stdout) as [
    number,
    number,
  ];
  return { status, stdout, stderr, megabytes, seconds };
}

const evaluate = ["evaluate", "bids.csv"];
const rescore = ["rescore", "archive", "--library", "cheshire-merseyside", "--workers", "1"];
const pastTender = `${JSON.stringify({
  svscore: 1,
  tender: { reference: "R", title: "T" },
  award: {
    criteria: [
      { id: "price", weight: "50", from: "price", score: "lowest-over-value" },
      { id: "q", weight: "50", from: "marks", scale: "5" },
    ],
  },
})}\n`;
const archive = {
  "archive/tenders.ndjson": pastTender,
  "archive/prices.csv": "tender,bidder,price,q\nR,A,1,2\nR,B,2,3\n",
};
const head = "tender,bidder,measure,quantity\n";

const inputs: Readonly<
  Record<
    string,
    readonly [argv: readonly string[], files: Readonly<Record<string, string | Uint8Array>>, says: RegExp]
  >
> = {
  "opening quote marks by the million": [
    evaluate,
    { "bids.csv": `bidder,price,quality\n${'"\n'.repeat(2_400_000)}` },
    /more than 100,000 rows/,
  ],
  "empty quotes by the million": [
    evaluate,
    { "bids.csv": `bidder,price,quality\n${'""\n'.repeat(1_600_000)}` },
    /more than 100,000 rows/,
  ],
  "quote marks inside cells": [
    evaluate,
    { "bids.csv": `bidder,price,quality\n${'a"b,1,2\n'.repeat(600_000)}` },
    /quote mark inside/,
  ],
  "one line of quote marks": [
    evaluate,
    { "bids.csv": `bidder,price,quality\nA,1,${'"'.repeat(4_800_000)}` },
    /longer than/,
  ],
  "rows that do not fit": [
    evaluate,
    { "bids.csv": `bidder,price,quality\n${"a,1\n".repeat(99_000)}` },
    /10000 faults or more/,
  ],
  "marks of another tender": [
    evaluate,
    {
      "bids.csv": `bidder,price\n${rows(10_000, (index) => `Bidder number ${index},${100 + index}`)}`,
      "marks.csv": `bidder,criterion,mark\n${rows(10_000, (index) => `B${index},quality,${index % 5}`)}`,
    },
    /did you mean|put the name right/,
  ],
  "criteria that there are not": [
    evaluate,
    {
      "bids.csv": bids,
      "marks.csv": `bidder,criterion,mark\n${rows(99_000, (index) => `A,qualitx${index},3`)}`,
    },
    /10000 faults or more/,
  ],
  "tags by the ten thousand": [
    evaluate,
    { "tender.yaml": `${tender}x:\n${"- !a b\n".repeat(90_000)}`, "bids.csv": bids },
    /more than 1,000 tags/,
  ],
  "keys that nobody knows": [
    evaluate,
    { "tender.yaml": tender + rows(45_000, (index) => `titlx${index}: a`), "bids.csv": bids },
    /not a key that belongs here/,
  ],
  "a packed row without an end": [
    rescore,
    {
      ...archive,
      "archive/commitments.csv.gz": gzipSync(
        Buffer.concat([Buffer.from(head), Buffer.alloc(600 * 1024 * 1024, 48)]),
      ),
    },
    /longer than any can be/,
  ],
  "a packed table that is almost nothing": [
    rescore,
    {
      ...archive,
      "archive/commitments.csv.gz": gzipSync(
        Buffer.concat([Buffer.from(head), Buffer.alloc(600 * 1024 * 1024, 10)]),
      ),
    },
    /more than 300 times its size/,
  ],
  "a row without an end": [
    rescore,
    {
      ...archive,
      "archive/commitments.csv": Buffer.concat([Buffer.from(head), Buffer.alloc(60 * 1024 * 1024, 48)]),
    },
    /commitments\.csv:2: error\[SV502\]/,
  ],
  "a tender without an end": [
    rescore,
    { ...archive, "archive/tenders.ndjson": Buffer.alloc(40 * 1024 * 1024, 123) },
    /longer than any can be/,
  ],
  "a Word file of 250 bids": [
    ["evaluate", "bids.csv", "--no-stress", "-o", "x.docx"],
    {
      "bids.csv": `bidder,price,quality\n${rows(250, (index) => `Bidder number ${index},${100 + index},${index % 5}`)}`,
    },
    /a Word file would have .* paragraphs and cells/,
  ],
};

test.for(Object.entries(inputs))("%s", { timeout: 120_000 }, ([, [argv, files, says]]) => {
  const { status, stdout, stderr, megabytes, seconds } = measured(argv, files);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(says);
  expect(megabytes).toBeLessThan(300);
  expect(seconds).toBeLessThan(4);
});

test("a Word file of 150 bids is written", { timeout: 120_000 }, () => {
  const { status, megabytes } = measured(["evaluate", "bids.csv", "--no-stress", "-o", "x.docx"], {
    "bids.csv": `bidder,price,quality\n${rows(150, (index) => `Bidder number ${index},${100 + index},${index % 5}`)}`,
  });
  expect(status).toBe(1);
  expect(megabytes).toBeLessThan(300);
});
