/** What the checks see in a reason, and what they leave alone. */
import { describe, expect, it } from "vitest";
import { reasonFindings } from "../../src/evidence/reasons/checks.ts";
import type { Reason } from "../../src/evidence/reasons/reason.ts";
import { exact } from "../../src/number/exact.ts";

const descriptors = new Map([
  ["0", "Unacceptable: no answer."],
  ["1", "Poor: the answer meets few of the requirements."],
  ["3", "Good: the answer meets most of the requirements with minor gaps."],
  ["4", "Very good: the answer meets all requirements."],
  ["5", "Excellent: the answer meets all requirements and adds value with evidence."],
]);

const reason = (text: string, more: Partial<Reason> = {}): Reason => ({
  bidder: "Northmere Transport",
  criterion: "quality",
  stage: "consensus",
  mark: exact("3"),
  top: exact("5"),
  descriptors: new Map(),
  text,
  cites: "section 2",
  at: "marks.csv:2:1",
  others: ["Ferrywell Community Transport", "Tarn Mobility", "Tarn and Fell"],
  ...more,
});

const found = (...reasons: readonly Reason[]): readonly string[] =>
  reasonFindings(reasons).map(({ check }) => check);

const SOUND =
  "Section 2.1 gives on-time results for two contracts; no method is given for patient experience.";

it("leaves a sound reason alone", () => {
  expect(found(reason(SOUND, { descriptors }))).toEqual([]);
});

describe("reason-given", () => {
  it.each<readonly [string, Reason["stage"], readonly string[]]>([
    ["", "consensus", ["reason-given"]],
    ["   ", "individual", ["reason-given"]],
    ["Good.", "individual", ["reason-given"]],
    ["Owners named.", "individual", []],
    ["Owners named.", "consensus", ["reason-given"]],
    ["As it is in the 4.", "consensus", ["reason-given"]],
    ["Owners are named clearly.", "consensus", []],
  ])("%j of the %s stage", (text, stage, expected) => {
    expect(found(reason(text, { stage }))).toEqual(expected);
  });

  it("weighs more on the record of the panel", () => {
    const severities = reasonFindings([reason(""), reason("", { stage: "individual" })]);
    expect(severities.map(({ severity }) => severity)).toEqual(["must", "should"]);
  });
});

describe("reason-of-its-own", () => {
  const ten = "The plan names a lead for each task and gives a date by which each must be finished.";
  it.each<readonly [string, string, string, readonly string[]]>([
    ["the same words", ten, ten, ["reason-of-its-own"]],
    [
      "the same words in other case and stops",
      ten,
      ten.toUpperCase().replace(".", "!"),
      ["reason-of-its-own"],
    ],
    [
      "the bidder's name alone differs",
      `Northmere Transport: ${ten}`,
      `Tarn Mobility: ${ten}`,
      ["reason-of-its-own"],
    ],
    ["a figure alone differs", `${ten} Page 3.`, `${ten} Page 9.`, ["reason-of-its-own"]],
    [
      "half the words differ",
      ten,
      "The plan names a lead for each task, but the spare vehicles are promised and not shown.",
      [],
    ],
    ["short and alike, not the same", "Clear plan with dates.", "Clear plan with leads.", []],
  ])("%s", (_, one, other, expected) => {
    const second = reason(other, {
      bidder: "Tarn Mobility",
      others: ["Northmere Transport"],
      at: "marks.csv:9:1",
    });
    expect(found(reason(one, { others: [] }), second)).toEqual(expected);
  });

  it("says whose reason it is and where", () => {
    const [finding] = reasonFindings([
      reason(ten),
      reason(ten, { bidder: "Tarn Mobility", others: [], at: "b:9:1" }),
    ]);
    expect(finding?.says).toBe("the reason is word for word that of Northmere Transport, at marks.csv:2:1");
    expect(finding?.quoted).toBe(ten);
  });

  it("is not said of one bidder's own reasons", () => {
    expect(found(reason(ten), reason(ten, { evaluator: "B", stage: "individual" }))).toEqual([]);
  });
});

describe("reason-beyond-the-scale", () => {
  it.each<readonly [string, readonly string[]]>([
    ["The answer meets most of the requirements with minor gaps.", ["reason-beyond-the-scale"]],
    ["The answer meets most of the requirements, with some minor gaps.", ["reason-beyond-the-scale"]],
    [
      "The answer meets most of the requirements with minor gaps: no rota for Sundays and no spare vehicles.",
      [],
    ],
  ])("%j", (text, expected) => {
    expect(found(reason(text, { descriptors }))).toEqual(expected);
  });
});

describe("reason-from-the-bid", () => {
  it.each<readonly [string, string, readonly string[]]>([
    ["The rota covers every day of the week.", "", ["reason-from-the-bid"]],
    ["The rota covers every day of the week.", "page 4", []],
    ["The rota on page 4 covers every day.", "", []],
    ["The rota (§ 3) covers every day.", "", []],
    ["The rota in Annex B covers every day.", "", []],
    ["The rota in 2.3.1 covers every day.", "", []],
    ["It promises “a driver on every day of the year” and a rota.", "", []],
    ["The section on rotas covers every day.", "", ["reason-from-the-bid"]],
  ])("%j citing %j", (text, cites, expected) => {
    expect(found(reason(text, { cites }))).toEqual(expected);
  });
});

describe("reason-by-the-criterion", () => {
  it.each<readonly [string, readonly string[]]>([
    ["Section 2 is less detailed than that of Ferrywell Community Transport.", ["reason-by-the-criterion"]],
    ["Section 2 says more than Ferrywell did on rotas.", ["reason-by-the-criterion"]],
    ["Section 2 shows a ferrywell-like rota.", []],
    ["Northmere names its depots in section 2.", []],
    ["The Tarn depot in section 2 opens in May.", []],
    ["The strongest of the bids on rotas, section 2.", ["reason-by-the-criterion"]],
    ["A stronger plan than the other bidders gave in section 2.", ["reason-by-the-criterion"]],
    ["Compared with the others, section 2 is thin.", ["reason-by-the-criterion"]],
    ["Wider cover than others, section 2.", ["reason-by-the-criterion"]],
    ["Other tenderers named a depot and section 2 does not.", ["reason-by-the-criterion"]],
    ["Section 2 offers more hours than the specification asks for.", []],
    ["Section 2 leads to better results for patients than last year.", []],
    ["Compared with the target in section 2 the plan is late.", []],
  ])("%j", (text, expected) => {
    expect(found(reason(text))).toEqual(expected);
  });

  it("quotes the words that it is about", () => {
    const text = `${SOUND} Section 3 is weaker than the other bids that we have read this week.`;
    const [finding] = reasonFindings([reason(text)]);
    expect(finding?.quoted).toContain("weaker than the other");
    expect(finding?.quoted.length).toBeLessThan(text.length);
  });
});

describe("reason-fits-the-mark", () => {
  it.each<readonly [string, string, readonly string[]]>([
    ["Section 2 is excellent on rotas.", "2", ["reason-fits-the-mark"]],
    ["Section 2 is excellent on rotas.", "2.5", []],
    ["Section 2 is poor on rotas.", "4", ["reason-fits-the-mark"]],
    ["Section 2 is poor on rotas.", "3.5", []],
    ["Section 2 is not poor on rotas.", "5", []],
    ["Section 2 fails to name a depot.", "1", []],
    ["Section 2 earns a mark of 4 for its rotas.", "3", ["reason-fits-the-mark"]],
    ["Section 2 earns a mark of 3 for its rotas.", "3", []],
    ["Section 2 scored 4 out of 5 for its rotas.", "3", ["reason-fits-the-mark"]],
    ["Section 2 shows 4 out of 10 depots.", "3", []],
    ["Section 2 lacks a method, so 5 is not reached.", "4", []],
  ])("%j with mark %s", (text, mark, expected) => {
    expect(found(reason(text, { mark: exact(mark) }))).toEqual(expected);
  });

  it.each<readonly [string, string, readonly string[]]>([
    ["Good on rotas in section 2, with depots named.", "3", []],
    ["Good on rotas in section 2, with depots named.", "4", ["reason-fits-the-mark"]],
    ["Very good on rotas in section 2, with depots named.", "4", []],
    ["Very good on rotas in section 2, with depots named.", "3", ["reason-fits-the-mark"]],
    ["Not good on rotas in section 2, no depots named.", "1", []],
  ])("the name of a mark: %j with mark %s", (text, mark, expected) => {
    expect(found(reason(text, { mark: exact(mark), descriptors }))).toEqual(expected);
  });
});

it("copes with hostile reasons", () => {
  const hostile = [
    "<script>alert(1)</script> =HYPERLINK(1) \u202e section 2",
    "a ".repeat(10_000),
    "x".repeat(20_000),
    "😀 ".repeat(500),
    "\ud800 broken",
    "(".repeat(5000),
    '"“'.repeat(5000),
  ];
  expect(reasonFindings(hostile.map((text) => reason(text, { cites: "" }))).length).toBeGreaterThan(0);
});
