/** The sections on single changes: a mark, a bid, an offer, a measure, a promise. */
import { figureCell, NONE, newLeadersText } from "./cells.ts";
import type { StressDocument } from "./schema.ts";
import {
  gridUnlessEmpty,
  leftAlignedGridColumn,
  rightAlignedGridColumn,
  type StressSection,
  yesNoText,
} from "./section.ts";

const criterionAspectText = (title: string, aspect: string | null): string =>
  aspect === null ? title : `${title} (${aspect})`;

export function singleMarksSection({ marks, leaders }: StressDocument): StressSection {
  const flips = marks.flips.map((flip) => [
    flip.evaluator === null ? flip.bidder : `${flip.bidder} (by ${flip.evaluator})`,
    criterionAspectText(flip.title, flip.aspect),
    `${figureCell(flip.mark)} → ${figureCell(flip.to)}`,
    `${figureCell(flip.total)} → ${figureCell(flip.totalAfter)}`,
    newLeadersText(flip.outcome, leaders),
    flip.at === "" ? NONE : flip.at,
  ]);
  const steps = marks.steps.map((step) => [
    criterionAspectText(step.title, step.aspect),
    `${figureCell(step.step)}${step.stepPublished ? "" : " (assumed)"}`,
    figureCell(step.moves),
    yesNoText(step.coversLead),
  ]);
  return {
    title: "Single marks: moderate these first",
    lines: [
      marks.says,
      ...(marks.steps.some(({ stepPublished }) => !stepPublished)
        ? ["Assumed: no list of marks is published, so the step is the coarsest that fits the marks given."]
        : []),
    ],
    grids: [
      ...gridUnlessEmpty({
        columns: [
          leftAlignedGridColumn("Bidder"),
          leftAlignedGridColumn("Criterion"),
          rightAlignedGridColumn("Mark"),
          rightAlignedGridColumn("Total"),
          leftAlignedGridColumn("First then"),
          leftAlignedGridColumn("Where"),
        ],
        rows: flips,
      }),
      ...gridUnlessEmpty({
        columns: [
          leftAlignedGridColumn("Criterion"),
          rightAlignedGridColumn("Smallest change"),
          rightAlignedGridColumn("Moves a total by up to"),
          leftAlignedGridColumn("As much as the lead"),
        ],
        rows: steps,
      }),
    ],
  };
}

export function bidRemovalsSection({ removals: part, leaders }: StressDocument): StressSection {
  const rows = part.rows.map((row) => [
    row.bidder,
    row.rank === null ? NONE : `${row.rank}`,
    newLeadersText(row.outcome, leaders),
    row.reorders ? "changes" : "stays",
    row.standings.map(({ bidder, total }) => `${bidder} ${figureCell(total)}`).join(", "),
  ]);
  return {
    title: "Without one bid",
    lines: [part.says],
    grids: gridUnlessEmpty({
      columns: [
        leftAlignedGridColumn("Without"),
        rightAlignedGridColumn("Rank"),
        leftAlignedGridColumn("First then"),
        leftAlignedGridColumn("Order"),
        leftAlignedGridColumn("Places then"),
      ],
      rows,
    }),
  };
}

export function worsenedBidsSection({ worsened: part, leaders }: StressDocument): StressSection {
  const rows = part.flips.map((flip) => [
    flip.bidder,
    flip.title,
    `${figureCell(flip.from)} → ${figureCell(flip.to)}`,
    flip.how,
    figureCell(flip.level),
    newLeadersText(flip.outcome, leaders),
  ]);
  return {
    title: "Losing bids made worse",
    lines: [part.says],
    grids: gridUnlessEmpty({
      columns: [
        leftAlignedGridColumn("Bidder"),
        leftAlignedGridColumn("Criterion"),
        rightAlignedGridColumn("Offer"),
        leftAlignedGridColumn("Change"),
        rightAlignedGridColumn("Level at"),
        leftAlignedGridColumn("First then"),
      ],
      rows,
    }),
  };
}

export function outlierOffersSection({ outliers: part, leaders }: StressDocument): StressSection {
  const rows = part.rows.map((row) => [
    row.title,
    row.side,
    row.bidder,
    figureCell(row.value),
    figureCell(row.next),
    figureCell(row.ofMean),
    yesNoText(row.sets),
    row.ifNext === null ? NONE : newLeadersText(row.ifNext, leaders),
  ]);
  return {
    title: "Offers at the ends of the field",
    lines: [part.says, ...part.lines],
    grids: gridUnlessEmpty({
      columns: [
        leftAlignedGridColumn("Criterion"),
        leftAlignedGridColumn("End"),
        leftAlignedGridColumn("Bidder"),
        rightAlignedGridColumn("Offer"),
        rightAlignedGridColumn("Next"),
        rightAlignedGridColumn("Of the others' mean"),
        leftAlignedGridColumn("Sets marks"),
        leftAlignedGridColumn("First if it were the next"),
      ],
      rows,
    }),
  };
}

export function measureEffectsSection({ measures: part, leaders }: StressDocument): StressSection {
  const rows = part.rows.map((row) => [
    row.measure,
    row.title,
    measureChangeText(row),
    figureCell(row.leadAfter === undefined && !row.outcome.changes ? row.lead : (row.leadAfter ?? null)),
    newLeadersText(row.outcome, leaders),
  ]);
  return {
    title: "Measures and proxy values",
    lines: [part.says, ...leadColumnLegend(leaders, rows.length)],
    grids: gridUnlessEmpty({
      columns: [
        leftAlignedGridColumn("Measure"),
        leftAlignedGridColumn("Title"),
        leftAlignedGridColumn("Change"),
        rightAlignedGridColumn(LEAD_THEN),
        leftAlignedGridColumn("First then"),
      ],
      rows,
    }),
  };
}

const LEAD_THEN = "Lead then (minus: behind)";

/** Both tables of leads tell of the same bid, so that a sign means one thing. */
function leadColumnLegend(leaders: readonly string[], rows: number): readonly string[] {
  const [first, another] = leaders;
  if (rows === 0 || first === undefined || another !== undefined) return [];
  return [`Lead then: how far ${first}, who stands first now, would be ahead; with a minus, how far behind.`];
}

/** Values of several years have no one figure to show. */
function measureChangeText({ change, from, to }: StressDocument["measures"]["rows"][number]): string {
  if (change === "dropped") return "left out";
  return from === null || to === null
    ? `${change} values of every year`
    : `${figureCell(from)} → ${change} ${figureCell(to)}`;
}

export function leadDependenceSection({ unverified: part, leaders }: StressDocument): StressSection {
  const rows = part.rows.map((row) => [
    row.title,
    `${row.commitments}`,
    row.measures.join(", "),
    figureCell(row.total),
    figureCell(row.leadAfter),
    figureCell(row.ofLead),
    newLeadersText(row.outcome, leaders),
  ]);
  return {
    title: "What the lead rests on",
    lines: [part.says, ...leadColumnLegend(leaders, rows.length)],
    grids: gridUnlessEmpty({
      columns: [
        leftAlignedGridColumn("Without"),
        rightAlignedGridColumn("Count"),
        leftAlignedGridColumn("Measures"),
        rightAlignedGridColumn("Total then"),
        rightAlignedGridColumn(LEAD_THEN),
        rightAlignedGridColumn("Share of lead"),
        leftAlignedGridColumn("First then"),
      ],
      rows,
    }),
  };
}
