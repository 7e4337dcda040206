/**
 * How one tender was assessed: the total, every sub-total, and for each
 * criterion the score, the explanation and the treatment of each
 * sub-criterion. Only reasons that a bidder may read come here; an
 * evaluator's own reasons never do, nor a mark that was not used.
 *
 * @see Procurement Regulations 2024, regulation 31(2)(e)
 */
import { grouped } from "../../number/rounding.ts";
import {
  type Block,
  cell,
  heading,
  type Inline,
  left,
  ownText,
  paragraphBlock,
  right,
} from "../page/model.ts";
import type { BidDocument, CriterionDocument } from "../schema.ts";
import { totalShown, wholePounds } from "../sentences.ts";
import { markBlocks } from "./marks.ts";
import { type Gaps, type Issue, supplierName } from "./model.ts";

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
      columns: [left(say("criterion")), right(say("scoresAvailable")), right(say("score"))],
      rows: [
        ...award.criteria
          .filter(({ weight }) => weight !== null)
          .map((one) => [
            cell(one.title, { indent: one.depth }),
            cell(one.worth.shown),
            cell(scoreOf(one, bid, issue)),
          ]),
        [
          cell(say("total"), { strong: true }),
          cell(award.method.name === "weighted-sum" ? award.marksAvailable.shown : ""),
          cell(bid.total === null ? say("noTotal") : totalShown(bid), { strong: true }),
        ],
      ],
    },
    ...(unassessed.length === 0
      ? []
      : [paragraphBlock(`${say("notAssessed")}: ${unassessed.map(({ title }) => title).join("; ")}`)]),
    ...award.criteria.flatMap((one) => reasonBlocks(one, bid, reader, issue, gaps)),
  ];
}

function scoreOf({ id, from, formula }: CriterionDocument, bid: BidDocument, { say }: Issue): string {
  if (from === "price" && formula === null) return "–";
  return bid.scores[id]?.shown ?? say("noScore");
}

const withheldBlock = (bid: BidDocument, reader: BidDocument, id: string, { record }: Issue) =>
  bid.bidder === reader.bidder
    ? undefined
    : record.withheld.find(
        (one) => one.bidder === bid.bidder && (one.criterion === null || one.criterion === id),
      );

function reasonBlocks(
  one: CriterionDocument,
  bid: BidDocument,
  reader: BidDocument,
  issue: Issue,
  gaps: Gaps,
): readonly Block[] {
  const { say } = issue;
  const score = bid.scores[one.id];
  if (one.from === null)
    return [heading(3, `${one.title}: ${score?.shown ?? say("noScore")} / ${one.worth.shown}`)];
  if (score === undefined && one.weight !== null && one.formula !== null) return [];
  const title =
    one.weight === null || score === undefined
      ? one.title
      : `${one.title}: ${score.shown} / ${one.worth.shown}`;
  const held = withheldBlock(bid, reader, one.id, issue);
  return [
    heading(one.depth === 0 ? 3 : 4, title),
    ...(held === undefined
      ? reasonsFor(one, bid, reader, issue, gaps)
      : [paragraphBlock(`${say("heldBack")}: ${held.ground}`, "note")]),
  ];
}

function reasonsFor(
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
        factLine(
          say("explanation"),
          bid.price === null
            ? gaps.given(null, supplierName(say("price"), one, bid))
            : ownText(`The price in the tender is ${wholePounds(bid.price)}. ${one.howScored ?? ""}`),
        ),
      ];
    case "gate": {
      const answer = bid.gates[one.id];
      return [
        factLine(
          say("explanation"),
          answer === undefined
            ? gaps.given(null, supplierName(say("explanation"), one, bid))
            : ownText(`The answer in the tender is ${answer ? "yes" : "no"}. ${one.howScored ?? ""}`),
        ),
      ];
    }
    case "commitments":
      return promiseBlocks(one, bid, bid.bidder === reader.bidder, issue);
    default:
      return [factLine(say("explanation"), ownText(`${figureInWorkings(one, bid)}${one.howScored ?? ""}`))];
  }
}

const factLine = (term: string, text: Inline): Block => ({ kind: "facts", rows: [{ term, says: text }] });

/** The figure as the tender gives it, which stands under the criterion's own title in its workings. */
function figureInWorkings({ id, title }: CriterionDocument, { workings }: BidDocument): string {
  const find = (node: typeof workings, inside: boolean): string | undefined => {
    const here = inside || node.criterion === id;
    if (here && node.label === title && node.from.length === 0) return node.shown;
    return node.from.map((child) => find(child, here)).find((found) => found !== undefined);
  };
  const found = find(workings, false);
  return found === undefined ? "" : `The figure in the tender is ${grouped(found)}. `;
}

/** What another promised is its own affair; the sum that earned the marks is not. */
function promiseBlocks(
  one: CriterionDocument,
  bid: BidDocument,
  isOwn: boolean,
  { say }: Issue,
): readonly Block[] {
  const { pounds } = bid.socialValue;
  const sum = pounds === null ? "" : `The commitments that count come to ${wholePounds(pounds)}. `;
  return [
    factLine(say("explanation"), ownText(`${sum}${one.howScored ?? ""}`)),
    ...(!isOwn || bid.commitments.length === 0
      ? []
      : [
          {
            kind: "table",
            caption: `${say("commitments")}: ${bid.bidder}`,
            columns: [left(say("measure")), right(say("quantity")), right(say("worth")), left(say("lacks"))],
            rows: bid.commitments.map((item) => [
              cell(`${item.measure} ${item.title}`),
              cell(item.quantity === null ? "–" : `${grouped(item.quantity)} ${item.unit}`),
              cell(
                item.worth === null
                  ? "–"
                  : item.worthIn === "points"
                    ? item.worth.shown
                    : wholePounds(item.worth),
              ),
              cell(ownText(item.lacks.join(", "))),
            ]),
          } as const,
        ]),
  ];
}
