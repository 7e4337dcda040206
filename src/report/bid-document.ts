/** One bid as it is saved: where it stands, its marks, its social value and its commitments, each figure rounded once. */
import { divide, exactText, isZero, sum, ZERO } from "../number/exact.ts";
import type { EvaluatedBid, ValuedCommitment } from "../scoring/model.ts";
import type { Workings } from "../scoring/workings.ts";
import type { RoundTo } from "../tender/figures.ts";
import { type Award, absoluteMethods, type Criterion, type Leaf, type Mark } from "../tender/model.ts";
import { leafCriteria, topmostCriteriaWhere } from "../tender/tree.ts";
import { figureDocument, nonZeroFigureDocument, PENCE, workingsDocument } from "./figures.ts";
import { bidFlagTexts } from "./remarks.ts";
import type { BidDocument, FigureDocument } from "./schema.ts";
import { poundsByPerspective } from "./sources-used.ts";

/** @returns one bid of the saved evaluation. */
export function bidDocument(one: EvaluatedBid, award: Award, lot: string | undefined): BidDocument {
  const { bid, rank, total, scores, margin, status } = one;
  const { rounding } = award;
  const pounds: RoundTo = absoluteMethods.includes(award.method) ? rounding : PENCE;
  const rankedTo = total?.unit === "marks" ? rounding : pounds;
  return {
    bidder: bid.bidder,
    lot: lot ?? null,
    status,
    rank: rank ?? null,
    total: total === undefined ? null : figureDocument(total.value, rankedTo),
    totalIn:
      total === undefined
        ? null
        : total.unit === "marks" || total.unit === "pounds" || total.unit === "pounds per mark"
          ? total.unit
          : null,
    scores: Object.fromEntries([...scores].map(([id, marks]) => [id, figureDocument(marks.value, rounding)])),
    margin: margin === undefined ? null : nonZeroFigureDocument(margin, rankedTo),
    price: bid.price === undefined ? null : figureDocument(bid.price.value, PENCE),
    gates: Object.fromEntries([...bid.gates].map(([id, { yes }]) => [id, yes])),
    sme: bid.sme ?? null,
    vcse: bid.vcse ?? null,
    because: one.because ?? null,
    criterion: one.criterion ?? null,
    missing: [...one.missing],
    flags: [...bidFlagTexts(one)],
    socialValue: socialValueDocument(one, award),
    commitments: one.commitments.map(commitmentDocument),
    // A table on a screen shows neither these nor the workings, so they are written when they are asked for.
    get marks() {
      return bid.marks.map(markDocument);
    },
    get workings() {
      return workingsDocument(total ?? marksSoFarWorkings(one, award), rounding);
    },
  };
}

const markDocument = (mark: Mark): BidDocument["marks"][number] => ({
  criterion: mark.criterion,
  aspect: mark.aspect ?? null,
  evaluator: mark.evaluator ?? null,
  stage: mark.stage,
  mark: exactText(mark.mark),
  rationale: mark.rationale ?? null,
  feedback: mark.feedback ?? null,
  cites: mark.cites ?? null,
  at: mark.at,
});

/** A bid that is not ranked still shows what could be scored. */
function marksSoFarWorkings({ scores, because }: EvaluatedBid, award: Award): Workings {
  const from = award.criteria.flatMap((criterion) => {
    const marks = scores.get(criterion.id);
    return marks === undefined ? [] : [marks];
  });
  return {
    label: "marks so far",
    value: sum(from.map((one) => one.value)),
    unit: "marks",
    from,
    ...(because !== undefined && { because }),
  };
}

function socialValueDocument(
  { bid, scores, counted, offered }: EvaluatedBid,
  award: Award,
): BidDocument["socialValue"] {
  const worthOf = (all: readonly Criterion[]): FigureDocument | null => {
    const marks = all.map((one) => scores.get(one.id)?.value);
    return all.length === 0 || marks.some((one) => one === undefined)
      ? null
      : figureDocument(sum(marks.map((one) => one ?? ZERO)), award.rounding);
  };
  const inside = leafCriteria(award.criteria).filter((leaf) => leaf.socialValue);
  const isRead = (leaf: Leaf): boolean => leaf.from === "marks" || leaf.from === "gate";
  const pounds = counted ?? (isZero(offered.value) ? undefined : offered);
  const price = bid.price?.value;
  return {
    marks: worthOf(topmostCriteriaWhere(award.criteria, (one) => one.socialValue)),
    quality: worthOf(inside.filter(isRead)),
    quantity: worthOf(inside.filter((leaf) => !isRead(leaf))),
    pounds: pounds === undefined ? null : figureDocument(pounds.value, PENCE),
    perPound:
      pounds === undefined || price === undefined || isZero(price)
        ? null
        : figureDocument(divide(pounds.value, price), { places: 4, mode: "half-up" }),
    offered: figureDocument(offered.value, PENCE),
    get workings() {
      return workingsDocument(offered, award.rounding);
    },
    byPerspective:
      pounds === undefined
        ? {}
        : Object.fromEntries(
            [...poundsByPerspective(pounds)].map(([name, value]) => [name, figureDocument(value, PENCE)]),
          ),
  };
}

function commitmentDocument({
  commitment,
  measure,
  value,
  lacks,
  notes,
}: ValuedCommitment): BidDocument["commitments"][number] {
  return {
    measure: measure.id,
    title: measure.title,
    quantity: commitment.quantity === undefined ? null : exactText(commitment.quantity.value),
    unit: commitment.unit ?? measure.unit,
    worth: value === undefined ? null : figureDocument(value.value, PENCE),
    worthIn: value === undefined ? null : value.unit === "points" ? "points" : "pounds",
    lacks: [...lacks],
    notes: [...notes],
    narrative: commitment.narrative ?? null,
    evidence: commitment.evidence ?? null,
    plan: commitment.plan ?? null,
    owner: commitment.owner ?? null,
    partner: commitment.partner ?? null,
    location: commitment.location ?? null,
    starts: commitment.from ?? null,
    ends: commitment.to ?? null,
    at: commitment.at,
  };
}
