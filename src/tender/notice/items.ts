/** What a lot lists: headings with the weights that stand beside them, from its criteria and from its running text. */
import {
  divide,
  type Exact,
  equal,
  exact,
  exactText,
  HUNDRED,
  isZero,
  multiply,
  ONE,
  sum,
} from "../../number/exact.ts";
import { withoutUndefined } from "../../source/without-undefined.ts";
import type { NoticeCriterion, Words } from "./model.ts";
import { type Statement, weightStatementsIn } from "./statements.ts";
import {
  isNumberOnlyName,
  isPriceOnlyLabel,
  labelSubject,
  type NoticeReading,
  type NoticeSubject,
  speaksOfSocialValue,
} from "./vocabulary.ts";

export interface Item {
  readonly subject: NoticeSubject;
  readonly value?: Exact;
  /** Whether the number is a share of what all numbers add to, and not of a hundred. */
  readonly relative: boolean;
  readonly bound: Statement["bound"];
  /** Whether its own words make it a share of the quality marks and not of all. */
  readonly ofQuality: boolean;
  readonly priceAlone: boolean;
  /** Whether the environment or the community stands beside social value in its name. */
  readonly blended: boolean;
  readonly words: readonly Words[];
  /** What stands inside it, as its own text says. */
  readonly inner: readonly Statement[];
}

/** A number that stands alone, with or without what it counts. */
const aloneInDescription = /^\s*(\d{1,4}(?:\.\d{1,9})?)\s*(points?|marks?|pts)?\.?\s*$/i;

/**
 * Notices that began as forms of TED carry weights as bare descriptions. They
 * are weights where every criterion has one and together they make a whole: a
 * hundred, one, or the points that each of them names.
 *
 * @returns the criteria with those weights, or as they are
 */
export function withWeightsOfDescriptions(criteria: readonly NoticeCriterion[]): readonly NoticeCriterion[] {
  const found = criteria.map(({ description, weight }) =>
    weight === undefined && description !== undefined ? aloneInDescription.exec(description.text) : null,
  );
  if (criteria.length < 2 || found.some((one) => one === null)) return criteria;
  const values = found.map((one) => exact((one?.[1] ?? "0").replace(/^0+(?=\d)/, "")));
  const total = sum(values);
  const points = found.every((one) => one?.[2] !== undefined);
  const whole = [HUNDRED, ONE].some((one) => equal(total, one)) || (points && !isZero(total));
  if (!whole) return criteria;
  return criteria.map(({ name, description }, index) => ({
    ...withoutUndefined({ name }),
    weight: {
      value: multiply(divide(values[index] ?? total, total), HUNDRED),
      unit: "percent",
      at: description?.at ?? "",
    },
  }));
}

/** @returns the number that stands alone in a description, where one does */
export const numberAlone = ({ description }: NoticeCriterion): string | undefined =>
  aloneInDescription.exec(description?.text ?? "")?.[0]?.trim();

export function itemFromCriterion(
  { name, description, weight }: NoticeCriterion,
  reading: NoticeReading,
): Item {
  const heading =
    name === undefined || isNumberOnlyName(name.text)
      ? (firstLine(description) ?? name ?? { text: "", at: weight?.at ?? "" })
      : name;
  const written = [name, description].flatMap((one) =>
    one === undefined ? [] : weightStatementsIn(one.text),
  );
  const numeric = weight !== undefined && ["percent", "share", "unstated"].includes(weight.unit);
  const alone = written.length === 1 ? written[0] : undefined;
  const value = numeric ? weight.value : weight === undefined ? alone?.value : undefined;
  const subject = subjectWithDescription(labelSubject(heading.text, reading), description, heading);
  return {
    subject,
    ...(value !== undefined && { value }),
    relative: weight?.unit === "share",
    bound: numeric ? "exactly" : (alone?.bound ?? "exactly"),
    ofQuality: written.some(({ ofQuality }) => ofQuality),
    blended: mixesInEnvironment(heading.text, subject, reading),
    priceAlone: isPriceOnlyLabel(heading.text, reading) && !speaksOfSocialValue(description?.text ?? ""),
    words: wordsToQuote(name, description, heading, weight, subject),
    inner: numeric ? written : [],
  };
}

const mixesInEnvironment = (label: string, subject: NoticeSubject, reading: NoticeReading): boolean =>
  subject === "social-value" && labelSubject(label, { ...reading, environmentOutside: true }) !== subject;

/** A criterion whose text speaks of social value may hold some of it. */
function subjectWithDescription(
  subject: NoticeSubject,
  description: Words | undefined,
  heading: Words,
): NoticeSubject {
  const speaks =
    description !== undefined && description !== heading && speaksOfSocialValue(description.text);
  return speaks && (subject === "other" || subject === "neighbour") ? "mixed" : subject;
}

function firstLine(words: Words | undefined): Words | undefined {
  const text = words?.text.split(/[\r\n]|\.\s/)[0]?.trim();
  return words === undefined || text === undefined || text === "" ? undefined : { text, at: words.at };
}

function wordsToQuote(
  name: Words | undefined,
  description: Words | undefined,
  heading: Words,
  weight: NoticeCriterion["weight"],
  subject: NoticeSubject,
): readonly Words[] {
  const figure =
    weight === undefined
      ? ""
      : ` = ${exactText(weight.value)}${weight.unit === "percent" ? "%" : ` (${weight.unit})`}`;
  const own = name ?? heading;
  const needed = heading !== name || weight === undefined || subject === "mixed";
  const more = needed ? socialValueSentences(description) : undefined;
  return [
    { text: `${own.text}${figure}`, at: own.at },
    ...(more === undefined || more.text === own.text ? [] : [more]),
  ];
}

/** Of a long description, the sentences that speak of social value. */
function socialValueSentences(description: Words | undefined): Words | undefined {
  const sentences = description?.text.split(/(?<=[.;!?])\s+|[\r\n]+/).filter(speaksOfSocialValue) ?? [];
  return description === undefined || sentences.length === 0
    ? description
    : { text: sentences.join(" … "), at: description.at };
}

export function itemsIn(text: Words, reading: NoticeReading): readonly Item[] {
  return weightStatementsIn(text.text).map(({ label, value, bound, ofQuality, inner, words }) => ({
    subject: subjectWithParts(labelSubject(label, reading), inner, reading),
    blended: mixesInEnvironment(label, labelSubject(label, reading), reading),
    value,
    relative: false,
    bound,
    ofQuality,
    priceAlone: isPriceOnlyLabel(label, reading),
    words: [{ text: words, at: text.at }],
    inner,
  }));
}

function subjectWithParts(
  subject: NoticeSubject,
  inner: readonly Statement[],
  reading: NoticeReading,
): NoticeSubject {
  const holds = inner.some(({ label }) => labelSubject(label, reading) === "social-value");
  return holds && subject !== "social-value" ? "mixed" : subject;
}
