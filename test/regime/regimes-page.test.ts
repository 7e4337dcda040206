/** The manual page of the regimes is what the rules make of it, and says of each rule all that the page promises. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { assembleRules } from "../../src/regime/assemble.ts";
import { regimesPage } from "../../src/report/rules/regimes.ts";
import { builtIn } from "../measures/built-in.ts";

const rulesets = builtIn.rules.map(assembleRules);
const page = regimesPage(rulesets);

describe("docs/rules.md", () => {
  it("is not stale: run `npm run rules-page`", () => {
    const path = fileURLToPath(new URL("../../docs/rules.md", import.meta.url));
    expect(readFileSync(path, "utf8")).toBe(page);
  });

  it("has a row for each rule of a regime, with its source", () => {
    for (const { rules } of rulesets)
      for (const { id, applies, source } of rules)
        if (applies.scope !== undefined) {
          const rows = page.split("\n").filter((line) => line.startsWith(`| ${id}: `));
          expect(rows.length, id).toBeGreaterThan(0);
          expect(
            rows.some((line) => line.replace(/\\/g, "").replaceAll("&amp;", "&").includes(source)),
            id,
          ).toBe(true);
        }
  });

  it("has each figure of each table with its days and its VAT", () => {
    for (const figure of [
      "£135,018 | including | 2026\\-01\\-01",
      "£122,976 | excluding",
      "£663,540",
      "£5,193,000",
      "£50,000 | excluding",
    ])
      expect(page.replaceAll("\\-", "-")).toContain(figure.replaceAll("\\-", "-"));
  });

  it("lists what is not published, as of which day, and when to look again", () => {
    const open = page.slice(page.indexOf("## Not published")).replaceAll("\\", "");
    expect(open).toContain("thresholds from 2028-01-01");
    expect(open).toContain("2026-12-01");
    expect(open).toContain("PPN 026");
  });
});
