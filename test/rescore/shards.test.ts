/** Shards lose nothing and double nothing: whatever order the rows stand in, they merge into the bytes of one run, or are refused. */

import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { array, asyncProperty, assert as check, constantFrom, integer, record, sample } from "fast-check";
import { describe, expect, test } from "vitest";
import { casesToRun } from "../oracle/cases-to-run.ts";
import { asFolders, asTables, randomTender, usualTender } from "./random.ts";
import { folder, rescored, room, svscore } from "./run.ts";

const answer = (at: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(at).map((name) => [name, readFileSync(join(at, name), "utf8")]));

type Disorder = "ordered" | "swapped" | "late" | "early" | "turned" | "strangers";

/** @returns a table of commitments with some of its rows out of their order */
function disordered(table: string, disorder: Disorder, seed: number): string {
  const [head = "", ...rows] = table.split(/(?<=\n)(?=T-\d{4},)/);
  const at = rows.length === 0 ? 0 : seed % rows.length;
  const next = (at + 1) % Math.max(1, rows.length);
  const [one = "", other = ""] = [rows[at], rows[next]];
  if (disorder === "swapped" && rows.length > 1) [rows[at], rows[next]] = [other, one];
  if (disorder === "late") rows.push(...rows.splice(at, 1 + (seed % 5)));
  if (disorder === "early") rows.unshift(...rows.splice(at, 1 + (seed % 5)));
  if (disorder === "turned") rows.reverse();
  if (disorder === "strangers")
    rows.splice(at, 0, "T-9999,Nobody,JOB-01,1,,2027-03-31,payroll,plan,owner,\n");
  return head + rows.join("");
}

async function mergedShards(
  at: string,
  shards: number,
  workers: number,
): Promise<Readonly<Record<string, string>>> {
  const names = Array.from({ length: shards }, (_, index) =>
    join(room, `of-${basename(at)}-${index + 1}-${shards}`),
  );
  for (const [index, name] of names.entries())
    await rescored(at, "-o", name, "--shard", `${index + 1}/${shards}`, "--workers", String(workers));
  const merged = join(room, `of-${basename(at)}-merged-${shards}`);
  const { error, code } = await svscore(at, "rescore", "merge", ...names.reverse(), "-o", merged);
  expect([error, code <= 1]).toEqual(["", true]);
  return answer(merged);
}

test(`${casesToRun(300)} random archives, in order and not, merge into the bytes of one run`, {
  timeout: 600_000,
}, async () => {
  await check(
    asyncProperty(
      array(randomTender, { minLength: 1, maxLength: 7 }),
      constantFrom<Disorder>("ordered", "swapped", "late", "early", "turned", "strangers"),
      integer({ min: 0, max: 999 }),
      record({ shards: integer({ min: 1, max: 7 }), workers: integer({ min: 1, max: 2 }) }),
      async (tenders, disorder, seed, { shards, workers }) => {
        const tables = asTables(tenders);
        const commitments = disordered(tables["commitments.csv"] ?? "", disorder, seed);
        const at = folder({ ...tables, "commitments.csv": commitments });
        const whole = join(room, `of-${basename(at)}-whole`);
        await rescored(at, "-o", whole, "--workers", String(workers));
        if (shards > 1) expect(await mergedShards(at, shards, workers)).toEqual(answer(whole));
      },
    ),
    { numRuns: casesToRun(300) },
  );
});

test("a quoted cell that looks like rows of other tenders does not move a cut", async () => {
  const tables = asTables(sample(usualTender, { numRuns: 40, seed: 5 }));
  const fake = "T-0001,Ash & Co,JOB-01,1,,2027-03-31,payroll,plan,owner,\n".repeat(900);
  const commitments = (tables["commitments.csv"] ?? "").replace(
    /^T-0020,.*$/m,
    `T-0020,Ash & Co,JOB-01,2,,2027-03-31,"${fake}${fake.replaceAll("T-0001", "T-0030")}",plan,owner,`,
  );
  const at = folder({ ...tables, "commitments.csv": commitments });
  const whole = join(room, `of-${basename(at)}-whole`);
  await rescored(at, "-o", whole);
  expect(readFileSync(join(whole, "tenders.ndjson"), "utf8").trimEnd().split("\n")).toHaveLength(40);
  for (const shards of [2, 7]) expect(await mergedShards(at, shards, 1)).toEqual(answer(whole));
});

describe("shards that are refused", () => {
  const tenders = sample(randomTender, { numRuns: 12, seed: 19 });
  const layouts = [
    ["tables", asTables(tenders)],
    ["folders", asFolders(tenders)],
  ] as const;

  async function threeShards(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const at = folder(files);
    const names = [1, 2, 3].map((number) => join(room, `refused-${basename(at)}-${number}`));
    for (const [index, name] of names.entries()) await rescored(at, "-o", name, "--shard", `${index + 1}/3`);
    return names;
  }

  let merges = 0;
  async function refusal(shards: readonly string[]): Promise<string> {
    merges += 1;
    const to = join(room, `refused-merge-${merges}`);
    const { code, out, error } = await svscore(room, "rescore", "merge", ...shards, "-o", to);
    expect([code, out, existsSync(to)]).toEqual([2, "", false]);
    return error;
  }

  const edit = (shard: string, change: (file: ReturnType<typeof JSON.parse>) => unknown): string => {
    const copy = `${shard}-edited-${merges}`;
    cpSync(shard, copy, { recursive: true });
    const file = JSON.parse(readFileSync(join(copy, "shard.json"), "utf8"));
    writeFileSync(join(copy, "shard.json"), JSON.stringify({ ...file, ...(change(file) as object) }));
    return copy;
  };

  test.for(layouts)("missing, doubled, foreign, cut short or edited, over %s", async ([, files]) => {
    const [one = "", two = "", three = ""] = await threeShards(files);
    expect(await refusal([one, three])).toContain("missing or named twice: 2");
    expect(await refusal([one, two, three, two])).toContain("missing or named twice: 2");
    const [, foreign = ""] = await threeShards(
      Object.fromEntries(
        Object.entries(files).map(([name, text]) => [
          name.replaceAll("T-0003", "T-0033"),
          text.replaceAll("T-0003", "T-0033"),
        ]),
      ),
    );
    expect(await refusal([one, foreign, three])).toMatch(/is of another run|was cut by another plan/);
    const short = edit(two, () => ({}));
    writeFileSync(
      join(short, "tenders.ndjson"),
      readFileSync(join(short, "tenders.ndjson"), "utf8").slice(0, -2),
    );
    expect(await refusal([one, short, three])).toContain("are not those that the shard was left with");
    const changed = edit(two, () => ({}));
    appendFileSync(join(changed, "tenders.csv"), "x\r\n");
    expect(await refusal([one, changed, three])).toContain("are not those that the shard was left with");
    const fewer = edit(two, ({ plan }) => ({ plan: { ...plan, held: plan.held.slice(1) } }));
    expect(await refusal([one, fewer, three])).toMatch(/the archive has 12 tenders, and the shards hold 11/);
    const other = edit(two, ({ plan }) => ({ plan: { ...plan, held: ["X", ...plan.held.slice(1)] } }));
    expect(await refusal([one, other, three])).toContain("are not those of the archive");
    const twice = edit(two, ({ plan }) => ({
      plan: { ...plan, held: [plan.held[0], ...plan.held.slice(0, -1)] },
    }));
    expect(await refusal([one, twice, three])).toContain("stands in two of them");
    const old = edit(two, () => ({ schema: "svscore.rescore-shard/v1" }));
    expect(await refusal([one, old, three])).toContain("did not keep which tenders a shard holds");
    const elsewhere = edit(two, () => ({ version: "0.0.1" }));
    expect(await refusal([one, elsewhere, three])).toContain("was made by svscore 0.0.1");
  });

  test("of a table in which two rows changed places between them", async () => {
    const tables = asTables(tenders);
    const at = folder(tables);
    const [one, two] = [1, 2].map((number) => join(room, `changed-between-${number}`)) as [string, string];
    await rescored(at, "-o", one, "--shard", "1/2");
    const swapped = disordered(tables["commitments.csv"] ?? "", "swapped", 3);
    expect(swapped).toHaveLength(tables["commitments.csv"]?.length ?? 0);
    writeFileSync(join(at, "commitments.csv"), swapped);
    await rescored(at, "-o", two, "--shard", "2/2");
    expect(await refusal([one, two])).toContain("was cut by another plan");
  });
});
