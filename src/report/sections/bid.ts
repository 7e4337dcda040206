/** One bid of the report: its figures with their workings, every mark on the record, and what it promises. */
import { grouped } from "../../number/rounding.ts";
import {
  type Block,
  cell,
  heading,
  left,
  ownText,
  paragraphBlock,
  right,
  type TableCell,
} from "../page/model.ts";
import type { BidDocument, CommitmentDocument, FigureDocument, WorkingsDocument } from "../schema.ts";
import { marginShown, remarkLines, totalShown, wholePounds } from "../sentences.ts";
import type { Say } from "../translations.ts";
import type { BidIds } from "./ids.ts";

/** @returns the blocks of one bid. */
export function bidBlocks(bid: BidDocument, ids: BidIds, say: Say): readonly Block[] {
  const lot = bid.lot === null ? "" : ` (${say("lot")} ${bid.lot})`;
  const rank =
    bid.rank === null
      ? say(bid.status)
      : `${say("rank")} ${bid.rank}, ${say("total").toLowerCase()} ${totalShown(bid)}`;
  const note = remarkLines(bid);
  return [
    heading(3, `${bid.bidder}${lot}`, ids.bid),
    paragraphBlock(rank),
    ...(note === "" ? [] : [paragraphBlock(ownText(note), "note")]),
    heading(4, say("figures"), `${ids.bid}-figures`),
    { kind: "workings", root: bid.workings, ids: ids.nodes },
    ...(bid.socialValue.workings === undefined || bid.commitments.length === 0 || isShownElsewhere(bid)
      ? []
      : [{ kind: "workings", root: bid.socialValue.workings, ids: ids.nodes } as const]),
    ...workingsBlock(bid, say).map((root): Block => ({ kind: "workings", root, ids: ids.nodes })),
    ...markRecordBlock(bid, say),
    ...promisesTable(bid, say),
  ];
}

/** Where everything that is promised counts, the marks unfold to the same sum. */
function isShownElsewhere({ workings, socialValue }: BidDocument): boolean {
  const whole = socialValue.workings;
  const holds = (node: WorkingsDocument): boolean =>
    (node.unit === whole?.unit && node.exact === whole.exact && node.from.length === whole.from.length) ||
    node.from.some(holds);
  return whole !== undefined && holds(workings);
}

/** The figures of the ranking that are made of others already shown. */
function workingsBlock(bid: BidDocument, say: Say): readonly WorkingsDocument[] {
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
            `${wholePounds(socialValue.pounds)} ÷ ${wholePounds(price)}`,
          ),
        ]),
    ...(margin === null || total === null
      ? []
      : [
          node(
            say("aheadBy"),
            margin,
            bid.totalIn ?? "figure",
            `the difference from the next in rank: ${totalShown(bid)} and ${marginShown(bid)} between them`,
          ),
        ]),
  ];
}

function markRecordBlock(bid: BidDocument, say: Say): readonly Block[] {
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
            left(say("criterion")),
            ...(sub ? [left(say("subCriterion"))] : []),
            left(say("by")),
            right(say("mark")),
            left(say("reason")),
            ...(told ? [left(say("feedback"))] : []),
            left(say("cites")),
            left(say("place")),
          ],
          rows: bid.marks.map((one) => [
            cell(one.criterion),
            ...(sub ? [cell(one.aspect ?? "")] : []),
            cell(one.stage === "consensus" ? say("consensus") : (one.evaluator ?? say("individual"))),
            cell(one.mark, { strong: one.stage === "consensus" }),
            cell(one.rationale ?? "–"),
            ...(told ? [cell(one.feedback ?? "–")] : []),
            cell(one.cites ?? "–"),
            cell(one.at),
          ]),
        },
      ],
    },
  ];
}

function promisesTable(bid: BidDocument, say: Say): readonly Block[] {
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
            left(say("measure")),
            right(say("quantity")),
            left(say("when")),
            left(say("owner")),
            left(say("evidence")),
            ...(seen ? [left(say("checked"))] : []),
            left(say("plan")),
            right(say("worth")),
            left(say("lacks")),
            left(say("place")),
          ],
          rows: bid.commitments.map((one) => [
            cell(`${one.measure} ${one.title}${one.narrative === null ? "" : `: ${one.narrative}`}`),
            cell(one.quantity === null ? "–" : `${grouped(one.quantity)} ${one.unit}`),
            cell(whenShown(one, say)),
            cell(one.owner ?? "–"),
            cell(one.evidence ?? "–"),
            ...(seen ? [checkCell(one.checked)] : []),
            cell(one.plan ?? "–"),
            cell(
              one.worth === null ? "–" : one.worthIn === "points" ? one.worth.shown : wholePounds(one.worth),
            ),
            cell(one.lacks.length === 0 ? "" : ownText(one.lacks.join(", ")), { tone: "doubt" }),
            cell(one.at),
          ]),
        },
      ],
    },
  ];
}

/** What somebody found behind a promise, and where it is recorded. */
function checkCell(checked: CommitmentDocument["checked"]): TableCell {
  if (checked === undefined) return cell(ownText("nobody has recorded a check"), { tone: "doubt" });
  const { outcome, by, when, reference, reason, at } = checked;
  const found = { verified: "verified", partly: "verified in part", "not-verified": "not verified" }[outcome];
  return cell(
    ownText(
      `${found}: ${reference} (${by}, ${when.slice(0, 10)})${reason === null ? "" : `\n${reason}`}\n${at}`,
    ),
    { tone: outcome === "verified" ? "good" : "doubt" },
  );
}

function whenShown({ starts, ends }: CommitmentDocument, say: Say): string {
  if (starts === null && ends === null) return "–";
  if (starts === null) return `${say("until")} ${ends ?? ""}`;
  return ends === null ? `${say("from")} ${starts}` : `${starts} ${say("to")} ${ends}`;
}
