/** The ending of `-o` says the format, where the format does not say otherwise. */
import { expect, it } from "vitest";
import { formatFromExtension } from "../../src/cli/format-from-extension.ts";
import { Refusal } from "../../src/diagnostics/model.ts";

const whole = ["table", "plain", "markdown", "json", "csv", "html", "docx", "pdf", "kpi-csv", "kpi-ocds"];
const faults = ["text", "json", "sarif", "junit", "github", "markdown"];

it.each([
  ["a.html", whole, undefined, "html"],
  ["a.HTM", whole, undefined, "html"],
  ["a.docx", whole, undefined, "docx"],
  ["a.pdf", whole, undefined, "pdf"],
  ["a.markdown", whole, undefined, "markdown"],
  ["a.csv", whole, undefined, "csv"],
  ["a.txt", whole, undefined, "table"],
  ["a.txt", faults, undefined, "text"],
  ["a.sarif", faults, undefined, "sarif"],
  ["a.xml", faults, undefined, "junit"],
  ["a", whole, undefined, undefined],
  ["-", whole, undefined, undefined],
  ["a.docx/b", whole, undefined, undefined],
  ["a.constructor", whole, undefined, undefined],
  ["a.log", whole, undefined, undefined],
  ["a.txt", whole, "markdown", undefined],
  ["a.csv", whole, "kpi-csv", undefined],
  ["a.docx", whole, "docx", undefined],
  ["a.bin", whole, "docx", undefined],
] as const)("%s among %j, given %s: %s", (output, formats, given, found) => {
  expect(formatFromExtension(output, formats, given)).toBe(found);
});

it.each([
  ["a.xlsx", whole, undefined],
  ["a.sarif", whole, undefined],
  ["a.csv", faults, undefined],
  ["a.docx", whole, "table"],
  ["a.pdf", whole, "docx"],
  ["a.html", whole, "pdf"],
  ["a.xlsx", whole, "csv"],
] as const)("%s among %j, given %s, is refused", (output, formats, given) => {
  expect(() => formatFromExtension(output, formats, given)).toThrow(Refusal);
});
