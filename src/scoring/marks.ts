/**
 * Which mark stands. The panel's consensus does; evaluators who all gave the
 * same mark agree without one; evaluators who differ have decided nothing, and
 * an average stands in for a decision only where the tender says so.
 */
import { divide, type Exact, equal, exactText, mean, multiply, sum } from "../number/exact.ts";
import type { Award, Bid, Mark, MarksLeaf } from "../tender/model.ts";
import type { Known } from "./model.ts";
import { figureText, sourcedWorkings, type Workings } from "./workings.ts";

/** @returns the mark for a criterion, from its aspects where these were marked one by one. */
export function standingMark(bid: Bid, leaf: MarksLeaf, way: Award["marks"]): Known<Workings> {
  const marks = bid.marks.filter((mark) => mark.criterion === leaf.id);
  const whole = marks.filter((mark) => mark.aspect === undefined);
  const consensus = whole.find((mark) => mark.stage === "consensus");
  if (consensus !== undefined) return markFromEvaluators(whole, leaf.title, way);
  const parts = marks.filter((mark) => mark.aspect !== undefined);
  const waiting = pendingMarkTexts(bid, leaf, parts);
  if (waiting.length > 0) return missingMark(waiting.join("; "));
  if (parts.length === 0)
    return whole.length === 0
      ? missingMark(`no mark for \`${leaf.id}\``)
      : markFromEvaluators(whole, leaf.title, way);
  const [alone] = whole;
  const isSettled = leaf.aspects.every(({ id }) =>
    parts.some(({ aspect, stage }) => aspect === id && stage === "consensus"),
  );
  if (alone !== undefined && !isSettled)
    return missingMark(
      `\`${leaf.id}\` has a mark for the whole (${alone.at}) beside marks for its aspects (${parts[0]?.at ?? ""}), and no consensus says which stand`,
    );
  return markFromAspects(leaf, parts, way);
}

/** What is still to be marked, where a row stands for it and no consensus makes up for it. */
function pendingMarkTexts(bid: Bid, leaf: MarksLeaf, parts: readonly Mark[]): readonly string[] {
  return (bid.pendingMarks ?? []).flatMap(({ criterion, aspect, evaluator, at }) => {
    const isSettled = parts.some((mark) => mark.aspect === aspect && mark.stage === "consensus");
    if (criterion !== leaf.id || isSettled) return [];
    const of = `\`${leaf.id}\`${aspect === undefined ? "" : ` (${aspect})`}`;
    return [`no mark ${evaluator === undefined ? "" : `by ${evaluator} `}for ${of} at ${at}`];
  });
}

const missingMark = (what: string): { kind: "missing"; what: string } => ({ kind: "missing", what });

function markFromEvaluators(marks: readonly Mark[], title: string, way: Award["marks"]): Known<Workings> {
  const [first] = marks;
  if (first === undefined) return missingMark(`no mark for ${title}`);
  const consensus = marks.find((mark) => mark.stage === "consensus");
  if (consensus !== undefined)
    return knownMark({
      ...sourcedWorkings(
        `${consensus.rationale === undefined && marks.length === 1 ? "mark" : "consensus mark"}: ${title}`,
        consensus.mark,
        "mark",
        consensus.at,
      ),
      ...rationaleAsBecause(consensus),
    });
  const own = marks.map((mark) => sourcedWorkings(mark.evaluator ?? "evaluator", mark.mark, "mark", mark.at));
  if (marks.every((mark) => equal(mark.mark, first.mark))) {
    if (marks.length === 1)
      return knownMark({
        ...sourcedWorkings(`mark: ${title}`, first.mark, "mark", first.at),
        ...rationaleAsBecause(first),
      });
    return knownMark({
      label: `mark agreed by ${marks.length} evaluators: ${title}`,
      value: first.mark,
      unit: "mark",
      rule: "agreed",
      from: own,
    });
  }
  if (way === "average") {
    return knownMark({
      label: `average mark of ${marks.length} evaluators: ${title}`,
      value: mean(marks.map((mark) => mark.mark)),
      unit: "mark",
      rule: "average",
      sum: `(${marks.map((mark) => figureText(mark.mark)).join(" + ")}) ÷ ${marks.length}`,
      from: own,
    });
  }
  const differing = marks
    .map((mark) => `${mark.evaluator ?? "an evaluator"} ${exactText(mark.mark)}`)
    .join(", ");
  return missingMark(
    `no consensus mark for \`${first.criterion}\`${first.aspect === undefined ? "" : ` (${first.aspect})`}: ${differing}`,
  );
}

const knownMark = (value: Workings): Known<Workings> => ({ kind: "known", value });

const rationaleAsBecause = (mark: Mark): { because?: string } =>
  mark.rationale === undefined ? {} : { because: mark.rationale };

/** Sub-criteria marked one by one, averaged by their weights. */
function markFromAspects(leaf: MarksLeaf, marks: readonly Mark[], way: Award["marks"]): Known<Workings> {
  const parts = leaf.aspects.map((aspect) => {
    const own = marks.filter((mark) => mark.aspect === aspect.id);
    const mark: Known<Workings> =
      own.length === 0
        ? missingMark(`no mark for \`${leaf.id}\` (${aspect.id})`)
        : markFromEvaluators(own, aspect.title, way);
    return { aspect, mark };
  });
  const lacking = parts.flatMap(({ mark }) => (mark.kind === "missing" ? [mark.what] : []));
  if (lacking.length > 0) return missingMark(lacking.join("; "));
  const found = parts.flatMap(({ aspect, mark }) =>
    mark.kind === "known" ? [{ weight: aspect.weight, mark: mark.value }] : [],
  );
  const weights: Exact = sum(found.map(({ weight }) => weight));
  return knownMark({
    label: `mark: ${leaf.title}`,
    value: divide(sum(found.map(({ weight, mark }) => multiply(weight, mark.value))), weights),
    unit: "mark",
    rule: "aspects",
    sum: `(${found.map(({ weight, mark }) => `${figureText(mark.value)} × ${figureText(weight)}`).join(" + ")}) ÷ ${figureText(weights)}`,
    from: found.map(({ mark }) => mark),
  });
}
