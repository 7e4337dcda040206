/**
 * The assessment summary of the Procurement Act 2023: to the winner its own
 * assessment, to every other assessed supplier its own and the winner's.
 *
 * @see Procurement Act 2023, section 50; Procurement Regulations 2024, regulation 31
 */
import { headingBlock, paragraphBlock } from "../page/model.ts";
import type { BidDocument } from "../schema.ts";
import { assessmentBlocks } from "./assessment.ts";
import { criteriaBlocks } from "./criteria.ts";
import { type Issue, type Letter, missingPartsCollector } from "./model.ts";
import {
  contractBlocks,
  missingPartsCallout,
  notAwardedBlocks,
  supplierBlocks,
  winnerName,
} from "./parts.ts";

/** @param name of its file, without the ending */
export function assessmentSummaryLetter(bid: BidDocument, name: string, issue: Issue): Letter {
  const { document, winner, language, say } = issue;
  const open = missingPartsCollector(say("missing"));
  const won = bid === winner;
  const blocks = [
    ...supplierBlocks(bid, issue, open),
    ...contractBlocks(issue, open),
    ...criteriaBlocks(issue),
    headingBlock(2, say("ownAssessment")),
    ...assessmentBlocks(bid, bid, issue, open),
    ...(won
      ? []
      : [
          ...notAwardedBlocks(bid, issue),
          headingBlock(2, `${say("winnersAssessment")}: ${winnerName(issue)}`),
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
        ...missingPartsCallout(issue, open),
        ...(won ? [paragraphBlock(say("youWon"), "lead")] : []),
        ...blocks,
      ],
      foot: [],
    },
  };
}
