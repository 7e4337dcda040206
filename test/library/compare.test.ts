/** One edition of a library held against another: what each kind of change is called, when it moves a score, and what the version must say. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareLibraries } from "../../src/library/compare.ts";
import { parseLibraryForChecks } from "../../src/library/load.ts";
import type { LibraryFile } from "../../src/library/schema.ts";

const sound = readFileSync(new URL("checks/sound.yaml", import.meta.url), "utf8");

function fileOf(text: string): LibraryFile {
  const { file, diagnostics } = parseLibraryForChecks({ name: "library.yaml", text, language: "yaml" });
  if (file === undefined) throw new Error(diagnostics.map(({ cause }) => cause).join("\n"));
  return file;
}

type Edit = readonly [from: string, to: string];

function edited(...edits: readonly Edit[]): string {
  return edits.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`not there once: ${from}`);
    return text.replace(from, () => to);
  }, sound);
}

const compared = (...edits: readonly Edit[]) => compareLibraries(fileOf(sound), fileOf(edited(...edits)));
const version = (to: string): Edit => ["version: 1.0.0", `version: ${to}`];

/** Each change as one line. */
const lines = (...edits: readonly Edit[]): readonly string[] =>
  compared(...edits).changes.map(
    ({ kind, measure, what, before, after, moves, from, to, needs }) =>
      `${kind} ${measure ?? "-"} ${what}: ${before ?? "nothing"} > ${after ?? "nothing"}; ${moves ? `moves ${from ?? "always"} to ${to ?? "ever"}` : "moves none"}; ${needs}`,
  );

const added = `          - id: COM-04
            title: Meals given
            unit: unit
            kind: number
            evidence: tally
            source: "Invented list, 2026"
`;

describe("what changed", () => {
  it("nothing, where only the way of writing has", () => {
    expect(
      lines(
        ["amount: 20000", "amount: 20000.00"],
        ["          - id: COM-01", "          # a remark\n          - id: COM-01"],
      ),
    ).toEqual([]);
  });

  it.each<readonly [string, readonly Edit[], readonly string[]]>([
    [
      "a value for a day that had one",
      [["amount: 11000", "amount: 12000"]],
      [
        "revalued JOB-02 value: 11000 (prices of 2024/25) > 12000 (prices of 2024/25); moves 2025-04-01 to ever; major",
      ],
    ],
    [
      "a value between two dates, and only there",
      [["amount: 20000", "amount: 20001"]],
      [
        "revalued JOB-01 value: 20000 (prices of 2023/24) > 20001 (prices of 2023/24); moves 2024-04-01 to 2025-03-31; major",
      ],
    ],
    [
      "a value for days to come",
      [
        [
          'amount: 17.50\n                prices: 2024/25\n                source: "Invented table 3, 2025"\n                status: verified\n                perspective: economic',
          'amount: 17.50\n                prices: 2024/25\n                source: "Invented table 3, 2025"\n                status: verified\n                perspective: economic\n              - from: 2026-04-01\n                amount: 18\n                source: Invented 2026\n                status: verified',
        ],
      ],
      ["revalued COM-01 value: 17.50 (prices of 2024/25) > 18; moves 2026-04-01 to ever; minor"],
    ],
    [
      "a value that ends",
      [["to: 2025-03-31", "to: 2025-02-28"]],
      ["revalued JOB-01 value: 20000 (prices of 2023/24) > nothing; moves 2025-03-01 to 2025-03-31; major"],
    ],
    [
      "the prices of a value",
      [["amount: 17.50\n                prices: 2024/25", "amount: 17.50\n                prices: 2023/24"]],
      [
        "revalued COM-01 value: 17.50 (prices of 2024/25) > 17.50 (prices of 2023/24); moves 2025-04-01 to ever; major",
      ],
    ],
    [
      "a source of a value",
      [['source: "Invented table 3, 2025"', 'source: "Invented table 3, revised 2026"']],
      ["resourced COM-01 value from 2025-04-01: source: nothing > nothing; moves none; patch"],
    ],
    [
      "a unit",
      [["unit: person\n", "unit: household\n"]],
      ["redefined JOB-03 unit: person > household; moves always to ever; major"],
    ],
    [
      "a cap",
      [["per-measure: 500000", "per-measure: 400000"]],
      ["redefined JOB-01 cap: per-measure: 500000 > per-measure: 400000; moves always to ever; major"],
    ],
    [
      "words",
      [["evidence: receipts", "evidence: receipts and thanks"]],
      ["reworded COM-02 evidence: receipts > receipts and thanks; moves none; patch"],
    ],
    [
      "a title of a theme",
      [["title: Community\n", "title: Neighbours\n"]],
      ["reworded - theme community: title: Community > Neighbours; moves none; patch"],
    ],
    [
      "a licence",
      [["licence: OGL-UK-3.0", "licence: CC-BY-4.0"]],
      ["resourced - licence: OGL-UK-3.0 > CC-BY-4.0; moves none; patch"],
    ],
    [
      "a library that it builds on",
      [["credit:", "extends: [open-proxies]\ncredit:"]],
      ["redefined - extends: nothing > open-proxies; moves always to ever; major"],
    ],
  ])("%s", (_, edits, expected) => expect(lines(...edits)).toEqual(expected));

  it("a measure that is added, and the same one retired", () => {
    const more = fileOf(sound + added);
    expect(compareLibraries(fileOf(sound), more).changes).toMatchObject([
      { kind: "added", measure: "COM-04", moves: false, needs: "minor" },
    ]);
    expect(compareLibraries(more, fileOf(sound)).changes).toMatchObject([
      { kind: "retired", measure: "COM-04", moves: true, needs: "major" },
    ]);
  });
});

describe("what the version number says", () => {
  const words: Edit = ["evidence: receipts", "evidence: receipts and thanks"];
  const value: Edit = ["amount: 11000", "amount: 12000"];
  it.each<readonly [string, readonly Edit[], string, string, boolean]>([
    ["nothing changed, nothing said", [], "none", "none", true],
    ["words, and nothing said", [words], "patch", "none", false],
    ["words, and the third figure", [words, version("1.0.1")], "patch", "patch", true],
    ["a value, and the second figure", [value, version("1.1.0")], "major", "minor", false],
    ["a value, and the first figure", [value, version("2.0.0")], "major", "major", true],
    ["ten is more than nine", [words, version("1.0.10")], "patch", "patch", true],
    ["back", [words, version("0.9.9")], "patch", "back", false],
  ])("%s", (_, edits, needs, says, enough) =>
    expect(compared(...edits)).toMatchObject({ needs, says, enough }),
  );
});
