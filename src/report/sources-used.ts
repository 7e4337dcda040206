/**
 * What the figures shown rest on: the published values and tables that took
 * part, which of them nobody has checked, and whose gain they measure.
 */

import type { EvaluatedAward } from "../evaluation/model.ts";
import { type Exact, isZero, sum } from "../number/exact.ts";
import {
  type PublishedFigure,
  perspectivesOf,
  publishedFiguresIn,
  valuesOfYears,
  type Workings,
} from "../scoring/workings.ts";

/** A measure whose worth took part, once for each bid and criterion. */
interface Taken {
  readonly measure: string;
  readonly value: Workings;
}

const known = new WeakMap<readonly EvaluatedAward[], readonly Taken[]>();

/** What earned something, or what was promised where nothing is scored: looked for once, and asked for by several. */
function usedMeasureWorkings(awards: readonly EvaluatedAward[]): readonly Taken[] {
  const found = known.get(awards) ?? findUsedMeasureWorkings(awards);
  known.set(awards, found);
  return found;
}

function findUsedMeasureWorkings(awards: readonly EvaluatedAward[]): readonly Taken[] {
  const found: Taken[] = [];
  for (const { evaluation } of awards)
    for (const { scores, counted, offered, status } of evaluation.bids) {
      if (status === "scored" || status === "unmarked")
        for (const score of scores.values()) addUsedMeasureWorkings(score, found);
      if (counted === undefined) addUsedMeasureWorkings(offered, found);
    }
  return found;
}

/** A figure that came to nothing rests on no value. */
function addUsedMeasureWorkings(node: Workings, found: Taken[]): void {
  if (isZero(node.value)) return;
  if (node.measure !== undefined) found.push({ measure: node.measure, value: node });
  else
    node.from.forEach((one) => {
      addUsedMeasureWorkings(one, found);
    });
}

/** @returns the measures that took part in what the awards show. */
export const usedMeasureIds = (awards: readonly EvaluatedAward[]): ReadonlySet<string> =>
  new Set(usedMeasureWorkings(awards).map(({ measure }) => measure));

/** A pound given is a pound, whoever says so. */
const BY_DEFINITION = "definition";

/** @returns who published the figures that took part, each once. */
export function usedFigurePublishers(awards: readonly EvaluatedAward[]): readonly string[] {
  const found = new Set<string>();
  const add = ({ value, published, source, from }: Workings): void => {
    if (isZero(value)) return;
    if (published !== undefined && source !== undefined && source !== BY_DEFINITION) found.add(source);
    for (const one of from) add(one);
  };
  for (const { value } of usedMeasureWorkings(awards)) add(value);
  return [...found].sort();
}

/** @returns what a reader must know of the published figures that took part, in sentences. */
export function publishedFigureNotices(awards: readonly EvaluatedAward[]): readonly string[] {
  const taken = usedMeasureWorkings(awards);
  const published = taken.flatMap(({ measure, value }) =>
    publishedFiguresIn(value).map((one) => ({ ...one, measure })),
  );
  return [
    ...unverifiedProxyNotice(published),
    ...unverifiedReferenceNotice(published),
    ...mixedPerspectivesNotice(published),
    ...(awards.every(({ evaluation }) => evaluation.award.priceBasis.priceYear !== undefined)
      ? []
      : mixedPriceYearsNotice(published)),
  ];
}

type OfMeasure = PublishedFigure & { readonly measure: string };

const sortedDistinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();

function unverifiedProxyNotice(published: readonly OfMeasure[]): readonly string[] {
  const found = sortedDistinct(
    published
      .filter(({ kind, status }) => kind === "proxy" && status === "unverified")
      .map(({ measure, name }) => `${measure} (${name})`),
  );
  return found.length === 0
    ? []
    : [
        `Unverified proxy values took part: ${found.join(", ")}. Check each with its publisher before you rely on it.`,
      ];
}

function unverifiedReferenceNotice(published: readonly OfMeasure[]): readonly string[] {
  const found = sortedDistinct(
    published
      .filter(({ kind, status }) => kind === "reference" && status === "unverified")
      .map(({ name }) => name),
  );
  return found.length === 0
    ? []
    : [
        `Figures from unverified tables took part: ${found.join("; ")}. One copy of each was read; check them with their publisher.`,
      ];
}

function mixedPerspectivesNotice(published: readonly OfMeasure[]): readonly string[] {
  const found = sortedDistinct(published.flatMap(({ perspective }) => perspective ?? []));
  return found.length < 2
    ? []
    : [
        `The pounds add values of different perspectives (${found.join(", ")}); they overlap in part, and are no saving and no cash.`,
      ];
}

function mixedPriceYearsNotice(published: readonly OfMeasure[]): readonly string[] {
  const found = sortedDistinct(published.flatMap(({ prices }) => prices ?? []));
  return found.length < 2
    ? []
    : [
        `The proxy values are in the prices of different years (${found.join(", ")}), and the tender sets no \`price-year\` to bring them to.`,
      ];
}

/** The value with the perspective that it states, or that each of its years states. */
function valueByPerspective(value: Workings): readonly (readonly [string, Exact])[] {
  const years = valuesOfYears(value);
  if (years.length > 0) return years.flatMap(valueByPerspective);
  const [own = "unstated", other] = perspectivesOf(value);
  return [[other === undefined ? own : "mixed", value.value]];
}

/** @returns the pounds of one figure by whose gain they are, each apart; values that state no perspective under "unstated". */
export function poundsByPerspective(pounds: Workings): ReadonlyMap<string, Exact> {
  const taken: Taken[] = [];
  addUsedMeasureWorkings(pounds, taken);
  const parts = taken.flatMap(({ value }) => valueByPerspective(value));
  const names = sortedDistinct(parts.map(([name]) => name));
  return new Map(
    names.map((name) => [name, sum(parts.flatMap(([own, value]) => (own === name ? [value] : [])))]),
  );
}
