/** The page of an account of social return. */
import { groupThousands } from "../../number/rounding.ts";
import type { Grid, GridColumn } from "../evaluation-tables.ts";
import type { FigureDocument } from "../schema.ts";
import type { InstrumentPage } from "./page.ts";
import type { SroiAnswer } from "./schema.ts";

const leftGridColumn = (title: string): GridColumn => ({ title, align: "left" });
const rightGridColumn = (title: string): GridColumn => ({ title, align: "right" });
export const poundsFigureText = ({ shown }: FigureDocument): string =>
  `£${groupThousands(shown)}`.replace(/^£-/, "-£");

type ReturnDocument = SroiAnswer["returns"][number];

const perspectiveLabel = (perspective: string): string =>
  perspective === "all"
    ? "all together"
    : perspective === "not stated"
      ? "perspective not stated"
      : perspective;

const paybackText = ({ payback }: ReturnDocument): string =>
  payback === null ? "–" : `${payback.shown} ${payback.shown === "1.00" ? "year" : "years"}`;

/** @returns the page from which each format is drawn. */
export function sroiPage(answer: SroiAnswer): InstrumentPage {
  const { account, returns, published, files } = answer;
  return {
    title: account.title,
    about: [
      ["Social return on investment", ...(account.by === null ? [] : [account.by])].join(", "),
      ...(account.source === null ? [] : [`Source: ${account.source}`]),
      ...(account.licence === null ? [] : [`Licence: ${account.licence}`]),
      ...(account.note === null ? [] : [account.note]),
    ],
    headlines: sroiHeadlines(answer),
    sections: [
      { title: "What came of it", grid: returnsGrid(answer), elastic: 0 },
      { title: "Outcomes", grid: outcomeGrid(answer), elastic: 0 },
      { title: "Put in", grid: sroiInputsGrid(answer), elastic: 0 },
      ...returns.flatMap((one) =>
        one.years.length === 0
          ? []
          : [
              {
                title:
                  returns.length === 1
                    ? "Year by year"
                    : `Year by year: ${perspectiveLabel(one.perspective)}`,
                grid: yearByYearGrid(one),
                elastic: 0,
              },
            ],
      ),
      ...(published.length === 0
        ? []
        : [{ title: "As published", grid: publishedComparisonGrid(published), elastic: 0 }]),
    ],
    assumptions: answer.assumptions,
    notices: answer.notices,
    decisions: answer.decisions,
    workings: returns
      // Where all are added, their workings hold those of each side.
      .filter((one) => returns[0]?.perspective !== "all" || one.perspective === "all")
      .map((one) => ({
        title: returns.length === 1 ? "Workings" : `Workings: ${perspectiveLabel(one.perspective)}`,
        nodes: one.workings,
      })),
    files: files.map(({ name }) => name),
  };
}

function sroiHeadlines({ returns }: SroiAnswer): readonly string[] {
  const shown = returns[0]?.perspective === "all" ? returns.slice(0, 1) : returns;
  return shown.map((one) => {
    const from =
      one.perspective === "all" || one.perspective === "not stated"
        ? ""
        : `, from the ${one.perspective} perspective`;
    const back = one.payback === null ? (one.noPayback ?? "") : `paid back after ${paybackText(one)}`;
    return `${one.ratio.shown} : 1${from}. Each £1 put in gives £${one.ratio.shown} of social value, ${one.netRatio.shown} net of the £1; ${back}.`.replace(
      "£-",
      "-£",
    );
  });
}

function returnsGrid({ returns, putIn }: SroiAnswer): Grid {
  const row = (title: string, of: (one: ReturnDocument) => string): readonly string[] => [
    title,
    ...returns.map(of),
  ];
  return {
    columns: [
      leftGridColumn("Figure"),
      ...returns.map(({ perspective }) =>
        rightGridColumn(
          returns.length === 1 && perspective === "not stated" ? "" : perspectiveLabel(perspective),
        ),
      ),
    ],
    rows: [
      row("Present value of the outcomes", ({ presentValue }) => poundsFigureText(presentValue)),
      row("Present value of what is put in", () => poundsFigureText(putIn)),
      row("Net present value", ({ netPresentValue }) => poundsFigureText(netPresentValue)),
      row("Ratio", ({ ratio }) => `${ratio.shown} : 1`),
      row("Net ratio", ({ netRatio }) => `${netRatio.shown} : 1`),
      row("Payback", paybackText),
    ],
  };
}

function outcomeGrid({ outcomes }: SroiAnswer): Grid {
  return {
    columns: [
      leftGridColumn("Outcome"),
      leftGridColumn("Perspective"),
      rightGridColumn("First year"),
      rightGridColumn("Years"),
      rightGridColumn("Present value"),
    ],
    rows: outcomes.map((one) => [
      one.who === null ? one.title : `${one.title} (${one.who})`,
      one.perspective ?? "not stated",
      one.firstYear === null ? "–" : poundsFigureText(one.firstYear),
      one.years === null || one.begins === null
        ? "–"
        : one.begins === 1
          ? String(one.years)
          : `${one.years}, from year ${one.begins}`,
      poundsFigureText(one.presentValue),
    ]),
  };
}

function sroiInputsGrid({ inputs, putIn }: SroiAnswer): Grid {
  return {
    columns: [
      leftGridColumn("Input"),
      leftGridColumn("Kind"),
      leftGridColumn("By"),
      rightGridColumn("Present value"),
    ],
    rows: [
      ...inputs.map(({ title, kind, by, presentValue }) => [
        title,
        kind,
        by ?? "–",
        poundsFigureText(presentValue),
      ]),
      ["Total", "", "", poundsFigureText(putIn)],
    ],
  };
}

function yearByYearGrid({ years }: ReturnDocument): Grid {
  return {
    columns: [
      leftGridColumn("Year"),
      rightGridColumn("Value"),
      rightGridColumn("Discount factor"),
      rightGridColumn("Present value"),
      rightGridColumn("So far"),
    ],
    rows: years.map(({ year, value, discountFactor, presentValue, soFar }) => [
      String(year),
      poundsFigureText(value),
      discountFactor.shown,
      poundsFigureText(presentValue),
      poundsFigureText(soFar),
    ]),
  };
}

export function publishedComparisonGrid(published: SroiAnswer["published"]): Grid {
  return {
    columns: [
      leftGridColumn("Figure"),
      rightGridColumn("Published"),
      rightGridColumn("Found"),
      leftGridColumn(""),
    ],
    rows: published.map((one) => [one.figure, one.published, one.found, one.agrees ? "agrees" : "DIFFERS"]),
  };
}
