/** The sections on weights, on what a mark is worth and on the size of bidders. */
import { figureCell, NONE, namesCell } from "./cells.ts";
import type { StressDocument } from "./schema.ts";
import {
  gridUnlessEmpty,
  leftAlignedGridColumn,
  rightAlignedGridColumn,
  type StressSection,
} from "./section.ts";

type PointDocument = StressDocument["weights"]["rows"][number]["below"];

const breakEvenText = (point: PointDocument): string =>
  point === null ? NONE : `${figureCell(point.at)}: ${namesCell(point.leaders)}`;

export function weightBreakEvenSection({ weights: part }: StressDocument): StressSection {
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
    grids: gridUnlessEmpty({
      columns: [
        leftAlignedGridColumn("Criterion"),
        leftAlignedGridColumn("Share of"),
        rightAlignedGridColumn("Weight"),
        leftAlignedGridColumn("Below"),
        leftAlignedGridColumn("Above"),
        leftAlignedGridColumn("Note"),
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
    grids: gridUnlessEmpty({
      columns: [
        leftAlignedGridColumn("Part"),
        rightAlignedGridColumn("Stated"),
        rightAlignedGridColumn("Lowest marks"),
        rightAlignedGridColumn("Highest marks"),
        rightAlignedGridColumn("Spread"),
        rightAlignedGridColumn("Of all spread"),
      ],
      rows,
    }),
  };
}

export function impliedMarkPriceSection({ impliedPrice: part }: StressDocument): StressSection {
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
      ...gridUnlessEmpty({
        columns: [
          leftAlignedGridColumn("Bidder"),
          rightAlignedGridColumn("Price"),
          rightAlignedGridColumn("One mark"),
          leftAlignedGridColumn("How"),
        ],
        rows,
      }),
      ...gridUnlessEmpty({
        columns: [
          leftAlignedGridColumn("Criterion"),
          rightAlignedGridColumn("Social value for one mark"),
          leftAlignedGridColumn("How"),
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
    grids: gridUnlessEmpty({
      columns: [
        leftAlignedGridColumn("Bidders"),
        rightAlignedGridColumn("Bids"),
        rightAlignedGridColumn("Best rank"),
        rightAlignedGridColumn("Mean price"),
        rightAlignedGridColumn("Mean share of price marks"),
        rightAlignedGridColumn("Mean promise"),
        rightAlignedGridColumn("Mean share of SV marks"),
      ],
      rows,
    }),
  };
}
