/** What the highest ranked bid promises, as the schedule of indicators that a contract would carry. Nothing is added to a promise: what it lacks is listed as missing. */
import type { BidDocument, CommitmentDocument, EvaluationDocument } from "./schema.ts";

export interface Indicator {
  readonly id: string;
  readonly lot: string | null;
  readonly bidder: string;
  readonly commitment: CommitmentDocument;
  readonly missing: readonly string[];
}

/** @returns the bids that the schedule is of: those awarded by the record, otherwise those ranked first. */
function awardedOrFirstRankedBids({ bids, record }: EvaluationDocument): readonly BidDocument[] {
  const lots = [...new Set(bids.map(({ lot }) => lot))];
  return lots.flatMap((lot) => {
    const own = bids.filter((bid) => bid.lot === lot);
    const decided = record?.decisions.find((one) => one.lot === lot);
    const awarded = own.filter(({ bidder }) => bidder === decided?.to);
    return awarded.length > 0 ? awarded : own.filter(({ rank }) => rank === 1);
  });
}

/** @returns one indicator for each commitment, in the order in which they were made. */
export function commitmentIndicators(document: EvaluationDocument): readonly Indicator[] {
  return awardedOrFirstRankedBids(document).flatMap((bid) => {
    const counts = new Map<string, number>();
    return bid.commitments.map((commitment) => {
      const nth = (counts.get(commitment.measure) ?? 0) + 1;
      counts.set(commitment.measure, nth);
      return {
        id: `${commitment.measure}${nth === 1 ? "" : `-${nth}`}`,
        lot: bid.lot,
        bidder: bid.bidder,
        commitment,
        missing: missingInCommitment(commitment),
      };
    });
  });
}

function missingInCommitment({
  quantity,
  narrative,
  ends,
  starts,
  evidence,
  owner,
}: CommitmentDocument): readonly string[] {
  return [
    ...(quantity === null && narrative === null ? ["target"] : []),
    ...(ends === null && starts === null ? ["date"] : []),
    ...(evidence === null ? ["evidence"] : []),
    ...(owner === null ? ["owner"] : []),
  ];
}
