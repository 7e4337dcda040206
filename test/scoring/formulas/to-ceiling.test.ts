import { describe, expect, it } from "vitest";
import { bindFormulaToBids } from "../../../src/scoring/formulas/registry.ts";
import type { FormulaSpec } from "../../../src/tender/model.ts";
import { at, earns, field, fractionBy, lines, pounds, trouble } from "../build.ts";

const spec: FormulaSpec = { by: "to-ceiling", ceiling: at(200, "tender.yaml:9:9") };

describe("to-ceiling", () => {
  it.each([
    [100, [100, 150], "1"],
    [150, [150, 100], "0.5"],
    [199, [100, 199], "0.01"],
    [200, [100, 200], "0"],
    [201, [100, 201], "0"],
    [200, [200], "1"],
    [200, [200, 200], "1"],
    [201, [200, 201], "0"],
    [300, [250, 300], "0"],
    [0, [0, 100], "1"],
    [-100, [-100, 50], "1"],
    [50, [-100, 50], "0.5"],
    [80, [100, 150], "1"], // below the field's lowest: held at everything
  ])("%d among %j earns %s", (price, among, share) => {
    expect(earns(spec, price, among)).toBe(share);
  });

  const beneath = (price: number, low: number) => [
    `  price = ${price} pounds`,
    "  ceiling = 200 pounds @ tender.yaml:9:9",
    `  lowest of the bids = ${low} pounds @ bids.csv:2:3`,
  ];

  it("says the sum", () => {
    expect(lines(fractionBy(spec, field(100, 150))(pounds(150)))).toEqual([
      "share of the marks = 0.5 share {to-ceiling}: (200 − 150) ÷ (200 − 100), from 0 to 1",
      ...beneath(150, 100),
    ]);
  });

  it("says that a bid is above the ceiling", () => {
    expect(lines(fractionBy(spec, field(100, 201))(pounds(201)))).toEqual([
      "share of the marks = 0 share {to-ceiling}: 201 is above the ceiling of 200",
      ...beneath(201, 100),
    ]);
  });

  it("says that the lowest bid is the ceiling", () => {
    expect(lines(fractionBy(spec, field(200, 201))(pounds(200)))).toEqual([
      "share of the marks = 1 share {to-ceiling}: the lowest bid is the ceiling of 200",
      ...beneath(200, 200),
    ]);
  });

  it("needs a bid to compare with", () => {
    expect(trouble(bindFormulaToBids(spec, [])).unscorable).toBe("there is no bid to compare with");
  });
});
