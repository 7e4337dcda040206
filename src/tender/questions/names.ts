/** One bidder, or one evaluator, under two names: `Ltd` and `Limited`, `&` and `and`, with and without `The`. */
import { quote } from "../../source/quote.ts";
import { sameName } from "../bids/cells.ts";
import type { Bid, Tender } from "../model.ts";
import type { Question } from "./model.ts";

const ENDINGS =
  /(?: public limited company| community interest company| limited liability partnership| limited| ltd| plc| llp| cic| inc| incorporated| co| company| cyf| cyfyngedig)+$/;

/** @returns the name without what people write in one way or another */
export const plainName = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/^\d+[.)] | t\/a .*$|\(\d+\)/g, " ")
    .replace(/&|\+/g, " and ")
    .replace(/['’.]/g, "")
    .replace(/\bst\b/g, "saint")
    .replace(/\bbros\b/g, "brothers")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the /, "")
    .replace(ENDINGS, "")
    .replace(/ /g, "");

interface Named {
  readonly name: string;
  readonly at: string;
}

/** @returns names that are one but for the way in which they are written, each with the place where it first stands. */
function sameButForWriting(
  all: readonly Named[],
  plain: (name: string) => string,
): readonly (readonly Named[])[] {
  const groups = new Map<string, Map<string, Named>>();
  for (const one of all) {
    const key = plain(one.name);
    const group = groups.get(key) ?? new Map<string, Named>();
    if (!group.has(one.name)) group.set(one.name, one);
    groups.set(key, group);
  }
  return [...groups].flatMap(([key, group]) => (key !== "" && group.size > 1 ? [[...group.values()]] : []));
}

const listed = (group: readonly Named[]): string =>
  group.map(({ name, at }) => `${quote(name)} (${at})`).join(" and ");

/** @returns a question for each bidder that seems to have two names */
export function sameBidderQuestions(
  { namesThatAreBidders = [] }: Tender,
  bids: readonly Bid[],
): readonly Question[] {
  const live = new Set(bids.flatMap(({ bidder, status }) => (status === "live" ? [bidder] : [])));
  const named = bids
    .filter(({ bidder }) => !namesThatAreBidders.some((known) => sameName(known, bidder)))
    .map(({ bidder, at }) => ({ name: bidder, at }));
  // A bid that was withdrawn and handed in again under another name is one that is left.
  const groups = sameButForWriting(named, plainName).filter(
    (group) => group.filter(({ name }) => live.has(name)).length !== 1,
  );
  return groups.map((group) => ({
    kind: "same-bidder",
    says: `${listed(group)} look like one bidder under ${group.length === 2 ? "two" : group.length} names: if they are one, keep one row and write the name the same way everywhere; if they are not, add them to \`names-that-are-bidders\` at the top of the tender`,
  }));
}

const plainEvaluator = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** @returns a question for each evaluator that seems to have two names */
export function sameEvaluatorQuestions(bids: readonly Bid[]): readonly Question[] {
  const named = bids.flatMap(({ marks, pendingMarks = [] }) =>
    [...marks, ...pendingMarks].flatMap(({ evaluator, at }) =>
      evaluator === undefined ? [] : [{ name: evaluator, at }],
    ),
  );
  return sameButForWriting(named, plainEvaluator).map((group) => ({
    kind: "same-evaluator",
    says: `${listed(group)} look like one evaluator under ${group.length === 2 ? "two" : group.length} names: write the name the same way everywhere`,
  }));
}

const NOT_A_PERSON =
  /^(?:the )?(?:moderated|moderation|consensus|averages?|mean|median|totals?|sum|final|agreed|panel|overall)(?: (?:mark|score|total|average|mark agreed))?$/;

/** @returns a question for each evaluator whose name is that of a panel's mark, or of an average: it would count as one more evaluator */
export function noEvaluatorQuestions(bids: readonly Bid[]): readonly Question[] {
  const found = new Map<string, string>();
  for (const { marks } of bids)
    for (const { evaluator, stage, at } of marks)
      if (stage === "individual" && evaluator !== undefined && !found.has(evaluator) && isNoPerson(evaluator))
        found.set(evaluator, at);
  return [...found].map(([name, at]) => ({
    kind: "no-evaluator",
    says: `${quote(name)} (${at}) stands as an evaluator and may be the panel's own mark or an average: if it is the consensus, write \`consensus\` under \`stage\`; if it is an average, delete its rows`,
  }));
}

const isNoPerson = (name: string): boolean => NOT_A_PERSON.test(name.normalize("NFKC").toLowerCase().trim());
