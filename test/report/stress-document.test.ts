import { describe, expect, it } from "vitest";
import { exact } from "../../src/number/exact.ts";
import { measuredFigureDocument, stressDocument } from "../../src/report/stress/document.ts";
import { stressSchema } from "../../src/report/stress/schema.ts";
import type { Measured } from "../../src/stress/measured.ts";
import type { Stress } from "../../src/stress/model.ts";

const places = { places: 3, mode: "half-up" } as const;
const marks = (text: string): Measured => ({ value: exact(text), unit: "marks" });
const cases = { examined: 1, possible: 2 };
const outcome = { leaders: ["B"], changes: true, trouble: null };

const stress: Stress = {
  leaders: ["A"],
  firm: false,
  reasons: ["Without C, B would stand first."],
  says: "Not firm.",
  margin: { lead: marks("5/2"), next: ["B"], byTieBreak: false, says: "A is ahead." },
  marks: { cases, flips: [], steps: [], says: "None." },
  removals: {
    cases,
    rows: [
      {
        bidder: "C",
        rank: 3,
        outcome,
        reorders: true,
        standings: [{ bidder: "B", rank: 1, total: marks("84") }],
        says: "Without C, B would stand first.",
      },
    ],
    says: "One.",
  },
  worsened: { cases, flips: [], says: "None." },
  measures: { cases, rows: [], withoutRange: [], says: "None." },
  weights: { label: "Analysis.", rule: "In proportion.", cases, rows: [], says: "None." },
  outliers: { rows: [], lines: [], says: "None." },
  effective: { rows: [], says: "None." },
  impliedPrice: { rows: [], socialValue: [], says: "None." },
  unverified: { bidder: null, lead: null, rows: [], says: "None." },
  size: { groups: [], says: "None." },
};

describe("how firm a ranking is, as it is saved", () => {
  it("has the published shape", () => {
    const document = stressDocument(stress, places, "north");
    expect(stressSchema.parse(document)).toEqual(document);
    expect(document.lot).toBe("north");
    expect(document.margin.lead).toEqual({ shown: "2.500", exact: "2.5", unit: "marks" });
  });

  it("shows each unit in its own way", () => {
    const shown = (value: string, unit: Measured["unit"]) =>
      measuredFigureDocument({ value: exact(value), unit }, places).shown;
    expect(shown("2/3", "marks")).toBe("0.667");
    expect(shown("1200", "pounds")).toBe("1200.00");
    expect(shown("2/3", "pounds per mark")).toBe("0.67");
    expect(shown("0.15", "share")).toBe("15%");
    expect(shown("3.5", "mark")).toBe("3.5");
    expect(shown("400000", "figure")).toBe("400,000");
  });
});
