/** Each weight moved from nothing to everything, and the exact points at which the lead passes on. */
import { absolute, compare, type Exact, largest, smallest, subtract } from "../../number/exact.ts";
import { joinWithAnd } from "../../tender/join-with-and.ts";
import {
  type EvaluatedContest,
  evaluateContest,
  limitCases,
  sameBiddersInOrder,
  type TrialContest,
} from "../contest.ts";
import type { Measured } from "../measured.ts";
import { hasRounding, removeRoundingRules } from "../unrounded.ts";
import { casesExaminedSentence, shareAsPercentText } from "../wording.ts";
import { type Band, leaderBands } from "./bands.ts";
import type { BreakEven, WeightMove, Weights } from "./model.ts";
import { criteriaWithSiblings, type Sibling, withCriterionShare } from "./moved-award.ts";

const LABEL =
  "Analysis of the figures given, and no part of the published method: the published weights decide.";
const RULE =
  "When one weight moves, the other weights of its level keep their proportions to each other, and the level keeps its sum.";
const UNROUNDED = "worked out from marks that are not rounded on the way";

/** About how many evaluations one criterion takes. */
const EACH = 8;

/** @returns for every criterion that shares a level with another: who would stand first at which weight. */
export function weightsAnalysis(now: EvaluatedContest): Weights {
  const exactly: TrialContest = { ...now, award: removeRoundingRules(now.award) };
  const siblings = criteriaWithSiblings(exactly.award.criteria);
  const tasks = siblings.flatMap((sibling) => Array.from({ length: EACH }, () => sibling));
  const chosen = new Set(limitCases(tasks, now).chosen);
  const rows = siblings.filter((one) => chosen.has(one)).map((one) => weightMoveRow(now, exactly, one));
  const cases = { examined: rows.length, possible: siblings.length };
  return { label: LABEL, rule: RULE, cases, rows, says: weightsSentence(rows, cases) };
}

const shareWithUnit = (value: Exact): Measured => ({ value, unit: "share" });

function weightMoveRow(now: EvaluatedContest, exactly: TrialContest, sibling: Sibling): WeightMove {
  const { criterion, parent, share } = sibling;
  const base = {
    criterion: criterion.id,
    title: criterion.title,
    parent,
    socialValue: criterion.socialValue,
    weight: shareWithUnit(share),
  };
  const found = leaderBands(exactly, sibling);
  if ("note" in found) return { ...base, bands: [], below: null, above: null, note: found.note };
  const here = evaluateContest(exactly);
  const leaders = "trouble" in here ? now.leaders : here.leaders;
  const rounding = hasRounding(now.award)
    ? `${UNROUNDED}${sameBiddersInOrder(leaders, now.leaders) ? "" : `, on which ${joinWithAnd(leaders)} would stand first`}`
    : null;
  const point = (at: Exact, beyond: readonly string[]): BreakEven => {
    const there = evaluateContest({ ...exactly, award: withCriterionShare(exactly.award, sibling, at) });
    return {
      at: shareWithUnit(at),
      shift: shareWithUnit(subtract(at, share)),
      leaders: beyond,
      there: "trouble" in there ? [] : there.leaders,
    };
  };
  const other = (band: Band): boolean => !sameBiddersInOrder(band.leaders, leaders);
  const below = found.bands.findLast((band) => compare(band.from, share) < 0 && other(band));
  const above = found.bands.find((band) => compare(band.to, share) > 0 && other(band));
  return {
    ...base,
    bands: found.bands.map((band) => ({
      from: shareWithUnit(band.from),
      to: shareWithUnit(band.to),
      leaders: band.leaders,
    })),
    below: below === undefined ? null : point(smallest([below.to, share]), below.leaders),
    above: above === undefined ? null : point(largest([above.from, share]), above.leaders),
    note: rounding,
  };
}

function weightsSentence(rows: readonly WeightMove[], cases: Weights["cases"]): string {
  const points = rows.flatMap(({ title, weight, below, above }) =>
    [below, above].flatMap((point) => (point === null ? [] : [{ title, weight, point }])),
  );
  if (cases.possible === 0) return "No two weights share a level, so none can be moved.";
  const size = ({ point }: (typeof points)[number]): Exact => absolute(point.shift.value);
  const nearest = [...points].sort((a, b) => compare(size(a), size(b)))[0];
  if (nearest === undefined)
    return `No weight, moved by itself, puts another bid first. ${casesExaminedSentence(cases)}`;
  const { title, weight, point } = nearest;
  return `The nearest point at which the lead passes on: ${title} at ${shareAsPercentText(point.at.value)} of its level instead of ${shareAsPercentText(weight.value)}, past which ${joinWithAnd(point.leaders)} would stand first. ${casesExaminedSentence(cases)}`;
}
