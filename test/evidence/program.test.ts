/** What only the built program on a real disk can show: two that add at once, folders written whole, links, signatures. */
import { spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "bin/svscore.js");
const folder = mkdtempSync(join(tmpdir(), "svscore-evidence-"));
const tender = join(folder, "tender");
const pack = join(folder, "pack");
const environment = { PATH: process.env["PATH"] ?? "", SVSCORE_NO_CACHE: "1" };

const svscore = (...argv: readonly string[]) =>
  spawnSync(process.execPath, [program, ...argv], { cwd: folder, encoding: "utf8", env: environment });

const flat = (text: string): string => text.replace(/\s+/g, " ");

beforeAll(() => {
  if (!existsSync(join(root, "dist/svscore.cjs")))
    spawnSync(process.execPath, [".config/build.mjs"], { cwd: root });
  cpSync(join(root, "examples/community-meals"), tender, { recursive: true });
  expect(svscore("tender", "freeze", "tender/tender.yaml").status).toBe(0);
  expect(svscore("evaluate", "tender/bids.csv", "--evidence", "pack").status).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the pack to change. */
function copied(name: string): string {
  const copy = join(folder, name);
  cpSync(pack, copy, { recursive: true });
  return copy;
}

describe("a journal on disk", () => {
  it("loses nothing when several add at once", async () => {
    const own = join(folder, "busy");
    mkdirSync(own);
    const codes = await Promise.all(
      Array.from(
        { length: 4 },
        (_, index) =>
          new Promise<number | null>((ended) => {
            const argv = ["journal", "add", own, "moderation", "--note", `Note ${index}`];
            spawn(process.execPath, [program, ...argv], { env: environment, stdio: "ignore" }).on(
              "close",
              ended,
            );
          }),
      ),
    );
    const added = codes.filter((code) => code === 0).length;
    expect(added).toBeGreaterThan(0);
    expect(codes.every((code) => code === 0 || code === 2)).toBe(true);
    const { status, stdout } = svscore("journal", "check", own);
    expect([status, flat(stdout).includes(`: ${added + 1} entries; the chain is whole.`)]).toEqual([0, true]);
    expect(readdirSync(own)).toEqual(["marks.journal.ndjson"]);
  });

  it("is not added to while another program holds it", () => {
    writeFileSync(join(tender, "marks.journal.ndjson.lock"), "");
    const { status, stderr, stdout } = svscore("journal", "add", "tender", "moderation", "--note", "x");
    unlinkSync(join(tender, "marks.journal.ndjson.lock"));
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("error[SV614]: another program is adding to");
  });
});

describe("a pack on disk", () => {
  it("is checked by sha256sum and by verify, wherever it lies", () => {
    const sums = spawnSync("sha256sum", ["-c", "--quiet", "SHA256SUMS"], { cwd: pack, encoding: "utf8" });
    expect([sums.status, sums.stdout]).toEqual([0, ""]);
    const { status, stdout, stderr } = svscore("verify", "pack/");
    expect([status, stderr]).toEqual([0, ""]);
    expect(flat(stdout)).toContain("every file comes out the same, byte for byte");
    expect(stdout).toContain("Nothing differs.");
  });

  it("is written whole or not at all, and never over anything", () => {
    const before = readdirSync(folder).sort();
    expect(svscore("evaluate", "tender/bids.csv", "--evidence", "pack")).toMatchObject({
      status: 2,
      stdout: "",
    });
    expect(svscore("evaluate", "tender/bids.csv", "--evidence", "tender/tender.yaml").status).toBe(2);
    expect(svscore("evaluate", "tender/bids.csv", "--evidence", "tender/tender.yaml/pack").status).toBe(2);
    expect(readdirSync(folder).sort()).toEqual(before);
    mkdirSync(join(folder, "empty"));
    expect(svscore("evaluate", "tender/bids.csv", "--evidence", "empty").status).toBe(0);
    expect(readFileSync(join(folder, "empty/manifest.json"))).toEqual(
      readFileSync(join(pack, "manifest.json")),
    );
  });

  it("names a link, an empty folder and a file that does not belong", () => {
    const copy = copied("strange");
    unlinkSync(join(copy, "workings.txt"));
    symlinkSync(join(pack, "workings.txt"), join(copy, "workings.txt"));
    symlinkSync(copy, join(copy, "round"));
    mkdirSync(join(copy, "nothing"));
    writeFileSync(join(copy, "reports", "\u202eevil\n.txt"), "x");
    const { status, stdout } = svscore("verify", "strange");
    expect(status).toBe(1);
    for (const said of [
      "workings.txt is a link",
      "round is a link",
      "nothing is an empty folder",
      "reports/\\u{202e}evil⏎.txt is not part of the pack",
    ])
      expect(flat(stdout)).toContain(said);
  });

  it("says that a folder is no pack, and that there is none", () => {
    expect(svscore("verify", "tender").stderr).toContain("error[SV631]");
    expect(svscore("verify", "nowhere").stderr).toContain("error[SV631]");
  });
});

/** Every system of ours has ssh-keygen; where there is none, svscore must say that it cannot tell. */
describe("a signature", () => {
  const keygen = (words: readonly string[], input = "") =>
    spawnSync("ssh-keygen", words, { cwd: folder, encoding: "utf8", input, env: environment });
  const there = keygen(["-Y", "sign"]).error === undefined;

  it("is good by a signer who is known, and bad when the manifest is another", () => {
    const copy = copied("signed");
    if (!there) {
      writeFileSync(join(copy, "manifest.json.sig"), "x");
      expect(flat(svscore("verify", "signed").stdout)).toContain(
        "ssh-keygen, which checks it, is not installed",
      );
      return;
    }
    keygen(["-q", "-t", "ed25519", "-N", "", "-f", "key"]);
    keygen(["-q", "-t", "ed25519", "-N", "", "-f", "other"]);
    const signers = (key: string): string =>
      `lead@example.org namespaces="svscore.evaluation" ${readFileSync(join(folder, `${key}.pub`), "utf8")}`;
    writeFileSync(join(folder, "signers"), signers("key"));
    writeFileSync(join(folder, "others"), signers("other"));
    expect(
      keygen(["-Y", "sign", "-f", "key", "-n", "svscore.evaluation", "signed/manifest.json"]).status,
    ).toBe(0);
    const good = svscore("verify", "signed", "--signers", "signers");
    expect(flat(good.stdout)).toContain("good signature: signed by lead@example.org");
    expect(good.status).toBe(0);
    const unknown = svscore("verify", "signed");
    expect([unknown.status, flat(unknown.stdout).includes("who holds that key is not known")]).toEqual([
      1,
      true,
    ]);
    const stranger = svscore("verify", "signed", "--signers", "others");
    expect([stranger.status, flat(stranger.stdout).includes("not among the signers")]).toEqual([1, true]);
    appendFileSync(join(copy, "manifest.json"), " ");
    const bad = svscore("verify", "signed", "--signers", "signers");
    expect([bad.status, flat(bad.stdout).includes("the signature does not fit the manifest")]).toEqual([
      1,
      true,
    ]);
  });

  it("is missed when signers are given", () => {
    writeFileSync(join(folder, "anyone"), "");
    expect(flat(svscore("verify", "pack", "--signers", "anyone").stdout)).toContain(
      "BAD signature: there is no signature",
    );
  });
});
