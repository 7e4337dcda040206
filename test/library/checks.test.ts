/** A sound library, and every fault that a check knows, put into it one at a time. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checks, libraryFaults } from "../../src/library/checks/all.ts";
import { parseLibraryForChecks } from "../../src/library/load.ts";
import { add, exact, exactText, multiply } from "../../src/number/exact.ts";
import { lineExcerpt, placeInFile } from "../../src/source/span.ts";
import { builtIn } from "../measures/built-in.ts";

const sound = readFileSync(new URL("checks/sound.yaml", import.meta.url), "utf8");

/** @returns each fault as "rule line: the line". */
function found(text: string, shipped = false): readonly string[] {
  const survey = parseLibraryForChecks({ name: "library.yaml", text, language: "yaml" });
  if (survey.file === undefined || survey.node === undefined)
    throw new Error(survey.diagnostics.map(({ cause }) => cause).join("\n"));
  const { file, node, written } = survey;
  return libraryFaults({ file, node, written, shipped }).map(({ rule, span }) => {
    if (span === undefined) throw new Error(`${rule.id} has no place`);
    return `${rule.id} ${placeInFile(span).line}: ${lineExcerpt(span).lineText.trim()}`;
  });
}

/** @returns the sound library with one text in place of another, which must be there once. */
function seeded(from: string, to: string): string {
  if (sound.split(from).length !== 2) throw new Error(`not there once: ${from}`);
  return sound.replace(from, () => to);
}

type Seed = readonly [rule: string, from: string, to: string, line: string];

const second = "              - from: 2025-04-01\n                amount: 21000";

const seeds: readonly Seed[] = [
  ["id-doubled", "  - id: community", "  - id: work", "- id: work"],
  ["id-doubled", "      - id: time", "      - id: jobs", "- id: jobs"],
  ["ids-alike", "          - id: COM-02", "          - id: com-1", "- id: com-1"],
  [
    "title-doubled",
    "title: People kept in post",
    "title: people newly employed for a Year",
    "title: people newly employed for a Year",
  ],
  ["measure-without-evidence", "            evidence: receipts\n", "", "- id: COM-02"],
  ["dates-gap", "to: 2025-03-31", "to: 2025-03-30", "- from: 2025-04-01"],
  ["dates-gap", "to: 2025-03-31", "to: 2024-12-31", "- from: 2025-04-01"],
  [
    "date-implausible",
    "              - from: 2024-04-01",
    "              - from: 1924-04-01",
    "- from: 1924-04-01",
  ],
  [
    "date-implausible",
    second,
    second.replace("2025-04-01", "2025-04-01\n                to: 2205-03-31"),
    "to: 2205-03-31",
  ],
  ["value-repeats", "amount: 21000", "amount: 20000.00", "amount: 20000.00"],
  ["value-jumps", "amount: 21000", "amount: 30001", "amount: 30001"],
  ["value-jumps", "amount: 21000", "amount: 9999", "amount: 9999"],
  ["prices-after-dates", "prices: 2023/24", "prices: 2026", "prices: 2026"],
  [
    "prices-go-back",
    `${second}\n                prices: 2024/25`,
    `${second}\n                prices: 2022/23`,
    "prices: 2022/23",
  ],
  ["amount-not-above-zero", "amount: 17.50", "amount: 0", "amount: 0"],
  ["amount-not-above-zero", "amount: 17.50", "amount: -17.50", "amount: -17.50"],
  ["hour-above-a-day", "amount: 17.50", "amount: 111.01", "amount: 111.01"],
  ["value-does-not-fit-unit", "amount: 17.50", "amount: 31500", "amount: 31500"],
  ["value-does-not-fit-unit", "amount: 11000", "amount: 17.96", "amount: 17.96"],
  ["pound-worth-pounds", "amount: 1\n", "amount: 100\n", "amount: 100"],
  ["range-half-given", "                high: 25000\n", "", "low: 15000"],
  ["range-half-given", "                low: 15000\n", "", "high: 25000"],
  [
    "range-flat",
    "low: 15000\n                high: 25000",
    "low: 20000\n                high: 20000",
    "low: 20000",
  ],
  ["more-decimals-than-known", "amount: 17.50", "amount: 17.1234567", "amount: 17.1234567"],
  ["neighbours-repeat", "amount: 11000", "amount: 21000.0", "amount: 21000.0"],
  ["source-placeholder", 'source: "Invented table 3, 2025"', "source: TBC", "source: TBC"],
  [
    "source-placeholder",
    'source: "Invented list, 2025"\n            counts',
    "source: unknown\n            counts",
    "source: unknown",
  ],
  [
    "source-undated",
    'source: "Invented table 3, 2025"',
    "source: A table of ours",
    "source: A table of ours",
  ],
  ["prices-missing", "amount: 17.50\n                prices: 2024/25", "amount: 17.50", "amount: 17.50"],
  [
    "perspectives-mixed",
    'source: "Invented table 1, 2025"\n                status: verified\n                perspective: economic',
    'source: "Invented table 1, 2025"\n                status: verified\n                perspective: fiscal',
    "perspective: fiscal",
  ],
  [
    "perspective-missing",
    "status: unverified\n                perspective: economic",
    "status: unverified",
    "amount: 11000",
  ],
  [
    "date-far-from-source",
    "              - from: 2025-04-01\n                amount: 11000",
    "              - from: 2062-04-01\n                amount: 11000",
    "- from: 2062-04-01",
  ],
  [
    "group-of-one",
    "            evidence: receipts",
    "            evidence: receipts\n            double-count-group: GIFTS",
    "double-count-group: GIFTS",
  ],
  ["measure-without-source", 'source: "Invented list, 2025"\n            counts', "counts", "- id: JOB-03"],
  [
    "licence-unmarked",
    "licence: OGL-UK-3.0",
    "licence: CC BY-NC-ND 4.0, licensed copy",
    "licence: CC BY-NC-ND 4.0, licensed copy",
  ],
  ["licence-unknown", "licence: OGL-UK-3.0", "licence: ours", "licence: ours"],
  ["credit-missing", "credit: Contains invented figures\n", "", "licence: OGL-UK-3.0"],
  [
    "title-against-unit",
    "title: Hours given by volunteers\n            unit: hour",
    "title: Hours given by volunteers\n            unit: person-week",
    "unit: person-week",
  ],
  [
    "kind-against-unit",
    "unit: GBP\n            kind: spend",
    "unit: hour\n            kind: spend",
    "unit: hour",
  ],
  [
    "adjusted-twice",
    "included: [displacement]",
    "included: [deadweight]",
    "adjust: { deadweight: 20%, drop-off: 10%, years: 2, included: [deadweight] }",
  ],
  [
    "nothing-left",
    "deadweight: 20%",
    "deadweight: 100%",
    "adjust: { deadweight: 100%, drop-off: 10%, years: 2, included: [displacement] }",
  ],
  [
    "nothing-left",
    "deadweight: 20%",
    "attribution: 0%",
    "adjust: { attribution: 0%, drop-off: 10%, years: 2, included: [displacement] }",
  ],
  [
    "drop-off-without-years",
    "drop-off: 10%, years: 2",
    "drop-off: 10%",
    "adjust: { deadweight: 20%, drop-off: 10%, included: [displacement] }",
  ],
  [
    "years-without-drop-off",
    "drop-off: 10%, years: 2",
    "years: 2",
    "adjust: { deadweight: 20%, years: 2, included: [displacement] }",
  ],
  [
    "adjusts-no-value",
    "            evidence: redundancy list",
    "            evidence: redundancy list\n            cap: { per-measure: 10 }",
    "cap: { per-measure: 10 }",
  ],
  ["cap-below-one", "per-measure: 500000", "per-measure: 20999.99", "cap: { per-measure: 20999.99 }"],
  [
    "group-one-sided",
    "            counts-once-with: [JOB-01, JOB-02]\n",
    "",
    "counts-once-with: [JOB-02, JOB-03]",
  ],
  [
    "group-doubled",
    "[JOB-02, JOB-03]",
    "[JOB-02, JOB-03, JOB-02]",
    "counts-once-with: [JOB-02, JOB-03, JOB-02]",
  ],
  ["words-unfinished", "evidence: receipts", "evidence: TBC by finance", "evidence: TBC by finance"],
  ["words-hidden", "evidence: receipts", 'evidence: "receipts\\u202egnp"', 'evidence: "receipts\\u202egnp"'],
  [
    "words-markup",
    "title: People kept in post",
    "title: People <b>kept</b> in post",
    "title: People <b>kept</b> in post",
  ],
  ["words-markup", "title: People kept in post", 'title: "=HYPERLINK(1)"', 'title: "=HYPERLINK(1)"'],
  ["title-shape", "title: People kept in post", "title: People kept in post.", "title: People kept in post."],
  ["title-shape", "title: People kept in post", "title: people kept in post", "title: people kept in post"],
  ["title-shape", "title: People kept in post", "title: PEOPLE KEPT IN POST", "title: PEOPLE KEPT IN POST"],
  [
    "title-shape",
    "title: People kept in post",
    `title: People${" kept".repeat(40)}`,
    `title: People${" kept".repeat(40)}`,
  ],
  [
    "words-vague",
    "title: People kept in post",
    "title: People kept in post where possible",
    "title: People kept in post where possible",
  ],
  [
    "word-doubled",
    "evidence: receipts",
    "evidence: receipts of the the charity",
    "evidence: receipts of the the charity",
  ],
];

/** Faults that only bind what svscore itself hands on. */
const shippedSeeds: readonly Seed[] = [
  ["licence-forbids", "licence: OGL-UK-3.0", "licence: CC BY-NC-ND 4.0", "licence: CC BY-NC-ND 4.0"],
  [
    "licence-forbids",
    "licence: OGL-UK-3.0",
    "licence: OGL-UK-3.0\nredistribution: forbidden",
    "redistribution: forbidden",
  ],
  ["licensed-measures", "          - id: COM-03", "          - id: NT29", "- id: NT29"],
  ["licensed-measures", 'source: "Invented table 3, 2025"', 'source: "National TOMs 2025"', "- id: COM-01"],
];

const structural: readonly Seed[] = [
  [
    "empty-theme",
    "themes:\n",
    "themes:\n  - id: planet\n    title: Planet\n    outcomes: []\n",
    "- id: planet",
  ],
  [
    "empty-outcome",
    "    outcomes:\n      - id: time",
    "    outcomes:\n      - id: peace\n        title: Peace and quiet\n        measures: []\n      - id: time",
    "- id: peace",
  ],
];

describe("a sound library", () => {
  it("has no fault, its own or as svscore would ship it", () => {
    expect(found(sound)).toEqual([]);
    expect(found(sound, true)).toEqual([]);
  });
});

describe("a seeded fault is found at its line", () => {
  it.each(seeds)("%s: %s", (rule, from, to, line) => {
    const all = found(seeded(from, to));
    expect(all.filter((one) => one.startsWith(`${rule} `))[0]).toMatch(new RegExp(`^${rule} \\d+: `));
    expect(all.some((one) => one.startsWith(`${rule} `) && one.endsWith(`: ${line}`))).toBe(true);
  });

  it.each(shippedSeeds)("%s, where svscore ships it: %s", (rule, from, to, line) => {
    const text = seeded(from, to);
    expect(found(text, true).some((one) => one.startsWith(`${rule} `) && one.endsWith(`: ${line}`))).toBe(
      true,
    );
    expect(found(text).filter((one) => one.startsWith(`${rule} `))).toEqual([]);
  });

  it.each(structural)("%s: %s", (rule, from, to, line) => {
    expect(
      found(seeded(from, to)).some((one) => one.startsWith(`${rule} `) && one.endsWith(`: ${line}`)),
    ).toBe(true);
  });

  it("group-open: of three measures, two that count once with the third and not with each other", () => {
    const text = seeded("[JOB-02, JOB-03]", "[JOB-02]").replace("[JOB-01, JOB-02]", "[JOB-02]");
    expect(found(text)).toEqual([expect.stringMatching(/^group-open \d+: counts-once-with: \[JOB-02\]$/)]);
  });

  it("every rule has a seed", () => {
    const rules = checks.flatMap((one) => one.rules.map(({ id }) => id));
    const seen = new Set([...seeds, ...shippedSeeds, ...structural].map(([rule]) => rule));
    expect(rules.filter((id) => !seen.has(id))).toEqual(["group-open"]);
    expect(new Set(rules).size).toBe(rules.length);
  });
});

it("draws the line for an hour at a day of 7.5 hours at the newest real living wage for London", () => {
  const rates = builtIn.reference["pay-rates"]?.find(({ id }) => id === "real-living-wage-london");
  const [, newest] = Object.entries(rates?.years ?? {}).sort(([a], [b]) => (a > b ? -1 : 1))[0] ?? [];
  const day = multiply(exact(newest?.amount ?? "0"), exact("7.5"));
  const hourAt = (amount: string) => found(seeded("amount: 17.50", `amount: ${amount}`));
  expect(hourAt(exactText(day))).toEqual([]);
  expect(hourAt(exactText(add(day, exact("0.01"))))).toEqual([expect.stringMatching(/^hour-above-a-day /)]);
});

describe("just inside a line nothing is said", () => {
  const quiet: readonly (readonly [what: string, from: string, to: string])[] = [
    ["a rise of exactly half", "amount: 21000", "amount: 30000"],
    ["an hour at exactly a day's pay", "amount: 17.50", "amount: 111"],
    ["a cap of exactly one unit", "per-measure: 500000", "per-measure: 21000"],
    ["a value that begins the day after the last", "to: 2025-03-31", "to: 2025-03-31"],
    [
      "a licensed library that says so",
      "licence: OGL-UK-3.0",
      "licence: licensed copy\nredistribution: forbidden",
    ],
    ["a deduction that says so", "amount: 17.50\n", "amount: -1\n                note: a deduction\n"],
  ];
  it.each(quiet)("%s", (_, from, to) => expect(found(seeded(from, to))).toEqual([]));
});
