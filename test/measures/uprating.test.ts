/**
 * The project's deflator against worked values: one unit of a measure, priced
 * by each row of the fixture, brought to the row's own price year. Rows without
 * `uprated_gbp` have no worked value: their publisher states no price year, or
 * they already are in the prices of 2024-25 or later.
 */
import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/library/model.ts";
import { exact, exactText } from "../../src/number/exact.ts";
import { fixedPlacesText } from "../../src/number/rounding.ts";
import { valueCommitment } from "../../src/scoring/value-chain.ts";
import type { Commitment } from "../../src/tender/model.ts";
import { fixture, type Row, reference } from "./built-in.ts";

const measure = (row: Row): Measure => ({
  id: row["id"] ?? "",
  title: row["title"] ?? "",
  unit: "unit",
  kind: "money",
  theme: "t",
  outcome: "o",
  priorities: [],
  proxies: [
    {
      from: "2000-01-01",
      amount: exact(row["value_gbp"] ?? ""),
      ...(row["price_year"] !== "" && { prices: row["price_year"] ?? "" }),
      source: "",
      status: "unverified",
      at: "",
    },
  ],
  adjust: { included: [] },
  countsOnceWith: [],
  status: "unverified",
  library: "l@1.0.0",
  at: "",
});

const promise: Commitment = { measure: "", quantity: { value: exact("1"), at: "" }, at: "" };
const rows = fixture("proxies.csv");
const worked = rows.filter((row) => row["uprated_gbp"] !== "");
const bring = (row: Row, priceYear: string) =>
  valueCommitment(promise, measure(row), { commenced: "2026-03-02", priceYear, reference });

describe.each([
  ["calendar years", "2024", 52],
  ["financial years", "2024/25", 34],
])("%s, to %s prices", (_, year, count) => {
  const own = worked.filter((row) => row["uprated_to"] === year);

  it(`there are ${count} worked values`, () => expect(own).toHaveLength(count));

  it.each(own.map((row) => [row["id"], row["price_year"], row["uprated_gbp"] ?? "", row] as const))(
    "%s of %s is £%s",
    (_id, _year, uprated, row) => {
      const { value: worth, notes } = bring(row, year);
      const places = uprated.split(".")[1]?.length ?? 0;
      expect(places).toBeGreaterThanOrEqual(2);
      expect(worth === undefined ? "" : fixedPlacesText(worth.value, places, "half-up")).toBe(uprated);
      expect(notes.some((note) => note.includes("price year"))).toBe(false);
    },
  );
});

describe("where nothing can be worked out", () => {
  const unworked = rows.filter((row) => row["uprated_gbp"] === "");

  it("no row has a worked value but those in prices before 2024-25, of a stated year", () => {
    const late = ["2024", "2024/25", "2025", "2025/26", "2026/27", ""];
    expect(unworked.filter((row) => !late.includes(row["price_year"] ?? "-"))).toEqual([]);
    expect(unworked).toHaveLength(30);
  });

  it.each(unworked.filter((row) => row["price_year"] === "").map((row) => [row["id"], row] as const))(
    "%s states no price year, so it stays as it is and says so",
    (_, row) => {
      const { value: worth, notes } = bring(row, "2024");
      expect(worth === undefined ? "" : exactText(worth.value)).toBe(row["value_gbp"]);
      expect(notes.join()).toContain("states no price year");
    },
  );

  it.each(["VOL-HR-MEDIAN", "VOL-HR-PRO"])(
    "%s is in 2025 prices, for which the calendar index has no figure yet, and says so",
    (id) => {
      const row = rows.find((one) => one["id"] === id) ?? {};
      expect(bring(row, "2024").notes.join()).toContain("no price index runs from 2025 to 2024");
    },
  );

  it("a calendar year and a financial year are not taken for each other", () => {
    const row = rows.find((one) => one["id"] === "WELLBY-1") ?? {};
    const { value: worth, notes } = bring(row, "2024/25");
    expect(notes.join()).toContain("no price index runs from 2019 to 2024/25");
    expect(worth === undefined ? "" : exactText(worth.value)).toBe("13000");
  });

  it("a year written with a hyphen is the same year", () => {
    const row = rows.find((one) => one["id"] === "CRIME-BUR") ?? {};
    expect(fixedPlacesText(bring(row, "2024-25").value?.value ?? exact("0"), 2, "half-up")).toBe(
      row["uprated_gbp"],
    );
  });
});
