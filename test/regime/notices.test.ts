/** The 147 real notices: each is answered as a person who reads it would, and none is guessed. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { compare, exactText, HUNDRED, multiply } from "../../src/number/exact.ts";
import { assembleRules } from "../../src/regime/assemble.ts";
import { type NoticeAnswer, noticeAnswers, worstLotAnswer } from "../../src/regime/notice/answer.ts";
import { noticeCheckDocument } from "../../src/report/notice/document.ts";
import { readNotices } from "../../src/tender/notice/read.ts";
import { compile } from "../measures/compile.ts";
import { type Criterion, notices, release } from "../tender/notice/lots.ts";

const folder = fileURLToPath(new URL("./notices/", import.meta.url));
const text = readFileSync(`${folder}find-a-tender-2026.ndjson`, "utf8");
const rulesets = compile(fileURLToPath(new URL("../../measures", import.meta.url))).rules.map(assembleRules);
const read = readNotices({ name: "find-a-tender-2026.ndjson", text, language: "json" });
const answers = noticeAnswers(read.notices, rulesets);

describe("147 notices of July and August 2026", () => {
  const { notices: documents, counts } = noticeCheckDocument("0.0.0", answers, []);
  const expected = readFileSync(`${folder}expected.csv`, "utf8").trim().split("\n").slice(1);

  it("none is refused, and none is left out", () => {
    expect(read.diagnostics).toEqual([]);
    expect(documents).toHaveLength(147);
    expect(counts).toMatchObject({ met: 38, below: 9, cannotTell: 100 });
    const lots = answers.flatMap(({ lots: own }) => own.flatMap((one) => one.lots)).length;
    expect(counts.lots.met + counts.lots.below + counts.lots.cannotTell).toBe(lots);
  });

  it("each lot is answered as a person who reads it would", () => {
    const found = documents.flatMap(({ id, lots }) =>
      lots.map((lot) => [id, lot.lots.join(" "), lot.answer, lot.least.shown, lot.most.shown].join(",")),
    );
    expect(found).toEqual(expected);
  });

  it("each answer but 'cannot tell' quotes words that stand in the notice, at their place", () => {
    const lines = text.split("\n");
    for (const { lots } of answers)
      for (const { answer, words } of lots) {
        if (answer !== "cannot tell") expect(words.length).toBeGreaterThan(0);
        for (const { text: said, at } of words) {
          const [, line, column] = /:(\d+):(\d+)$/.exec(at) ?? [];
          const rest = [...(lines[Number(line) - 1] ?? "")].slice(Number(column) - 1).join("");
          const start = JSON.stringify(said.replace(/ = [\d.]+(%| \(\w+\))$/, "").split(/\s/)[0]).slice(
            1,
            -1,
          );
          expect(rest.slice(0, 4000)).toContain(start);
        }
      }
  });
});

describe("the floor that a notice is held against", () => {
  const criteria = (weight: number): readonly Criterion[] => [
    { name: "Social Value", weight },
    { name: "Price", weight: 100 - weight, type: "price" },
  ];
  const central = {
    name: "Department for Examples",
    classifications: [{ scheme: "UK_CA_TYPE", id: "publicAuthorityCentralGovernment" }],
  };

  function answerTo(
    weight: number,
    { tender = {}, ...more }: { tender?: object; [key: string]: unknown },
  ): NoticeAnswer {
    const base = release(criteria(weight)) as { tender: object };
    const made = { ...base, ...more, tender: { ...base.tender, ...tender } };
    const [only] = noticeAnswers(notices(JSON.stringify(made)), rulesets);
    if (only === undefined) throw new Error("no answer");
    return only;
  }
  const told = (weight: number, more: { tender?: object; [key: string]: unknown }): string => {
    const found = answerTo(weight, more);
    return `${worstLotAnswer(found)} against ${[...new Set(found.floors.map(({ share, regime }) => `${exactText(multiply(share, HUNDRED))}% ${regime ?? "by no rule"}`))].join(", ")}`;
  };
  const act = { legalBasis: { scheme: "UKPGA", id: "2023/54" }, mainProcurementCategory: "services" };
  const worth = (pounds: number) => ({ ...act, value: { amountGross: pounds, currency: "GBP" } });

  it.each([
    ["a council", 10, {}, "met against 10% by no rule"],
    ["a council", 9.995, {}, "below against 10% by no rule"],
    ["a department in 2026", 10, { buyer: central, tender: worth(2_000_000) }, "met against 10% ppn-002"],
    [
      "a department below the threshold",
      5,
      { buyer: central, tender: worth(100_000) },
      "below against 10% by no rule",
    ],
    [
      "a department on the last day of PPN 002",
      10,
      { buyer: central, date: "2026-12-31T10:00:00Z", tender: worth(8_000_000) },
      "met against 10% ppn-002",
    ],
    [
      "a department on the first day of PPN 026",
      10,
      { buyer: central, date: "2027-01-01T10:00:00Z", tender: worth(8_000_000) },
      "below against 20% ppn-026",
    ],
    [
      "at five million",
      19,
      { buyer: central, date: "2027-02-01", tender: worth(5_000_000) },
      "below against 20% ppn-026",
    ],
    [
      "just below five million",
      19,
      { buyer: central, date: "2027-02-01", tender: worth(4_999_999.99) },
      "met against 10% ppn-026",
    ],
    [
      "without a value both bands are held against it",
      15,
      { buyer: central, date: "2027-02-01", tender: act },
      "cannot tell against 10% ppn-026, 20% ppn-026",
    ],
    [
      "without a value, above both",
      20,
      { buyer: central, date: "2027-02-01", tender: act },
      "met against 10% ppn-026, 20% ppn-026",
    ],
    ["an NHS trust", 10, { buyer: { name: "Northshire NHS Trust" } }, "met against 10% nhs-england"],
    [
      "an NHS body in Wales",
      9,
      { buyer: { name: "NHS Wales Example", classifications: [{ id: "GB-WLS" }] } },
      "below against 10% by no rule",
    ],
  ] as const)("%s, %s%%", (_, weight, more, expected) => expect(told(weight, more)).toBe(expected));

  it("an update of 2027 may have begun under the rules before", () => {
    const found = answerTo(15, {
      buyer: central,
      tag: ["tenderUpdate"],
      date: "2027-02-01",
      tender: worth(8_000_000),
    });
    expect(worstLotAnswer(found)).toBe("cannot tell");
    expect(found.floors.map(({ regime }) => regime)).toContain("ppn-002");
  });

  it("one lot below is enough for the whole", () => {
    const base = release(criteria(10)) as { tender: { lots: object[] } };
    const second = { ...(release(criteria(5)) as { tender: { lots: object[] } }).tender.lots[0], id: "2" };
    const [found] = noticeAnswers(
      notices(JSON.stringify({ ...base, tender: { ...base.tender, lots: [...base.tender.lots, second] } })),
      rulesets,
    );
    expect(found?.lots.map(({ lots, answer }) => [lots, answer])).toEqual([
      [["1"], "met"],
      [["2"], "below"],
    ]);
    expect(found && worstLotAnswer(found)).toBe("below");
  });

  it("the least never passes the most", () => {
    for (const { lots } of answers)
      for (const { least, most } of lots) expect(compare(least, most)).toBeLessThanOrEqual(0);
  });
});

describe("the shapes that notices come in", () => {
  const one = release([
    { name: "Social Value", weight: 10 },
    { name: "Price", weight: 90 },
  ]);
  const said = (made: unknown): readonly string[] =>
    noticeAnswers(notices(typeof made === "string" ? made : JSON.stringify(made)), rulesets).map(
      worstLotAnswer,
    );

  it.each<readonly [string, unknown, readonly string[]]>([
    ["a release", one, ["met"]],
    ["a list", [one, one], ["met", "met"]],
    ["a package", { uri: "x", releases: [one] }, ["met"]],
    ["a record", { records: [{ ocid: "x", compiledRelease: one }] }, ["met"]],
    [
      "lines",
      `${JSON.stringify(one)}\r\n\n${JSON.stringify({ releases: [one, one] })}\n`,
      ["met", "met", "met"],
    ],
    ["printed over many lines", JSON.stringify(one, null, 2), ["met"]],
    ["no tender", { ocid: "x", id: "1", tag: ["planning"], buyer: { name: "A" } }, ["cannot tell"]],
    ["an empty tender", { ocid: "x", tender: {} }, ["cannot tell"]],
    [
      "criteria on the tender",
      { ocid: "x", tender: { awardCriteria: { criteria: [{ name: "Social Value 10%" }] } } },
      ["met"],
    ],
    [
      "criteria as a word",
      {
        ocid: "x",
        tender: { awardCriteria: "ratedCriteria", awardCriteriaDetails: "Social value 10%, price 90%" },
      },
      ["met"],
    ],
    [
      "values of other kinds",
      { ocid: 7, tag: "tender", tender: { lots: { id: 1 }, value: [], title: null } },
      ["cannot tell"],
    ],
    [
      "criteria of other kinds",
      {
        ocid: "x",
        tender: {
          lots: [
            {
              awardCriteria: {
                criteria: ["Social value", null, { name: 5, numbers: [{ number: true }, 3] }],
              },
            },
          ],
        },
      },
      ["cannot tell"],
    ],
  ])("%s", (_, made, expected) => expect(said(made)).toEqual(expected));

  it("a notice that a later one of the same procurement replaces says so", () => {
    const later = { ...one, id: "000002-2026" };
    const [first, second] = noticeAnswers(
      notices(`${JSON.stringify(one)}\n${JSON.stringify(later)}`),
      rulesets,
    );
    expect([first?.replacedBy, second?.replacedBy]).toEqual(["000002-2026", undefined]);
  });

  it("a cancelled notice and a cancelled lot are marked", () => {
    const [found] = notices(
      JSON.stringify({
        ...one,
        tag: ["tenderCancellation"],
        tender: { lots: [{ id: "1", status: "cancelled" }] },
      }),
    );
    expect([found?.cancelled, found?.lots[0]?.cancelled]).toEqual([true, true]);
  });

  it.each([
    ["{}", "SV240"],
    ["[]", "SV240"],
    ['{"bids":[]}', "SV240"],
    ['{"ocid":', "SV202"],
    [`${JSON.stringify(one)}\n{"ocid": nonsense}`, "SV202"],
    ["", "SV202"],
  ])("%s is refused", (made, code) => {
    const { diagnostics } = readNotices({ name: "n.json", text: made, language: "json" });
    expect(diagnostics.map((found) => found.code)).toEqual([code]);
  });

  it("a fault is given its own line of the stream", () => {
    const { diagnostics } = readNotices({
      name: "n.json",
      text: `${JSON.stringify(one)}\n{"ocid": nonsense}`,
      language: "json",
    });
    const span = diagnostics[0]?.span;
    expect(span?.source.text.slice(span.start, span.end)).toBe("nonsense");
  });
});
