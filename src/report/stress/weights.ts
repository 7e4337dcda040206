/** The sections on weights, on what a mark is worth and on the size of bidders. */
import { figureCell, NONE, namesCell } from "./cells.ts";
import type { StressDocument } from "./schema.ts";
import { leftGridColumn, nonEmptyGrids, rightGridColumn, type StressSection } from "./section.ts";

type PointDocument = StressDocument["weights"]["rows"][number]["below"];

const breakEvenText = (point: PointDocument): string =>
  point === null ? NONE : `${figureCell(point.at)}: ${namesCell(point.leaders)}`;

export function weightsSection({ weights: part }: StressDocument): StressSection {
  const rows = part.rows.map((row) => [
    row.title,
    row.parent ?? "all marks",
    figureCell(row.weight),
    breakEvenText(row.below),
    breakEvenText(row.above),
    row.note ?? "",
  ]);
  return {
    title: "Weights moved until another bid stands first",
    lines: [part.label, part.rule, part.says],
    drawn: "bands",
    grids: nonEmptyGrids({
      columns: [
        leftGridColumn("Criterion"),
        leftGridColumn("Share of"),
        rightGridColumn("Weight"),
        leftGridColumn("Below"),
        leftGridColumn("Above"),
        leftGridColumn("Note"),
      ],
      rows,
    }),
  };
}

export function effectiveWeightsSection({ effective: part }: StressDocument): StressSection {
  const rows = part.rows.map((row) => [
    row.title,
    figureCell(row.stated),
    figureCell(row.lowest),
    figureCell(row.highest),
    figureCell(row.spread),
    figureCell(row.ofSpread),
  ]);
  return {
    title: "The stated weights, and what decided",
    lines: [part.says],
    grids: nonEmptyGrids({
      columns: [
        leftGridColumn("Part"),
        rightGridColumn("Stated"),
        rightGridColumn("Lowest marks"),
        rightGridColumn("Highest marks"),
        rightGridColumn("Spread"),
        rightGridColumn("Of all spread"),
      ],
      rows,
    }),
  };
}

export function impliedPriceSection({ impliedPrice: part }: StressDocument): StressSection {
  const rows = part.rows.map((row) => [
    row.bidder,
    figureCell(row.price),
    figureCell(row.oneMark),
    row.because ?? "",
  ]);
  const values = part.socialValue.map((row) => [row.title, figureCell(row.oneMark), row.because ?? ""]);
  return {
    title: "What one mark is worth",
    lines: [part.says],
    grids: [
      ...nonEmptyGrids({
        columns: [
          leftGridColumn("Bidder"),
          rightGridColumn("Price"),
          rightGridColumn("One mark"),
          leftGridColumn("How"),
        ],
        rows,
      }),
      ...nonEmptyGrids({
        columns: [
          leftGridColumn("Criterion"),
          rightGridColumn("Social value for one mark"),
          leftGridColumn("How"),
        ],
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
    figureCell(row.price),
    figureCell(row.priceMarks),
    figureCell(row.offered),
    figureCell(row.socialValueMarks),
  ]);
  return {
    title: "Size of the bidders",
    lines: [part.says],
    grids: nonEmptyGrids({
      columns: [
        leftGridColumn("Bidders"),
        rightGridColumn("Bids"),
        rightGridColumn("Best rank"),
        rightGridColumn("Mean price"),
        rightGridColumn("Mean share of price marks"),
        rightGridColumn("Mean promise"),
        rightGridColumn("Mean share of SV marks"),
      ],
      rows,
    }),
  };
}
