/** Marks of different panels: an evaluator who marked one bid and not another, where no consensus makes up for it. */
import { joinWithAnd } from "../join-with-and.ts";
import type { Bid, Mark, Tender } from "../model.ts";
import { leafCriteria } from "../tree.ts";
import { awardsWithBids } from "./awards-with-bids.ts";
import type { Question } from "./model.ts";

/** @returns a question for each criterion of which the bids were marked by different evaluators, and by no consensus */
export function differentPanelQuestions(tender: Tender, bids: readonly Bid[]): readonly Question[] {
  return awardsWithBids(tender, bids).flatMap(({ award, lot, live }) =>
    leafCriteria(award.criteria).flatMap((leaf): readonly Question[] => {
      if (leaf.from !== "marks") return [];
      const panels = live.flatMap((bid) => {
        const marks = bid.marks.filter(({ criterion }) => criterion === leaf.id);
        return marks.length === 0 || marks.some(({ stage }) => stage === "consensus")
          ? []
          : [panelOf(bid, marks, leaf.id)];
      });
      const everyone = new Set(panels.flatMap(({ evaluators }) => [...evaluators]));
      const lacking = panels.flatMap(({ bidder, evaluators }) => {
        const absent = [...everyone].filter((name) => !evaluators.has(name)).sort();
        return absent.length === 0 ? [] : [`${joinWithAnd(absent)} did not mark ${bidder}`];
      });
      if (lacking.length === 0) return [];
      return [
        {
          kind: "different-panels",
          ...(lot !== undefined && { lot }),
          says: `\`${leaf.id}\` was marked by different evaluators: ${lacking.join("; ")}. Give the marks that are missing, or a consensus mark`,
        },
      ];
    }),
  );
}

function panelOf(
  { bidder, pendingMarks = [] }: Bid,
  marks: readonly Mark[],
  criterion: string,
): { readonly bidder: string; readonly evaluators: ReadonlySet<string> } {
  const pending = pendingMarks.filter((mark) => mark.criterion === criterion);
  return { bidder, evaluators: new Set([...marks, ...pending].flatMap(({ evaluator }) => evaluator ?? [])) };
}
