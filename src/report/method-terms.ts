/** What a published method says beside its criteria and weights, in words: minimums, gates, targets, prices and what earns nothing. */
import { exactText } from "../number/exact.ts";
import { groupThousands } from "../number/rounding.ts";
import { percentText } from "../scoring/workings.ts";
import type { Award, Criterion, ValuedLeaf } from "../tender/model.ts";
import type { Discounting } from "../tender/price-basis.ts";
import { allCriteria } from "../tender/tree.ts";

/** @returns one sentence for each term of the method. */
export function methodTerms(award: Award): readonly string[] {
  const { alreadyRequired, marks, credit } = award;
  const { priceYear, alsoPriceYear, discounting } = award.priceBasis;
  return [
    ...allCriteria(award.criteria).flatMap(criterionTerms),
    ...(credit === undefined
      ? []
      : [`£${groupThousands(exactText(credit.value))} is taken off the price for each mark`]),
    ...(marks === "average" ? ["where evaluators differ, the average of their marks counts"] : []),
    ...(alreadyRequired === undefined || alreadyRequired.size === 0
      ? []
      : [`already required, so not extra: ${[...alreadyRequired.keys()].join(", ")}`]),
    ...(priceYear === undefined
      ? []
      : [
          `proxy values are brought to ${[priceYear, ...(alsoPriceYear === undefined ? [] : [alsoPriceYear])].join(" and ")} prices where a published index runs that far`,
        ]),
    ...(discounting === undefined ? [] : [discountingTerm(discounting)]),
  ];
}

function criterionTerms(one: Criterion): readonly string[] {
  const minimum =
    one.minimum === undefined
      ? []
      : [
          `\`${one.id}\` has a minimum of ${one.minimum.kind === "share" ? percentText(one.minimum.share) : exactText(one.minimum.figure)}`,
        ];
  const rounded =
    one.round === undefined
      ? []
      : [
          `\`${one.id}\` is rounded to ${one.round.places} ${one.round.places === 1 ? "place" : "places"} (${one.round.mode}) before it is added`,
        ];
  if (one.kind === "division") return [...minimum, ...rounded];
  return [
    ...minimum,
    ...one.needs.map(
      ({ criterion, share }) =>
        `\`${one.id}\` earns nothing until \`${criterion}\` reaches ${percentText(share)}`,
    ),
    ...(one.scaledBy === undefined
      ? []
      : [`\`${one.id}\` is scaled by the share that \`${one.scaledBy.criterion}\` earns`]),
    ...(one.from === "sroi"
      ? [
          `\`${one.id}\` is the value of the commitments for each pound ${one.inputs === "price" ? "of the price" : "that the bid says is put in"}`,
        ]
      : one.from === "lm3"
        ? [
            `\`${one.id}\` is what is spent in the area (${one.area}) in ${one.rounds} rounds for each pound of the price, which is the first`,
          ]
        : []),
    ...(one.from === "commitments" || one.from === "sroi" ? valuedCriterionTerms(one) : []),
    ...rounded,
  ];
}

function valuedCriterionTerms({ id, unevidenced, measures, perspectives }: ValuedLeaf): readonly string[] {
  const targets = (measures ?? []).flatMap(({ id: measure, target }) =>
    target === undefined ? [] : [`${measure} up to ${exactText(target.value)}`],
  );
  const named =
    measures === undefined ? [] : [`\`${id}\` counts ${measures.map((one) => one.id).join(", ")}`];
  return [
    ...named,
    ...(perspectives === undefined ? [] : [`\`${id}\` counts only ${perspectives.join(" and ")} values`]),
    ...(targets.length === 0 ? [] : [`\`${id}\` counts ${targets.join(", ")}`]),
    unevidenced === "nothing"
      ? `under \`${id}\` a commitment without evidence, owner, date and plan earns nothing`
      : `under \`${id}\` a commitment earns in full whatever stands behind it`,
  ];
}

function discountingTerm({ rate, schedule, firstYear }: Discounting): string {
  const how =
    rate === undefined ? `by the Green Book's ${schedule ?? "standard"} schedule` : `at ${percentText(rate)}`;
  return `later years are discounted ${how}, the first year ${firstYear}`;
}
