/** An evidence pack shows whatever is changed in it, and its figures follow from its own copies. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPackFiles, builtInFromPack } from "../../src/cli/evidence/pack.ts";
import { recordingIo } from "../../src/cli/evidence/replay.ts";
import { evaluateFilesWithChecks } from "../../src/evaluation/evaluate-request.ts";
import { checkPackFiles } from "../../src/evidence/pack/check.ts";
import { manifestText, parseManifest, sha256SumsText } from "../../src/evidence/pack/manifest.ts";
import { isPackPath, safeFileName } from "../../src/evidence/pack/names.ts";
import type { Manifest } from "../../src/evidence/pack/schema.ts";
import { main } from "../../src/main.ts";
import { evaluationDocument } from "../../src/report/document.ts";
import { type Bytes, bytesOf, memoryWorld, textOf } from "./memory-world.ts";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const tender = `svscore: 1
tender: { reference: T-1, title: "Café <b> transport", buyer-type: local-government, commenced: 2026-06-01, value: { excluding-vat: 500000 } }
library: ../own/measures.yaml
award:
  criteria:
    - { id: price, title: Price, weight: 60, from: price, score: lowest-over-value }
    - { id: quality, title: Quality, weight: 30, from: marks, scale: 5 }
    - { id: sv, title: Social value, weight: 10, social-value: true, from: commitments, score: { by: between, worst: 0, best: 50000 } }
`;
const library = `svscore: 1
library: own
version: 1.0.0
title: Measures of our own (invented)
licence: CC0-1.0
themes:
  - id: work
    title: Work
    outcomes:
      - id: jobs
        title: Jobs
        measures:
          - id: JOB-01
            title: Local people employed
            unit: FTE-year
            kind: money
            proxy:
              - { from: 2025-04-01, amount: 20000.00, prices: 2025, source: invented, status: unverified }
`;
const bids = 'bidder,price\r\nAvon Care,480000\r\n"Brook, \u202eHomes",495000\r\n';
const commitments =
  'bidder,measure,quantity,unit,to,evidence,plan,owner\nAvon Care,JOB-01,2,FTE-year,2027-01-01,payroll,recruit,HR\n"Brook, \u202eHomes",JOB-01,1,FTE-year,2027-01-01,payroll,recruit,HR\n';

const PACK = "out/pack";
let pack: Bytes;

async function run(files: Bytes, ...argv: readonly string[]) {
  const world = memoryWorld(files);
  const code = await main(argv, world.io);
  return { code, out: world.out(), error: world.error() };
}

/** The tender's files, as they lie in two folders beside each other. */
async function given(): Promise<Bytes> {
  const files: Bytes = new Map([
    ["t e/tender.yaml", bytesOf(tender)],
    ["own/measures.yaml", bytesOf(library)],
    ["t e/bids.csv", bytesOf(bids)],
    ["t e/commitments.csv", bytesOf(commitments)],
  ]);
  await run(files, "tender", "freeze", "t e/tender.yaml");
  for (const [evaluator, bidder, mark] of [
    ["A", "Avon Care", "4"],
    ["B", "Avon Care", "4"],
    ["A", "Brook, \u202eHomes", "3"],
  ] as const) {
    if (bidder === "Avon Care")
      await run(files, "journal", "add", "t e", "conflict", "--evaluator", evaluator, "--conflict", "none");
    const words = ["--evaluator", evaluator, "--bidder", bidder, "--criterion", "quality", "--mark", mark];
    const { code, error } = await run(files, "journal", "add", "t e", "mark", ...words);
    expect([code, error]).toEqual([0, ""]);
  }
  return files;
}

const packed = async (files: Bytes, bidsFile = "t e/bids.csv"): Promise<Bytes> => {
  const { error } = await run(files, "evaluate", bidsFile, "--evidence", PACK);
  expect(error).toMatch(/^Evidence pack: out\/pack, its manifest sha256:[0-9a-f]{64}\n$/);
  return new Map(
    [...files].flatMap(([path, bytes]) =>
      path.startsWith(`${PACK}/`) ? [[path.slice(PACK.length + 1), bytes]] : [],
    ),
  );
};

const verify = (files: Bytes, ...options: readonly string[]) =>
  run(new Map([...files].map(([path, bytes]) => [`${PACK}/${path}`, bytes])), "verify", PACK, ...options);

beforeAll(async () => {
  pack = await packed(await given());
});

/** The pack with a new manifest and new digests, as a forger who knows the trade would leave it. */
function forged(change: (files: Bytes, manifest: Manifest) => Manifest | undefined): Bytes {
  const files = new Map(pack);
  const read = parseManifest(textOf(files.get("manifest.json")));
  if (read === undefined) throw new Error("no manifest");
  const changed = change(files, structuredClone(read)) ?? read;
  const again = <Listed extends { readonly path: string }>(one: Listed): Listed => {
    const bytes = files.get(one.path);
    return bytes === undefined ? one : { ...one, bytes: bytes.length, sha256: sha256(bytes) };
  };
  const manifest = { ...changed, inputs: changed.inputs.map(again), files: changed.files.map(again) };
  const text = bytesOf(manifestText(manifest));
  files.set("manifest.json", text);
  files.set("SHA256SUMS", bytesOf(sha256SumsText(manifest, sha256(text))));
  return files;
}

describe("a pack", () => {
  it("holds exact copies of everything that was read, and verifies", async () => {
    const files = await given();
    const manifest = parseManifest(textOf(pack.get("manifest.json")));
    expect(manifest?.inputs.map(({ name }) => name)).toEqual([
      "t e/tender.yaml",
      "t e/marks.journal.ndjson",
      "t e/bids.csv",
      "t e/commitments.csv",
      "t e/../own/measures.yaml",
      "t e/tender.frozen.json",
    ]);
    for (const { name, path } of manifest?.inputs ?? [])
      expect(pack.get(path)).toEqual(files.get(name.replace("t e/../", "")));
    expect(manifest?.request).toEqual({
      bids: ["t e/bids.csv", "t e/commitments.csv", "t e/marks.journal.ndjson"],
      tender: "t e/tender.yaml",
      key: null,
      stress: false,
      firmness: true,
    });
    const { code, out } = await verify(pack);
    expect(out).toContain("every file comes out the same");
    expect(out).toContain("the chain of the journal t e/marks.journal.ndjson is whole: 6 entries");
    expect(out).toContain("Nothing differs.");
    expect(code).toBe(0);
  });

  it("is the same bytes whenever it is made", async () => {
    expect(await packed(await given())).toEqual(pack);
  });

  it("has a list of digests that sha256sum reads", () => {
    const lines = textOf(pack.get("SHA256SUMS")).trimEnd().split("\n");
    expect(lines.map((line) => line.slice(66)).sort()).toEqual(
      [...pack.keys()].filter((path) => path !== "SHA256SUMS").sort(),
    );
    for (const line of lines) {
      expect(line).toMatch(/^[0-9a-f]{64} {2}[A-Za-z0-9._/-]+$/);
      expect(sha256(pack.get(line.slice(66)) ?? new Uint8Array())).toBe(line.slice(0, 64));
    }
  });

  it("says so when any byte of any file is another, is missing or is one too many", () => {
    for (const [path, bytes] of pack) {
      const say = (changed: Uint8Array): string =>
        checkPackFiles(new Map([...pack, [path, changed]]), sha256).differences.join("\n");
      fc.assert(
        fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
          const changed = Uint8Array.from(bytes);
          changed[at] = (changed[at] ?? 0) ^ by;
          expect(say(changed)).toContain(path);
          expect(say(bytes.slice(0, at))).toContain(path);
          expect(say(Uint8Array.from([...bytes.slice(0, at), by, ...bytes.slice(at)]))).toContain(path);
        }),
        { numRuns: 12, seed: 11 },
      );
    }
  });

  it("says so to whoever runs verify, for every file", async () => {
    for (const [path, bytes] of pack) {
      const changed = Uint8Array.from(bytes);
      const at = bytes.length >> 1;
      changed[at] = (changed[at] ?? 0) ^ 1;
      const { code, out, error } = await verify(new Map([...pack, [path, changed]]));
      expect(out.replace(/\n {5}/g, " ")).toContain(`${path} `);
      expect([path, code, error]).toEqual([path, 1, ""]);
    }
  });

  it("says which file is missing, which does not belong, and which two have changed places", async () => {
    for (const path of pack.keys()) {
      const { differences } = checkPackFiles(new Map([...pack].filter(([one]) => one !== path)), sha256);
      expect(differences.join("\n")).toContain(`${path} is missing`);
    }
    expect(checkPackFiles(new Map([...pack, ["reports/more.md", bytesOf("x")]]), sha256).differences).toEqual(
      ["reports/more.md is not part of the pack: the manifest does not list it"],
    );
    const swapped = new Map(pack);
    swapped.set("inputs/03-bids.csv", pack.get("inputs/04-commitments.csv") ?? new Uint8Array());
    swapped.set("inputs/04-commitments.csv", pack.get("inputs/03-bids.csv") ?? new Uint8Array());
    const { differences } = checkPackFiles(swapped, sha256);
    expect(differences.map((one) => one.split(" ")[0]).sort()).toEqual([
      "inputs/03-bids.csv",
      "inputs/04-commitments.csv",
    ]);
    const listed = textOf(pack.get("SHA256SUMS")).split("\n");
    const turned = bytesOf([listed[1], listed[0], ...listed.slice(2)].join("\n"));
    expect(checkPackFiles(new Map([...pack, ["SHA256SUMS", turned]]), sha256).differences).not.toEqual([]);
  });

  it("names the line of a journal that was changed", async () => {
    const path = "inputs/02-marks.journal.ndjson";
    const text = textOf(pack.get(path)).replace('"mark":"3"', '"mark":"5"');
    const { code, out } = await verify(new Map([...pack, [path, bytesOf(text)]]));
    expect(code).toBe(1);
    expect(out.replace(/\s+/g, " ")).toContain(
      "it cannot be evaluated again: t e/marks.journal.ndjson:6:1: SV610: line 6 has been changed",
    );
  });
});

describe("a journal whose end was cut off", () => {
  const path = "inputs/02-marks.journal.ndjson";
  const cut = (lines: number): Uint8Array =>
    bytesOf(
      textOf(pack.get(path))
        .split("\n")
        .slice(0, lines)
        .map((line) => `${line}\n`)
        .join(""),
    );
  const words = (out: string): string => out.replace(/\s+/g, " ");

  it.each([5, 4, 1])(
    "is seen by verify itself, in a pack and with its digests made anew: %d lines left",
    async (left) => {
      const says = `${path}: the end of the journal was cut off: the manifest says that it has 6 entries, and ${left} ${left === 1 ? "is" : "are"} left`;
      const anew = forged((all) => {
        all.set(path, cut(left));
        return undefined;
      });
      for (const files of [new Map([...pack, [path, cut(left)] as const]), anew]) {
        const { code, out } = await verify(files);
        expect(code).toBe(1);
        expect(words(out)).toContain(says);
        expect(words(out)).toContain("does not end where it ended when the pack was made");
      }
    },
  );

  it("is told from one that was added to, and one that ends in another entry", async () => {
    const files: Bytes = new Map(await given());
    const note = ["journal", "add", "t e", "moderation", "--note", "More."];
    expect((await run(files, ...note)).code).toBe(0);
    const longer = files.get("t e/marks.journal.ndjson") ?? new Uint8Array();
    const added = await verify(new Map([...pack, [path, longer] as const]));
    expect(words(added.out)).toContain(`${path}: 1 entry was added to the journal after the pack was made`);
    const other: Bytes = new Map([...files, ["t e/marks.journal.ndjson", cut(5)] as const]);
    expect((await run(other, ...note)).code).toBe(0);
    const ends = other.get("t e/marks.journal.ndjson") ?? new Uint8Array();
    const anew = await verify(new Map([...pack, [path, ends] as const]));
    expect(words(anew.out)).toContain("the journal was written anew: its entry 6 is not the head");
  });
});

describe("a pack that somebody made anew", () => {
  it("shows an evaluation that does not follow from its inputs", async () => {
    const files = forged((all) => {
      const text = textOf(all.get("evaluation.json"));
      all.set("evaluation.json", bytesOf(text.replace('"rank": 1', '"rank": 2')));
      return undefined;
    });
    const { code, out } = await verify(files);
    expect(code).toBe(1);
    expect(out.replace(/\s+/g, " ")).toContain(
      "evaluation.json: bids[Avon Care].rank is 2 in the pack, and 1 when it is made again",
    );
  });

  it("shows inputs that give another evaluation", async () => {
    const files = forged((all) => {
      all.set("inputs/03-bids.csv", bytesOf(bids.replace("480000", "380000")));
      return undefined;
    });
    const { out } = await verify(files);
    expect(out).toContain('"480000" in');
    expect(out).toContain('"380000"');
  });

  it("shows a report that does not follow", async () => {
    const files = forged((all) => {
      all.set("reports/evaluation.md", bytesOf("# Another winner\n"));
      return undefined;
    });
    const { code, out } = await verify(files);
    expect(code).toBe(1);
    expect(out).toContain("reports/evaluation.md is not what follows from the inputs");
  });

  it("shows itself by the digest that was kept elsewhere", async () => {
    const kept = `sha256:${sha256(pack.get("manifest.json") ?? new Uint8Array())}`;
    expect((await verify(pack, "--manifest", kept)).out).toContain("the one whose digest was kept");
    const { code, out } = await verify(pack, "--manifest", `sha256:${"0".repeat(64)}`);
    expect([code, out.includes("is not the one whose digest was kept")]).toEqual([1, true]);
  });

  it.each([
    "../evil.csv",
    "/etc/passwd",
    "inputs/../../evil.csv",
    "inputs/..",
    "C:/evil.csv",
    "inputs\\evil.csv",
    "inputs/a/b/c.csv",
    "manifest.json",
    "__proto__",
    "",
  ])("is not led out of its folder by %j", async (path) => {
    const files = forged((_, manifest) => ({
      ...manifest,
      inputs: manifest.inputs.map((one, index) => (index === 1 ? { ...one, path } : one)),
    }));
    const { code, out } = await verify(files);
    expect(code).toBe(1);
    expect(out.replace(/\s+/g, " ")).toContain("which is no file that a pack has");
  });

  it("is compared by its figures where another version made it", async () => {
    const files = forged((all, manifest) => {
      all.set("workings.txt", bytesOf("Other words.\n"));
      return { ...manifest, tool: { ...manifest.tool, version: "0.0.1" } };
    });
    const { code, out } = await verify(files);
    expect(out.replace(/\s+/g, " ")).toContain("the same ranks, figures and findings");
    expect(code).toBe(0);
    const wrong = forged((all, manifest) => {
      const text = textOf(all.get("evaluation.json"));
      all.set("evaluation.json", bytesOf(text.replace('"rank": 1', '"rank": 2')));
      return { ...manifest, tool: { ...manifest.tool, version: "0.0.1" } };
    });
    expect((await verify(wrong)).code).toBe(1);
  });
});

describe("years later", () => {
  it("the measures and rules of the pack decide, not those of the program that checks it", async () => {
    const text = (path: string): Uint8Array =>
      readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)));
    const names = ["tender.yaml", "bids.csv", "commitments.csv", "marks.csv"];
    const kept: Bytes = new Map(names.map((name) => [name, text(`examples/patient-transport/${name}`)]));
    const { io } = memoryWorld(kept);
    const request = { bids: ["bids.csv", "commitments.csv", "marks.csv"], tender: "tender.yaml" };
    const wanted = { mustBeFrozen: false, stress: "none" } as const;
    const own = recordingIo(io);
    const today = await evaluationDocument(await evaluateFilesWithChecks(own.io, request, wanted));
    const library = textOf(text("measures/cheshire-merseyside/library.yaml"));
    const older = library.replaceAll("amount: 28000", "amount: 27000");
    expect(older).not.toBe(library);
    const measures: Bytes = new Map([
      ["measures/cheshire-merseyside/library.yaml", bytesOf(older)],
      ["measures/rules/nhs-england.yaml", text("measures/rules/nhs-england.yaml")],
      ["measures/reference/series.yaml", text("measures/reference/series.yaml")],
    ]);
    const evaluated = await evaluateFilesWithChecks(
      own.io,
      { ...request, data: builtInFromPack(measures) },
      wanted,
    );
    const document = await evaluationDocument(evaluated);
    const totals = ({ bids }: typeof document) => bids.map(({ total }) => total?.exact);
    expect(totals(document)).not.toEqual(totals(today));
    const asked = { ...request, key: null, stress: false };
    const files = await buildPackFiles(io, { document, evaluated }, asked, own.kept, measures, "0.0.1");
    const { code, out } = await verify(new Map(files));
    expect(out.replace(/\s+/g, " ")).toContain("the same ranks, figures and findings");
    expect(code).toBe(0);
  });
});

describe("a manifest", () => {
  it.each([
    ["nothing", ""],
    ["a table", "{}"],
    ["a list", "[]"],
    ["null", "null"],
    ["very deep", "[".repeat(5000)],
    ["a stump", '{"schema":"svscore.pack/v1"}'],
    ["a hidden character", "\u0000"],
  ])("that is none is named: %s", async (_, text) => {
    const { code, out } = await verify(new Map([...pack, ["manifest.json", bytesOf(text)]]));
    expect([code, out.includes("manifest.json has been changed")]).toEqual([1, true]);
  });
});

describe("the names of files in a pack", () => {
  it.each([
    ["bids.csv", "01-bids.csv"],
    ["../../etc/passwd", "01-passwd"],
    ["C:\\Users\\me\\Bids (final).CSV", "01-bids-final.csv"],
    ["CON", "01-con"],
    ["..", "01-file"],
    ["…", "01-file"],
    ["a\u202egnp.exe", "01-a-gnp.exe"],
    ["standard input", "01-standard-input"],
    [".hidden", "01-hidden"],
    ["x".repeat(300), `01-${"x".repeat(60)}`],
  ])("%j is made safe", (name, safe) => {
    expect(safeFileName(name, 0)).toBe(safe);
  });

  it("are names that every system can hold, and no two the same", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 120 }), (names) => {
        const safe = names.map(safeFileName);
        expect(new Set(safe).size).toBe(safe.length);
        for (const one of safe) expect([one, isPackPath(`inputs/${one}`)]).toEqual([one, true]);
      }),
      { seed: 5 },
    );
  });
});
