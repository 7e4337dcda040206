/**
 * How one tender was assessed: the total, every sub-total, and for each
 * criterion the score, the explanation and the treatment of each
 * sub-criterion. Only reasons that a bidder may read come here; an
 * evaluator's own reasons never do, nor a mark that was not used.
 *
 * @see Procurement Regulations 2024, regulation 31(2)(e)
 */
import { groupThousands } from "../../number/rounding.ts";
import {
  type Block,
  englishInline,
  headingBlock,
  type Inline,
  leftAlignedColumn,
  paragraphBlock,
  rightAlignedColumn,
  tableCell,
} from "../page/model.ts";
import type { BidDocument, CriterionDocument } from "../schema.ts";
import { bidTotalText, poundsWithoutZeroPence } from "../sentences.ts";
import { markBlocks } from "./marks.ts";
import { type Gaps, type Issue, missingPartLabel } from "./model.ts";

/** @param reader the bidder whom the letter is to: what of another's tender is held back is held back from it */
export function assessmentBlocks(
  bid: BidDocument,
  reader: BidDocument,
  issue: Issue,
  gaps: Gaps,
): readonly Block[] {
  const { award, say } = issue;
  const unassessed = award.criteria.filter(
    ({ id, weight, formula, from }) =>
      bid.scores[id] === undefined && weight !== null && (from === null || formula !== null),
  );
  return [
    {
      kind: "table",
      caption: `${say("scores")}: ${bid.bidder}`,
      columns: [
        leftAlignedColumn(say("criterion")),
        rightAlignedColumn(say("scoresAvailable")),
        rightAlignedColumn(say("score")),
      ],
      rows: [
        ...award.criteria
          .filter(({ weight }) => weight !== null)
          .map((one) => [
            tableCell(one.title, { indent: one.depth }),
            tableCell(one.worth.shown),
            tableCell(criterionScoreText(one, bid, issue)),
          ]),
        [
          tableCell(say("total"), { strong: true }),
          tableCell(award.method.name === "weighted-sum" ? award.marksAvailable.shown : ""),
          tableCell(bid.total === null ? say("noTotal") : bidTotalText(bid), { strong: true }),
        ],
      ],
    },
    ...(unassessed.length === 0
      ? []
      : [paragraphBlock(`${say("notAssessed")}: ${unassessed.map(({ title }) => title).join("; ")}`)]),
    ...award.criteria.flatMap((one) => criterionReasonBlocks(one, bid, reader, issue, gaps)),
  ];
}

function criterionScoreText(
  { id, from, formula }: CriterionDocument,
  bid: BidDocument,
  { say }: Issue,
): string {
  if (from === "price" && formula === null) return "–";
  return bid.scores[id]?.shown ?? say("noScore");
}

const entryWithheldFromReader = (bid: BidDocument, reader: BidDocument, id: string, { record }: Issue) =>
  bid.bidder === reader.bidder
    ? undefined
    : record.withheld.find(
        (one) => one.bidder === bid.bidder && (one.criterion === null || one.criterion === id),
      );

function criterionReasonBlocks(
  one: CriterionDocument,
  bid: BidDocument,
  reader: BidDocument,
  issue: Issue,
  gaps: Gaps,
): readonly Block[] {
  const { say } = issue;
  const score = bid.scores[one.id];
  if (one.from === null)
    return [headingBlock(3, `${one.title}: ${score?.shown ?? say("noScore")} / ${one.worth.shown}`)];
  if (score === undefined && one.weight !== null && one.formula !== null) return [];
  const title =
    one.weight === null || score === undefined
      ? one.title
      : `${one.title}: ${score.shown} / ${one.worth.shown}`;
  const held = entryWithheldFromReader(bid, reader, one.id, issue);
  return [
    headingBlock(one.depth === 0 ? 3 : 4, title),
    ...(held === undefined
      ? scoreExplanationBlocks(one, bid, reader, issue, gaps)
      : [paragraphBlock(`${say("heldBack")}: ${held.ground}`, "note")]),
  ];
}

function scoreExplanationBlocks(
  one: CriterionDocument,
  bid: BidDocument,
  reader: BidDocument,
  issue: Issue,
  gaps: Gaps,
): readonly Block[] {
  const { say } = issue;
  switch (one.from) {
    case "marks":
      return markBlocks(one, bid, issue, gaps);
    case "price":
      return [
        singleFactBlock(
          say("explanation"),
          bid.price === null
            ? gaps.given(null, missingPartLabel(say("price"), one, bid))
            : englishInline(
                `The price in the tender is ${poundsWithoutZeroPence(bid.price)}. ${one.howScored ?? ""}`,
              ),
        ),
      ];
    case "gate": {
      const answer = bid.gates[one.id];
      return [
        singleFactBlock(
          say("explanation"),
          answer === undefined
            ? gaps.given(null, missingPartLabel(say("explanation"), one, bid))
            : englishInline(`The answer in the tender is ${answer ? "yes" : "no"}. ${one.howScored ?? ""}`),
        ),
      ];
    }
    case "commitments":
      return commitmentScoreBlocks(one, bid, bid.bidder === reader.bidder, issue);
    default:
      return [
        singleFactBlock(
          say("explanation"),
          englishInline(`${bidFigureSentence(one, bid)}${one.howScored ?? ""}`),
        ),
      ];
  }
}

const singleFactBlock = (term: string, text: Inline): Block => ({
  kind: "facts",
  rows: [{ term, says: text }],
});

/** The figure as the tender gives it, which stands under the criterion's own title in its workings. */
function bidFigureSentence({ id, title }: CriterionDocument, { workings }: BidDocument): string {
  const find = (node: typeof workings, inside: boolean): string | undefined => {
    const here = inside || node.criterion === id;
    if (here && node.label === title && node.from.length === 0) return node.shown;
    return node.from.map((child) => find(child, here)).find((found) => found !== undefined);
  };
  const found = find(workings, false);
  return found === undefined ? "" : `The figure in the tender is ${groupThousands(found)}. `;
}

/** What another promised is its own affair; the sum that earned the marks is not. */
function commitmentScoreBlocks(
  one: CriterionDocument,
  bid: BidDocument,
  isOwn: boolean,
  { say }: Issue,
): readonly Block[] {
  const { pounds } = bid.socialValue;
  const sum = pounds === null ? "" : `The commitments that count come to ${poundsWithoutZeroPence(pounds)}. `;
  return [
    singleFactBlock(say("explanation"), englishInline(`${sum}${one.howScored ?? ""}`)),
    ...(!isOwn || bid.commitments.length === 0
      ? []
      : [
          {
            kind: "table",
            caption: `${say("commitments")}: ${bid.bidder}`,
            columns: [
              leftAlignedColumn(say("measure")),
              rightAlignedColumn(say("quantity")),
              rightAlignedColumn(say("worth")),
              leftAlignedColumn(say("lacks")),
            ],
            rows: bid.commitments.map((item) => [
              tableCell(`${item.measure} ${item.title}`),
              tableCell(item.quantity === null ? "–" : `${groupThousands(item.quantity)} ${item.unit}`),
              tableCell(
                item.worth === null
                  ? "–"
                  : item.worthIn === "points"
                    ? item.worth.shown
                    : poundsWithoutZeroPence(item.worth),
              ),
              tableCell(englishInline(item.lacks.join(", "))),
            ]),
          } as const,
        ]),
  ];
}
