/**
 * What a panel has before it: for each bid and criterion the evaluators' marks
 * side by side, how far they lie apart, and whether anything is decided.
 */

import { compare, divide, type Exact, equal, subtract, ZERO } from "../number/exact.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import type { Aspect, Award, Bid, Mark, MarksLeaf } from "../tender/model.ts";
import { leafCriteria } from "../tender/tree.ts";

/**
 * `differ`: evaluators differ and nothing is decided. `missing`: there is no
 * mark, or one is still to come. `alone`: one evaluator's mark stands. `agreed`: all gave the same, and
 * no consensus is recorded. `averaged`: the published method averages.
 * `settled`: there is a consensus.
 */
export type PanelState = "differ" | "missing" | "alone" | "agreed" | "averaged" | "settled";

export interface PanelItem {
  readonly bidder: string;
  readonly lot?: string;
  readonly criterion: MarksLeaf;
  readonly aspect?: Aspect;
  readonly state: PanelState;
  readonly individual: readonly Mark[];
  /** Who has a row and has given no mark in it. */
  readonly pending: readonly string[];
  readonly consensus?: Mark;
  /** How far the highest of the evaluators' marks lies above the lowest. */
  readonly apart?: Exact;
  /** Whether the consensus lies outside what any evaluator gave. */
  readonly outside: boolean;
}

/** @returns the items of one contest, those that lie furthest apart first, then in the order of the tender. */
export function panelItems(award: Award, bids: readonly Bid[]): readonly PanelItem[] {
  const items = leafCriteria(award.criteria).flatMap((leaf) =>
    leaf.from === "marks"
      ? bids
          .filter(({ status }) => status === "live")
          .flatMap((bid) => panelItemsOfCriterion(bid, leaf, award.marks))
      : [],
  );
  const rank = ({ state }: PanelItem): number => (state === "differ" ? 0 : state === "missing" ? 1 : 2);
  return items
    .map((item, index) => ({ item, index }))
    .sort(
      (a, b) =>
        rank(a.item) - rank(b.item) ||
        (rank(a.item) === 0 ? compareMarksApart(a.item, b.item) : 0) ||
        a.index - b.index,
    )
    .map(({ item }) => item);
}

/** As a share of its scale, so that a scale of 100 does not always come first. */
const compareMarksApart = (a: PanelItem, b: PanelItem): number =>
  compare(spreadShareOfScale(b), spreadShareOfScale(a));

const spreadShareOfScale = ({ apart, criterion }: PanelItem): Exact =>
  apart === undefined ? ZERO : divide(apart, criterion.scale.top.value);

function panelItemsOfCriterion(bid: Bid, leaf: MarksLeaf, way: Award["marks"]): readonly PanelItem[] {
  const marks = bid.marks.filter((mark) => mark.criterion === leaf.id);
  const whole = marks.filter((mark) => mark.aspect === undefined);
  const inParts =
    leaf.aspects.length > 0 &&
    !whole.some((mark) => mark.stage === "consensus") &&
    (whole.length === 0 || marks.length > whole.length);
  if (!inParts) return [panelItem(bid, leaf, undefined, whole, way)];
  return leaf.aspects.map((aspect) =>
    panelItem(
      bid,
      leaf,
      aspect,
      marks.filter((mark) => mark.aspect === aspect.id),
      way,
    ),
  );
}

function panelItem(
  { bidder, lot, pendingMarks }: Bid,
  criterion: MarksLeaf,
  aspect: Aspect | undefined,
  marks: readonly Mark[],
  way: Award["marks"],
): PanelItem {
  const individual = marks
    .filter((mark) => mark.stage === "individual")
    .sort((a, b) => ((a.evaluator ?? "") < (b.evaluator ?? "") ? -1 : 1));
  const consensus = marks.find((mark) => mark.stage === "consensus");
  const sorted = individual.map(({ mark }) => mark).sort(compare);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  const apart = lowest === undefined || highest === undefined ? undefined : subtract(highest, lowest);
  const outside =
    consensus !== undefined &&
    lowest !== undefined &&
    highest !== undefined &&
    (compare(consensus.mark, lowest) < 0 || compare(consensus.mark, highest) > 0);
  const pending = (pendingMarks ?? [])
    .filter((mark) => mark.criterion === criterion.id && mark.aspect === aspect?.id)
    .map(({ evaluator, stage }) => (stage === "consensus" ? "the panel" : (evaluator ?? "an evaluator")));
  return {
    bidder,
    ...(lot !== undefined && { lot }),
    criterion,
    ...(aspect !== undefined && { aspect }),
    individual,
    pending,
    ...withoutUndefined({ consensus, apart }),
    outside,
    state:
      consensus === undefined && pending.length > 0
        ? "missing"
        : agreementState(individual, consensus, lowest, highest, way),
  };
}

function agreementState(
  individual: readonly Mark[],
  consensus: Mark | undefined,
  lowest: Exact | undefined,
  highest: Exact | undefined,
  way: Award["marks"],
): PanelState {
  if (consensus !== undefined) return "settled";
  if (lowest === undefined || highest === undefined) return "missing";
  if (individual.length === 1) return "alone";
  if (equal(lowest, highest)) return "agreed";
  return way === "average" ? "averaged" : "differ";
}
