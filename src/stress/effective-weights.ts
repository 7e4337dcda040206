/**
 * What each part of the award really decided: the spread of its marks among
 * the ranked bids, beside the weight that was stated. A part on which all bids
 * stand alike decides nothing, whatever its weight.
 */
import { divide, type Exact, isZero, largest, smallest, subtract, sum, ZERO } from "../number/exact.ts";
import type { EvaluatedBid } from "../scoring/model.ts";
import { absoluteMethods, type Criterion } from "../tender/model.ts";
import { leafCriteria } from "../tender/tree.ts";
import type { EvaluatedContest } from "./contest.ts";
import type { Effective, Spread } from "./model.ts";
import { figureWithUnitText, shareAsPercentText } from "./wording.ts";

interface Part {
  readonly title: string;
  readonly socialValue: boolean;
  readonly criteria: readonly Criterion[];
}

/** @returns the stated weight and the spread of each part; social value as one part. */
export function effectiveWeightsAnalysis(now: EvaluatedContest): Effective {
  const absolute = absoluteMethods.includes(now.award.method);
  const parts = awardParts(now.award.criteria).filter(
    ({ criteria }) => !absolute || !leafCriteria(criteria).every((leaf) => leaf.from === "price"),
  );
  if (now.ranked.length < 2)
    return { rows: [], says: "Fewer than two bids are ranked, so nothing is spread." };
  const spreads = parts.map((part) => spreadOfPartMarks(part, now.ranked));
  const all = sum(spreads.map(({ spread }) => spread));
  const marks = (value: Exact) => ({ value, unit: "marks" as const });
  const rows = spreads.map(
    ({ part, low, high, spread }): Spread => ({
      title: part.title,
      criteria: part.criteria.map(({ id }) => id),
      socialValue: part.socialValue,
      stated: {
        value: divide(
          sum(part.criteria.map(({ marksAvailable }) => marksAvailable)),
          now.award.marksAvailable,
        ),
        unit: "share",
      },
      lowest: marks(low),
      highest: marks(high),
      spread: marks(spread),
      ofSpread: isZero(all) ? null : { value: divide(spread, all), unit: "share" },
    }),
  );
  return { rows, says: spreadSentence(now, rows, absolute) };
}

/** Whole branches, apart from those of social value, which together make one part; bare gates carry no marks. */
function awardParts(criteria: readonly Criterion[]): readonly Part[] {
  const pure = (one: Criterion): readonly Criterion[] => {
    const below = leafCriteria([one]);
    const alike = below.every((leaf) => leaf.socialValue) || below.every((leaf) => !leaf.socialValue);
    return alike || one.kind === "leaf" ? [one] : one.criteria.flatMap(pure);
  };
  const all = criteria.flatMap(pure).filter(({ marksAvailable }) => !isZero(marksAvailable));
  const social = all.filter((one) => leafCriteria([one]).every((leaf) => leaf.socialValue));
  const rest = all.filter((one) => !social.includes(one));
  return [
    ...rest.map((one): Part => ({ title: one.title, socialValue: false, criteria: [one] })),
    ...(social.length === 0 ? [] : [{ title: "Social value", socialValue: true, criteria: social }]),
  ];
}

function spreadOfPartMarks(part: Part, ranked: readonly EvaluatedBid[]) {
  const earned = ranked.map(({ scores }) =>
    sum(part.criteria.map(({ id }) => scores.get(id)?.value ?? ZERO)),
  );
  const [low, high] = [smallest(earned), largest(earned)];
  return { part, low, high, spread: subtract(high, low) };
}

function spreadSentence({ award }: EvaluatedContest, rows: readonly Spread[], absolute: boolean): string {
  const social = rows.find(({ socialValue }) => socialValue);
  const base = absolute ? " Price is not marked under this method, so its part is not among them." : "";
  if (social === undefined) return `No criterion is marked as the social value part.${base}`;
  if (social.ofSpread === null) return `All ranked bids have the same marks in every part.${base}`;
  return `Social value carries ${shareAsPercentText(social.stated.value)} of the marks as stated; among the ranked bids it spreads ${figureWithUnitText(social.spread, award.rounding)} marks, ${shareAsPercentText(social.ofSpread.value)} of all that separated them.${base}`;
}
