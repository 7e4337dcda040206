/**
 * The assessment summary of the Procurement Act 2023: to the winner its own
 * assessment, to every other assessed supplier its own and the winner's.
 *
 * @see Procurement Act 2023, section 50; Procurement Regulations 2024, regulation 31
 */
import { heading, says } from "../page/model.ts";
import type { BidDocument } from "../schema.ts";
import { assessmentBlocks } from "./assessment.ts";
import { criteriaBlocks } from "./criteria.ts";
import { gaps, type Issue, type Letter } from "./model.ts";
import { contractBlocks, missingBlocks, notAwarded, supplierBlocks, winnerName } from "./parts.ts";

/** @param name of its file, without the ending */
export function assessmentSummary(bid: BidDocument, name: string, issue: Issue): Letter {
  const { document, winner, language, say } = issue;
  const open = gaps(say("missing"));
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
      blocks: [...missingBlocks(issue, open), ...(won ? [says(say("youWon"), "lead")] : []), ...blocks],
      foot: [],
    },
  };
}
