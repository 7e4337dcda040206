/** A promise for a time without a contract, or for a place outside its area, is no promise of this contract. */
import { defineCheck } from "./check.ts";

export const withinTerm = defineCheck("within-term", {
  looksAt: ["bids"],
  answer: (_, { tender: { term, facts }, bids }) => {
    const all = bids.flatMap((bid) => bid.commitments.map((one) => ({ bidder: bid.bidder, one })));
    const dated = all.filter(({ one }) => one.from !== undefined || one.to !== undefined);
    const area = facts.get("area")?.toLowerCase().split(", ");
    const placed = area === undefined ? [] : all.filter(({ one }) => one.location !== undefined);
    if (dated.length + placed.length === 0)
      return { result: "not applicable", says: "no commitment has a date or a place to test" };
    if (term === undefined && dated.length > 0)
      return {
        result: "unknown",
        says: "commitments have dates, and the tender does not give its term",
        missing: "tender.term",
      };
    const late = dated.filter(
      ({ one }) =>
        (term?.from !== undefined && one.from !== undefined && one.from < term.from) ||
        (term?.to !== undefined && (one.to ?? one.from ?? "") > term.to),
    );
    const away = placed.filter(({ one }) => !area?.includes(one.location?.trim().toLowerCase() ?? ""));
    const says = [
      ...new Set([...late, ...away].map(({ bidder, one }) => `${one.measure} of ${bidder}`)),
    ].sort();
    return says.length === 0
      ? { result: "pass", says: "each commitment lies within the term and the area of the contract" }
      : {
          result: "fail",
          says: `outside the term or the area of the contract, and valued like any other: ${says.join("; ")}; decide whether they count`,
        };
  },
});
