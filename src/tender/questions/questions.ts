/** Everything that is asked about a tender's bids, each question once, in the order of its kind. */
import type { Bid, Tender } from "../model.ts";
import {
  evidenceToComeQuestions,
  lotWithoutBidsQuestions,
  repeatedCommitmentQuestions,
  unansweredCriterionQuestions,
} from "./commitments.ts";
import { fractionQuestions } from "./figures.ts";
import type { Question } from "./model.ts";
import { noEvaluatorQuestions, sameBidderQuestions, sameEvaluatorQuestions } from "./names.ts";
import { differentPanelQuestions } from "./panels.ts";
import { contractValueQuestions, lotValueQuestions, outOfLinePriceQuestions } from "./prices.ts";
import { commencementQuestions, submissionTimeQuestions } from "./times.ts";

/** @returns what a person must decide about the bids as they were read, whatever they score */
export const questionsAboutBids = (tender: Tender, bids: readonly Bid[]): readonly Question[] => [
  ...lotWithoutBidsQuestions(tender, bids),
  ...sameBidderQuestions(tender, bids),
  ...sameEvaluatorQuestions(bids),
  ...noEvaluatorQuestions(bids),
  ...outOfLinePriceQuestions(tender, bids),
  ...contractValueQuestions(tender, bids),
  ...lotValueQuestions(tender, bids),
  ...fractionQuestions(tender, bids),
  ...repeatedCommitmentQuestions(bids),
  ...evidenceToComeQuestions(bids),
  ...unansweredCriterionQuestions(tender, bids),
  ...differentPanelQuestions(tender, bids),
  ...submissionTimeQuestions(bids),
  ...commencementQuestions(tender, bids),
];

/** @returns the question as a decision is listed: with its lot, and a capital letter */
export const questionText = ({ lot, says }: Question): string =>
  lot === undefined ? `${says.slice(0, 1).toUpperCase()}${says.slice(1)}` : `Lot ${lot}: ${says}`;
