/** What is kept between runs decides nothing: a copy that somebody else may have written, or that was changed, is as if it were not there. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
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
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { currentUser, ownCopies } from "../../src/io/own-copies.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const room = mkdtempSync(join(tmpdir(), "svscore-copies-"));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const user = currentUser();
const { read, write } = ownCopies(user);
const text = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : new TextDecoder().decode(bytes);

let made = 0;
/** @returns the path of a copy that was written as svscore writes one */
function copyInNewFolder(): { readonly folder: string; readonly path: string } {
  made += 1;
  const folder = join(room, `cache-${made}`, "svscore");
  const path = join(folder, "tender-1.txt");
  write(path, new TextEncoder().encode("kept"));
  return { folder, path };
}

describe("a copy", () => {
  it("is read by whoever wrote it, and nobody else may look at it", () => {
    const { folder, path } = copyInNewFolder();
    expect(text(read(path))).toBe("kept");
    expect([statSync(folder).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(readdirSync(folder)).toEqual(["tender-1.txt"]);
  });

  it.each<[string, (path: string, folder: string) => void]>([
    ["that the group may write", (path) => chmodSync(path, 0o620)],
    ["that everybody may write", (path) => chmodSync(path, 0o602)],
    ["in a folder that the group may write", (_, folder) => chmodSync(folder, 0o720)],
    ["in a folder that everybody may write", (_, folder) => chmodSync(folder, 0o1777)],
    [
      "that is a link to a copy",
      (path) => {
        renameSync(path, `${path}.real`);
        symlinkSync(`${path}.real`, path);
      },
    ],
    [
      "in a folder that is a link to one",
      (_, folder) => {
        renameSync(folder, `${folder}.real`);
        symlinkSync(`${folder}.real`, folder);
      },
    ],
    [
      "that is a folder",
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
    [
      "that is a pipe",
      (path) => {
        rmSync(path);
        spawnSync("mkfifo", [path]);
      },
    ],
    ["that is not there", (path) => rmSync(path)],
  ])("%s is not read", (_, spoil) => {
    const { folder, path } = copyInNewFolder();
    spoil(path, folder);
    expect(read(path)).toBeUndefined();
  });

  it("of another user, or in another user's folder, is not read", () => {
    const { path } = copyInNewFolder();
    const other = ownCopies({ ...user, id: (user.id ?? 0) + 1 });
    expect(other.read(path)).toBeUndefined();
    other.write(path, new TextEncoder().encode("theirs"));
    expect(text(read(path))).toBe("kept");
  });

  it.each([
    ["is read in the user's profile", "", "kept"],
    ["is not read outside of the user's profile", "elsewhere", undefined],
  ])("where files have no owners, it %s", (_, profile, expected) => {
    const { path } = copyInNewFolder();
    chmodSync(path, 0o666);
    expect(text(ownCopies({ id: undefined, profile: join(room, profile) }).read(path))).toBe(expected);
  });

  it("takes the place of a link, and what the link leads to stays as it is", () => {
    const { path } = copyInNewFolder();
    const precious = join(room, `precious-${made}`);
    writeFileSync(precious, "precious");
    rmSync(path);
    symlinkSync(precious, path);
    write(path, new TextEncoder().encode("new"));
    expect([readFileSync(precious, "utf8"), text(read(path)), lstatSync(path).isFile()]).toEqual([
      "precious",
      "new",
      true,
    ]);
  });

  it("is not written into a folder that others may write, or through a link", () => {
    const { folder, path } = copyInNewFolder();
    chmodSync(folder, 0o777);
    write(path, new TextEncoder().encode("new"));
    expect(readFileSync(path, "utf8")).toBe("kept");
    chmodSync(folder, 0o700);
    renameSync(folder, `${folder}.real`);
    symlinkSync(`${folder}.real`, folder);
    write(path, new TextEncoder().encode("new"));
    expect(readFileSync(path, "utf8")).toBe("kept");
  });
});

describe("the program", () => {
  const installed = join(room, "installed");
  const tender = join(room, "tender");
  const cache = join(room, "cache");
  const bids = join(tender, "bids.csv");
  const forms = (): readonly string[] =>
    readdirSync(join(installed, "dist")).filter((name) => name.endsWith(".cache"));
  const copies = (): readonly string[] =>
    readdirSync(join(cache, "svscore")).map((name) => join(cache, "svscore", name));

  interface Answer {
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;
  }

  function run(
    argv: readonly string[] = ["evaluate", bids],
    more: Readonly<Record<string, string>> = {},
  ): Answer {
    const { NODE_OPTIONS: _, SVSCORE_NO_CACHE: __, ...environment } = process.env;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(installed, "bin/svscore.js"), ...argv],
      {
        encoding: "utf8",
        env: { ...environment, SVSCORE_CACHE: cache, ...more },
      },
    );
    return { status, stdout, stderr };
  }

  const explained = ["explain", bids, "--bidder", "Bolt"];
  let answers: readonly Answer[];
  const both = (): readonly Answer[] => [run(), run(explained)];

  beforeAll(() => {
    mkdirSync(installed);
    for (const name of ["bin", "dist", "measures", "package.json"])
      cpSync(join(root, name), join(installed, name), { recursive: true });
    for (const name of forms()) rmSync(join(installed, "dist", name));
    mkdirSync(tender);
    writeFileSync(
      join(tender, "tender.yaml"),
      [
        "svscore: 1",
        "tender: { reference: C-1, title: Kept, commenced: 2026-03-02 }",
        "library: ./own.yaml",
        "award:",
        "  criteria:",
        "    - { id: price, weight: 60, from: price, score: lowest-over-value }",
        "    - { id: sv, weight: 40, social-value: true, from: commitments, score: value-over-highest }",
        "",
      ].join("\n"),
    );
    writeFileSync(
      join(tender, "own.yaml"),
      "svscore: 1\nlibrary: own\nversion: 1.0.0\ntitle: Own\nlicence: CC0-1.0\nthemes:\n  - id: t\n    title: T\n    outcomes:\n      - id: o\n        title: O\n        measures:\n          - { id: M-1, title: One, unit: hour, kind: money, proxy: [{ from: 2025-01-01, amount: 10, source: invented, status: unverified }] }\n",
    );
    writeFileSync(bids, "bidder,price\nAcme,100\nBolt,90\n");
    writeFileSync(
      join(tender, "commitments.csv"),
      "bidder,measure,quantity,evidence,plan,owner,from,to\nAcme,M-1,9,e,p,o,2026-04-01,2027-03-31\nBolt,M-1,8,e,p,o,2026-04-01,2027-03-31\n",
    );
    answers = both();
    expect(answers.map(({ status }) => status === 0 || status === 1)).toEqual([true, true]);
    expect([forms().length > 1, copies().length]).toEqual([true, 2]);
  });

  const edits: Readonly<Record<string, (path: string) => void>> = {
    "with its weights and its proxy value changed": (path) =>
      writeFileSync(
        path,
        readFileSync(path, "utf8")
          .replace('"weight":"60"', '"weight":"10"')
          .replace('"weight":"40"', '"weight":"90"')
          .replaceAll('"10"', '"55"'),
      ),
    "that everybody may write": (path) => chmodSync(path, 0o666),
    "cut short": (path) => writeFileSync(path, readFileSync(path, "utf8").slice(0, 200)),
    "that is empty": (path) => writeFileSync(path, ""),
    "of noise": (path) => writeFileSync(path, Buffer.alloc(5000, 0xfe)),
    "that is a link to the tender": (path) => {
      rmSync(path);
      symlinkSync(join(tender, "tender.yaml"), path);
    },
  };
  test.for(Object.entries(edits))("answers alike from a copy %s", ([, edit]) => {
    const before = readFileSync(join(tender, "tender.yaml"), "utf8");
    for (const path of copies()) edit(path);
    expect(both()).toEqual(answers);
    expect(both()).toEqual(answers);
    expect(readFileSync(join(tender, "tender.yaml"), "utf8")).toBe(before);
  });

  test("answers alike from a cache folder that is a link, or that others may write, and puts nothing there", () => {
    rmSync(cache, { recursive: true });
    const elsewhere = join(room, "elsewhere");
    for (const prepare of [
      () => {
        mkdirSync(elsewhere);
        mkdirSync(cache);
        symlinkSync(elsewhere, join(cache, "svscore"));
      },
      () => {
        rmSync(cache, { recursive: true });
        mkdirSync(join(cache, "svscore"), { recursive: true });
        chmodSync(join(cache, "svscore"), 0o777);
      },
    ]) {
      prepare();
      expect(both()).toEqual(answers);
      expect([copies(), readdirSync(elsewhere)]).toEqual([[], []]);
    }
    rmSync(cache, { recursive: true });
  });

  const formEdits: Readonly<Record<string, (path: string) => void>> = {
    "with a word of the answer changed": (path) => {
      const bytes = readFileSync(path);
      for (let at = bytes.indexOf("Highest ranked"); at >= 0; at = bytes.indexOf("Highest ranked", at + 1))
        bytes.write("Lowest  ranked", at);
      writeFileSync(path, bytes);
    },
    "with flipped bytes": (path) => {
      const bytes = readFileSync(path);
      for (let at = 64; at < bytes.length; at += 97) bytes[at] = 0xff ^ (bytes[at] as number);
      writeFileSync(path, bytes);
    },
    "without its beginning": (path) => writeFileSync(path, readFileSync(path).subarray(32)),
    "that is empty": (path) => writeFileSync(path, ""),
    "of another part": (path) => cpSync(join(installed, "dist/plain.cjs"), path),
    "that everybody may write": (path) => chmodSync(path, 0o666),
  };
  test.for(Object.entries(formEdits))(
    "answers alike from a compiled form %s, and makes it anew",
    ([, edit]) => {
      both();
      const paths = forms().map((name) => join(installed, "dist", name));
      for (const path of paths) edit(path);
      const edited = paths.map((path) => readFileSync(path));
      expect(both()).toEqual(answers);
      const plain = paths.findIndex((path) => /plain-[^/]*$/.test(path));
      const isAsEdited = readFileSync(paths[plain] ?? "").equals(edited[plain] ?? Buffer.alloc(0));
      expect(isAsEdited && (statSync(paths[plain] ?? "").mode & 0o022) !== 0).toBe(false);
      expect(both()).toEqual(answers);
    },
  );

  test("a link in the place of a compiled form is replaced, and what it leads to stays as it is", () => {
    const precious = join(room, "precious");
    writeFileSync(precious, "precious");
    for (const name of forms()) {
      rmSync(join(installed, "dist", name));
      symlinkSync(precious, join(installed, "dist", name));
    }
    expect(both()).toEqual(answers);
    expect(readFileSync(precious, "utf8")).toBe("precious");
    for (const name of forms()) rmSync(join(installed, "dist", name));
  });

  test("a compiled form or a copy of another user is not believed", () => {
    both();
    const isRoot = process.geteuid?.() === 0;
    const all = [...forms().map((name) => join(installed, "dist", name)), ...copies()];
    // Only somebody who may give files away can try it with the files themselves; the others try the mode.
    for (const path of all) isRoot ? chownSync(path, 65_534, 65_534) : chmodSync(path, 0o666);
    expect(both()).toEqual(answers);
    const [form = ""] = forms().filter((name) => name.startsWith("plain"));
    const there = statSync(join(installed, "dist", form));
    expect([there.uid, there.mode & 0o022]).toEqual([process.geteuid?.(), 0]);
  });

  /** Whoever has the rights of the user can do this; the test needs it to see whether a form is read at all. */
  function forge(name: string): void {
    const kept = join(installed, "dist", name);
    const program = name.replace(/-v.*$/, ".cjs");
    const text = readFileSync(join(installed, "dist", program));
    const form = readFileSync(kept).subarray(32);
    for (let at = form.indexOf("Highest ranked"); at >= 0; at = form.indexOf("Highest ranked", at + 1))
      form.write("Lowest  ranked", at);
    const hash = createHash("sha256").update(readFileSync(join(installed, "package.json")));
    hash.update([`./${program}`, process.version, process.arch, text.length, ""].join("\n"));
    writeFileSync(kept, Buffer.concat([hash.update(text).update(form).digest(), form]));
  }

  test("SVSCORE_NO_CACHE=1 neither reads nor writes any", () => {
    both();
    const none = { SVSCORE_NO_CACHE: "1" };
    for (const name of forms()) forge(name);
    expect(run().stdout).toContain("Lowest  ranked");
    expect([run(undefined, none), run(explained, none)]).toEqual(answers);
    for (const path of [...forms().map((name) => join(installed, "dist", name)), ...copies()]) rmSync(path);
    expect([run(undefined, none), run(explained, none)]).toEqual(answers);
    expect([forms(), copies()]).toEqual([[], []]);
  });

  test("verify runs from the text of the program alone", () => {
    const pack = join(room, "pack");
    expect([0, 1]).toContain(run(["evaluate", bids, "--evidence", pack]).status);
    for (const name of forms()) rmSync(join(installed, "dist", name));
    expect(run(["verify", pack]).status).toBe(0);
    expect(forms()).toEqual([]);
  });
});
