/**
 * The real commands on a disk that fails: whatever happens, what they leave is
 * as it was before, or whole, and the same command then goes on to the bytes of
 * a run that nothing disturbed. Each seed runs twice and leaves the same bytes.
 *
 *     npm run simulated                        1,000 seeds, and every kill
 *     SIMULATED_SEEDS=100000 npm run simulated
 *     SIMULATED_ONLY=123 npm run simulated     one seed again
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sample } from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { below, oneOf, type Random, randomFrom } from "../fuzz/damage.ts";
import { asTables, library, usualTender } from "../rescore/random.ts";
import { type FaultKind, type Faults, simulatedDisk } from "./disk.ts";

const seeds = Number(process.env["SIMULATED_SEEDS"] ?? "1000");
const only = process.env["SIMULATED_ONLY"];
/** The built program: from its source every run would read the measures anew. */
const built = new URL("../../dist/", import.meta.url).href;
const { main } = (await import(`${built}main.js`)) as typeof import("../../src/main.ts");
const { realIo } = (await import(`${built}io.js`)) as typeof import("../../src/io/io.ts");

const root = fileURLToPath(new URL("../..", import.meta.url));
const room = mkdtempSync(join(tmpdir(), "svscore-simulated-"));
afterAll(() => rmSync(room, { recursive: true, force: true }));

interface Subject {
  readonly name: string;
  readonly prepare: (folder: string) => void;
  readonly argv: readonly string[];
  /** The same command once more, after a fault. */
  readonly again: readonly string[];
  /** What it writes, by its path. */
  readonly written: string;
  /** At every which of its changes it is killed: at each of a small command's. */
  readonly step: number;
  /** Whether a part of it may be left, for the command to go on from. */
  readonly goesOn: boolean;
}

const small: Readonly<Record<string, string>> = {
  "tender.yaml":
    "svscore: 1\ntender: { reference: R, title: T }\naward:\n  criteria:\n    - { id: price, weight: 40, from: price, score: lowest-over-value }\n    - { id: quality, weight: 60, from: marks, scale: 5, social-value: true }\n",
  "bids.csv": "bidder,price,quality\nAcme,100,4\nBolt,90,3\n",
};
const put =
  (files: Readonly<Record<string, string>>) =>
  (folder: string): void => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
      // When a file was changed is part of what a run goes on from.
      utimesSync(join(folder, name), 1_700_000_000, 1_700_000_000);
    }
  };
const saved = join(root, "examples/patient-transport/golden/evaluation.json");
const archive = asTables(sample(usualTender, { numRuns: 6, seed: 3 }));
const turned = asTables(sample(usualTender, { numRuns: 6, seed: 3 }), true);
const tables = (files: Readonly<Record<string, string>>) =>
  put({ ...files, "next/library.yaml": library(2) });
const add = [
  "journal",
  "add",
  ".",
  "moderation",
  "--note",
  "Two marks were far apart",
  "--present",
  "A",
  "--when",
  "2026-11-03T10:15",
];
const pack = ["evaluate", "bids.csv", "--evidence", "pack", "--no-stress"];
const letters = ["report", "evaluation.json", "--letters", "letters", "--format", "markdown"];
const rescore = ["rescore", ".", "--library", "next", "-o", "out", "--workers", "1"];

const subjects: readonly Subject[] = [
  {
    name: "journal add",
    prepare: put(small),
    argv: add,
    again: add,
    written: "marks.journal.ndjson",
    step: 1,
    goesOn: false,
  },
  {
    name: "evaluate --evidence",
    prepare: put(small),
    argv: pack,
    again: pack,
    written: "pack",
    step: 9,
    goesOn: false,
  },
  {
    name: "report --letters",
    prepare: (folder) => cpSync(saved, join(folder, "evaluation.json")),
    argv: letters,
    again: letters,
    written: "letters",
    step: 2,
    goesOn: false,
  },
  {
    name: "rescore",
    prepare: tables(archive),
    argv: rescore,
    again: [...rescore, "--resume"],
    written: "out",
    step: 5,
    goesOn: true,
  },
  {
    name: "rescore, rows in no order",
    prepare: tables(turned),
    argv: rescore,
    again: [...rescore, "--resume"],
    written: "out",
    step: 5,
    goesOn: true,
  },
];

let made = 0;
function newFolder({ prepare }: Subject): string {
  made += 1;
  const folder = join(room, `world-${made}`);
  mkdirSync(folder);
  prepare(folder);
  return folder;
}

type State = Readonly<Record<string, string>>;
/** Every file beneath, by its path; what is half-written by a killed run has a name of its own. */
function stateOf(path: string): State {
  if (!existsSync(path)) return {};
  if (!statSync(path).isDirectory()) return { "": readFileSync(path, "latin1") };
  return Object.fromEntries(
    readdirSync(path)
      .sort()
      .flatMap((name) =>
        Object.entries(stateOf(join(path, name))).map(([rest, text]) => [
          `${name.replace(/\.svscore-[\w-]+\.tmp$/, ".half")}/${rest}`,
          text,
        ]),
      ),
  );
}

async function run(
  folder: string,
  argv: readonly string[],
): Promise<{ code: number; error: string; out: string }> {
  let [out, error] = ["", ""];
  const io = {
    ...realIo(folder),
    environment: { SVSCORE_NO_CACHE: "1" },
    out: (text: string) => {
      out += text;
    },
    error: (text: string) => {
      error += text;
    },
  };
  return { code: await main([...argv], io), out, error };
}

interface Left {
  readonly whole: State;
  readonly written: State;
  readonly code: number;
  readonly wasHit: boolean;
  readonly changes: number;
  readonly folder: string;
  readonly error: string;
}

async function withFaults(subject: Subject, faults: Faults, random: Random): Promise<Left> {
  const folder = newFolder(subject);
  const disk = simulatedDisk(faults, random);
  try {
    const { code, error } = await run(folder, subject.argv);
    disk.restore();
    return {
      whole: stateOf(folder),
      written: stateOf(join(folder, subject.written)),
      code,
      error,
      wasHit: disk.wasHit(),
      changes: disk.changes(),
      folder,
    };
  } finally {
    disk.restore();
  }
}

const expected = new Map<string, { before: State; after: State; changes: number }>();
beforeAll(async () => {
  for (const subject of subjects) {
    const before = stateOf(join(newFolder(subject), subject.written));
    const { written, code, changes, error } = await withFaults(
      subject,
      { kind: "none", at: 0, isShort: false },
      randomFrom(1),
    );
    expect([0, 1], `${subject.name}: ${error}`).toContain(code);
    expect(changes).toBeGreaterThan(2);
    expected.set(subject.name, { before, after: written, changes });
  }
});

/** @throws AssertionError when anything is neither whole nor as it was, or does not go on to the right bytes */
async function judge(subject: Subject, faults: Faults, left: Left, told: string): Promise<void> {
  const right = expected.get(subject.name);
  const isKill = faults.kind.startsWith("killed");
  if (!left.wasHit) {
    expect([0, 1], `${told}: ${left.error}`).toContain(left.code);
    expect(left.written, told).toEqual(right?.after);
    return;
  }
  if (!subject.goesOn) expect([right?.before, right?.after], told).toContainEqual(left.written);
  if (!isKill && left.code !== 0 && left.code !== 1) {
    expect([left.code, /error\[SV90[45]\]/.test(left.error)], `${told}: ${left.error}`).toEqual([2, true]);
    if (!subject.goesOn)
      expect(
        Object.keys(left.whole).filter((name) => name.includes(".half")),
        told,
      ).toEqual([]);
  }
  // The lock of a journal is for a person to remove; then the same command goes on.
  rmSync(join(left.folder, `${subject.written}.lock`), { force: true });
  const isDone = JSON.stringify(stateOf(join(left.folder, subject.written))) === JSON.stringify(right?.after);
  if (!isDone) {
    const second = await run(left.folder, subject.again);
    expect([0, 1], `${told}: ${second.error}`).toContain(second.code);
  }
  expect(stateOf(join(left.folder, subject.written)), told).toEqual(right?.after);
  if (!isKill && !isDone)
    expect(
      Object.keys(stateOf(left.folder)).filter((name) => name.includes(".half")),
      told,
    ).toEqual([]);
}

test.for(subjects.map((one) => [one.name, one] as const))(
  "%s, killed at its changes",
  async ([, subject]) => {
    const { changes = 0 } = expected.get(subject.name) ?? {};
    const { step } = subject;
    let [hit, tried] = [0, 0];
    for (const kind of ["killed", "killed in a write"] as const)
      for (let at = kind === "killed" ? 1 : step; at <= changes; at += step) {
        const faults = { kind, at, isShort: false };
        const left = await withFaults(subject, faults, randomFrom(at));
        await judge(subject, faults, left, `${subject.name}, ${kind} at change ${at}`);
        tried += 1;
        if (left.wasHit) hit += 1;
        rmSync(left.folder, { recursive: true, force: true });
      }
    expect(hit).toBe(tried);
  },
);

const kinds: readonly FaultKind[] = [
  "none",
  "killed",
  "killed in a write",
  "ENOSPC",
  "ENOSPC in a write",
  "EIO",
];

/** Words in another order and figures in another script: nothing may ask for them. */
function foreignLocale(random: Random): () => void {
  const spies = [
    vi.spyOn(String.prototype, "localeCompare").mockImplementation(() => (random() < 0.5 ? -1 : 1)),
    vi.spyOn(Number.prototype, "toLocaleString").mockImplementation(() => "٣٫١٤"),
    vi.spyOn(String.prototype, "toLocaleLowerCase").mockImplementation(() => "ı"),
  ];
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}

test(`${only ?? seeds} seeds, each twice`, async () => {
  let hit = 0;
  const all = only === undefined ? Array.from({ length: seeds }, (_, index) => index) : [Number(only)];
  for (const seed of all) {
    const lefts: Left[] = [];
    const drawn = randomFrom(seed * 7919 + 1);
    const subject = oneOf(drawn, subjects);
    const { changes = 1 } = expected.get(subject.name) ?? {};
    const faults: Faults = {
      kind: oneOf(drawn, kinds),
      at: 1 + below(drawn, changes),
      isShort: below(drawn, 2) === 0,
    };
    const clock = Date.UTC(1999 + below(drawn, 60), below(drawn, 12), 1 + below(drawn, 28));
    const told = `SIMULATED_ONLY=${seed}: ${subject.name}, ${JSON.stringify(faults)}`;
    for (let time = 0; time < 2; time += 1) {
      const random = randomFrom(seed);
      vi.useFakeTimers({ toFake: ["Date"], now: clock });
      const restore = foreignLocale(random);
      try {
        lefts.push(await withFaults(subject, faults, random));
      } finally {
        restore();
        vi.useRealTimers();
      }
    }
    const [first, second] = lefts;
    expect(second?.whole, told).toEqual(first?.whole);
    if (first !== undefined) await judge(subject, faults, first, told);
    if (first?.wasHit) hit += 1;
    for (const { folder } of lefts) rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${all.length} seeds, ${hit} of them with a fault that struck`);
  if (only === undefined) expect(hit).toBeGreaterThan(all.length / 3);
});
