/** A reason as the checks see it: what was said of which bid, for which mark, and by what scale. */
import type { Exact } from "../../number/exact.ts";
import type { Award, Bid, MarksLeaf } from "../../tender/model.ts";
import { leafCriteria } from "../../tender/tree.ts";

export interface Reason {
  readonly bidder: string;
  readonly lot?: string;
  readonly criterion: string;
  readonly aspect?: string;
  readonly evaluator?: string;
  readonly stage: "individual" | "consensus";
  readonly mark: Exact;
  readonly top: Exact;
  /** What the published scale says of each mark. */
  readonly descriptors: ReadonlyMap<string, string>;
  readonly text: string;
  readonly cites: string;
  readonly at: string;
  /** The other bidders of the contest. */
  readonly others: readonly string[];
}

export type ReasonCheck =
  | "reason-given"
  | "reason-of-its-own"
  | "reason-beyond-the-scale"
  | "reason-from-the-bid"
  | "reason-by-the-criterion"
  | "reason-fits-the-mark";

/** Something to look at in a reason. It never changes a mark. */
export interface ReasonFinding {
  readonly check: ReasonCheck;
  readonly reference?: string;
  readonly severity: "must" | "should";
  readonly reason: Reason;
  readonly says: string;
  /** The words that it is about, as written. */
  readonly quoted: string;
}

/** @returns the reason of every mark of one contest, marks without a reason too. */
export function reasonsForMarks(award: Award, bids: readonly Bid[]): readonly Reason[] {
  const marked = new Map(
    leafCriteria(award.criteria).flatMap((leaf): readonly (readonly [string, MarksLeaf])[] =>
      leaf.from === "marks" ? [[leaf.id, leaf]] : [],
    ),
  );
  const live = bids.filter((bid) => bid.status === "live");
  return live.flatMap((bid) =>
    bid.marks.flatMap((mark): readonly Reason[] => {
      const leaf = marked.get(mark.criterion);
      if (leaf === undefined) return [];
      const { rationale = "", cites = "", ...rest } = mark;
      return [
        {
          ...rest,
          bidder: bid.bidder,
          ...(bid.lot !== undefined && { lot: bid.lot }),
          top: leaf.scale.top.value,
          descriptors: leaf.scale.descriptors,
          text: rationale,
          cites,
          others: live.map(({ bidder }) => bidder).filter((name) => name !== bid.bidder),
        },
      ];
    }),
  );
}

/** The record's own mark weighs more than an evaluator's note. */
export const severityByStage = ({ stage }: Reason): "must" | "should" =>
  stage === "consensus" ? "must" : "should";
