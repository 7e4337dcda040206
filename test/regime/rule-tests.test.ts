/** Tables of tests of rules: the edge cases that the law decides, and what is said of a table that is wrong. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { assembleRules } from "../../src/regime/assemble.ts";
import { askRuleTest } from "../../src/regime/rule-tests/ask.ts";
import { readRuleTests } from "../../src/regime/rule-tests/read.ts";
import { builtIn } from "../measures/built-in.ts";

const rulesets = builtIn.rules.map(assembleRules);
const path = fileURLToPath(new URL("rule-tests/edges.yaml", import.meta.url));
const edges = readRuleTests({ name: "edges.yaml", text: readFileSync(path, "utf8"), language: "yaml" });

const read = (text: string, language: "yaml" | "csv" = "yaml") =>
  readRuleTests({ name: "table", text, language });
const faults = (text: string, language: "yaml" | "csv" = "yaml") =>
  read(text, language).diagnostics.map(({ code, cause }) => `${code} ${cause}`);

describe("the edge cases", () => {
  it("can be read, and there are at least as many as the vectors that they were made from", () => {
    expect(edges.diagnostics).toEqual([]);
    expect(edges.tests.length).toBeGreaterThanOrEqual(40);
  });

  it.each(edges.tests.map((test) => [test.id, test] as const))("%s", (_, test) => {
    const results = askRuleTest(test, rulesets);
    expect(results.length).toBeGreaterThan(0);
    expect(results.flatMap(({ wrong }) => wrong)).toEqual([]);
  });
});

describe("each sentence of the law that a rule rests on", () => {
  const sentences = rulesets.flatMap(({ name, rules }) =>
    rules.flatMap(({ id, sentences: own = [] }) => own.map(({ mark }) => [mark, `${name}/${id}`] as const)),
  );
  const borne = edges.tests.flatMap(({ mark, rules, id }) =>
    mark === undefined ? [] : [{ mark, rules, id }],
  );

  it.each(sentences)("%s of %s is tested by one row, which asks that rule", (mark, rule) => {
    const own = borne.filter((one) => one.mark === mark);
    expect(own.map(({ id }) => id)).toHaveLength(1);
    expect(own[0]?.rules.some((asked) => rule.endsWith(`/${asked}`))).toBe(true);
  });

  it("no row bears a mark that no sentence has, and no two sentences have one mark", () => {
    const marks = sentences.map(([mark]) => mark);
    expect(new Set(marks).size).toBe(marks.length);
    expect(borne.map(({ mark }) => mark).filter((mark) => !marks.includes(mark))).toEqual([]);
  });

  it("a rule of a statute or a statutory instrument carries one", () => {
    const without = rulesets.flatMap(({ name, rules }) =>
      rules
        .filter(
          ({ applies, severity, source, sentences: own }) =>
            applies.scope !== undefined &&
            severity === "must" &&
            /legislation\.gov\.uk/.test(source) &&
            own === undefined,
        )
        .map(({ id }) => `${name}/${id}`),
    );
    expect(without).toEqual([]);
  });
});

describe("a table", () => {
  const row =
    "{ id: a, buyer-type: wales, subject: works, commenced: 2026-06-01, value: { including-vat: 2000000 }, rule: social-public-works, answer: asked, source: s }";

  it("may be a bare list, stand beneath `tests`, or be a CSV with dotted headings", () => {
    const csv =
      "id,buyer-type,subject,commenced,value.including-vat,rule,answer,because,source,how-sure\na,wales,works,2026-06-01,2000000,social-public-works,asked,,s,official-text\n";
    for (const { tests, diagnostics } of [
      read(`- ${row}\n`),
      read(`svscore: 1\ntests:\n  - ${row}\n`),
      read(csv, "csv"),
      read(csv),
    ]) {
      expect(diagnostics).toEqual([]);
      expect(tests).toHaveLength(1);
      expect(tests.flatMap((test) => askRuleTest(test, rulesets)).map(({ answer }) => answer)).toEqual([
        "asked",
      ]);
    }
  });

  it.each([
    ["an answer that no rule gives", row.replace("asked", "maybe"), "SV405 `maybe` is no answer of a rule"],
    ["no source", row.replace(", source: s", ""), "SV404 the row has no `source`"],
    ["no rule", row.replace("rule: social-public-works, ", ""), "SV404 the row has no `rule`"],
    [
      "a fact that no tender has",
      row.replace("subject: works", "subjct: works"),
      "SV403 `subjct` is not a key that belongs here",
    ],
    ["a fact with no such value", row.replace("works,", "bridges,"), "`bridges` is not one of"],
    ["a day that is none", row.replace("2026-06-01", "2026-06-31"), "SV405"],
    [
      "no such sureness",
      row.replace("source: s", "source: s, how-sure: quite"),
      "SV405 `quite` does not say how sure",
    ],
  ])("with %s is refused", (_, text, says) => {
    const { tests } = read(`- ${text}\n`);
    expect(tests).toEqual([]);
    expect(faults(`- ${text}\n`)).toEqual([expect.stringContaining(says)]);
  });

  it("that gives an id twice, no rows, or rows that are no tables is refused", () => {
    expect(faults(`- ${row}\n- ${row}\n`)).toEqual(["SV405 the id `a` is given twice"]);
    expect(faults("svscore: 1\n")).toEqual(["SV404 the table has no `tests`"]);
    expect(faults("- a\n")).toEqual(["SV405 a row should be a table of keys"]);
    expect(faults("")).toHaveLength(1);
  });

  it("that is wrong is told so: the answer, the reason, and how sure it is", () => {
    const ask = (text: string) =>
      read(`- ${text}\n`).tests.flatMap((test) => askRuleTest(test, rulesets).flatMap(({ wrong }) => wrong));
    expect(ask(row)).toEqual([]);
    expect(ask(row.replace("asked", "fail"))).toEqual(["the answer is asked, and the table says fail"]);
    expect(ask(row.replace("source", "because: [no such words], source"))).toEqual([
      'the reason does not hold the words "no such words"',
    ]);
    expect(ask(row.replace("source: s", "source: s, how-sure: disputed"))).toEqual([
      "the finding is shown as sure, and the table says disputed",
    ]);
  });
});
