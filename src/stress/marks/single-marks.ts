/** Every mark that stands, moved to the nearest other that its scale allows: those that alone change who stands first are the first to moderate. */
import { absolute, compare, type Exact, largest, subtract, ZERO } from "../../number/exact.ts";
import { leafCriteria } from "../../tender/tree.ts";
import {
  type EvaluatedContest,
  evaluateContest,
  leadOfBidder,
  limitCases,
  outcomeOfChange,
  rankedTotal,
  rankingUnit,
  type Trouble,
  withReplacedBid,
} from "../contest.ts";
import type { Measured } from "../measured.ts";
import type { MarkFlip, MarkStep, SingleMarks } from "../model.ts";
import { casesExaminedSentence, countWithNoun } from "../wording.ts";
import { type Movable, movableMarks } from "./movable.ts";

interface Move {
  readonly from: Movable;
  readonly to: Exact;
  readonly up: boolean;
}

interface Moved extends Move {
  readonly after: EvaluatedContest | Trouble;
}

/** @returns the marks that alone decide, and what one smallest change under each criterion is worth. */
export function singleMarksAnalysis(now: EvaluatedContest): SingleMarks {
  const moves = movableMarks(now).flatMap((from): readonly Move[] => {
    const [up, down] = [from.ladder.up(from.mark), from.ladder.down(from.mark)];
    return [
      ...(down === undefined ? [] : [{ from, to: down, up: false }]),
      ...(up === undefined ? [] : [{ from, to: up, up: true }]),
    ];
  });
  const { chosen, cases } = limitCases(sortMostTellingMoves(moves, now), now);
  const moved = chosen.map((move) => ({
    ...move,
    after: evaluateContest(withReplacedBid(now, move.from.moved(move.to))),
  }));
  const flips = moved.flatMap((one) => flipIfLeaderChanges(now, one));
  return { cases, flips, steps: markStepEffects(now, moved), says: singleMarksSentence(flips, cases) };
}

/** First what pulls a leader down or a challenger up, from the front of the ranking back; then what bids outside it could do; then the rest. */
function sortMostTellingMoves(
  moves: readonly Move[],
  { evaluation, leaders }: EvaluatedContest,
): readonly Move[] {
  const places = new Map(evaluation.bids.map(({ bid }, index) => [bid.bidder, index]));
  const tells = ({ from: { bid }, up }: Move): number => (leaders.includes(bid.bidder) === up ? 1 : 0);
  const place = ({ from: { bid } }: Move): number => places.get(bid.bidder) ?? places.size;
  return [...moves].sort((a, b) => tells(a) - tells(b) || place(a) - place(b));
}

const markWithUnit = (value: Exact): Measured => ({ value, unit: "mark" });

function flipIfLeaderChanges(now: EvaluatedContest, { from, to, after }: Moved): readonly MarkFlip[] {
  const found = outcomeOfChange(now, after);
  if (!found.changes) return [];
  const { bid, leaf, aspect, evaluator, mark, ladder, at } = from;
  return [
    {
      bidder: bid.bidder,
      criterion: leaf.id,
      title: leaf.title,
      aspect,
      evaluator,
      mark: markWithUnit(mark),
      to: markWithUnit(to),
      stepPublished: ladder.published,
      total: rankedTotal(now, bid.bidder),
      totalAfter: rankedTotal(after, bid.bidder),
      outcome: found,
      at,
    },
  ];
}

function markStepEffects(now: EvaluatedContest, moved: readonly Moved[]): readonly MarkStep[] {
  const lead = leadOfBidder(now, now.leaders[0]);
  const keyed = new Map<string, Moved[]>();
  for (const one of moved) {
    const key = JSON.stringify([one.from.leaf.id, one.from.aspect]);
    keyed.set(key, [...(keyed.get(key) ?? []), one]);
  }
  const order = leafCriteria(now.award.criteria).map(({ id }) => id);
  return [...keyed.values()]
    .sort((a, b) => order.indexOf(a[0]?.from.leaf.id ?? "") - order.indexOf(b[0]?.from.leaf.id ?? ""))
    .flatMap((group): readonly MarkStep[] => {
      const [first] = group;
      if (first === undefined) return [];
      const { leaf, aspect, ladder } = first.from;
      const moves = largest([ZERO, ...group.flatMap((one) => bidTotalMovement(now, one))]);
      return [
        {
          criterion: leaf.id,
          title: leaf.title,
          aspect,
          step: markWithUnit(ladder.step),
          stepPublished: ladder.published,
          moves: { value: moves, unit: rankingUnit(now) },
          coversLead: lead !== null && compare(moves, lead.value) >= 0,
        },
      ];
    });
}

/** How far a change moves the total of the bid itself; nothing where it comes in or goes out. */
function bidTotalMovement(now: EvaluatedContest, { from: { bid }, after }: Moved): readonly Exact[] {
  const [before, later] = [rankedTotal(now, bid.bidder), rankedTotal(after, bid.bidder)];
  return before === null || later === null ? [] : [absolute(subtract(later.value, before.value))];
}

function singleMarksSentence(flips: readonly MarkFlip[], cases: SingleMarks["cases"]): string {
  const found =
    cases.possible === 0
      ? "No bid carries a mark that could be moved."
      : flips.length === 0
        ? "No single mark, moved to the nearest other mark, changes who stands first."
        : `${countWithNoun(flips.length, "change")} of a single mark to the nearest other mark would each change who stands first: moderate ${flips.length === 1 ? "it" : "these"} first.`;
  return cases.possible === 0 ? found : `${found} ${casesExaminedSentence(cases)}`;
}
