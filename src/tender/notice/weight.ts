/**
 * The weight of social value in one lot of a notice, as far as its own words
 * go: the least and the most that it can be. Where the two are one, the notice
 * says it; where they are apart, nothing here picks between them.
 */
import {
  compare,
  divide,
  type Exact,
  equal,
  HUNDRED,
  isZero,
  largest,
  multiply,
  ONE,
  smallest,
  subtract,
  sum,
  ZERO,
} from "../../number/exact.ts";
import { type Item, itemFromCriterion, itemsIn, numberAlone, withWeightsOfDescriptions } from "./items.ts";
import type { NoticeCriterion, NoticeLot, Words } from "./model.ts";
import { innerSocialValueBounds, type Shared, shareBoundsOfItems } from "./shares.ts";
import { type NoticeReading, speaksOfSocialValue } from "./vocabulary.ts";

export interface NoticeWeight {
  /** Shares of all the marks, from 0 to 1. */
  readonly least: Exact;
  readonly most: Exact;
  /** What its neighbours carry, such as the environment: they may be part of it, and the notice does not say so. */
  readonly near: Exact;
  readonly because: string;
  /** The words that the answer rests on. */
  readonly words: readonly Words[];
  readonly nearWords: readonly Words[];
}

interface Found extends NoticeWeight {
  /** Whether something that is social value alone carries a weight. */
  readonly sure: boolean;
}

/** @returns the bounds of the weight, and the words that they rest on. */
export function socialValueWeightIn(lot: NoticeLot, reading: NoticeReading): NoticeWeight {
  const criteria = withWeightsOfDescriptions(lot.criteria);
  const listed = criteria.map((one) => itemFromCriterion(one, reading));
  const told = lot.texts.flatMap((text) => itemsIn(text, reading));
  const listFirst = listed.some(({ value }) => value !== undefined) || told.length === 0;
  const [main, besides] = listFirst ? [listed, told] : [told, listed];
  const own = withoutEmptyWords(weightFromItems(main, priceShareOutsideList(main, besides), reading));
  const other = withoutEmptyWords(weightFromItems(besides, ZERO, reading));
  if (own.sure && other.sure) return mergeFoundWeights(own, other);
  if (other.sure) return addsUpWithoutIt(main) ? partOfList(other, main) : other;
  const alone = criteria.flatMap((one) => (reads(one, reading) ? (numberAlone(one) ?? []) : []));
  if (own.words.length > 0)
    return alone.length === 0 || own.sure
      ? own
      : { ...own, because: `its weight stands in words: ${alone.join(", ")}` };
  const mention = [...lot.texts, ...besides.flatMap(({ words }) => words)].find(({ text }) =>
    speaksOfSocialValue(text),
  );
  if (mention !== undefined)
    return {
      ...own,
      because: "the text speaks of social value, and no weight can be read from it alone",
      words: [mention],
    };
  const seen = [...lot.texts, ...listed.flatMap(({ words }) => words)].filter(hasWords).slice(0, 4);
  return seen.length > 0 ? { ...own, words: seen } : { ...own, because: "no award criteria are given" };
}

const hasWords = ({ text }: Words): boolean => text.trim() !== "";

const withoutEmptyWords = (found: Found): Found => ({
  ...found,
  words: found.words.filter(hasWords),
  nearWords: found.nearWords.filter(hasWords),
});

const reads = (criterion: NoticeCriterion, reading: NoticeReading): boolean =>
  itemFromCriterion(criterion, reading).subject === "social-value";

/** Whether a list makes a hundred without naming social value: what a text says of it is then part of something listed. */
function addsUpWithoutIt(main: readonly Item[]): boolean {
  const values = main.flatMap(({ value }) => value ?? []);
  const named = main.some(({ subject }) => subject === "social-value" || subject === "mixed");
  return main.length > 1 && values.length === main.length && !named && equal(sum(values), HUNDRED);
}

/** "10%" may be of all the marks or of the part that it belongs to. */
function partOfList(other: Found, main: readonly Item[]): Found {
  const parts = main
    .filter(({ subject }) => subject !== "price")
    .flatMap(({ value }) => (value === undefined ? [] : [divide(value, HUNDRED)]));
  const least = parts.length === 0 ? ZERO : multiply(other.least, smallest(parts));
  return {
    ...other,
    least,
    because: "the list of criteria adds to 100 without it, so that it may be a share of one of them",
    words: [...other.words, ...main.flatMap(({ words }) => words).filter(hasWords)],
  };
}

function mergeFoundWeights(one: Found, other: Found): Found {
  if (equal(one.least, other.least) && equal(one.most, other.most)) return one;
  return {
    ...one,
    least: smallest([one.least, other.least]),
    most: largest([one.most, other.most]),
    because: "the list of criteria and the text beside it give different weights",
    words: [...one.words, ...other.words],
  };
}

/** A price that only the text names stands outside a list of quality criteria that adds to a hundred by itself. */
function priceShareOutsideList(main: readonly Item[], besides: readonly Item[]): Exact {
  if (main.some(({ subject }) => subject === "price")) return ZERO;
  const prices = besides.filter(({ subject }) => subject === "price").flatMap(({ value }) => value ?? []);
  const outside = divide(sum(prices), HUNDRED);
  return compare(outside, ONE) < 0 ? outside : ZERO;
}

function weightFromItems(items: readonly Item[], outside: Exact, reading: NoticeReading): Found {
  const all = shareBoundsOfItems(items);
  const own = all.filter(({ item }) => item.subject === "social-value");
  const mixed = all.filter(({ item }) => item.subject === "mixed");
  const near = all.filter(({ item }) => item.subject === "neighbour");
  if (own.length + mixed.length === 0) return weightIfUnnamed(all);
  const parts = [...own, ...mixed.map((one) => innerSocialValueBounds(one, reading))];
  const least = sum(parts.map((part) => part.least));
  const unweighted = own.some(({ item }) => item.value === undefined);
  return {
    least: clampShare(isZero(outside) ? least : multiply(least, subtract(ONE, outside))),
    most: clampShare(sum(parts.map((part) => part.most))),
    near: clampShare(sum(near.map(({ most }) => most))),
    sure: own.length > 0 && !unweighted,
    because: weightBasisText(own, mixed, unweighted),
    words: [...own, ...mixed].flatMap(({ item }) => item.words),
    nearWords: near.flatMap(({ item }) => item.words),
  };
}

function weightBasisText(own: readonly Shared[], mixed: readonly Shared[], unweighted: boolean): string {
  if (unweighted) return "it is a criterion of its own, and no weight stands beside it";
  if (mixed.length > 0)
    return own.length > 0 ? "other criteria may hold more of it" : "it shares a criterion with other things";
  if (own.some(({ item }) => item.blended))
    return "the notice names it together with what it takes in: economic, social and environmental well-being";
  if (own.every(({ least, most }) => equal(least, most)))
    return own.length === 1
      ? "the notice names it and gives it a weight"
      : `the notice names it ${own.length} times, each with a weight`;
  return "the notice names it, and its numbers can be read in more than one way";
}

/** Where nothing is called social value it may still stand inside a question: only price leaves no room. */
function weightIfUnnamed(all: readonly Shared[]): Found {
  const price = all.filter(({ item }) => item.priceAlone);
  const complete = price.length > 0 && all.every(({ item }) => item.value !== undefined);
  const most = complete ? clampShare(subtract(ONE, sum(price.map(({ least }) => least)))) : ONE;
  return {
    least: ZERO,
    most,
    near: ZERO,
    sure: false,
    words: compare(most, ONE) < 0 ? price.flatMap(({ item }) => item.words) : [],
    nearWords: [],
    because: isZero(most)
      ? "price carries every mark, so none is left for it"
      : "nothing is called social value; it may stand in the tender documents",
  };
}

const clampShare = (share: Exact): Exact =>
  compare(share, ZERO) < 0 ? ZERO : compare(share, ONE) > 0 ? ONE : share;
