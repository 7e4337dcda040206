/** A journal keeps what was written: whatever is changed in it is found, and the place is named. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainLineText, parseChain } from "../../src/evidence/journal/chain.ts";
import { journalFindings } from "../../src/evidence/journal/findings.ts";
import { loadJournal } from "../../src/evidence/journal/load.ts";
import {
  markRecordsFromJournal,
  standingMarks,
  withdrawnOrExcludedBids,
} from "../../src/evidence/journal/standing.ts";
import { placeInFile } from "../../src/source/span.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

type Content = Readonly<Record<string, string | number>>;

function written(contents: readonly Content[]): string {
  const lines: string[] = [];
  for (const content of contents)
    lines.push(chainLineText({ when: "2026-11-02", ...content }, lines.length + 1, lines.at(-1), sha256));
  return lines.map((line) => `${line}\n`).join("");
}

const opened: Content = { kind: "opened", tender: "T-1" };
const mark = (evaluator: string, given: string, more: Content = {}): Content => ({
  kind: "mark",
  evaluator,
  bidder: "Avon Care",
  criterion: "quality",
  mark: given,
  ...more,
});
const declared = (evaluator: string): Content => ({ kind: "conflict", evaluator, conflict: "none" });

const text = written([
  opened,
  declared("A"),
  declared("Bé 😀"),
  mark("A", "4", { rationale: "Section 2 gives “results”.", cites: "section 2" }),
  mark("Bé 😀", "2"),
  { kind: "moderation", note: "Both read annex C again." },
  { kind: "correction", replaces: "5", mark: "3", reason: "Annex C was read." },
  { kind: "consensus", bidder: "Avon Care", criterion: "quality", mark: "4", rationale: "Section 2." },
]);

const faultsIn = (changed: string) =>
  loadJournal({ name: "journal", text: changed, language: "json" }, sha256).diagnostics;
const linesOf = (whole: string): string[] => whole.slice(0, -1).split("\n");
const joined = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");
const placesOf = (changed: string): readonly number[] =>
  faultsIn(changed).map(({ span }) => (span === undefined ? 0 : placeInFile(span).line));

describe("a journal", () => {
  it("is read as it was written, with its head", () => {
    const { value, diagnostics } = loadJournal({ name: "journal", text, language: "json" }, sha256);
    expect(diagnostics).toEqual([]);
    expect(value?.entries).toHaveLength(8);
    expect(value?.head).toBe(`sha256:${sha256(linesOf(text).at(-1) ?? "")}`);
  });

  it("names the digest of the line before, as anybody can work it out", () => {
    const lines = linesOf(text);
    for (const [index, line] of lines.slice(1).entries())
      expect(JSON.parse(line).previous).toBe(`sha256:${sha256(lines[index] ?? "")}`);
  });

  it("shows any one character that is changed, and names its line", () => {
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
        (at, other) => {
          fc.pre(text[at] !== other && text.codePointAt(at) !== undefined);
          const changed = text.slice(0, at) + other + text.slice(at + 1);
          const line = text.slice(0, at).split("\n").length;
          const found = placesOf(changed);
          expect(found.length).toBeGreaterThan(0);
          expect(Math.min(...found)).toBe(line);
        },
      ),
      { numRuns: 400, seed: 6 },
    );
  });

  it("shows any character that is added or taken out", () => {
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.constantFrom(" ", "\n", "\r", "0", '"', "\u200b"),
        (at, extra) => {
          expect(faultsIn(text.slice(0, at) + extra + text.slice(at)).length).toBeGreaterThan(0);
          expect(faultsIn(text.slice(0, at) + text.slice(at + 1)).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300, seed: 6 },
    );
  });

  it("shows any end that is cut off inside a line, and any line that is removed but the last ones", () => {
    const lines = linesOf(text);
    for (let at = 0; at < text.length; at += 1)
      if (text[at - 1] !== "\n") expect(faultsIn(text.slice(0, at)).length).toBeGreaterThan(0);
    for (let gone = 0; gone < lines.length - 1; gone += 1)
      expect(placesOf(joined(lines.filter((_, index) => index !== gone)))[0]).toBe(gone + 1);
  });

  it("shows any two lines that change places, and any line that is said twice", () => {
    const lines = linesOf(text);
    for (let one = 0; one < lines.length; one += 1) {
      for (let other = one + 1; other < lines.length; other += 1) {
        const swapped = [...lines];
        [swapped[one], swapped[other]] = [lines[other] ?? "", lines[one] ?? ""];
        expect(placesOf(joined(swapped))[0]).toBe(one + 1);
      }
      expect(placesOf(joined([...lines.slice(0, one + 1), ...lines.slice(one)]))[0]).toBe(one + 2);
    }
  });

  it("shows a line written anew with a seal that fits, by the line after it", () => {
    const lines = linesOf(text);
    for (let at = 0; at < lines.length - 1; at += 1) {
      const { entry: _, seal: __, previous: ___, svscore: ____, ...content } = JSON.parse(lines[at] ?? "");
      const forged = chainLineText({ ...content, who: "somebody else" }, at + 1, lines[at - 1], sha256);
      expect(placesOf(joined(lines.map((line, index) => (index === at ? forged : line))))[0]).toBe(at + 2);
    }
  });

  it("holds any words that people write", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), (words) => {
        const one = written([opened, { kind: "moderation", note: words.toWellFormed() }]);
        const { lines, diagnostics } = parseChain({ name: "journal", text: one, language: "json" }, sha256);
        expect(diagnostics).toEqual([]);
        expect(JSON.parse(lines[1]?.text ?? "").note).toBe(words.toWellFormed());
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  it("refuses what would loop or swallow a key", () => {
    expect(
      faultsIn(written([opened, { kind: "correction", replaces: "2", mark: "1", reason: "x" }])),
    ).toHaveLength(1);
    const line = chainLineText(
      JSON.parse('{"kind":"moderation","note":"x","__proto__":"y"}'),
      2,
      undefined,
      sha256,
    );
    expect(faultsIn(`${line}\n`).length).toBeGreaterThan(0);
    expect(faultsIn(`${"[".repeat(100_000)}\n`).length).toBeGreaterThan(0);
    expect(faultsIn('{"a":1e999}\n').length).toBeGreaterThan(0);
  });
});

const journalOf = (contents: readonly Content[]) => {
  const { value, diagnostics } = loadJournal(
    { name: "journal", text: written([opened, ...contents]), language: "json" },
    sha256,
  );
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error("not a journal");
  return value;
};

describe("what stands of a journal", () => {
  it("is the last correction of a mark, with what it leaves alone", () => {
    const journal = journalOf([
      mark("A", "4", { rationale: "First.", cites: "section 2" }),
      { kind: "correction", replaces: "2", mark: "3", reason: "x" },
      { kind: "correction", replaces: "3", rationale: "Third.", reason: "x" },
    ]);
    const [record] = markRecordsFromJournal(journal).records;
    const cell = (name: string) => record?.cells.get(name)?.text;
    expect([cell("mark"), cell("rationale"), cell("cites")]).toEqual(["3", "Third.", "section 2"]);
    expect(placeInFile(record?.cells.get("mark")?.span ?? ({} as never)).line).toBe(3);
  });

  it("is without a mark that was withdrawn, also after a correction", () => {
    const journal = journalOf([
      mark("A", "4"),
      { kind: "correction", replaces: "2", mark: "3", reason: "x" },
      { kind: "withdrawal", of: "3", reason: "Given for another bid." },
      mark("A", "1"),
    ]);
    expect(standingMarks(journal).map(({ given }) => given.number)).toEqual([5]);
  });

  it("says which bids have left", () => {
    const journal = journalOf([
      { kind: "withdrawal", bidder: "Brook Homes", reason: "By letter." },
      { kind: "abnormally-low", bidder: "Cedar", step: "asked", note: "x" },
      { kind: "abnormally-low", bidder: "Cedar", step: "disregarded", note: "No answer." },
    ]);
    expect(withdrawnOrExcludedBids(journal).map(({ bidder, status }) => `${bidder} ${status}`)).toEqual([
      "Brook Homes withdrawn",
      "Cedar excluded",
    ]);
  });
});

describe("the order of things", () => {
  const checks = (contents: readonly Content[]): readonly string[] =>
    journalFindings(journalOf(contents)).map(({ check }) => check);
  const consensus: Content = {
    kind: "consensus",
    bidder: "Avon Care",
    criterion: "quality",
    mark: "4",
    rationale: "Section 2.",
  };

  it.each<readonly [string, readonly Content[], readonly string[]]>([
    ["as it should be", [declared("A"), mark("A", "4"), consensus], []],
    ["no declaration", [mark("A", "4")], ["conflict-declared"]],
    ["a declaration too late", [mark("A", "4"), declared("A")], ["conflict-declared"]],
    [
      "marking the bidder of one's conflict",
      [{ ...declared("A"), conflict: "declared", bidder: "Avon Care", note: "x" }, mark("A", "4")],
      ["conflict-declared"],
    ],
    [
      "marking another bidder than that of one's conflict",
      [{ ...declared("A"), conflict: "declared", bidder: "Brook", note: "x" }, mark("A", "4")],
      [],
    ],
    ["a consensus first", [declared("A"), consensus, mark("A", "4")], ["individual-first"]],
    ["a consensus alone", [consensus], ["individual-first"]],
    ["prices and no lock", [{ kind: "price-opening" }], ["price-after-quality"]],
    ["prices before the lock", [{ kind: "price-opening" }, { kind: "lock" }], ["price-after-quality"]],
    ["prices after the lock", [{ kind: "lock" }, { kind: "price-opening" }], []],
    ["a mark after the lock", [declared("A"), { kind: "lock" }, mark("A", "4")], ["signed-off", "locked"]],
    [
      "signed off",
      [declared("A"), mark("A", "4"), { kind: "sign-off", evaluator: "A" }, { kind: "lock" }],
      [],
    ],
    [
      "a low price without a decision",
      [{ kind: "abnormally-low", bidder: "B", step: "asked", note: "x" }],
      ["abnormally-low-dialogue"],
    ],
    [
      "a low price accepted",
      [
        { kind: "abnormally-low", bidder: "B", step: "flagged", note: "x" },
        { kind: "abnormally-low", bidder: "B", step: "accepted", note: "x" },
      ],
      [],
    ],
    [
      "disregarded unheard",
      [{ kind: "abnormally-low", bidder: "B", step: "disregarded", note: "x" }],
      ["abnormally-low-dialogue"],
    ],
    ["the same day", [{ kind: "lock", when: "2026-11-02T09:00:00Z" }], []],
    ["the day before", [{ kind: "lock", when: "2026-11-01" }], ["times-in-order"]],
  ])("%s", (_, contents, expected) => {
    expect(checks(contents)).toEqual(expected);
  });
});
