/** A disk that fills up, or a program that is killed, leaves a journal as it was or with all that was to be added, and nothing beside it. */
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { clearAbandoned, makeTemporaryFolder, temporaryName } from "../../src/io/temporary.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "bin/svscore.js");
const room = mkdtempSync(join(tmpdir(), "svscore-full-"));
afterAll(() => rmSync(room, { recursive: true, force: true }));
const environment = { PATH: process.env["PATH"] ?? "", SVSCORE_NO_CACHE: "1" };

let made = 0;
function journalFolder(): { readonly folder: string; readonly journal: string } {
  made += 1;
  const folder = join(room, `tender-${made}`);
  mkdirSync(folder);
  for (const name of ["tender.yaml", "bids.csv", "prices.csv", "commitments.csv", "marks.journal.ndjson"])
    cpSync(join(root, "examples/community-meals", name), join(folder, name));
  return { folder, journal: join(folder, "marks.journal.ndjson") };
}

/** Adds an entry of some 9 kB where no file may grow beyond so many blocks of 1,024 bytes. */
function added(folder: string, blocks: number | "unlimited") {
  const command = `ulimit -f ${blocks}; "${process.execPath}" "${program}" journal add . moderation --note "$(head -c 9000 /dev/zero | tr '\\0' x)" --present A`;
  return spawnSync("bash", ["-c", command], { cwd: folder, encoding: "utf8", env: environment });
}

describe("a journal on a disk that fills up", () => {
  const setups: Readonly<Record<string, (journal: string) => void>> = {
    "as it is": () => undefined,
    "with a second name": (journal) => linkSync(journal, `${journal}.second`),
    "by a link": (journal) => {
      renameSync(journal, `${journal}.real`);
      symlinkSync(`${journal}.real`, journal);
    },
    "that a group shares": (journal) => chmodSync(journal, 0o660),
  };
  it.each(Object.entries(setups))(
    "%s, is not touched, and takes the entry when there is room",
    (_, prepare) => {
      const { folder, journal } = journalFolder();
      prepare(journal);
      const [before, names, mode] = [readFileSync(journal), readdirSync(folder), statSync(journal).mode];
      for (const blocks of [19, 20, 24]) {
        const { status, stdout, stderr } = added(folder, blocks);
        expect([status, stdout]).toEqual([2, ""]);
        expect(stderr).toContain("error[SV904]");
        expect(readFileSync(journal).equals(before)).toBe(true);
        expect(readdirSync(folder)).toEqual(names);
      }
      expect(added(folder, "unlimited").status).toBe(0);
      const after = readFileSync(journal);
      expect(after.subarray(0, before.length).equals(before)).toBe(true);
      expect(after.length).toBeGreaterThan(before.length + 9000);
      expect([readdirSync(folder), statSync(journal).mode]).toEqual([names, mode]);
      if (names.includes("marks.journal.ndjson.real")) expect(lstatSync(journal).isSymbolicLink()).toBe(true);
      if (names.includes("marks.journal.ndjson.second"))
        expect(readFileSync(`${journal}.second`).equals(after)).toBe(true);
      expect(
        spawnSync(process.execPath, [program, "journal", "check", folder], { env: environment }).status,
      ).toBe(0);
    },
  );

  it("that is new, is not there, or whole", () => {
    const { folder, journal } = journalFolder();
    rmSync(journal);
    const names = readdirSync(folder);
    expect(added(folder, 4).status).toBe(2);
    expect(readdirSync(folder)).toEqual(names);
    expect(added(folder, "unlimited").status).toBe(0);
    expect(readFileSync(journal, "utf8").split("\n")).toHaveLength(3);
  });
});

describe("what a killed run has left", () => {
  it("of a pack is cleared away by the next", { timeout: 120_000 }, async () => {
    const { folder } = journalFolder();
    const parent = join(folder, "packs");
    mkdirSync(parent);
    let caught = 0;
    for (let round = 0; round < 40 && caught === 0; round += 1) {
      const child = spawn(process.execPath, [program, "evaluate", "bids.csv", "--evidence", "packs/pack"], {
        cwd: folder,
        env: environment,
        stdio: "ignore",
      });
      const ended = new Promise((resolve) => child.on("exit", resolve));
      while (child.exitCode === null && readdirSync(parent).length === 0) await wait(0);
      child.kill("SIGKILL");
      await ended;
      caught = readdirSync(parent).filter((name) => name.endsWith(".tmp")).length;
      rmSync(join(parent, "pack"), { recursive: true, force: true });
    }
    expect(caught).toBe(1);
    const { status } = spawnSync(
      process.execPath,
      [program, "evaluate", "bids.csv", "--evidence", "packs/pack"],
      {
        cwd: folder,
        env: environment,
      },
    );
    expect([0, 1]).toContain(status);
    expect(readdirSync(parent)).toEqual(["pack"]);
  });

  it("is known from what a run is still at, what another machine writes, and what is somebody's own", () => {
    const folder = join(room, "left");
    mkdirSync(folder);
    const gone = spawnSync(process.execPath, ["-e", ""]).pid;
    const mine = temporaryName();
    const stay = [
      mine,
      mine.replace(/svscore-\w+-/, "svscore-elsewhere-").replace(`-${process.pid}-`, `-${gone}-`),
      "notes.tmp",
      `svscore-${gone}.tmp`,
    ];
    const go = [
      mine.replace(`-${process.pid}-`, `-${gone}-`),
      `pack.svscore-${gone}-1.tmp`,
      `pack${mine.replace(`-${process.pid}-`, `-${gone}-`)}`,
    ];
    for (const name of [...stay, ...go]) writeFileSync(join(folder, name), "");
    rmSync(join(folder, go[1] ?? ""));
    mkdirSync(join(folder, go[1] ?? "", "inputs"), { recursive: true });
    clearAbandoned(folder);
    expect(readdirSync(folder).sort()).toEqual([...stay].sort());
    const own = makeTemporaryFolder(folder);
    expect(statSync(own).mode & 0o777).toBe(0o700);
  });
});
