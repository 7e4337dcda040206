/** Days and times that cannot all be right, or of which nobody can say which came first. */
import type { Bid, Tender } from "../model.ts";
import type { Question } from "./model.ts";

/** @returns a question where some times name their time zone and others do not: in summer they are an hour apart */
export function submissionTimeQuestions(bids: readonly Bid[]): readonly Question[] {
  const times = bids.flatMap(({ submitted }) => (submitted?.zone === undefined ? [] : [submitted]));
  const withZone = times.find(({ zone }) => zone === true);
  const without = times.find(({ zone }) => zone !== true);
  if (withZone === undefined || without === undefined) return [];
  return [
    {
      kind: "submission-times",
      says: `some times of \`submitted\` name their time zone (${withZone.at}) and others do not (${without.at}): in summer they may be an hour apart; write all of them in one way`,
    },
  ];
}

/** @returns a question where a bid, or the term, begins before the day on which the tender is said to have commenced */
export function commencementQuestions(
  { commenced, term }: Tender,
  bids: readonly Bid[],
): readonly Question[] {
  if (commenced === undefined) return [];
  const early = bids.find(
    ({ submitted }) => submitted !== undefined && submitted.text.slice(0, 10) < commenced,
  );
  const reasons = [
    ...(early?.submitted === undefined
      ? []
      : [
          `the bid of ${early.bidder} was submitted on ${early.submitted.text.slice(0, 10)} (${early.submitted.at})`,
        ]),
    ...(term?.from !== undefined && term.from < commenced ? [`the term begins on ${term.from}`] : []),
  ];
  if (reasons.length === 0) return [];
  return [
    {
      kind: "commencement",
      says: `the tender is said to have commenced on ${commenced}, and ${reasons.join(" and ")}, before that day: check \`commenced\`, because it chooses the rules and the proxy values`,
    },
  ];
}
