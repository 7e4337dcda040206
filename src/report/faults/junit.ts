/**
 * JUnit XML, which the test tabs of GitLab, Azure DevOps and Jenkins read: a
 * suite a file, a case for each fault, and a passing case for each rule that
 * found nothing. A note is no failure and is said in the case's output.
 */
import { toVisibleText } from "../../source/quote.ts";
import type { FaultDocument, FaultReporter, FaultsDocument, RuleDocument } from "./model.ts";
import { faultSentence, faultSourcePlace } from "./model.ts";

export const junit: FaultReporter = (document) => {
  const named = [...document.files, ...document.faults.map(({ file }) => file)];
  const suites = [...new Set(named)].map((file) => fileTestSuite(document, file));
  const failures = suites.reduce((total, one) => total + one.failures, 0);
  const tests = suites.reduce((total, one) => total + one.tests, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="svscore library check" tests="${tests}" failures="${failures}" errors="0">`,
    ...suites.map(({ lines }) => lines),
    "</testsuites>",
    "",
  ].join("\n");
};

function fileTestSuite(
  { rules, faults }: FaultsDocument,
  file: string,
): { readonly tests: number; readonly failures: number; readonly lines: string } {
  const own = faults.filter((fault) => fault.file === file);
  const silent = rules.filter(({ id }) => !own.some(({ rule }) => rule === id));
  const failures = own.filter(({ level }) => level !== "note").length;
  const tests = own.length + silent.length;
  const head = `  <testsuite name="${escapeXml(file)}" tests="${tests}" failures="${failures}" errors="0" skipped="0">`;
  const cases = [
    ...own.map((fault) => testCaseElement(fault)),
    ...silent.map(
      ({ id }: RuleDocument) => `    <testcase name="${escapeXml(id)}" classname="${escapeXml(file)}"/>`,
    ),
  ];
  return { tests, failures, lines: [head, ...cases, "  </testsuite>"].join("\n") };
}

function testCaseElement(fault: FaultDocument): string {
  const { rule, level, file, measure, line, cause } = fault;
  const name = [
    rule,
    ...(measure === null ? [] : [measure]),
    ...(line === null ? [] : [`line ${line}`]),
  ].join(" ");
  const head = `    <testcase name="${escapeXml(name)}" classname="${escapeXml(file)}">`;
  const says = escapeXml(`${faultSourcePlace(fault)}: ${level}: ${faultSentence(fault)}`);
  const body =
    level === "note"
      ? `      <system-out>${says}</system-out>`
      : `      <failure message="${escapeXml(cause)}" type="${level}">${says}</failure>`;
  return `${head}\n${body}\n    </testcase>`;
}

/** Hidden and control characters are shown as codes, which XML 1.0 could not hold in any other way. */
const escapeXml = (text: string): string =>
  toVisibleText(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&apos;")
    .replace(/[\ufffe\uffff]/g, "\ufffd");
