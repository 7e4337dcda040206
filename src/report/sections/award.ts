/** One award of the report: the ranking, what each total is made of, every mark, and the method as published. */
import { marksGrid, rankingGrid } from "../evaluation-tables.ts";
import {
  type Block,
  englishInline,
  headingBlock,
  leftAlignedColumn,
  paragraphBlock,
  rightAlignedColumn,
  type TableCell,
  tableCell,
} from "../page/model.ts";
import type { AwardDocument, BidDocument } from "../schema.ts";
import { bidTotalText, methodLines } from "../sentences.ts";
import type { Say } from "../translations.ts";
import { highestRankedCallout } from "./headline.ts";
import type { BidIds } from "./ids.ts";

type Ids = ReadonlyMap<BidDocument, BidIds>;

/** @returns the blocks of one award; `index` tells the parts of a tender of lots apart. */
export function rankingAndMarksBlocks(
  award: AwardDocument,
  bids: readonly BidDocument[],
  ids: Ids,
  say: Say,
  index: number,
): readonly Block[] {
  const named = lotSuffix(award, say);
  return [
    headingBlock(2, `${say("ranking")}${named}`, `ranking-${index}`),
    highestRankedCallout(bids, say),
    rankingTableBlock(bids, ids, say),
    ...(bids.some(({ socialValue }) => socialValue.pounds !== null)
      ? [paragraphBlock(say("svLegend"), "note")]
      : []),
    ...totalsChartBlocks(award, bids, say),
    headingBlock(2, `${say("marks")}${named}`, `marks-${index}`),
    paragraphBlock(say("follow"), "note"),
    ...marksTableBlocks(award, bids, ids, say),
  ];
}

/** @returns the method of one award, as published. */
export function methodBlocks(award: AwardDocument, say: Say, index: number): readonly Block[] {
  return [
    headingBlock(2, `${say("method")}${lotSuffix(award, say)}`, `method-${index}`),
    ...methodBodyBlocks(award, say),
  ];
}

const lotSuffix = ({ lot, title }: AwardDocument, say: Say): string =>
  lot === null ? "" : ` – ${say("lot")} ${lot}: ${title ?? ""}`;

/** Which figure stands in each column, so that it can lead to its workings. */
function rankingTableBlock(bids: readonly BidDocument[], ids: Ids, say: Say): Block {
  const grid = rankingGrid(bids);
  const titles: Readonly<Record<string, string>> = {
    Rank: say("rank"),
    Bidder: say("bidder"),
    Total: say("total"),
    "SV quality": say("svQuality"),
    "SV quantity": say("svQuantity"),
    Price: say("price"),
    "SV £": say("svPounds"),
    "SV £ per £": say("svPerPound"),
    "Ahead by": say("aheadBy"),
  };
  const standing = bids.some(({ status }) => status !== "scored");
  return {
    kind: "table",
    caption: say("ranking"),
    named: 1,
    columns: [
      ...grid.columns.map(({ title, align }) => ({ title: titles[title] ?? title, align })),
      ...(standing ? [leftAlignedColumn(say("standing"))] : []),
    ],
    rows: bids.map((bid, row) => {
      const own = ids.get(bid);
      const cells = (grid.rows[row] ?? []).map((text, column): TableCell => {
        const title = grid.columns[column]?.title;
        const anchored = text !== "" && text !== "–" && own !== undefined && title !== "Rank";
        return tableCell(text, anchored ? { to: title === "Bidder" ? own.bid : `${own.bid}-figures` } : {});
      });
      return [
        ...cells,
        ...(standing ? [tableCell(bid.status === "scored" ? "" : say(bid.status), { tone: "doubt" })] : []),
      ];
    }),
  };
}

/** Marks of the criteria at the top, for the bids that are ranked on marks. */
function totalsChartBlocks(award: AwardDocument, bids: readonly BidDocument[], say: Say): readonly Block[] {
  const parts = award.criteria.filter(
    ({ parent, weight, formula, from }) =>
      parent === null && weight !== null && (from === null || formula !== null),
  );
  const shown = bids.filter(({ status, totalIn }) => status === "scored" && totalIn === "marks");
  const whole = Number(award.marksAvailable.shown);
  const lengths = shown.map((bid) => parts.map(({ id }) => Number(bid.scores[id]?.shown ?? 0)));
  // A bar cannot show marks below nothing; the table above does.
  if (shown.length === 0 || parts.length === 0 || !(whole > 0) || lengths.flat().some((length) => length < 0))
    return [];
  const titles = parts.map(({ title }) => title);
  return [
    {
      kind: "bars",
      title: say("makeUp"),
      whole,
      parts: titles,
      bars: shown.map((bid, row) => ({
        name: bid.bidder,
        pieces: (lengths[row] ?? []).map((length, part) => ({ part, length })),
        says: bidTotalText(bid),
      })),
      table: {
        kind: "table",
        caption: say("makeUp"),
        columns: [
          leftAlignedColumn(say("bidder")),
          ...titles.map((title) => rightAlignedColumn(title)),
          rightAlignedColumn(say("total")),
        ],
        rows: shown.map((bid) => [
          tableCell(bid.bidder),
          ...parts.map(({ id }) => tableCell(bid.scores[id]?.shown ?? "–")),
          tableCell(bidTotalText(bid), { strong: true }),
        ]),
      },
    },
  ];
}

/** More bidders than this do not fit side by side on paper. */
const ABREAST = 5;

function marksTableBlocks(
  award: AwardDocument,
  bids: readonly BidDocument[],
  ids: Ids,
  say: Say,
): readonly Block[] {
  const groups = Array.from({ length: Math.ceil(bids.length / ABREAST) }, (_, group) =>
    bids.slice(group * ABREAST, (group + 1) * ABREAST),
  );
  const tables = groups.map((group): Block => {
    const grid = marksGrid(award, group);
    return {
      kind: "table",
      caption: say("marksBy"),
      columns: [
        leftAlignedColumn(say("criterion")),
        rightAlignedColumn(say("available")),
        ...group.map(({ bidder }) => rightAlignedColumn(bidder)),
      ],
      rows: grid.rows.map((row, index) => {
        const criterion = award.criteria[index];
        const [title = "", ...figures] = row;
        const words: Readonly<Record<string, string>> = {
          "Social value: quality": say("svQuality"),
          "Social value: quantity": say("svQuantity"),
          Total: say("total"),
        };
        const last = index === grid.rows.length - 1;
        return [
          tableCell(criterion === undefined ? (words[title] ?? title) : title.trim(), {
            indent: criterion?.depth ?? 0,
            strong: last,
          }),
          ...figures.map((text, column) => {
            const bid = group[column - 1];
            const own = bid === undefined ? undefined : ids.get(bid);
            const to =
              own === undefined || text === "–"
                ? undefined
                : criterion === undefined
                  ? own.nodes.values().next().value
                  : own.ofCriterion(criterion.id);
            return tableCell(text, { ...(to !== undefined && { to }), strong: last });
          }),
        ];
      }),
    };
  });
  const relative = award.criteria.some((criterion) => criterion.relative && criterion.from !== null);
  return [...tables, ...(relative ? [paragraphBlock(say("relative"), "note")] : [])];
}

function methodBodyBlocks(award: AwardDocument, say: Say): readonly Block[] {
  const scales = award.criteria.filter(({ scale }) => (scale?.descriptors.length ?? 0) > 0);
  const sets = new Map<string, { readonly titles: string[]; readonly rows: readonly TableCell[][] }>();
  for (const { title, scale } of scales) {
    const rows = (scale?.descriptors ?? []).map((one) => [tableCell(one.mark), tableCell(one.says)]);
    const key = JSON.stringify(rows);
    const found = sets.get(key);
    if (found === undefined) sets.set(key, { titles: [title], rows });
    else found.titles.push(title);
  }
  return [
    { kind: "list", items: methodLines(award).map(englishInline) },
    {
      kind: "table",
      caption: say("howScored"),
      columns: [
        leftAlignedColumn(say("criterion")),
        rightAlignedColumn(say("weight")),
        rightAlignedColumn(say("available")),
        leftAlignedColumn(say("howScored")),
      ],
      rows: award.criteria.map((one) => [
        tableCell(one.title, { indent: one.depth }),
        tableCell(one.weight ?? "–"),
        tableCell(one.worth.shown),
        tableCell(one.howScored === undefined ? (one.formula ?? "–") : englishInline(one.howScored)),
      ]),
    },
    ...[...sets.values()].map(
      ({ titles, rows }): Block => ({
        kind: "more",
        summary: `${say("scaleOf")}: ${titles.join(", ")}`,
        blocks: [
          {
            kind: "table",
            caption: `${say("scaleOf")}: ${titles.join(", ")}`,
            columns: [rightAlignedColumn(say("mark")), leftAlignedColumn(say("meaning"))],
            rows,
          },
        ],
      }),
    ),
  ];
}
