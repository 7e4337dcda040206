/** Whoever subtracts the totals of a report by hand is told where the lead as shown is another. */
import { expect, it } from "vitest";
import { leadMismatchRemarks } from "../../src/report/rounding-remarks.ts";
import type { BidDocument } from "../../src/report/schema.ts";
import { saved } from "./corpus.ts";

const [some] = saved("patient-transport").bids;
if (some === undefined) throw new Error("no bid");

const bid = (total: string | null, margin: string | null, totalIn: BidDocument["totalIn"] = "marks") => ({
  ...some,
  bidder: `bid at ${total}`,
  total: total === null ? null : { shown: total, exact: total },
  totalIn,
  margin: margin === null ? null : { shown: margin, exact: margin },
});

it.each([
  ["a lead that is the difference", [bid("87.59", "6.67"), bid("80.92", null)]],
  ["the lowest first", [bid("10.00", "1.00", "pounds"), bid("11.00", null, "pounds")]],
  ["equal bids", [bid("80.92", "0.00"), bid("80.92", null)]],
  ["one bid", [bid("80.92", null)]],
  ["a bid without a rank", [bid("80.92", null), bid(null, null)]],
])("says nothing of %s", (_, bids) => {
  expect(leadMismatchRemarks(bids)).toEqual([]);
});

it.each([
  ["6.66", "6.66 between bid at 87.59 (87.59) and bid at 80.92 (80.92)."],
  ["6.68", "6.68 between bid at 87.59 (87.59) and bid at 80.92 (80.92)."],
])("names the pair whose lead is shown as %s", (margin, words) => {
  expect(leadMismatchRemarks([bid("87.59", margin), bid("80.92", null)])).toEqual([
    `Leads are worked out before rounding, so the totals as shown do not subtract to them: ${words}`,
  ]);
});

it("names pounds with their sign, and five pairs at most", () => {
  const many = Array.from({ length: 7 }, () => bid("10.00", "1.00", "pounds"));
  const [says = ""] = leadMismatchRemarks(many);
  expect(says.split("between").length).toBe(6);
  expect(says).toContain("£1.00 between bid at 10.00 (£10.00)");
  expect(says).toMatch(/; and 1 more\.$/);
});
