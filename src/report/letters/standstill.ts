/**
 * The standstill letter of the Public Contracts Regulations 2015: criteria,
 * reasons, the characteristics and relative advantages of the winning tender,
 * both scores, the winner's name and when the standstill ends.
 *
 * @see Public Contracts Regulations 2015, regulation 86(2)
 */
import { type Block, cell, heading, left, paragraphBlock, right } from "../page/model.ts";
import type { BidDocument } from "../schema.ts";
import { totalShown } from "../sentences.ts";
import { assessmentBlocks } from "./assessment.ts";
import { criteriaBlocks } from "./criteria.ts";
import { type Gaps, type Issue, type Letter, missingParts } from "./model.ts";
import { contractBlocks, missingBlocks, notAwarded, supplierBlocks, winnerName } from "./parts.ts";

/** @param name of its file, without the ending */
export function standstillLetter(bid: BidDocument, name: string, issue: Issue): Letter {
  const { document, winner, record, language, say } = issue;
  const open = missingParts(say("missing"));
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
    ...(won ? [] : scoreTable(bid, issue)),
    heading(2, say("reasons")),
    ...assessmentBlocks(bid, bid, issue, open),
    ...(won ? [] : [...notAwarded(bid, issue), ...advantageBlocks(bid, issue, open)]),
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
        ...missingBlocks(issue, open),
        ...(won ? [paragraphBlock(say("youWon"), "lead")] : []),
        ...blocks,
      ],
      foot: [],
    },
  };
}

function scoreTable(bid: BidDocument, issue: Issue): readonly Block[] {
  const { award, winner, say } = issue;
  return [
    heading(2, say("bothScores")),
    {
      kind: "table",
      caption: say("bothScores"),
      columns: [
        left(say("criterion")),
        right(say("scoresAvailable")),
        right(bid.bidder),
        right(winnerName(issue)),
      ],
      rows: [
        ...award.criteria
          .filter(({ weight }) => weight !== null)
          .map(({ id, title, depth, worth }) => [
            cell(title, { indent: depth }),
            cell(worth.shown),
            cell(bid.scores[id]?.shown ?? "–"),
            cell(winner.scores[id]?.shown ?? "–"),
          ]),
        [
          cell(say("total"), { strong: true }),
          cell(award.method.name === "weighted-sum" ? award.marksAvailable.shown : ""),
          cell(totalShown(bid), { strong: true }),
          cell(totalShown(winner), { strong: true }),
        ],
      ],
    },
  ];
}

/** The advantages over this tender are an officer's words: they cannot be worked out from marks. */
function advantageBlocks(bid: BidDocument, issue: Issue, open: Gaps): readonly Block[] {
  const { winner, record, say } = issue;
  const written = record.suppliers.find(({ bidder }) => bidder === bid.bidder)?.advantages;
  return [
    heading(2, `${say("advantages")}: ${winnerName(issue)}`),
    paragraphBlock(open.given(written, `${say("advantages")} – ${bid.bidder}`)),
    ...assessmentBlocks(winner, bid, issue, open),
  ];
}
