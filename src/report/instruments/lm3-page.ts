/** The page of a local multiplier study. */
import type { Grid, GridColumn } from "../evaluation-tables.ts";
import type { InstrumentPage } from "./page.ts";
import { sharePercentText } from "./percent.ts";
import type { Lm3Answer } from "./schema.ts";
import { poundsFigureText, publishedComparisonGrid } from "./sroi-page.ts";

const leftGridColumn = (title: string): GridColumn => ({ title, align: "left" });
const rightGridColumn = (title: string): GridColumn => ({ title, align: "right" });

/** @returns the page from which each format is drawn. */
export function lm3Page(answer: Lm3Answer): InstrumentPage {
  const { study, flows, compared, moved, published, files } = answer;
  return {
    title: study.title,
    about: [
      [`Local multiplier for ${study.area}`, ...(study.by === null ? [] : [study.by])].join(", "),
      ...(study.source === null ? [] : [`Source: ${study.source}`]),
      ...(study.licence === null ? [] : [`Licence: ${study.licence}`]),
      ...(study.note === null ? [] : [study.note]),
    ],
    headlines: flows.map((flow) => flowHeadline(flow, flows.length > 1)),
    sections: [
      ...flows.map((flow) => ({
        title: flows.length === 1 ? "Round by round" : `Round by round: ${flow.title}`,
        grid: spendingRoundsGrid(flow),
        elastic: 0,
      })),
      ...(compared.length === 0
        ? []
        : [{ title: "Held against each other", grid: flowComparisonGrid(answer), elastic: 0 }]),
      ...(moved.length === 0
        ? []
        : [{ title: "Moving the spend", grid: movedSpendGrid(answer), elastic: 0 }]),
      ...(published.length === 0
        ? []
        : [{ title: "As published", grid: publishedComparisonGrid(published), elastic: 0 }]),
    ],
    assumptions: answer.assumptions,
    notices: answer.notices,
    decisions: answer.decisions,
    workings: [
      ...flows.map(({ title, workings }) => ({
        title: flows.length === 1 ? "Workings" : `Workings: ${title}`,
        nodes: workings,
      })),
      ...compared.map(({ from, to, workings }) => ({
        title: `Workings: ${to} against ${from}`,
        nodes: workings,
      })),
      ...moved.map(({ from, to, workings }) => ({
        title: `Workings: moving from ${from} to ${to}`,
        nodes: workings,
      })),
    ],
    files: files.map(({ name }) => name),
  };
}

function flowHeadline(
  { title, multiplier, value, firstSpend }: Lm3Answer["flows"][number],
  several: boolean,
): string {
  const whose = several ? `${title}: ` : "";
  const is = firstSpend === "counted" ? "is spent" : "is spent again after it";
  return `${whose}${multiplier} ${value.shown}. For each £1 spent first, £${value.shown} ${is} in ${multiplierRoundsText(multiplier)}${firstSpend === "counted" ? "" : ", the first left out"}.`;
}

const multiplierRoundsText = (multiplier: string): string => `${multiplier.slice(2)} rounds`;

function spendingRoundsGrid({ rounds, multiplier, value, endless }: Lm3Answer["flows"][number]): Grid {
  return {
    columns: [leftGridColumn("Round"), rightGridColumn("Spent")],
    rows: [
      ...rounds.map((round, index) => [
        index === 0 ? "1, spent first" : `${index + 1}, spent again in the area`,
        poundsFigureText(round),
      ]),
      [multiplier, value.shown],
      ...(endless === null ? [] : [["Rounds without end at the same share", endless.shown]]),
    ],
  };
}

function flowComparisonGrid({ compared }: Lm3Answer): Grid {
  return {
    columns: [
      leftGridColumn("Flow"),
      leftGridColumn("Against"),
      rightGridColumn("More for each £1"),
      rightGridColumn("More"),
    ],
    rows: compared.map(({ from, to, difference, more }) => [
      to,
      from,
      poundsFigureText(difference),
      more === null ? "–" : sharePercentText(more),
    ]),
  };
}

function movedSpendGrid({ moved }: Lm3Answer): Grid {
  return {
    columns: [
      leftGridColumn("From"),
      leftGridColumn("To"),
      rightGridColumn("Share"),
      rightGridColumn("Spend"),
      rightGridColumn("Gain"),
    ],
    rows: moved.map(({ from, to, share, spend, gain, given }) => [
      from,
      to,
      sharePercentText(share),
      `${poundsFigureText(spend)}${given === "gain" ? " (worked back)" : ""}`,
      poundsFigureText(gain),
    ]),
  };
}
