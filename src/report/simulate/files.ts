/** Constructed bids as the files that svscore reads, so that anybody can evaluate them. */
import { stringify } from "csv-stringify/sync";
import { exactText } from "../../number/exact.ts";
import type { Award, Bid, Leaf } from "../../tender/model.ts";
import { leafCriteria } from "../../tender/tree.ts";

/** @returns the text of each file by its name: `bids.csv`, and `commitments.csv` where anything is promised. */
export function constructedBidFiles(bids: readonly Bid[], award: Award): Readonly<Record<string, string>> {
  const all = leafCriteria(award.criteria).filter(({ from }) => from !== "price" && from !== "commitments");
  const lots = bids.some(({ lot }) => lot !== undefined);
  const lotOf = ({ lot }: Bid): readonly string[] => (lots ? [lot ?? ""] : []);
  const header = ["bidder", ...(lots ? ["lot"] : []), "price", ...all.map(({ id }) => id)];
  const rows = bids.map((bid) => [
    bid.bidder,
    ...lotOf(bid),
    bid.price === undefined ? "" : exactText(bid.price.value),
    ...all.map((leaf) => bidCriterionCellText(bid, leaf)),
  ]);
  const priced = bids.some(({ price }) => price !== undefined);
  const column = header.indexOf("price");
  const kept = (row: readonly string[]): readonly string[] =>
    priced ? row : row.filter((_, index) => index !== column);
  const promised = bids.flatMap((bid) =>
    bid.commitments.map(({ measure, quantity, unit, from, evidence, plan, owner }) => [
      bid.bidder,
      ...lotOf(bid),
      measure,
      quantity === undefined ? "" : exactText(quantity.value),
      unit ?? "",
      from ?? "",
      evidence ?? "",
      plan ?? "",
      owner ?? "",
    ]),
  );
  const promises = [
    "bidder",
    ...(lots ? ["lot"] : []),
    ...["measure", "quantity", "unit", "from", "evidence", "plan", "owner"],
  ];
  return {
    "bids.csv": stringify([header, ...rows].map(kept)),
    ...(leafCriteria(award.criteria).some(({ from }) => from === "commitments") && {
      "commitments.csv": stringify([promises, ...promised]),
    }),
  };
}

function bidCriterionCellText(bid: Bid, leaf: Leaf): string {
  switch (leaf.from) {
    case "marks": {
      const mark = bid.marks.find(({ criterion }) => criterion === leaf.id)?.mark;
      return mark === undefined ? "" : exactText(mark);
    }
    case "gate":
      return bid.gates.get(leaf.id)?.yes === true ? "yes" : "no";
    default: {
      const figure = bid.figures.get(leaf.id)?.value;
      return figure === undefined ? "" : exactText(figure);
    }
  }
}
