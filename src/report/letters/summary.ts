/**
 * The assessment summary of the Procurement Act 2023: to the winner its own
 * assessment, to every other assessed supplier its own and the winner's.
 *
 * @see Procurement Act 2023, section 50; Procurement Regulations 2024, regulation 31
 */
import { heading, paragraphBlock } from "../page/model.ts";
import type { BidDocument } from "../schema.ts";
import { assessmentBlocks } from "./assessment.ts";
import { criteriaBlocks } from "./criteria.ts";
import { type Issue, type Letter, missingParts } from "./model.ts";
import { contractBlocks, missingBlocks, notAwarded, supplierBlocks, winnerName } from "./parts.ts";

/** @param name of its file, without the ending */
export function assessmentSummary(bid: BidDocument, name: string, issue: Issue): Letter {
  const { document, winner, language, say } = issue;
  const open = missingParts(say("missing"));
  const won = bid === winner;
  const blocks = [
    ...supplierBlocks(bid, issue, open),
    ...contractBlocks(issue, open),
    ...criteriaBlocks(issue),
    heading(2, say("ownAssessment")),
    ...assessmentBlocks(bid, bid, issue, open),
    ...(won
      ? []
      : [
          ...notAwarded(bid, issue),
          heading(2, `${say("winnersAssessment")}: ${winnerName(issue)}`),
          ...assessmentBlocks(winner, bid, issue, open),
        ]),
  ];
  return {
    bidder: bid.bidder,
    name,
    missing: open.list,
    page: {
      language,
      title: `${say("summary")}: ${document.tender.title}`,
      about: [say("summaryUnder")],
      blocks: [
        ...missingBlocks(issue, open),
        ...(won ? [paragraphBlock(say("youWon"), "lead")] : []),
        ...blocks,
      ],
      foot: [],
    },
  };
}
