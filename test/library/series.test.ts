/** Faults put into a sound series of published figures, one at a time. */
import { describe, expect, it } from "vitest";
import { referenceSeriesFaults, seriesRules } from "../../src/library/checks/series.ts";
import { parseReferenceWithTree } from "../../src/library/load.ts";
import { lineExcerpt } from "../../src/source/span.ts";

const sound = `svscore: 1
price-indices:
  - title: Invented index
    source: "Invented, 2025"
    licence: OGL-UK-3.0
    status: unverified
    years:
      "2018": 80
      "2019": 82
      "2020": 84
      "2021": 87
      "2022": 90
      "2023": 95
      2022/23: 91
      2023/24: 96
      2024/25: 144
carbon-values:
  - id: invented
    title: Invented values
    source: "Invented, 2025"
    licence: OGL-UK-3.0
    status: unverified
    prices: 2022
    current: true
    years:
      "2025": { central: 200 }
      "2026": { central: 201 }
pay-rates:
  - id: invented-hour
    title: Invented pay
    source: "Invented, 2025"
    licence: OGL-UK-3.0
    status: unverified
    unit: GBP/hour
    years:
      "2025": { amount: 12 }
      "2026": { amount: 13 }
`;

function found(text: string): readonly string[] {
  const { node, value, diagnostics } = parseReferenceWithTree({
    name: "series.yaml",
    text,
    language: "yaml",
  });
  if (node === undefined || value === undefined)
    throw new Error(diagnostics.map(({ cause }) => cause).join("\n"));
  return referenceSeriesFaults(value, node).map(
    ({ rule, span }) => `${rule.id}: ${span === undefined ? "nowhere" : lineExcerpt(span).lineText.trim()}`,
  );
}

describe("a published series", () => {
  it("is sound, with a rise of exactly half", () => expect(found(sound)).toEqual([]));

  it.each([
    ["series-gap", '"2023": 95', '"2024": 95', '"2024": 95'],
    ["series-gap", '      "2020": 84\n', "", '"2021": 87'],
    [
      "series-repeats",
      '"2026": { central: 201 }',
      '"2026": { central: 200.0 }',
      '"2026": { central: 200.0 }',
    ],
    ["series-jumps", "2024/25: 144", "2024/25: 144.1", "2024/25: 144.1"],
    ["series-jumps", '"2026": { amount: 13 }', '"2026": { amount: 5.9 }', '"2026": { amount: 5.9 }'],
  ])("%s: %s", (rule, from, to, line) => {
    expect(sound.split(from)).toHaveLength(2);
    expect(found(sound.replace(from, to))).toContain(`${rule}: ${line}`);
  });

  it("may say that a year is missing", () => {
    const text = sound
      .replace('"2023": 95', '"2024": 95')
      .replace(
        "status: unverified\n    years",
        "status: unverified\n    note: The year 2023 is missing.\n    years",
      );
    expect(found(text)).toEqual([]);
  });

  it("has a seed for every rule", () =>
    expect(seriesRules.map(({ id }) => id)).toEqual(["series-gap", "series-repeats", "series-jumps"]));
});
