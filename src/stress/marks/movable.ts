/** The marks that count, each as something that can be moved: a panel's consensus, one evaluator's mark in an average, a score given out of a total, a gate that carries marks. */
import { type Exact, equal, ONE, ZERO } from "../../number/exact.ts";
import type { Bid, Leaf, Mark, MarksLeaf } from "../../tender/model.ts";
import { leafCriteria } from "../../tender/tree.ts";
import type { TrialContest } from "../contest.ts";
import { type Ladder, markLadder } from "./neighbouring-marks.ts";

export interface Movable {
  readonly bid: Bid;
  readonly leaf: Leaf;
  readonly aspect: string | null;
  readonly evaluator: string | null;
  readonly mark: Exact;
  readonly ladder: Ladder;
  readonly at: string;
  /** The bid with this mark moved. */
  readonly moved: (to: Exact) => Bid;
}

/** @returns every mark that stands in the live bids, bid by bid in the order of the criteria. */
export function movableMarks(contest: TrialContest): readonly Movable[] {
  const live = contest.bids.filter(({ status }) => status === "live");
  const ladders = new Map(
    leafCriteria(contest.award.criteria).flatMap((leaf) => {
      const ladder = markLadder(leaf, live);
      return ladder === undefined ? [] : [[leaf.id, { leaf, ladder }] as const];
    }),
  );
  return live.flatMap((bid) =>
    [...ladders.values()].flatMap(({ leaf, ladder }): readonly Movable[] => {
      if (leaf.from === "marks") return movablePanelMarks(bid, leaf, ladder, contest.award.marks);
      if (leaf.from === "gate") return movableGateMark(bid, leaf, ladder);
      return movableScore(bid, leaf, ladder);
    }),
  );
}

function movableScore(bid: Bid, leaf: Leaf, ladder: Ladder): readonly Movable[] {
  const figure = bid.figures.get(leaf.id);
  if (figure === undefined) return [];
  const moved = (to: Exact): Bid => ({
    ...bid,
    figures: new Map([...bid.figures, [leaf.id, { ...figure, value: to }]]),
  });
  return [{ bid, leaf, aspect: null, evaluator: null, mark: figure.value, ladder, at: figure.at, moved }];
}

function movableGateMark(bid: Bid, leaf: Leaf, ladder: Ladder): readonly Movable[] {
  const gate = bid.gates.get(leaf.id);
  if (gate === undefined) return [];
  const moved = (to: Exact): Bid => ({
    ...bid,
    gates: new Map([...bid.gates, [leaf.id, { ...gate, yes: equal(to, ONE) }]]),
  });
  const mark = gate.yes ? ONE : ZERO;
  return [{ bid, leaf, aspect: null, evaluator: null, mark, ladder, at: gate.at, moved }];
}

/** The same choice of marks as scoring makes: a consensus before single marks, the whole before its aspects. */
function movablePanelMarks(
  bid: Bid,
  leaf: MarksLeaf,
  ladder: Ladder,
  way: "consensus" | "average",
): readonly Movable[] {
  const own = bid.marks.filter(({ criterion }) => criterion === leaf.id);
  const whole = own.filter(({ aspect }) => aspect === undefined);
  const decided = whole.some(({ stage }) => stage === "consensus");
  const byAspect = own.some(({ aspect }) => aspect !== undefined) && !decided;
  const groups = byAspect ? leaf.aspects.map(({ id }) => own.filter(({ aspect }) => aspect === id)) : [whole];
  return groups.flatMap((group) =>
    groupMarksMovedAsOne(group, way).map((marks): Movable => {
      const [first] = marks;
      const alone = marks.length === 1 && group.length > 1 && first?.stage === "individual";
      return {
        bid,
        leaf,
        aspect: first?.aspect ?? null,
        evaluator: alone ? (first?.evaluator ?? null) : null,
        mark: first?.mark ?? ZERO,
        ladder,
        at: first?.at ?? "",
        moved: (to) => ({
          ...bid,
          marks: bid.marks.map((one) => (marks.includes(one) ? { ...one, mark: to } : one)),
        }),
      };
    }),
  );
}

/** Which marks move together: a consensus alone, marks that all agree as one, averaged marks one by one. */
function groupMarksMovedAsOne(
  group: readonly Mark[],
  way: "consensus" | "average",
): readonly (readonly Mark[])[] {
  const [first] = group;
  if (first === undefined) return [];
  const consensus = group.find(({ stage }) => stage === "consensus");
  if (consensus !== undefined) return [[consensus]];
  if (way === "average") return group.map((one) => [one]);
  return group.every(({ mark }) => equal(mark, first.mark)) ? [group] : [];
}
