/** Names for the parts of a page, made of numbers alone, so that no name from a file ends up in one. */
import type { BidDocument, EvaluationDocument, WorkingsDocument } from "../schema.ts";

export interface BidIds {
  readonly bid: string;
  readonly nodes: ReadonlyMap<WorkingsDocument, string>;
  /** Where the marks of a criterion are shown to come from. */
  readonly ofCriterion: (id: string) => string | undefined;
  /** Where a figure in pounds is shown to come from. */
  readonly ofPounds: (exact: string) => string | undefined;
}

/** @returns the names within each bid, by the bid. */
export function anchorIdsByBid({ bids }: EvaluationDocument): ReadonlyMap<BidDocument, BidIds> {
  return new Map(bids.map((bid, index) => [bid, bidAnchorIds(bid, `bid-${index + 1}`)]));
}

function bidAnchorIds({ workings, socialValue }: BidDocument, bid: string): BidIds {
  const nodes = new Map<WorkingsDocument, string>();
  const byCriterion = new Map<string, string>();
  const byPounds = new Map<string, string>();
  const name = (node: WorkingsDocument): void => {
    const id = `${bid}-${nodes.size + 1}`;
    nodes.set(node, id);
    if (node.criterion !== undefined && !byCriterion.has(node.criterion)) byCriterion.set(node.criterion, id);
    if (node.unit === "pounds" && !byPounds.has(node.exact)) byPounds.set(node.exact, id);
    node.from.forEach(name);
  };
  name(workings);
  if (socialValue.workings !== undefined) name(socialValue.workings);
  return { bid, nodes, ofCriterion: (id) => byCriterion.get(id), ofPounds: (exact) => byPounds.get(exact) };
}
