/** The short way through a tender folder is right or silent: whatever its files hold, the lines and sums are those of the reader of `evaluate`. */
import { createHash } from "node:crypto";
import {
  type Arbitrary,
  array,
  asyncProperty,
  assert as check,
  constantFrom,
  integer,
  record,
  sample,
} from "fast-check";
import { describe, expect, test } from "vitest";
import type { Io } from "../../src/io/io.ts";
import { fastPath } from "../../src/rescore/fast/fast-path.ts";
import { findingsCache } from "../../src/rescore/findings-cache.ts";
import { tenderCache } from "../../src/rescore/read/cached-tender.ts";
import { findTenderFolders } from "../../src/rescore/read/find-tenders.ts";
import { rescoreFolder } from "../../src/rescore/read/folder.ts";
import { createSharedInputs } from "../../src/rescore/read/shared-inputs.ts";
import { loadWhatIf } from "../../src/rescore/read/what-if.ts";
import { newChunk } from "../../src/rescore/run/chunk.ts";
import { asFolders, library, randomTender, usualTender } from "./random.ts";

type Texts = Readonly<Record<string, string>>;

function inMemory(texts: Texts): Io {
  const missing = (path: string): never => {
    throw Object.assign(new Error(path), { code: "ENOENT" });
  };
  return {
    out: () => undefined,
    error: () => undefined,
    files: {
      read: (path) => Buffer.from(texts[plain(path)] ?? missing(path)),
      exists: (path) => texts[plain(path)] !== undefined,
      list: (folder) => {
        const start = folder === "." ? "" : `${folder}/`;
        const inside = Object.keys(texts).filter((name) => name.startsWith(start));
        return [...new Set(inside.map((name) => name.slice(start.length).split("/")[0] ?? ""))].sort();
      },
      write: () => undefined,
    },
    standardInput: () => new Uint8Array(),
    columns: 80,
    isTerminal: false,
    errorIsTerminal: false,
    environment: { SVSCORE_NO_CACHE: "1" },
    sha256: (bytes) => createHash("sha256").update(bytes).digest("hex"),
    folder: "/",
  };
}

/** `a/../b` is `b`. */
const plain = (path: string): string => path.replace(/[^/]+\/\.\.\//g, "").replaceAll("/./", "/");

/** @param isShort by the fast path and with all that is kept between tenders; otherwise each folder by itself, by the engine */
async function rescored(texts: Texts, isShort: boolean, wanted = {}) {
  const io = inMemory({ ...texts, "next.yaml": library(2) });
  const { whatIf, inFull } = await loadWhatIf(io, { library: "next.yaml", exact: true, ...wanted });
  const shared = await createSharedInputs(io);
  const options = () => ({ whatIf, inFull, findings: findingsCache() });
  const tenders = tenderCache(shared, whatIf);
  const kept = options();
  const fast = fastPath(kept, tenders.load);
  const own = newChunk(false);
  let taken = 0;
  for (const folder of findTenderFolders(io, "."))
    if (!isShort) await rescoreFolder(io, folder, tenderCache(shared, whatIf), options(), own);
    else if (await fast.tryFolder(io.files, folder, own)) taken += 1;
    else await rescoreFolder(io, folder, tenders, kept, own);
  fast.measures(own);
  const { rows: _, ndjson, csv, ...rest } = own.done();
  const [lines, rows] = [ndjson, csv].map((bytes) => Buffer.from(bytes).toString());
  return { done: { ...rest, ndjson: lines ?? "", csv: rows ?? "" }, taken };
}

interface Dress {
  readonly title: string;
  readonly value: string;
  readonly comment: string;
  readonly lineEnd: string;
  readonly mark: string;
  readonly header: (line: string) => string;
}

const dress: Arbitrary<Dress> = record({
  title: constantFrom(
    "Repairs",
    "Repairs, the north",
    '"Quoted"',
    "'Ash''s'",
    "Ash & Co's (2)",
    "null",
    "Llŷn – gwaith",
    "a: b",
    "|\n    folded",
    "*star",
  ),
  value: constantFrom(
    "{ excluding-vat: 250000 }",
    "{ excluding-vat: 250000, including-vat: 300000 }",
    "{ excluding-vat: 300000, including-vat: 250000 }",
    "\n    excluding-vat: 250000.50 # as advertised",
    "{ excluding-vat: 1,200 }",
    "{ excluding-vat: 0 }",
  ),
  comment: constantFrom("", " # as published", "#"),
  lineEnd: constantFrom("\n", "\n", "\r\n"),
  mark: constantFrom("", "", "\ufeff"),
  header: constantFrom(
    (line: string) => line,
    (line: string) => line,
    (line: string) => line.toUpperCase(),
    (line: string) => line.replace("bidder", "supplier"),
    (line: string) => line.replaceAll(",", ";"),
    (line: string) => `${line},constructor`,
  ),
});

interface JsonTender {
  readonly tender: Readonly<Record<string, unknown>>;
  readonly library: string;
  readonly award: unknown;
}

/** The tender as a person writes it: its heading in lines, the award as JSON, which is YAML too. */
function asYaml(text: string, { title, value, comment }: Dress): string {
  const { tender, library: named, award } = JSON.parse(text) as JsonTender;
  return `svscore: 1
tender:
  reference: ${tender["reference"]}${comment}
  title: ${title}
  buyer: ${tender["buyer"]}
  buyer-type: ${tender["buyer-type"]}
  commenced: ${tender["commenced"]}
  value: ${value}
library: .${named}
award: ${JSON.stringify(award)}
`;
}

/** The folders of random tenders, dressed in the ways in which people write them; all share one library. */
function dressed(files: Texts, dresses: readonly Dress[]): Texts {
  const known = new Map<string, Dress>();
  const ofFolder = (folder: string): Dress => {
    const own = known.get(folder) ?? (dresses[known.size % dresses.length] as Dress);
    known.set(folder, own);
    return own;
  };
  const written = Object.entries(files).flatMap(([path, text]) => {
    const [folder = "", name = ""] = path.split("/");
    const own = ofFolder(folder);
    if (name === "county.yaml") return [];
    if (name === "tender.json") return [[`${folder}/tender.yaml`, asYaml(text, own)] as const];
    const [first = "", ...rest] = text.split("\n");
    return [[path, own.mark + [own.header(first), ...rest].join(own.lineEnd)] as const];
  });
  return { ...Object.fromEntries(written), "county.yaml": library(1) };
}

interface Slip {
  readonly file: number;
  readonly at: number;
  readonly text: string;
}

const slip: Arbitrary<Slip> = record({
  file: integer({ min: 0, max: 1000 }),
  at: integer({ min: 0, max: 10_000 }),
  text: constantFrom(
    ",",
    '"',
    "\n",
    " ",
    "  ",
    ":",
    ": ",
    "#",
    " #",
    "\t",
    "é",
    "\u0007",
    "\r",
    ";",
    "-",
    "1",
    "x",
    "&",
    "*a",
    "|",
    "{",
    "}",
    "\u00a0",
    "\ufeff",
    "'",
  ),
});

function slipped(files: Texts, slips: readonly Slip[]): Texts {
  const names = Object.keys(files).filter((name) => name.includes("/"));
  const own: Record<string, string> = { ...files };
  for (const { file, at, text } of slips) {
    const name = names[file % names.length] ?? "";
    const whole = own[name] ?? "";
    const place = at % (whole.length + 1);
    own[name] = whole.slice(0, place) + text + whole.slice(place);
  }
  return own;
}

const plainDress: Dress = {
  title: "Repairs",
  value: "{ excluding-vat: 250000 }",
  comment: "",
  lineEnd: "\n",
  mark: "",
  header: (line) => line,
};

describe("the short way", () => {
  test("takes usual tenders", async () => {
    const tenders = sample(usualTender, { numRuns: 12, seed: 3 }).filter(({ bidders }) => bidders > 1);
    const texts = dressed(asFolders(tenders), [plainDress]);
    const [short, long] = [await rescored(texts, true), await rescored(texts, false)];
    expect(short.done).toEqual(long.done);
    // A bidder that is called Cèdre is read the ordinary way.
    expect(short.taken).toBe(tenders.filter(({ bidders }) => bidders === 2).length);
  });

  test.for([
    ["usual", usualTender],
    ["unusual", randomTender],
  ] as const)(
    "gives what the reader of `evaluate` gives for %s tenders, however they are written",
    async ([, tender]) => {
      await check(
        asyncProperty(
          array(tender, { minLength: 1, maxLength: 6 }),
          array(dress, { minLength: 1, maxLength: 4 }),
          async (tenders, dresses) => {
            const texts = dressed(asFolders(tenders), dresses);
            expect((await rescored(texts, true)).done).toEqual((await rescored(texts, false)).done);
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  test("gives what the reader of `evaluate` gives, whatever slips into the files", async () => {
    await check(
      asyncProperty(
        array(usualTender, { minLength: 2, maxLength: 5 }),
        array(slip, { minLength: 1, maxLength: 4 }),
        async (tenders, slips) => {
          const texts = slipped(dressed(asFolders(tenders), [plainDress]), slips);
          expect((await rescored(texts, true)).done).toEqual((await rescored(texts, false)).done);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("tenders that differ in their headings alone", () => {
  const tender = (reference: string, heading: string, rest: string): Texts => ({
    [`${reference}/tender.yaml`]: `svscore: 1\ntender:\n  reference: ${reference}\n  title: Invented\n${heading}${rest}`,
    [`${reference}/bids.csv`]: "bidder,price,quality\nAsh,100,7\nBirch,120,5\n",
    [`${reference}/commitments.csv`]:
      "bidder,measure,quantity,to,evidence,plan,owner\nAsh,JOB-01,2,2027-01-01,payroll,plan,Ann\n",
  });
  const award =
    "award:\n  criteria:\n    - { id: price, weight: 40, from: price, score: lowest-over-value }\n    - { id: quality, weight: 40, from: marks, scale: 10 }\n    - { id: sv, weight: 20, social-value: true, from: commitments, score: value-over-highest }\n";

  test("are held against rules that ask for the day and the value", async () => {
    const rest = `  buyer-type: local-government
  law: pcr-2015
  subject: services
  act-2012: { on: 2024-06-01, considered: yes, consulted: no }
library: ../county.yaml
${award.replace("from: commitments", "from: commitments, measures: [JOB-01, SKILL-01]")}`;
    const texts = Object.assign(
      { "county.yaml": library(1) },
      ...["2023-05-05", "2024-05-31", "2024-06-01", "2024-06-02"].flatMap((day) =>
        [177_897, 179_087, 214_903, 214_904].map((value) =>
          tender(`T-${day}-${value}`, `  commenced: ${day}\n  value: { excluding-vat: ${value} }\n`, rest),
        ),
      ),
    ) as Texts;
    const wanted = { rules: "clear-and-proportionate" };
    const [short, long] = [await rescored(texts, true, wanted), await rescored(texts, false, wanted)];
    expect(short.taken).toBe(16);
    expect(short.done).toEqual(long.done);
    expect(Object.keys(short.done.tally.byRule)).toEqual(
      expect.arrayContaining(["every-tender/considered-before-start"]),
    );
  });

  test("are scored by the edition of a model that was in force on their day", async () => {
    const rest = `  buyer-type: central-government\nlibrary: social-value-model\n${award.replace(/.*from: commitments.*\n/, "").replace("weight: 40, from: marks", "weight: 60, social-value: true, from: marks")}`;
    const day = (reference: string, commenced: string, law: string): Texts =>
      tender(reference, `  commenced: ${commenced}\n  law: ${law}\n`, rest);
    const texts = {
      ...day("A", "2024-02-01", "pcr-2015"),
      ...day("B", "2025-11-01", "procurement-act-2023"),
      ...day("C", "2024-03-01", "pcr-2015"),
      ...day("D", "2019-03-01", "pcr-2015"),
    };
    const [short, alone] = [
      await rescored(texts, true, { library: undefined, on: "2026-01-01" }),
      await Promise.all(
        ["A", "B", "C", "D"].map((name) =>
          rescored(
            Object.fromEntries(Object.entries(texts).filter(([path]) => path.startsWith(`${name}/`))),
            false,
            { library: undefined, on: "2026-01-01" },
          ),
        ),
      ),
    ];
    expect(short.done.ndjson).toBe(alone.map(({ done }) => done.ndjson).join(""));
    expect(short.done.tally.apart).toEqual(alone.flatMap(({ done }) => done.tally.apart));
  });
});
