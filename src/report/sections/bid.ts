/** One bid of the report: its figures with their workings, every mark on the record, and what it promises. */
import { groupThousands } from "../../number/rounding.ts";
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
import type { BidDocument, CommitmentDocument, FigureDocument, WorkingsDocument } from "../schema.ts";
import { bidMarginText, bidRemarksText, bidTotalText, poundsWithoutZeroPence } from "../sentences.ts";
import type { Say } from "../translations.ts";
import type { BidIds } from "./ids.ts";

/** @returns the blocks of one bid. */
export function bidBlocks(bid: BidDocument, ids: BidIds, say: Say): readonly Block[] {
  const lot = bid.lot === null ? "" : ` (${say("lot")} ${bid.lot})`;
  const rank =
    bid.rank === null
      ? say(bid.status)
      : `${say("rank")} ${bid.rank}, ${say("total").toLowerCase()} ${bidTotalText(bid)}`;
  const note = bidRemarksText(bid);
  return [
    headingBlock(3, `${bid.bidder}${lot}`, ids.bid),
    paragraphBlock(rank),
    ...(note === "" ? [] : [paragraphBlock(englishInline(note), "note")]),
    headingBlock(4, say("figures"), `${ids.bid}-figures`),
    { kind: "workings", root: bid.workings, ids: ids.nodes },
    ...(bid.socialValue.workings === undefined || bid.commitments.length === 0 || isPromisedSumInWorkings(bid)
      ? []
      : [{ kind: "workings", root: bid.socialValue.workings, ids: ids.nodes } as const]),
    ...derivedFigureWorkings(bid, say).map((root): Block => ({ kind: "workings", root, ids: ids.nodes })),
    ...markRecordBlocks(bid, say),
    ...promisesBlocks(bid, say),
  ];
}

/** Where everything that is promised counts, the marks unfold to the same sum. */
function isPromisedSumInWorkings({ workings, socialValue }: BidDocument): boolean {
  const whole = socialValue.workings;
  const holds = (node: WorkingsDocument): boolean =>
    (node.unit === whole?.unit && node.exact === whole.exact && node.from.length === whole.from.length) ||
    node.from.some(holds);
  return whole !== undefined && holds(workings);
}

/** The figures of the ranking that are made of others already shown. */
function derivedFigureWorkings(bid: BidDocument, say: Say): readonly WorkingsDocument[] {
  const { price, socialValue, margin, total } = bid;
  const node = (
    label: string,
    { shown, exact }: FigureDocument,
    unit: string,
    sum: string,
  ): WorkingsDocument => ({
    label,
    shown,
    exact,
    unit,
    sum,
    from: [],
  });
  return [
    ...(price === null ? [] : [{ label: say("price"), ...price, unit: "pounds", from: [] }]),
    ...(socialValue.perPound === null || socialValue.pounds === null || price === null
      ? []
      : [
          node(
            say("svPerPound"),
            socialValue.perPound,
            "figure",
            `${poundsWithoutZeroPence(socialValue.pounds)} ÷ ${poundsWithoutZeroPence(price)}`,
          ),
        ]),
    ...(margin === null || total === null
      ? []
      : [
          node(
            say("aheadBy"),
            margin,
            bid.totalIn ?? "figure",
            `the difference from the next in rank: ${bidTotalText(bid)} and ${bidMarginText(bid)} between them`,
          ),
        ]),
  ];
}

function markRecordBlocks(bid: BidDocument, say: Say): readonly Block[] {
  if (bid.marks.length === 0) return [];
  const sub = bid.marks.some(({ aspect }) => aspect !== null);
  const told = bid.marks.some(({ feedback }) => (feedback ?? null) !== null);
  return [
    {
      kind: "more",
      summary: `${say("onRecord")} (${bid.marks.length})`,
      blocks: [
        {
          kind: "table",
          caption: `${say("onRecord")}: ${bid.bidder}`,
          columns: [
            leftAlignedColumn(say("criterion")),
            ...(sub ? [leftAlignedColumn(say("subCriterion"))] : []),
            leftAlignedColumn(say("by")),
            rightAlignedColumn(say("mark")),
            leftAlignedColumn(say("reason")),
            ...(told ? [leftAlignedColumn(say("feedback"))] : []),
            leftAlignedColumn(say("cites")),
            leftAlignedColumn(say("place")),
          ],
          rows: bid.marks.map((one) => [
            tableCell(one.criterion),
            ...(sub ? [tableCell(one.aspect ?? "")] : []),
            tableCell(one.stage === "consensus" ? say("consensus") : (one.evaluator ?? say("individual"))),
            tableCell(one.mark, { strong: one.stage === "consensus" }),
            tableCell(one.rationale ?? "–"),
            ...(told ? [tableCell(one.feedback ?? "–")] : []),
            tableCell(one.cites ?? "–"),
            tableCell(one.at),
          ]),
        },
      ],
    },
  ];
}

function promisesBlocks(bid: BidDocument, say: Say): readonly Block[] {
  if (bid.commitments.length === 0) return [];
  const seen = bid.commitments.some(({ checked }) => checked !== undefined);
  return [
    {
      kind: "more",
      summary: `${say("commitments")} (${bid.commitments.length})`,
      blocks: [
        {
          kind: "table",
          caption: `${say("commitments")}: ${bid.bidder}`,
          columns: [
            leftAlignedColumn(say("measure")),
            rightAlignedColumn(say("quantity")),
            leftAlignedColumn(say("when")),
            leftAlignedColumn(say("owner")),
            leftAlignedColumn(say("evidence")),
            ...(seen ? [leftAlignedColumn(say("checked"))] : []),
            leftAlignedColumn(say("plan")),
            rightAlignedColumn(say("worth")),
            leftAlignedColumn(say("lacks")),
            leftAlignedColumn(say("place")),
          ],
          rows: bid.commitments.map((one) => [
            tableCell(`${one.measure} ${one.title}${one.narrative === null ? "" : `: ${one.narrative}`}`),
            tableCell(one.quantity === null ? "–" : `${groupThousands(one.quantity)} ${one.unit}`),
            tableCell(promisePeriodText(one, say)),
            tableCell(one.owner ?? "–"),
            tableCell(one.evidence ?? "–"),
            ...(seen ? [evidenceCheckCell(one.checked)] : []),
            tableCell(one.plan ?? "–"),
            tableCell(
              one.worth === null
                ? "–"
                : one.worthIn === "points"
                  ? one.worth.shown
                  : poundsWithoutZeroPence(one.worth),
            ),
            tableCell(one.lacks.length === 0 ? "" : englishInline(one.lacks.join(", ")), { tone: "doubt" }),
            tableCell(one.at),
          ]),
        },
      ],
    },
  ];
}

/** What somebody found behind a promise, and where it is recorded. */
function evidenceCheckCell(checked: CommitmentDocument["checked"]): TableCell {
  if (checked === undefined)
    return tableCell(englishInline("nobody has recorded a check"), { tone: "doubt" });
  const { outcome, by, when, reference, reason, at } = checked;
  const found = { verified: "verified", partly: "verified in part", "not-verified": "not verified" }[outcome];
  return tableCell(
    englishInline(
      `${found}: ${reference} (${by}, ${when.slice(0, 10)})${reason === null ? "" : `\n${reason}`}\n${at}`,
    ),
    { tone: outcome === "verified" ? "good" : "doubt" },
  );
}

function promisePeriodText({ starts, ends }: CommitmentDocument, say: Say): string {
  if (starts === null && ends === null) return "–";
  if (starts === null) return `${say("until")} ${ends ?? ""}`;
  return ends === null ? `${say("from")} ${starts}` : `${starts} ${say("to")} ${ends}`;
}
