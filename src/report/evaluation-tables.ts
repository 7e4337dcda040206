/** The tables of a report as rows of words, whatever they are then drawn with. */

import type { AwardDocument, BidDocument, CriterionDocument } from "./schema.ts";
import { bidRemarksText, marginText, totalText, wholePoundsText } from "./sentences.ts";

export interface GridColumn {
  readonly title: string;
  readonly align: "left" | "right";
}

export interface Grid {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly (readonly string[])[];
}

const leftGridColumn = (title: string): GridColumn => ({ title, align: "left" });
const rightGridColumn = (title: string): GridColumn => ({ title, align: "right" });

/** @returns one row a bid: where it stands and what its social value comes to. */
export function rankingTable(bids: readonly BidDocument[]): Grid {
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
      rightGridColumn("Rank"),
      leftGridColumn("Bidder"),
      rightGridColumn("Total"),
      ...(read ? [rightGridColumn("SV quality")] : []),
      ...(counted ? [rightGridColumn("SV quantity")] : []),
      ...(priced ? [rightGridColumn("Price")] : []),
      ...(valued ? [rightGridColumn("SV £"), rightGridColumn("SV £ per £")] : []),
      rightGridColumn("Ahead by"),
    ],
    rows: bids.map((bid) => [
      bid.rank === null ? "–" : `${bid.rank}${shared.has(bid.rank) ? "=" : ""}`,
      bid.bidder,
      totalText(bid),
      ...(read ? [bid.socialValue.quality?.shown ?? "–"] : []),
      ...(counted ? [bid.socialValue.quantity?.shown ?? "–"] : []),
      ...(priced ? [bid.price === null ? "–" : wholePoundsText(bid.price)] : []),
      ...(valued
        ? [
            bid.socialValue.pounds === null ? "–" : wholePoundsText(bid.socialValue.pounds),
            bid.socialValue.perPound === null ? "–" : bid.socialValue.perPound.shown,
          ]
        : []),
      marginText(bid),
    ]),
  };
}

/** The price earns no marks under a method that ranks on price itself. */
const isUnscoredPrice = ({ from, formula }: CriterionDocument): boolean =>
  from === "price" && formula === null;
const isBareGate = ({ from, weight }: CriterionDocument): boolean => from === "gate" && weight === null;

function marksAvailableText(criterion: CriterionDocument): string {
  return isUnscoredPrice(criterion) ? "–" : isBareGate(criterion) ? "gate" : criterion.worth.shown;
}

function earnedMarksText(criterion: CriterionDocument, bid: BidDocument): string {
  if (isUnscoredPrice(criterion)) return "–";
  if (isBareGate(criterion))
    return bid.gates[criterion.id] === undefined
      ? "–"
      : bid.gates[criterion.id] === true
        ? "passed"
        : "failed";
  return bid.scores[criterion.id]?.shown ?? "–";
}

/** @returns one row a criterion, branches first and indented, one column a bid. */
export function marksTable(award: AwardDocument, bids: readonly BidDocument[]): Grid {
  const part = (
    title: string,
    of: (bid: BidDocument) => { shown: string } | null,
  ): readonly (readonly string[])[] =>
    bids.some((bid) => of(bid) !== null) ? [[title, "", ...bids.map((bid) => of(bid)?.shown ?? "–")]] : [];
  return {
    columns: [
      leftGridColumn("Criterion"),
      rightGridColumn("Marks"),
      ...bids.map((bid) => rightGridColumn(bid.bidder)),
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
        ...bids.map(totalText),
      ],
    ],
  };
}

/** Whether a mark in the grid is starred. */
export const hasRelativeMarks = (award: AwardDocument): boolean =>
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
export function awardsWithBids(
  awards: readonly AwardDocument[],
  bids: readonly BidDocument[],
): readonly { readonly award: AwardDocument; readonly bids: readonly BidDocument[] }[] {
  return awards.map((award) => ({ award, bids: bids.filter((bid) => bid.lot === award.lot) }));
}
