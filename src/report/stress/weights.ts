/** The sections on weights, on what a mark is worth and on the size of bidders. */
import { cell, NONE, names } from "./cells.ts";
import type { StressDocument } from "./schema.ts";
import { left, right, type StressSection, withoutEmptyRows } from "./section.ts";

type PointDocument = StressDocument["weights"]["rows"][number]["below"];

const pointShown = (point: PointDocument): string =>
  point === null ? NONE : `${cell(point.at)}: ${names(point.leaders)}`;

export function weightsSection({ weights: part }: StressDocument): StressSection {
  const rows = part.rows.map((row) => [
    row.title,
    row.parent ?? "all marks",
    cell(row.weight),
    pointShown(row.below),
    pointShown(row.above),
    row.note ?? "",
  ]);
  return {
    title: "Weights moved until another bid stands first",
    lines: [part.label, part.rule, part.says],
    drawn: "bands",
    grids: withoutEmptyRows({
      columns: [
        left("Criterion"),
        left("Share of"),
        right("Weight"),
        left("Below"),
        left("Above"),
        left("Note"),
      ],
      rows,
    }),
  };
}

export function effectiveWeightsSection({ effective: part }: StressDocument): StressSection {
  const rows = part.rows.map((row) => [
    row.title,
    cell(row.stated),
    cell(row.lowest),
    cell(row.highest),
    cell(row.spread),
    cell(row.ofSpread),
  ]);
  return {
    title: "The stated weights, and what decided",
    lines: [part.says],
    grids: withoutEmptyRows({
      columns: [
        left("Part"),
        right("Stated"),
        right("Lowest marks"),
        right("Highest marks"),
        right("Spread"),
        right("Of all spread"),
      ],
      rows,
    }),
  };
}

export function impliedPriceSection({ impliedPrice: part }: StressDocument): StressSection {
  const rows = part.rows.map((row) => [row.bidder, cell(row.price), cell(row.oneMark), row.because ?? ""]);
  const values = part.socialValue.map((row) => [row.title, cell(row.oneMark), row.because ?? ""]);
  return {
    title: "What one mark is worth",
    lines: [part.says],
    grids: [
      ...withoutEmptyRows({
        columns: [left("Bidder"), right("Price"), right("One mark"), left("How")],
        rows,
      }),
      ...withoutEmptyRows({
        columns: [left("Criterion"), right("Social value for one mark"), left("How")],
        rows: values,
      }),
    ],
  };
}

export function bidderSizeSection({ size: part }: StressDocument): StressSection {
  const rows = part.groups.map((row) => [
    `${row.flag.toUpperCase()}: ${row.answer}`,
    `${row.bids}`,
    row.bestRank === null ? NONE : `${row.bestRank}`,
    cell(row.price),
    cell(row.priceMarks),
    cell(row.offered),
    cell(row.socialValueMarks),
  ]);
  return {
    title: "Size of the bidders",
    lines: [part.says],
    grids: withoutEmptyRows({
      columns: [
        left("Bidders"),
        right("Bids"),
        right("Best rank"),
        right("Mean price"),
        right("Mean share of price marks"),
        right("Mean promise"),
        right("Mean share of SV marks"),
      ],
      rows,
    }),
  };
}
