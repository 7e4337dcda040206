/** The marks that may be given under a criterion, as rungs: what the nearest other mark is, up and down. */

import {
  add,
  compare,
  denominator,
  divide,
  type Exact,
  exact,
  exactInteger,
  ONE,
  sign,
  subtract,
  ZERO,
} from "../../number/exact.ts";
import { given } from "../../scoring/formulas/given.ts";
import type { Bid, Leaf } from "../../tender/model.ts";

export interface Ladder {
  /** Whether the tender lists the marks that may be given. */
  readonly published: boolean;
  readonly step: Exact;
  readonly up: (mark: Exact) => Exact | undefined;
  readonly down: (mark: Exact) => Exact | undefined;
}

/** The steps that people mark in, the coarsest first. */
const STEPS: readonly Exact[] = ["1", "0.5", "0.25", "0.2", "0.1", "0.05", "0.01", "0.001"].map(exact);

/**
 * @returns the rungs of a criterion that is marked; nothing for one that is
 * not. Where the tender lists no marks, the step is the coarsest usual one that
 * fits every mark given under the criterion and its top mark.
 */
export function markLadder(leaf: Leaf, bids: readonly Bid[]): Ladder | undefined {
  switch (leaf.from) {
    case "gate":
      return leaf.weight === undefined ? undefined : ladderOfListedMarks([ZERO, ONE]);
    case "marks":
      return leaf.scale.allowed === undefined
        ? evenStepLadder(
            leaf.scale.top.value,
            bids.flatMap(({ marks }) =>
              marks.filter(({ criterion }) => criterion === leaf.id).map(({ mark }) => mark),
            ),
          )
        : ladderOfListedMarks(leaf.scale.allowed);
    case "figure":
      return given.is(leaf.formula)
        ? evenStepLadder(
            leaf.formula.outOf.value,
            bids.flatMap(({ figures }) => figures.get(leaf.id)?.value ?? []),
          )
        : undefined;
    default:
      return undefined;
  }
}

function ladderOfListedMarks(allowed: readonly Exact[]): Ladder {
  const rungs = [...allowed].sort(compare);
  const gaps = rungs.slice(1).map((rung, index) => subtract(rung, rungs[index] ?? rung));
  return {
    published: true,
    step: gaps.filter((gap) => sign(gap) > 0).sort(compare)[0] ?? ONE,
    up: (mark) => rungs.find((rung) => compare(rung, mark) > 0),
    down: (mark) => rungs.findLast((rung) => compare(rung, mark) < 0),
  };
}

function evenStepLadder(top: Exact, marks: readonly Exact[]): Ladder {
  const fits = (step: Exact): boolean =>
    [top, ...marks].every((mark) => denominator(divide(mark, step)) === 1n);
  const step = STEPS.find(fits) ?? commonStepOfMarks([top, ...marks]);
  return {
    published: false,
    step,
    up: (mark) => markIfOnScale(add(mark, step), top),
    down: (mark) => markIfOnScale(subtract(mark, step), top),
  };
}

const markIfOnScale = (mark: Exact, top: Exact): Exact | undefined =>
  sign(mark) < 0 || compare(mark, top) > 0 ? undefined : mark;

/** Marks that fit no usual step: one part of the smallest whole of which all are parts. */
function commonStepOfMarks(marks: readonly Exact[]): Exact {
  const parts = marks.reduce((product, mark) => {
    const below = denominator(mark);
    return product % below === 0n ? product : product * below;
  }, 1n);
  return divide(ONE, exactInteger(parts));
}
