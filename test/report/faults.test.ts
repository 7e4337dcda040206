/** What machines read of a check: valid by their own schemas, whatever stands in a library. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import ajvDraft04 from "ajv-draft-04";
import ajvFormats from "ajv-formats";
import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { azure, github } from "../../src/report/faults/commands.ts";
import { gitlab } from "../../src/report/faults/gitlab.ts";
import { junit } from "../../src/report/faults/junit.ts";
import { faultsMarkdown } from "../../src/report/faults/markdown.ts";
import type { FaultDocument, FaultsDocument } from "../../src/report/faults/model.ts";
import { sarif } from "../../src/report/faults/sarif.ts";
import { faultsText } from "../../src/report/faults/text.ts";
import { unstyled } from "../../src/report/style.ts";

const require = createRequire(import.meta.url);
const schema = JSON.parse(
  readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"),
);
const ajv = new ajvDraft04.default({ strict: false, unicodeRegExp: false });
ajvFormats.default(ajv as never);
const isSarif = ajv.compile(schema);

const hostile = [
  "a\n::error file=x::b",
  "a]b;c=d",
  "##vso[task.complete result=Failed]",
  "\u001b[31mred\u001b[0m",
  "<script>alert(1)</script>",
  "]]>",
  "100%25",
  "\u202egnp.exe",
  "\ud800 alone",
  "a | b | c",
  "=1+1",
  "\u0000\ufffe",
  "",
];
const words = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "binary", maxLength: 60 }));
const position = fc.integer({ min: 1, max: 5000 });

const fault: fc.Arbitrary<FaultDocument> = fc
  .record({
    rule: fc.constantFrom("dates-gap", "SV105"),
    level: fc.constantFrom("error", "warning", "note"),
    file: fc.oneof(fc.constant("measures/own/library.yaml"), words),
    line: fc.option(position),
    column: position,
    length: fc.integer({ min: 1, max: 80 }),
    measure: fc.option(words),
    cause: words,
    remedy: words,
    excerpt: words,
    fingerprint: fc.constantFrom("0".repeat(32), "1".repeat(32)),
  })
  .map(({ line, column, length, excerpt, ...rest }) => ({
    ...rest,
    line,
    column: line === null ? null : column,
    endColumn: line === null ? null : column + length,
    excerpt: line === null ? null : excerpt,
  }));

const documentOf = (faults: readonly FaultDocument[]): FaultsDocument => ({
  schema: "svscore.library-check/v1",
  tool: { name: "svscore", version: "1.2.3" },
  files: ["measures/own/library.yaml"],
  measures: 3,
  rules: [{ id: "dates-gap", level: "error", title: "days that have no value", remedy: "give them one" }],
  faults,
  counts: {
    error: faults.filter(({ level }) => level === "error").length,
    warning: faults.filter(({ level }) => level === "warning").length,
    note: faults.filter(({ level }) => level === "note").length,
  },
  known: 0,
});
const documents = fc.array(fault, { maxLength: 6 }).map(documentOf);

const forAll = (check: (document: FaultsDocument) => void): void =>
  fc.assert(fc.property(documents, check), { numRuns: 300 });

/** What a terminal or a parser would act on. */
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe("whatever the faults say", () => {
  it("SARIF is valid by its own schema", () => {
    forAll((document) => {
      const log = JSON.parse(sarif(document));
      expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
      expect(log.runs[0].results).toHaveLength(document.faults.length);
    });
  });

  it("the SARIF schema refuses a broken log, so that the test above can fail", () => {
    const log = JSON.parse(sarif(documentOf([])));
    expect(isSarif(log)).toBe(true);
    expect(isSarif({ ...log, version: "2.0.0" })).toBe(false);
    expect(isSarif({ ...log, runs: [{ results: [] }] })).toBe(false);
  });

  it("JUnit is well-formed XML, and its counts are those of its cases", () => {
    forAll((document) => {
      const xml = junit(document);
      expect(XMLValidator.validate(xml)).toBe(true);
      expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/);
      const read = new XMLParser({
        ignoreAttributes: false,
        isArray: (name) => /^test(suite|case)$/.test(name),
      }).parse(xml);
      const suites = read.testsuites.testsuite as readonly Record<string, unknown>[];
      const cases = suites.flatMap(
        (suite) => (suite["testcase"] ?? []) as readonly Record<string, unknown>[],
      );
      expect(Number(read.testsuites["@_tests"])).toBe(cases.length);
      expect(Number(read.testsuites["@_failures"])).toBe(cases.filter((one) => "failure" in one).length);
      expect(cases.filter((one) => "failure" in one)).toHaveLength(
        document.counts.error + document.counts.warning,
      );
    });
  });

  it("GitHub reads one command for each fault, and the words whole", () => {
    forAll((document) => {
      const lines = github(document).split("\n");
      expect(lines).toHaveLength(document.faults.length + 2);
      for (const line of lines.slice(0, -2)) {
        const [, command, properties = ""] = /^::(error|warning|notice) ([^\r\n]*?)::/.exec(line) ?? [];
        expect(command).toBeDefined();
        expect(
          properties.split(",").every((one) => /^(file|line|col|endColumn|title)=[^:,]*$/.test(one)),
        ).toBe(true);
        expect(line).not.toMatch(acting);
      }
    });
  });

  it("Azure reads one command for each fault that is no note", () => {
    forAll((document) => {
      const lines = azure(document).split("\n");
      expect(lines).toHaveLength(document.faults.length + 2);
      const commands = lines.filter((line) => line.includes("##vso["));
      expect(commands).toHaveLength(document.counts.error + document.counts.warning);
      for (const line of commands) {
        expect(line).toMatch(/^##vso\[task\.logissue type=(error|warning)(;[a-z]+=[^;\]]*)+\]/);
        expect(line).not.toMatch(acting);
      }
    });
  });

  it("GitLab reads a list of faults that no two share a fingerprint", () => {
    forAll((document) => {
      const list = JSON.parse(gitlab(document)) as readonly { readonly fingerprint: string }[];
      expect(list).toHaveLength(document.faults.length);
      expect(new Set(list.map(({ fingerprint }) => fingerprint)).size).toBe(list.length);
    });
  });

  it("people see nothing that acts on their terminal or page", () => {
    forAll((document) => {
      expect(faultsText(document, unstyled)).not.toMatch(acting);
      expect(faultsMarkdown(document)).not.toMatch(acting);
      expect(faultsMarkdown(document)).not.toMatch(/<(?!\/?br)/);
    });
  });
});
