/** The sections on single changes: a mark, a bid, an offer, a measure, a promise. */
import { cell, firstThen, NONE } from "./cells.ts";
import type { StressDocument } from "./schema.ts";
import { left, right, type StressSection, withoutEmptyRows, yesNoText } from "./section.ts";

const underCriterion = (title: string, aspect: string | null): string =>
  aspect === null ? title : `${title} (${aspect})`;

export function singleMarksSection({ marks, leaders }: StressDocument): StressSection {
  const flips = marks.flips.map((flip) => [
    flip.evaluator === null ? flip.bidder : `${flip.bidder} (by ${flip.evaluator})`,
    underCriterion(flip.title, flip.aspect),
    `${cell(flip.mark)} → ${cell(flip.to)}`,
    `${cell(flip.total)} → ${cell(flip.totalAfter)}`,
    firstThen(flip.outcome, leaders),
    flip.at === "" ? NONE : flip.at,
  ]);
  const steps = marks.steps.map((step) => [
    underCriterion(step.title, step.aspect),
    `${cell(step.step)}${step.stepPublished ? "" : " (assumed)"}`,
    cell(step.moves),
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
      ...withoutEmptyRows({
        columns: [
          left("Bidder"),
          left("Criterion"),
          right("Mark"),
          right("Total"),
          left("First then"),
          left("Where"),
        ],
        rows: flips,
      }),
      ...withoutEmptyRows({
        columns: [
          left("Criterion"),
          right("Smallest change"),
          right("Moves a total by up to"),
          left("As much as the lead"),
        ],
        rows: steps,
      }),
    ],
  };
}

export function removalsSection({ removals: part, leaders }: StressDocument): StressSection {
  const rows = part.rows.map((row) => [
    row.bidder,
    row.rank === null ? NONE : `${row.rank}`,
    firstThen(row.outcome, leaders),
    row.reorders ? "changes" : "stays",
    row.standings.map(({ bidder, total }) => `${bidder} ${cell(total)}`).join(", "),
  ]);
  return {
    title: "Without one bid",
    lines: [part.says],
    grids: withoutEmptyRows({
      columns: [left("Without"), right("Rank"), left("First then"), left("Order"), left("Places then")],
      rows,
    }),
  };
}

export function worsenedSection({ worsened: part, leaders }: StressDocument): StressSection {
  const rows = part.flips.map((flip) => [
    flip.bidder,
    flip.title,
    `${cell(flip.from)} → ${cell(flip.to)}`,
    flip.how,
    cell(flip.level),
    firstThen(flip.outcome, leaders),
  ]);
  return {
    title: "Losing bids made worse",
    lines: [part.says],
    grids: withoutEmptyRows({
      columns: [
        left("Bidder"),
        left("Criterion"),
        right("Offer"),
        left("Change"),
        right("Level at"),
        left("First then"),
      ],
      rows,
    }),
  };
}

export function outliersSection({ outliers: part, leaders }: StressDocument): StressSection {
  const rows = part.rows.map((row) => [
    row.title,
    row.side,
    row.bidder,
    cell(row.value),
    cell(row.next),
    cell(row.ofMean),
    yesNoText(row.sets),
    row.ifNext === null ? NONE : firstThen(row.ifNext, leaders),
  ]);
  return {
    title: "Offers at the ends of the field",
    lines: [part.says, ...part.lines],
    grids: withoutEmptyRows({
      columns: [
        left("Criterion"),
        left("End"),
        left("Bidder"),
        right("Offer"),
        right("Next"),
        right("Of the others' mean"),
        left("Sets marks"),
        left("First if it were the next"),
      ],
      rows,
    }),
  };
}

export function measuresSection({ measures: part, leaders }: StressDocument): StressSection {
  const rows = part.rows.map((row) => [
    row.measure,
    row.title,
    changeShown(row),
    cell(row.leadAfter === undefined && !row.outcome.changes ? row.lead : (row.leadAfter ?? null)),
    firstThen(row.outcome, leaders),
  ]);
  return {
    title: "Measures and proxy values",
    lines: [part.says, ...ofBidder(leaders, rows.length)],
    grids: withoutEmptyRows({
      columns: [left("Measure"), left("Title"), left("Change"), right(LEAD_THEN), left("First then")],
      rows,
    }),
  };
}

const LEAD_THEN = "Lead then (minus: behind)";

/** Both tables of leads tell of the same bid, so that a sign means one thing. */
function ofBidder(leaders: readonly string[], rows: number): readonly string[] {
  const [first, another] = leaders;
  if (rows === 0 || first === undefined || another !== undefined) return [];
  return [`Lead then: how far ${first}, who stands first now, would be ahead; with a minus, how far behind.`];
}

/** Values of several years have no one figure to show. */
function changeShown({ change, from, to }: StressDocument["measures"]["rows"][number]): string {
  if (change === "dropped") return "left out";
  return from === null || to === null
    ? `${change} values of every year`
    : `${cell(from)} → ${change} ${cell(to)}`;
}

export function unverifiedSection({ unverified: part, leaders }: StressDocument): StressSection {
  const rows = part.rows.map((row) => [
    row.title,
    `${row.commitments}`,
    row.measures.join(", "),
    cell(row.total),
    cell(row.leadAfter),
    cell(row.ofLead),
    firstThen(row.outcome, leaders),
  ]);
  return {
    title: "What the lead rests on",
    lines: [part.says, ...ofBidder(leaders, rows.length)],
    grids: withoutEmptyRows({
      columns: [
        left("Without"),
        right("Count"),
        left("Measures"),
        right("Total then"),
        right(LEAD_THEN),
        right("Share of lead"),
        left("First then"),
      ],
      rows,
    }),
  };
}
