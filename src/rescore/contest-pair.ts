/** What is ranked by itself in a past tender, under its own library and rules and under others. */
import { contestsForTender } from "../scoring/contest.ts";
import type { Bid, Tender } from "../tender/model.ts";
import { convertBids } from "./convert-to-library.ts";
import { type PastMethod, type WhatIf, whatIfTender } from "./past-method.ts";
import type { ContestUnderRules } from "./score-contest.ts";

export interface ContestPair {
  readonly before: ContestUnderRules;
  readonly after: ContestUnderRules;
}

/** @returns each contest of a tender of the method, as it was and as it would be. */
export function beforeAfterContests(
  method: PastMethod,
  tender: Tender,
  bids: readonly Bid[],
  whatIf: WhatIf,
): readonly ContestPair[] {
  const { reference, measures, rulesets, rulesetsAfter } = method;
  const { outcomes } = measures;
  const own = { bids, reference, libraries: [{ measures: measures.before }] };
  const converted =
    measures.before === measures.after ? bids : convertBids(bids, measures.beforeById, measures.afterById);
  const before = contestsForTender({ ...own, tender });
  const after = contestsForTender({ ...own, tender: whatIfTender(tender, whatIf), bids: converted });
  return after.map((then, index) => ({
    before: { ...(before[index] ?? then), outcomes, rulesets },
    after: {
      ...then,
      award: method.contests[index]?.award ?? then.award,
      measures: measures.after,
      outcomes,
      rulesets: rulesetsAfter,
    },
  }));
}
