/** What the summary of a rescoring says, as headings, tables and bars, whatever they are then drawn with. */

import { type Code, catalogue } from "../../diagnostics/catalogue.ts";
import { compare, divide, type Exact, exact, multiply, subtract } from "../../number/exact.ts";
import { grouped, shown } from "../../number/rounding.ts";
import type { Aggregate, Counts, Summary } from "../../rescore/model.ts";
import { listWords } from "../../scoring/decisions.ts";
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
const left = (title: string): GridColumn => ({ title, align: "left" });
const right = (title: string): GridColumn => ({ title, align: "right" });
const count = (value: number): string => grouped(String(value));

/** @returns the sentences that the summary opens with. */
export function summaryHeadline({ asked, tally }: Summary): readonly string[] {
  const { all, tied, unmarked, tendersApart, rowsApart } = tally;
  const than = [
    ...(asked.library === null ? [] : [`with the library ${asked.library}`]),
    ...(asked.rules === null ? [] : [`under the rules ${asked.rules}`]),
    ...(asked.commenced === null ? [] : [`as if each had commenced on ${asked.commenced}`]),
  ];
  const ties =
    tied.before + tied.after === 0
      ? []
      : [`First place is shared in ${count(tied.before)} before and ${count(tied.after)} after.`];
  const open =
    unmarked.before + unmarked.after === 0
      ? []
      : [`Not final for want of marks: ${count(unmarked.before)} before and ${count(unmarked.after)} after.`];
  return [
    `${plural(all.tenders, "contest")} scored twice: as it was, and ${listWords(than)}.`,
    `The winner changes in ${count(all.winners)}, a rank or status in ${count(all.moved)}, any total in ${count(all.changed)}.`,
    ...ties,
    ...open,
    tendersApart + rowsApart === 0
      ? "Nothing stands apart: every tender and row was read."
      : `Standing apart and not scored: ${plural(tendersApart, "tender")} and ${plural(rowsApart, "row")}.`,
    ...(isAnyTwice(tally)
      ? [
          "A reference stands on more than one tender: all of them are scored, and those after the first are listed below.",
        ]
      : []),
  ];
}

const isAnyTwice = ({ apart }: Aggregate): boolean => apart.some(({ scored }) => scored === true);

const plural = (value: number, word: string): string => `${count(value)} ${word}${value === 1 ? "" : "s"}`;

/** @returns the tables in the order in which they are read; one with nothing to say is left out. */
export function summarySections({ tally }: Summary): readonly SummarySection[] {
  return [
    winnerSection(tally),
    countsSection("By year", "year", "Year", tally.byYear, (a, b) => (a < b ? -1 : 1)),
    countsSection("By buyer", "buyer", "Buyer", tally.byBuyer),
    measuresSection(tally),
    rulesSection(tally),
    faultsSection(tally),
    skippedSection(tally),
  ].filter(({ grid }) => grid.rows.length > 0);
}

function winnerSection({ winners: all, all: { winners: total } }: Aggregate): SummarySection {
  const named = all.slice(0, MOST_ROWS);
  return {
    title: "Tenders whose winner changes",
    says: firstOf(named.length, total),
    grid: {
      columns: [
        left("Tender"),
        left("Buyer"),
        left("Winner before"),
        left("Winner after"),
        left("What moved most"),
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

const firstOf = (named: number, total: number): string =>
  named < total ? `The first ${count(named)} of ${count(total)}.` : "";

function countsSection(
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
    says: firstOf(rows.length, entries.length),
    grid: {
      columns: [
        left(heading),
        right("Contests"),
        right("Any total changed"),
        right("Rank or status moved"),
        right("Winner changed"),
      ],
      rows: rows.map(([name, own]) => [
        name,
        count(own.tenders),
        count(own.changed),
        count(own.moved),
        count(own.winners),
      ]),
    },
    bars: {
      title: `How many contests of each ${word} have a rank or status that moved`,
      bars: rows.map(([label, { moved, tenders }]) => ({
        label,
        length: share(moved, longest),
        says: `${count(moved)} of ${plural(tenders, "contest")}`,
      })),
    },
  };
}

/** Bars are drawn in whole thousandths, so that a page is the same on every machine. */
const share = (part: number, whole: number): number => Math.trunc((1000 * part) / whole);

function measuresSection({ byMeasure }: Aggregate): SummarySection {
  const all = Object.entries(byMeasure).flatMap(([id, one]) => {
    const [before, after] = [exact(one.before), exact(one.after)];
    const change = subtract(after, before);
    return one.before === one.after ? [] : [{ id, one, before, after, change, size: size(change) }];
  });
  all.sort((a, b) => compare(b.size, a.size) || (a.id < b.id ? -1 : 1));
  const rows = all.slice(0, MOST_ROWS);
  const longest = rows[0]?.size;
  return {
    title: "By measure",
    says: `What all promises come to, in pounds or points, before any published target, cap or gate; a change is worked out before it is rounded. ${firstOf(rows.length, all.length)}`.trim(),
    grid: {
      columns: [
        left("Measure"),
        right("Contests"),
        right("Worth before"),
        right("Worth after"),
        right("Change"),
        left("Why"),
      ],
      rows: rows.map(({ id, one, before, after, change }) => [
        id,
        count(one.tenders),
        whole(before),
        whole(after),
        whole(change),
        one.because ?? "",
      ]),
    },
    ...(longest !== undefined && {
      bars: {
        title:
          "By how many pounds or points the worth of each measure falls (left of the line) or rises (right of it)",
        bars: rows.map(({ id, change, size: own }) => {
          const length = Number(shown(thousandths(own, longest), 0, "down"));
          const falls = compare(change, ZERO) < 0;
          return {
            label: id,
            length: falls ? -length : length,
            says: `${falls ? "falls" : "rises"} by ${whole(own)}`,
          };
        }),
      },
    }),
  };
}

const ZERO = exact("0");
const size = (value: Exact): Exact => (compare(value, ZERO) < 0 ? subtract(ZERO, value) : value);
const whole = (value: Exact): string => grouped(shown(value, 0, "half-up"));
const thousandths = (part: Exact, most: Exact): Exact => divide(multiply(part, exact("1000")), most);

function rulesSection({ byRule }: Aggregate): SummarySection {
  const rows = Object.entries(byRule).map(
    ([name, own]) => [name.replace(/^(.*?)\/(.*)$/, "$2 ($1)"), own] as const,
  );
  return {
    title: "By rule",
    says: "Contests in which a rule is breached, or cannot be tested for want of a fact.",
    grid: {
      columns: [
        left("Rule"),
        right("Breached before"),
        right("Breached after"),
        right("Untested before"),
        right("Untested after"),
      ],
      rows: rows.map(([name, own]) => [
        name,
        count(own.failBefore),
        count(own.failAfter),
        count(own.unknownBefore),
        count(own.unknownAfter),
      ]),
    },
  };
}

function faultsSection(tally: Aggregate): SummarySection {
  const but = isAnyTwice(tally) ? ", except that tenders which share a reference are all scored" : "";
  return {
    title: "What stands apart",
    says: `Counted by kind; these tenders and rows took no part in the figures above${but}.`,
    grid: {
      columns: [left("Code"), left("What is wrong"), right("How often")],
      rows: Object.entries(tally.byFault).map(([code, often]) => [code, faultMeaning(code), count(often)]),
    },
  };
}

const faultMeaning = (code: string): string => (code in catalogue ? catalogue[code as Code] : "");

function skippedSection({ apart }: Aggregate): SummarySection {
  return {
    title: "Samples of what stands apart",
    says: "The first of each kind, up to ten, with their places.",
    grid: {
      columns: [left("Place"), left("Code"), left("What"), left("Says")],
      rows: apart.map(({ at, code, says, tender, scored }) => [
        at,
        code,
        scored === true ? "tender, scored" : tender ? "tender" : "row",
        says,
      ]),
    },
  };
}
