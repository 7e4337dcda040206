/** What the summary of a rescoring says, as headings, tables and bars, whatever they are then drawn with. */

import { type Code, catalogue } from "../../diagnostics/catalogue.ts";
import { compare, divide, type Exact, exact, multiply, subtract } from "../../number/exact.ts";
import { fixedPlacesText, groupThousands } from "../../number/rounding.ts";
import type { Aggregate, Counts, Summary } from "../../rescore/model.ts";
import { joinWithAnd } from "../../tender/join-with-and.ts";
import type { Grid, GridColumn } from "../evaluation-tables.ts";

/** A bar: what it stands for, its length in thousandths of the longest, below 0 for a fall, and the words beside it. */
export interface CountBar {
  readonly label: string;
  readonly length: number;
  readonly says: string;
}

/** Bars of one kind, under words that say what they count. */
export interface CountBars {
  readonly title: string;
  readonly bars: readonly CountBar[];
}

export interface SummarySection {
  readonly title: string;
  readonly says: string;
  readonly grid: Grid;
  readonly bars?: CountBars;
}

const MOST_ROWS = 20;
const leftGridColumn = (title: string): GridColumn => ({ title, align: "left" });
const rightGridColumn = (title: string): GridColumn => ({ title, align: "right" });
const countText = (value: number): string => groupThousands(String(value));

/** @returns the sentences that the summary opens with. */
export function summaryHeadlineLines({ asked, tally }: Summary): readonly string[] {
  const { all, tied, unmarked, unknown, tendersApart, rowsApart } = tally;
  const than = [
    ...(asked.library === null ? [] : [`with the library ${asked.library}`]),
    ...(asked.rules === null ? [] : [`under the rules ${asked.rules}`]),
    ...(asked.commenced === null ? [] : [`as if each had commenced on ${asked.commenced}`]),
  ];
  const ties =
    tied.before + tied.after === 0
      ? []
      : [`First place is shared in ${countText(tied.before)} before and ${countText(tied.after)} after.`];
  const open =
    unmarked.before + unmarked.after === 0
      ? []
      : [
          `Not decided, for want of a mark, a figure or a value: ${countText(unmarked.before)} before and ${countText(unmarked.after)} after.`,
        ];
  const valueless =
    unknown === undefined
      ? []
      : [
          `Promises without a value, in whole or in some years: ${countText(unknown.before)} before and ${countText(unknown.after)} after. Missing is not zero: a person must decide what they are worth.`,
        ];
  return [
    `${countWithNoun(all.tenders, "contest")} scored twice: as it was, and ${joinWithAnd(than)}.`,
    `The winner changes in ${countText(all.winners)}, a rank or status in ${countText(all.moved)}, any total in ${countText(all.changed)}.`,
    ...ties,
    ...open,
    ...valueless,
    tendersApart + rowsApart === 0
      ? "Nothing stands apart: every tender and row was read."
      : `Standing apart and not scored: ${countWithNoun(tendersApart, "tender")} and ${countWithNoun(rowsApart, "row")}.`,
    ...(hasScoredSameReference(tally)
      ? [
          "A reference stands on more than one tender: all of them are scored, and those after the first are listed below.",
        ]
      : []),
  ];
}

const hasScoredSameReference = ({ apart }: Aggregate): boolean => apart.some(({ scored }) => scored === true);

const countWithNoun = (value: number, word: string): string =>
  `${countText(value)} ${word}${value === 1 ? "" : "s"}`;

/** @returns the tables in the order in which they are read; one with nothing to say is left out. */
export function summarySections({ tally }: Summary): readonly SummarySection[] {
  return [
    winnerChangesSection(tally),
    countsByGroupSection("By year", "year", "Year", tally.byYear, (a, b) => (a < b ? -1 : 1)),
    countsByGroupSection("By buyer", "buyer", "Buyer", tally.byBuyer),
    measureChangesSection(tally),
    ruleBreachesSection(tally),
    faultCountsSection(tally),
    faultSamplesSection(tally),
  ].filter(({ grid }) => grid.rows.length > 0);
}

function winnerChangesSection({ winners: all, all: { winners: total } }: Aggregate): SummarySection {
  const named = all.slice(0, MOST_ROWS);
  return {
    title: "Tenders whose winner changes",
    says: firstRowsNote(named.length, total),
    grid: {
      columns: [
        leftGridColumn("Tender"),
        leftGridColumn("Buyer"),
        leftGridColumn("Winner before"),
        leftGridColumn("Winner after"),
        leftGridColumn("What moved most"),
      ],
      rows: named.map(({ tender, lot, buyer, before, after, because }) => [
        lot === null ? tender : `${tender}, lot ${lot}`,
        buyer ?? "–",
        before.join("; ") || "nobody",
        after.join("; ") || "nobody",
        because || "the rules or the day",
      ]),
    },
  };
}

const firstRowsNote = (named: number, total: number): string =>
  named < total ? `The first ${countText(named)} of ${countText(total)}.` : "";

function countsByGroupSection(
  title: string,
  word: string,
  heading: string,
  groups: Readonly<Record<string, Counts>>,
  order?: (a: string, b: string) => number,
): SummarySection {
  const entries = Object.entries(groups).sort(
    ([a, one], [b, other]) =>
      order?.(a, b) ??
      (other.winners - one.winners ||
        other.moved - one.moved ||
        other.tenders - one.tenders ||
        (a < b ? -1 : 1)),
  );
  const rows = order === undefined ? entries.slice(0, MOST_ROWS) : entries;
  const longest = Math.max(1, ...rows.map(([, { moved }]) => moved));
  return {
    title,
    says: firstRowsNote(rows.length, entries.length),
    grid: {
      columns: [
        leftGridColumn(heading),
        rightGridColumn("Contests"),
        rightGridColumn("Any total changed"),
        rightGridColumn("Rank or status moved"),
        rightGridColumn("Winner changed"),
      ],
      rows: rows.map(([name, own]) => [
        name,
        countText(own.tenders),
        countText(own.changed),
        countText(own.moved),
        countText(own.winners),
      ]),
    },
    bars: {
      title: `How many contests of each ${word} have a rank or status that moved`,
      bars: rows.map(([label, { moved, tenders }]) => ({
        label,
        length: barThousandths(moved, longest),
        says: `${countText(moved)} of ${countWithNoun(tenders, "contest")}`,
      })),
    },
  };
}

/** Bars are drawn in whole thousandths, so that a page is the same on every machine. */
const barThousandths = (part: number, whole: number): number => Math.trunc((1000 * part) / whole);

function measureChangesSection({ byMeasure }: Aggregate): SummarySection {
  const all = Object.entries(byMeasure).flatMap(([id, one]) => {
    const [before, after] = [exact(one.before), exact(one.after)];
    const change = subtract(after, before);
    return one.before === one.after ? [] : [{ id, one, before, after, change, size: absoluteValue(change) }];
  });
  all.sort((a, b) => compare(b.size, a.size) || (a.id < b.id ? -1 : 1));
  const rows = all.slice(0, MOST_ROWS);
  const longest = rows[0]?.size;
  return {
    title: "By measure",
    says: `What all promises come to, in pounds or points, before any published target, cap or gate; a change is worked out before it is rounded. ${firstRowsNote(rows.length, all.length)}`.trim(),
    grid: {
      columns: [
        leftGridColumn("Measure"),
        rightGridColumn("Contests"),
        rightGridColumn("Worth before"),
        rightGridColumn("Worth after"),
        rightGridColumn("Change"),
        leftGridColumn("Why"),
      ],
      rows: rows.map(({ id, one, before, after, change }) => [
        id,
        countText(one.tenders),
        wholeNumberText(before),
        wholeNumberText(after),
        wholeNumberText(change),
        one.because ?? "",
      ]),
    },
    ...(longest !== undefined && {
      bars: {
        title:
          "By how many pounds or points the worth of each measure falls (left of the line) or rises (right of it)",
        bars: rows.map(({ id, change, size: own }) => {
          const length = Number(fixedPlacesText(exactThousandths(own, longest), 0, "down"));
          const falls = compare(change, ZERO) < 0;
          return {
            label: id,
            length: falls ? -length : length,
            says: `${falls ? "falls" : "rises"} by ${wholeNumberText(own)}`,
          };
        }),
      },
    }),
  };
}

const ZERO = exact("0");
const absoluteValue = (value: Exact): Exact => (compare(value, ZERO) < 0 ? subtract(ZERO, value) : value);
const wholeNumberText = (value: Exact): string => groupThousands(fixedPlacesText(value, 0, "half-up"));
const exactThousandths = (part: Exact, most: Exact): Exact => divide(multiply(part, exact("1000")), most);

function ruleBreachesSection({ byRule }: Aggregate): SummarySection {
  const rows = Object.entries(byRule).map(
    ([name, own]) => [name.replace(/^(.*?)\/(.*)$/, "$2 ($1)"), own] as const,
  );
  return {
    title: "By rule",
    says: "Contests in which a rule is breached, or cannot be tested for want of a fact.",
    grid: {
      columns: [
        leftGridColumn("Rule"),
        rightGridColumn("Breached before"),
        rightGridColumn("Breached after"),
        rightGridColumn("Untested before"),
        rightGridColumn("Untested after"),
      ],
      rows: rows.map(([name, own]) => [
        name,
        countText(own.failBefore),
        countText(own.failAfter),
        countText(own.unknownBefore),
        countText(own.unknownAfter),
      ]),
    },
  };
}

function faultCountsSection(tally: Aggregate): SummarySection {
  const but = hasScoredSameReference(tally)
    ? ", except that tenders which share a reference are all scored"
    : "";
  return {
    title: "What stands apart",
    says: `Counted by kind; these tenders and rows took no part in the figures above${but}.`,
    grid: {
      columns: [leftGridColumn("Code"), leftGridColumn("What is wrong"), rightGridColumn("How often")],
      rows: Object.entries(tally.byFault).map(([code, often]) => [
        code,
        faultMeaning(code),
        countText(often),
      ]),
    },
  };
}

const faultMeaning = (code: string): string => (code in catalogue ? catalogue[code as Code] : "");

function faultSamplesSection({ apart }: Aggregate): SummarySection {
  return {
    title: "Samples of what stands apart",
    says: "The first of each kind, up to ten, with their places.",
    grid: {
      columns: [
        leftGridColumn("Place"),
        leftGridColumn("Code"),
        leftGridColumn("What"),
        leftGridColumn("Says"),
      ],
      rows: apart.map(({ at, code, says, tender, scored }) => [
        at,
        code,
        scored === true ? "tender, scored" : tender ? "tender" : "row",
        says,
      ]),
    },
  };
}
