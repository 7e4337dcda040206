/** A lead is worked out before anything is rounded, so two totals as they are shown need not subtract to it: who checks by hand is told. */
import { absolute, equal, exact, isZero, subtract } from "../number/exact.ts";
import type { BidDocument } from "./schema.ts";
import { bidMarginText, bidTotalText } from "./sentences.ts";

/** As many pairs as a sentence holds. */
const MOST = 5;

/** @returns a notice that names the pairs of neighbours, or nothing. */
export function leadMismatchRemarks(bids: readonly BidDocument[]): readonly string[] {
  const pairs = bids.flatMap((one, index) => {
    const next = bids[index + 1];
    if (one.margin === null || one.total === null || next === undefined || next.total === null) return [];
    if (isShownAlike(one, next)) return [];
    const apart = absolute(subtract(exact(one.total.shown), exact(next.total.shown)));
    return equal(apart, exact(one.margin.shown))
      ? []
      : [
          `${bidMarginText(one)} between ${one.bidder} (${bidTotalText(one)}) and ${next.bidder} (${bidTotalText(next)})`,
        ];
  });
  if (pairs.length === 0) return [];
  const more = pairs.length > MOST ? `; and ${pairs.length - MOST} more` : "";
  return [
    `Leads are worked out before rounding, so the totals as shown do not subtract to them: ${pairs.slice(0, MOST).join("; ")}${more}.`,
  ];
}

/** Whether neighbours in a ranking show the same total, and stand apart in it all the same. */
const isShownAlike = (one: BidDocument, next: BidDocument): boolean =>
  one.lot === next.lot &&
  one.rank !== null &&
  next.rank !== null &&
  one.rank !== next.rank &&
  one.total !== null &&
  one.total.shown === next.total?.shown;

/** @returns a notice for each two neighbours in the ranking that show the same total and are not tied */
export function equalTotalRemarks(bids: readonly BidDocument[]): readonly string[] {
  return bids.flatMap((one, index) => {
    const next = bids[index + 1];
    if (next === undefined || one.margin === null || !isShownAlike(one, next)) return [];
    const why = isZero(exact(one.margin.exact))
      ? `the published tie-break puts ${one.bidder} first`
      : `exactly, ${one.bidder} is ${bidMarginText(one)} ahead`;
    return [
      `${one.lot === null ? "" : `Lot ${one.lot}: `}${one.bidder} and ${next.bidder} both show ${bidTotalText(one)}; ${why}.`,
    ];
  });
}
