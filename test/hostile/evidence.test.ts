/** Hostile words in names, reasons and references, through everything that tells of evidence: the journal, what waits for a panel, a pack and its check, letters. */
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { main } from "../../src/main.ts";
import { type Bytes, bytesOf, memoryWorld, textOf } from "../evidence/memory-world.ts";
import { hostile } from "../report/corpus.ts";

/** What a terminal or a reader of text acts on without showing it; our own line ends and tabs aside. */
const acting =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])/u;
/** What Markdown or a page would act on. */
const live = /<script|<img|<svg\/|(?<!\\)\[x\]\(javascript/;

async function run(files: Bytes, ...argv: readonly string[]) {
  const world = memoryWorld(files);
  const code = await main(argv, world.io);
  return { code, out: world.out(), error: world.error() };
}

/** A tender with these words wherever it takes any, two bidders of such names, and a journal in which everybody speaks so. */
async function given(text: string): Promise<Bytes> {
  const tender = {
    svscore: "1",
    tender: {
      reference: "R-1",
      title: text,
      buyer: text,
      "buyer-type": "local-government",
      commenced: "2026-10-01",
      value: { "excluding-vat": "500000" },
    },
    library: "cheshire-merseyside",
    award: {
      criteria: [
        { id: "price", title: text, weight: "40", from: "price", score: "lowest-over-value" },
        { id: "quality", title: text, weight: "50", from: "marks", scale: "5" },
        {
          id: "sv",
          title: text,
          weight: "10",
          from: "commitments",
          "social-value": "true",
          score: { by: "between", worst: "0", best: "1000" },
        },
      ],
    },
    suppliers: [{ bidder: `A${text}`, name: text, address: text, email: text, identifier: text }],
    "award-decision": { to: `A${text}`, on: "2026-11-02", by: text },
    letters: { reasons: "consensus" },
  };
  const promise = { measure: "ECON-04", evidence: text, plan: text, owner: text, to: "2027-01-01" };
  const bids = {
    bids: [
      { bidder: `A${text}`, price: "100", commitments: [{ quantity: "500", ...promise }] },
      { bidder: `B${text}`, price: "120", commitments: [{ quantity: "100", ...promise }] },
    ],
  };
  const files: Bytes = new Map([
    ["t/tender.json", bytesOf(JSON.stringify(tender))],
    ["t/bids.json", bytesOf(JSON.stringify(bids))],
  ]);
  const add = async (kind: string, ...words: readonly string[]): Promise<void> => {
    const { code, error } = await run(files, "journal", "add", "t", kind, ...words, "--when", "2026-11-02");
    expect([kind, error, code]).toEqual([kind, "", 0]);
  };
  await add("conflict", `--evaluator=E${text}`, "--conflict", "declared", `--note=${text}x`);
  for (const bidder of [`A${text}`, `B${text}`]) {
    const about = [`--bidder=${bidder}`, "--criterion", "quality"];
    await add(
      "mark",
      ...about,
      `--evaluator=E${text}`,
      "--mark",
      "4",
      `--reason=r${text}`,
      `--cites=c${text}`,
    );
    await add("mark", ...about, `--evaluator=F${text}`, "--mark", "2", `--reason=s${text}`);
    if (bidder.startsWith("A"))
      await add(
        "consensus",
        ...about,
        "--mark",
        "4",
        `--reason=r${text}`,
        `--cites=c${text}`,
        `--present=p${text}`,
      );
  }
  await add("moderation", `--note=n${text}`, `--who=w${text}`);
  await add(
    "evidence",
    `--bidder=A${text}`,
    "--measure",
    "ECON-04",
    "--outcome",
    "not-verified",
    `--by=b${text}`,
    `--reference=f${text}`,
    `--reason=r${text}`,
  );
  return files;
}

const inputs = ["t/bids.json", "t/marks.journal.ndjson"];

/** A lone half of a pair has no place in UTF-8, so no journal can hold a name with one; it is replaced when it is written. */
const writable = Object.entries(hostile).map(([name, text]) => [name, text.toWellFormed().trim()] as const);

test.each(writable)("everything that tells of evidence shows %s", async (_, text) => {
  const files = await given(text);
  const safe = (told: string): void => {
    expect(acting.exec(told)?.[0]).toBeUndefined();
  };
  const asked: readonly (readonly [number, ...string[]])[] = [
    [0, "journal", "show", "t"],
    [0, "journal", "show", "t", "--format", "json"],
    [1, "journal", "check", "t"],
    [1, "journal", "check", "t", "--format", "json"],
    [1, "moderate", ...inputs],
    [1, "moderate", ...inputs, "--format", "markdown"],
    [1, "moderate", ...inputs, "--format", "json"],
    [1, "stress", ...inputs],
    [1, "stress", ...inputs, "--format", "markdown"],
  ];
  for (const [code, ...argv] of asked) {
    const { out, error, code: own } = await run(files, ...argv);
    expect([argv, error, own]).toEqual([argv, "", code]);
    expect(out.length).toBeGreaterThan(20);
    safe(out);
    if (argv.includes("markdown")) expect(live.exec(out)?.[0]).toBeUndefined();
  }
});

/** A pack is made and checked whole, which takes a while: one text of each kind. */
const kinds = [
  "markup",
  "formulas",
  "markdown links",
  "control characters",
  "right-to-left overrides",
  "emoji",
  "ten thousand letters",
  "lines",
  "a path",
];
const oneOfEach = writable.filter(([name]) => kinds.includes(name));

test("there is one text of each kind", () => {
  expect(oneOfEach.map(([name]) => name).sort()).toEqual([...kinds].sort());
});

/** A format's own words, or what a reader of it would see or act on. */
function told(path: string, bytes: Uint8Array): string {
  return path.endsWith(".docx")
    ? strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array())
    : textOf(bytes)
        .replace(/^\ufeff/, "")
        .replaceAll("\r\n", "\n");
}

const actsIn = (path: string): RegExp | undefined =>
  path.endsWith(".md") ? live : /\.(?:html|docx)$/.test(path) ? /<script|<img|<svg\// : undefined;

test.each(oneOfEach)(
  "letters to bidders of %s have plain names in every form, and show the words",
  async (_, text) => {
    const files = await given(text);
    const panel = ["--mark", "2", `--reason=r${text}`, `--cites=c${text}`];
    const about = [`--bidder=B${text}`, "--criterion", "quality", ...panel, "--when", "2026-11-02"];
    expect((await run(files, "journal", "add", "t", "consensus", ...about)).error).toBe("");
    await run(files, "evaluate", ...inputs, "--format", "json", "-o", "evaluation.json");
    for (const format of ["docx", "html", "markdown"]) {
      const made = await run(files, "report", "evaluation.json", "--letters", format, "--format", format);
      expect([format, made.error, made.code]).toEqual([format, "", 1]);
      const letters = [...files].filter(([path]) => path.startsWith(`${format}/`));
      expect(letters).toHaveLength(3);
      for (const [path, bytes] of letters) {
        expect(path).toMatch(/^[a-z]+\/[a-z0-9-]+\.[a-z]+$/);
        expect([path, acting.exec(told(path, bytes))?.[0]]).toEqual([path, undefined]);
        expect([path, actsIn(path)?.exec(told(path, bytes))?.[0]]).toEqual([path, undefined]);
      }
    }
  },
);

test.each(oneOfEach)("a pack of %s has plain names, and its check shows every word", async (_, text) => {
  const files = await given(text);
  const made = await run(files, "evaluate", ...inputs, "--evidence", "pack");
  expect([made.code, made.error.startsWith("Evidence pack: pack, ")]).toEqual([1, true]);
  for (const path of files.keys()) expect(path).toMatch(/^(?:t|pack)(?:\/[A-Za-z0-9._-]+){1,3}$/);
  const packed = [...files].filter(([path]) => path.startsWith("pack/"));
  for (const [path, bytes] of packed) {
    // Copies are copies, and the form of canonical JSON is not svscore's to choose.
    if (/^pack\/(?:inputs|measures)\/|manifest\.json$/.test(path)) continue;
    expect([path, acting.exec(told(path, bytes))?.[0]]).toEqual([path, undefined]);
    expect([path, actsIn(path)?.exec(told(path, bytes))?.[0]]).toEqual([path, undefined]);
  }
  const sound = await run(files, "verify", "pack");
  expect([sound.code, acting.exec(sound.out)?.[0]]).toEqual([0, undefined]);
  const evaluation = textOf(files.get("pack/evaluation.json"));
  files.set("pack/evaluation.json", bytesOf(evaluation.replace('"rank": null', '"rank": 1')));
  for (const format of ["table", "json"]) {
    const { code, out, error } = await run(files, "verify", "pack", "--format", format);
    expect([code, error, acting.exec(out)?.[0]]).toEqual([1, "", undefined]);
    expect(out).toContain("evaluation.json");
  }
});
