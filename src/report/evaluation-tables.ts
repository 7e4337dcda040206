/** The tables of a report as rows of words, whatever they are then drawn with. */

import type { AwardDocument, BidDocument, CriterionDocument } from "./schema.ts";
import { bidMarginText, bidRemarksText, bidTotalText, poundsWithoutZeroPence } from "./sentences.ts";

export interface GridColumn {
  readonly title: string;
  readonly align: "left" | "right";
}

export interface Grid {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly (readonly string[])[];
}

const leftAlignedGridColumn = (title: string): GridColumn => ({ title, align: "left" });
const rightAlignedGridColumn = (title: string): GridColumn => ({ title, align: "right" });

/** @returns one row a bid: where it stands and what its social value comes to. */
export function rankingGrid(bids: readonly BidDocument[]): Grid {
  const ranks = bids.map(({ rank }) => rank);
  const shared = new Set(
    ranks.filter((rank, index) => rank !== null && (rank === ranks[index - 1] || rank === ranks[index + 1])),
  );
  const has = (want: (bid: BidDocument) => boolean): boolean => bids.some(want);
  const priced = has(({ price }) => price !== null);
  const read = has(({ socialValue }) => socialValue.quality !== null);
  const counted = has(({ socialValue }) => socialValue.quantity !== null);
  const valued = has(({ socialValue }) => socialValue.pounds !== null);
  return {
    columns: [
      rightAlignedGridColumn("Rank"),
      leftAlignedGridColumn("Bidder"),
      rightAlignedGridColumn("Total"),
      ...(read ? [rightAlignedGridColumn("SV quality")] : []),
      ...(counted ? [rightAlignedGridColumn("SV quantity")] : []),
      ...(priced ? [rightAlignedGridColumn("Price")] : []),
      ...(valued ? [rightAlignedGridColumn("SV £"), rightAlignedGridColumn("SV £ per £")] : []),
      rightAlignedGridColumn("Ahead by"),
    ],
    rows: bids.map((bid) => [
      bid.rank === null ? "–" : `${bid.rank}${shared.has(bid.rank) ? "=" : ""}`,
      bid.bidder,
      bidTotalText(bid),
      ...(read ? [bid.socialValue.quality?.shown ?? "–"] : []),
      ...(counted ? [bid.socialValue.quantity?.shown ?? "–"] : []),
      ...(priced ? [bid.price === null ? "–" : poundsWithoutZeroPence(bid.price)] : []),
      ...(valued
        ? [
            bid.socialValue.pounds === null ? "–" : poundsWithoutZeroPence(bid.socialValue.pounds),
            bid.socialValue.perPound === null ? "–" : bid.socialValue.perPound.shown,
          ]
        : []),
      bidMarginText(bid),
    ]),
  };
}

/** The price earns no marks under a method that ranks on price itself. */
const isUnscoredPriceCriterion = ({ from, formula }: CriterionDocument): boolean =>
  from === "price" && formula === null;
const isUnweightedGate = ({ from, weight }: CriterionDocument): boolean => from === "gate" && weight === null;

function marksAvailableText(criterion: CriterionDocument): string {
  return isUnscoredPriceCriterion(criterion)
    ? "–"
    : isUnweightedGate(criterion)
      ? "gate"
      : criterion.worth.shown;
}

function earnedMarksText(criterion: CriterionDocument, bid: BidDocument): string {
  if (isUnscoredPriceCriterion(criterion)) return "–";
  if (isUnweightedGate(criterion))
    return bid.gates[criterion.id] === undefined
      ? "–"
      : bid.gates[criterion.id] === true
        ? "passed"
        : "failed";
  return bid.scores[criterion.id]?.shown ?? "–";
}

/** @returns one row a criterion, branches first and indented, one column a bid. */
export function marksGrid(award: AwardDocument, bids: readonly BidDocument[]): Grid {
  const part = (
    title: string,
    of: (bid: BidDocument) => { shown: string } | null,
  ): readonly (readonly string[])[] =>
    bids.some((bid) => of(bid) !== null) ? [[title, "", ...bids.map((bid) => of(bid)?.shown ?? "–")]] : [];
  return {
    columns: [
      leftAlignedGridColumn("Criterion"),
      rightAlignedGridColumn("Marks"),
      ...bids.map((bid) => rightAlignedGridColumn(bid.bidder)),
    ],
    rows: [
      ...award.criteria.map((criterion) => [
        `${"  ".repeat(criterion.depth)}${criterion.title}${criterion.relative && criterion.from !== null ? " *" : ""}`,
        marksAvailableText(criterion),
        ...bids.map((bid) => earnedMarksText(criterion, bid)),
      ]),
      ...part("Social value: quality", (bid) => bid.socialValue.quality),
      ...part("Social value: quantity", (bid) => bid.socialValue.quantity),
      [
        "Total",
        award.method.name === "weighted-sum" ? award.marksAvailable.shown : "",
        ...bids.map(bidTotalText),
      ],
    ],
  };
}

/** Whether a mark in the grid is starred. */
export const marksDependOnOtherBids = (award: AwardDocument): boolean =>
  award.criteria.some((criterion) => criterion.relative && criterion.from !== null);

/** @returns what stands beside the bids' figures, for those that have something. */
export function remarksOnBids(
  bids: readonly BidDocument[],
): readonly { readonly bidder: string; readonly says: string }[] {
  return bids
    .map((bid) => ({ bidder: bid.bidder, says: bidRemarksText(bid) }))
    .filter(({ says }) => says !== "");
}

/** @returns the bids of each award, with the award. */
export function groupBidsByAward(
  awards: readonly AwardDocument[],
  bids: readonly BidDocument[],
): readonly { readonly award: AwardDocument; readonly bids: readonly BidDocument[] }[] {
  return awards.map((award) => ({ award, bids: bids.filter((bid) => bid.lot === award.lot) }));
}
