/** What a journal records of the evidence: one check a promise, put right by corrections, taken back by withdrawals. */
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { matchChecksToPromises } from "../../src/evidence/evidence-checks.ts";
import { chainLineText } from "../../src/evidence/journal/chain.ts";
import { standingChecks } from "../../src/evidence/journal/checks.ts";
import { journalFindings } from "../../src/evidence/journal/findings.ts";
import { loadJournal } from "../../src/evidence/journal/load.ts";
import { exactText } from "../../src/number/exact.ts";
import { bare, bid } from "../scoring/build.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

type Content = Readonly<Record<string, string>>;

/** @returns the journal of these entries, the first of which is entry 2. */
function journal(...contents: readonly Content[]) {
  const lines: string[] = [];
  for (const content of [{ kind: "opened", tender: "T-1" }, ...contents])
    lines.push(chainLineText({ when: "2026-11-02", ...content }, lines.length + 1, lines.at(-1), sha256));
  return loadJournal(
    { name: "journal", text: lines.map((line) => `${line}\n`).join(""), language: "json" },
    sha256,
  );
}

function sound(...contents: readonly Content[]) {
  const { value, diagnostics } = journal(...contents);
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error("no journal");
  return value;
}

const check = (outcome: string, more: Content = {}): Content => ({
  kind: "evidence",
  bidder: "Avon Care",
  measure: "JOB",
  outcome,
  by: "C. Checker",
  reference: "letter 7",
  ...more,
});
const correction = (replaces: string, more: Content): Content => ({
  kind: "correction",
  replaces,
  reason: "It was read again.",
  ...more,
});

describe("checks of evidence that stand", () => {
  it.each<readonly [string, readonly Content[], readonly (readonly (string | undefined)[])[]]>([
    ["one", [check("verified")], [["verified", undefined, "2"]]],
    ["a part", [check("partly", { quantity: "1.5" })], [["partly", "1.5", "2"]]],
    [
      "a part that turned out to be whole has no quantity any more",
      [check("partly", { quantity: "1" }), correction("2", { outcome: "verified" })],
      [["verified", undefined, "3"]],
    ],
    [
      "a correction of a correction",
      [
        check("verified"),
        correction("2", { outcome: "not-verified" }),
        correction("3", { outcome: "partly", quantity: "2" }),
        correction("4", { quantity: "1" }),
      ],
      [["partly", "1", "5"]],
    ],
    [
      "one that was taken back",
      [check("verified"), { kind: "withdrawal", of: "2", reason: "Another bid's." }],
      [],
    ],
    [
      "one made anew after it was taken back",
      [check("verified"), { kind: "withdrawal", of: "2", reason: "A slip." }, check("not-verified")],
      [["not-verified", undefined, "4"]],
    ],
    [
      "two promises under one measure",
      [check("verified", { promised: "2" }), check("not-verified", { promised: "3.0" })],
      [
        ["verified", undefined, "2"],
        ["not-verified", undefined, "3"],
      ],
    ],
  ])("%s", (_, contents, standing) => {
    const found = standingChecks(sound(...contents));
    expect(found.map(({ outcome, quantity, last }) => [outcome, quantity, String(last.number)])).toEqual(
      standing,
    );
  });

  it.each<readonly [string, readonly Content[], string]>([
    [
      "a second check of the same promise",
      [check("verified"), check("not-verified")],
      "entry 2 already records",
    ],
    [
      "the same under other capitals",
      [check("verified"), check("verified", { measure: "job" })],
      "entry 2 already",
    ],
    [
      "a check of all and one of a part of it",
      [check("verified"), check("verified", { promised: "2" })],
      "entry 2 already records",
    ],
    [
      "the same quantity written otherwise",
      [check("verified", { promised: "2" }), check("verified", { promised: "2.0" })],
      "entry 2 already records",
    ],
    ["a part without its quantity", [check("partly")], "and not how much of it"],
    ["a whole with a quantity", [check("verified", { quantity: "2" })], "the outcome is `verified`"],
    ["nothing with a quantity", [check("not-verified", { quantity: "2" })], "the outcome is `not-verified`"],
    [
      "a correction that leaves a part without quantity",
      [check("verified"), correction("2", { outcome: "partly" })],
      "and not how much",
    ],
    [
      "a correction that gives a check a mark",
      [check("verified"), correction("2", { mark: "4" })],
      "has no `mark`",
    ],
    ["a correction of nothing", [check("verified"), correction("2", {})], "corrects nothing"],
    [
      "a correction that gives a mark an outcome",
      [
        { kind: "mark", evaluator: "A", bidder: "Avon Care", criterion: "quality", mark: "3" },
        correction("2", { outcome: "verified" }),
      ],
      "is a mark, and has no `outcome`",
    ],
    [
      "a correction of what is replaced",
      [
        check("verified"),
        correction("2", { outcome: "not-verified" }),
        correction("2", { outcome: "verified" }),
      ],
      "entry 3 took its place",
    ],
    [
      "no reference",
      [{ kind: "evidence", bidder: "A", measure: "B", outcome: "verified", by: "C" }],
      "`reference` is missing",
    ],
    ["a word of its own", [check("seen")], "is not one of"],
  ])("refuses %s", (_, contents, cause) => {
    const { value, diagnostics } = journal(...contents);
    expect(value).toBeUndefined();
    expect(diagnostics.map((one) => one.cause).join()).toContain(cause);
    expect(diagnostics).toHaveLength(1);
  });
});

describe("checks held against the bids", () => {
  const bids = [
    bid("Avon Care", {
      commitments: [
        bare("JOB", 2, { at: "c:2" }),
        bare("JOB", 3, { at: "c:3" }),
        bare("TREE", 10, { at: "c:4" }),
        { measure: "PLAN", narrative: "A plan.", at: "c:5" },
        bare("HOURS", 4, { at: "c:6", unit: "hour" }),
        bare("HOURS", 1, { at: "c:7", unit: "day" }),
      ],
    }),
  ];
  const against = (...contents: readonly Content[]) => matchChecksToPromises(bids, sound(...contents));

  it.each<readonly [string, Content, Readonly<Record<string, string>>]>([
    ["both promises of a measure", check("verified"), { "c:2": "1", "c:3": "1" }],
    ["one of them by its quantity", check("verified", { promised: "3.00" }), { "c:3": "1" }],
    ["a part of both, shared out", check("partly", { quantity: "2" }), { "c:2": "0.4", "c:3": "0.4" }],
    ["a part of one", check("partly", { promised: "3", quantity: "1" }), { "c:3": "1/3" }],
    ["nothing", check("not-verified", { measure: "tree" }), { "c:4": "0" }],
    ["words", check("verified", { measure: "PLAN" }), { "c:5": "1" }],
  ])("%s", (_, content, shares) => {
    const { checked, diagnostics } = against(content);
    expect(diagnostics).toEqual([]);
    expect(Object.fromEntries([...checked].map(([at, { verified }]) => [at, exactText(verified)]))).toEqual(
      shares,
    );
  });

  it.each<readonly [string, Content, string]>([
    ["a bidder that there is not", check("verified", { bidder: "Avon" }), "SV313"],
    ["a measure that it does not promise", check("verified", { measure: "CASH" }), "SV616"],
    ["a quantity that it does not promise", check("verified", { promised: "5" }), "SV616"],
    ["as much as is promised called a part", check("partly", { quantity: "5" }), "SV616"],
    ["more than is promised", check("partly", { quantity: "5.01" }), "SV616"],
    ["a part of words", check("partly", { measure: "PLAN", quantity: "1" }), "SV616"],
    ["a part of two units", check("partly", { measure: "HOURS", quantity: "1" }), "SV616"],
    ["a lot that it does not bid for", check("verified", { lot: "north" }), "SV313"],
  ])("%s is told", (_, content, code) => {
    const { checked, diagnostics } = against(content);
    expect(diagnostics.map((one) => one.code)).toEqual([code]);
    expect(checked.size).toBe(0);
  });

  it("are known by the bidder's name where it stands as a letter", () => {
    const { checked } = matchChecksToPromises(
      bids,
      sound(check("verified", { bidder: "Bidder A" })),
      () => "Avon Care",
    );
    expect([...checked.keys()]).toEqual(["c:2", "c:3"]);
  });
});

describe("the order of things", () => {
  const said = (...contents: readonly Content[]) =>
    journalFindings(sound(...contents)).map(({ check: name, severity }) => `${name} ${severity}`);
  const lock = { kind: "lock" };

  it("lets evidence be checked, and the check put right or taken back, after the marks are locked", () => {
    expect(said(lock, check("verified"), correction("3", { outcome: "not-verified" }))).toEqual([]);
    expect(said(lock, check("verified"), { kind: "withdrawal", of: "3", reason: "A slip." })).toEqual([]);
  });

  it("tells of a check by somebody who declared a conflict with the bidder", () => {
    const declared = {
      kind: "conflict",
      evaluator: "C. Checker",
      conflict: "declared",
      note: "A shareholder.",
    };
    expect(said({ ...declared, bidder: "Avon Care" }, check("verified"))).toEqual(["conflict-declared must"]);
    expect(said(declared, check("verified"))).toEqual(["conflict-declared must"]);
    expect(said({ ...declared, bidder: "Brook Homes" }, check("verified"))).toEqual([]);
  });
});
