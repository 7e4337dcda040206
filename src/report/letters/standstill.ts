/**
 * The standstill letter of the Public Contracts Regulations 2015: criteria,
 * reasons, the characteristics and relative advantages of the winning tender,
 * both scores, the winner's name and when the standstill ends.
 *
 * @see Public Contracts Regulations 2015, regulation 86(2)
 */
import {
  type Block,
  headingBlock,
  leftAlignedColumn,
  paragraphBlock,
  rightAlignedColumn,
  tableCell,
} from "../page/model.ts";
import type { BidDocument } from "../schema.ts";
import { bidTotalText } from "../sentences.ts";
import { assessmentBlocks } from "./assessment.ts";
import { criteriaBlocks } from "./criteria.ts";
import { type Gaps, type Issue, type Letter, missingPartsCollector } from "./model.ts";
import {
  contractBlocks,
  missingPartsCallout,
  notAwardedBlocks,
  supplierBlocks,
  winnerName,
} from "./parts.ts";

/** @param name of its file, without the ending */
export function standstillLetter(bid: BidDocument, name: string, issue: Issue): Letter {
  const { document, winner, record, language, say } = issue;
  const open = missingPartsCollector(say("missing"));
  const won = bid === winner;
  const blocks = [
    ...supplierBlocks(bid, issue, open),
    ...contractBlocks(issue, open),
    ...(record.standstillEnds === null
      ? [
          {
            kind: "facts",
            rows: [{ term: say("standstillEnds"), says: open.given(null, say("standstillEnds")) }],
          } as const,
        ]
      : []),
    ...criteriaBlocks(issue),
    ...(won ? [] : scoreComparisonBlocks(bid, issue)),
    headingBlock(2, say("reasons")),
    ...assessmentBlocks(bid, bid, issue, open),
    ...(won ? [] : [...notAwardedBlocks(bid, issue), ...winnerAdvantageBlocks(bid, issue, open)]),
  ];
  return {
    bidder: bid.bidder,
    name,
    missing: open.list,
    page: {
      language,
      title: `${say("standstillLetter")}: ${document.tender.title}`,
      about: [say("standstillUnder")],
      blocks: [
        ...missingPartsCallout(issue, open),
        ...(won ? [paragraphBlock(say("youWon"), "lead")] : []),
        ...blocks,
      ],
      foot: [],
    },
  };
}

function scoreComparisonBlocks(bid: BidDocument, issue: Issue): readonly Block[] {
  const { award, winner, say } = issue;
  return [
    headingBlock(2, say("bothScores")),
    {
      kind: "table",
      caption: say("bothScores"),
      columns: [
        leftAlignedColumn(say("criterion")),
        rightAlignedColumn(say("scoresAvailable")),
        rightAlignedColumn(bid.bidder),
        rightAlignedColumn(winnerName(issue)),
      ],
      rows: [
        ...award.criteria
          .filter(({ weight }) => weight !== null)
          .map(({ id, title, depth, worth }) => [
            tableCell(title, { indent: depth }),
            tableCell(worth.shown),
            tableCell(bid.scores[id]?.shown ?? "–"),
            tableCell(winner.scores[id]?.shown ?? "–"),
          ]),
        [
          tableCell(say("total"), { strong: true }),
          tableCell(award.method.name === "weighted-sum" ? award.marksAvailable.shown : ""),
          tableCell(bidTotalText(bid), { strong: true }),
          tableCell(bidTotalText(winner), { strong: true }),
        ],
      ],
    },
  ];
}

/** The advantages over this tender are an officer's words: they cannot be worked out from marks. */
function winnerAdvantageBlocks(bid: BidDocument, issue: Issue, open: Gaps): readonly Block[] {
  const { winner, record, say } = issue;
  const written = record.suppliers.find(({ bidder }) => bidder === bid.bidder)?.advantages;
  return [
    headingBlock(2, `${say("advantages")}: ${winnerName(issue)}`),
    paragraphBlock(open.given(written, `${say("advantages")} – ${bid.bidder}`)),
    ...assessmentBlocks(winner, bid, issue, open),
  ];
}
