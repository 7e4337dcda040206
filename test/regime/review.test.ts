/** What is not published is looked for again: a review date that has passed is reported, on the day after and not before. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseReferenceWithTree } from "../../src/library/load.ts";
import { loadRules } from "../../src/regime/load.ts";
import { ruleReviewFaults, thresholdReviewFaults } from "../../src/regime/review-faults.ts";
import { parseYaml } from "../../src/source/yaml.ts";

const source = (path: string) => ({
  name: path,
  text: readFileSync(fileURLToPath(new URL(`../../measures/${path}`, import.meta.url)), "utf8"),
  language: "yaml" as const,
});

const rules = (path: string, today: string) => {
  const { value } = loadRules(source(path));
  const { node } = parseYaml(source(path));
  return value === undefined || node === undefined ? [] : ruleReviewFaults(value.file, node, today);
};
const thresholds = (today: string) => {
  const { value, node } = parseReferenceWithTree(source("reference/thresholds.yaml"));
  return value === undefined || node === undefined ? [] : thresholdReviewFaults(value, node, today);
};

describe("a review date", () => {
  it.each([
    ["2027-01-15", 0],
    ["2027-01-16", 4],
  ])("of PPN 026 on %s: %i passed", (today, count) =>
    expect(rules("rules/ppn-026.yaml", today)).toHaveLength(count),
  );

  it.each([
    ["2027-12-01", 0],
    ["2027-12-02", 3],
  ])("of the thresholds on %s: %i passed", (today, count) => expect(thresholds(today)).toHaveLength(count));

  it("says what is awaited, since when, and stands at its own line", () => {
    const [first] = thresholds("2027-12-02");
    expect(first?.cause).toBe(
      "not published as of 2026-12-01: thresholds of procurement-act-2023 from 2028-01-01; it was to be looked for again by 2027-12-01",
    );
    expect(first?.span).toBeDefined();
    expect(rules("rules/northern-ireland.yaml", "2027-06-02")[0]?.cause).toContain(
      "whether the rise to 20% was approved",
    );
  });
});
