/**
 * The words by which notices call social value, in English and Welsh. A
 * criterion is known by its name and never by its type: publishers file social
 * value under quality, under price and under cost.
 */

/** What a heading holds: only social value, social value among other things, a neighbour of it, price alone, or something else. */
export type NoticeSubject = "social-value" | "mixed" | "neighbour" | "price" | "other";

const socialValue = [
  // also as mistyped: social vaue, socail value, social-value, socialvalue
  /\bso(?:ci|ic|c)[ai]*l[\s-]?v[aleu]{2,4}s?\b/,
  /\btoms?\b(?! (?:jones|smith))/,
  /\bsv\b/,
  /\bcommunity (?:and social )?benefits?\b/,
  /\bcommunity (?:and )?(?:well-? ?being|wellbeing) benefits?\b/,
  /\bsocial (?:and|&) community benefits?\b/,
  /\bwell-?being of future generations\b/,
  /\b(?:social|economic|environmental)(?:, | and | & )(?:social|economic|environmental)(?:,? and | & )(?:social|economic|environmental) well-?being\b/,
  /\bg?werth(?:oedd)? cymdeithasol\b/,
  /\b(?:budd(?:ion|iannau)?|f?anteision|manteision) cymunedol\b/,
  /\bllesiant (?:cymunedol|cenedlaethau'r dyfodol)\b/,
];

const netZero =
  /\b(?:net[\s-]?zero|carbon|climate|decarboni[sz]ation|greenhouse gas(?:es)?|sero net|newid hinsawdd)\b/;

const environment =
  /\b(?:environment(?:al(?:ly)?)?|sustainab(?:le|ility)|circular economy|biodiversity|cynaliadwyedd|cynaladwyedd|amgylchedd(?:ol)?)\b/;

const society =
  /\b(?:communit(?:y|ies)|well-?being|llesiant|social (?:impact|responsibility|benefits?|outcomes?)|csr|esg|equality|diversity|inclusion|ethical|fair work(?: first)?|(?:real )?living wage|apprentice(?:s|ships)?|employment and skills|local (?:economy|employment|jobs)|modern slavery|vcse|foundational economy)\b/;

const price =
  /\b(?:price|prices|priced|pricing|cost|costs|fee|fees|charge|charges|financial|rate|rates|commercial|pris|prisiau|cost(?:au)|masnachol)\b/;
const priceAlone = /\b(?:price|prices|pricing|cost|costs|fee|fees|charges|pris|prisiau|costau)\b/;

/** Words that say how an answer is given, and nothing of what it is about. */
const filler =
  /^(?:the|an?|of|for|to|by|at|in|on|will|be|is|are|it|its|all|any|each|your|our|their|this|these|social|value|that|which|as|per|criteria|criterion|weight(?:ed|ing|ings)?|score[ds]?|scoring|marks?|points?|total|overall|evaluation|evaluated|evolution|assess(?:ed|ment)?|award|allocated|applied|worth|response|responses|question|questions|questionnaire|section|envelope|offer|offers|proposal|proposals|plan|plans|commitment|commitments|statement|method|submission|delivery|outcomes?|measures?|themes?|requirements?|contributions?|initiatives?|demonstration|approach|qualitative|quantitative|tool|portal|model|tt|gloss|y|yr|ar|gan|gyfer)$/;

const numbers = /\d+(?:[.,]\d+)?\s*(?:%|per\s?cent|percent|y cant)?/g;

/** "Social, economic and environmental value" is social value with what it takes in beside it. */
const groups = [
  /\bsocial(?:,? (?:and|&) |, )((?:(?:economic|environmental)(?:,? (?:and|&) |, ))*(?:economic|environmental)) (?:values?|benefits?)\b/g,
  /\b((?:(?:economic|environmental)(?:,? (?:and|&) |, ))+)social values?\b/g,
] as const;

const apartFromSocialValue = (_: string, others: string): string =>
  others.includes("environmental") ? "social value, environment" : "social value";

/** Words by which a heading says what it does not hold; they reach to the end of their bracket or clause. */
const exclusion =
  /\b(?:excluding|excludes|exclusive of|excl?\.?|other than|without|less|minus|not including|not inclusive of|except(?:ing)?(?: for)?|apart from|save for)\s+[^()[\],;:–—]*/g;
/** "Non-social value" is everything but social value. */
const nonSocial =
  /\bnon[\s-]*(?=so(?:ci|ic|c)[ai]*l|community benefit|sv\b)[^()[\],;:–—]*?\b(?:v[aleu]{2,4}s?|benefits?|sv)\b/g;

/** @returns a heading without what it says that it leaves out */
const withoutExcluded = (text: string): string =>
  text
    .replace(nonSocial, " ")
    .replace(exclusion, (words) => (socialValue.some((pattern) => pattern.test(words)) ? " other " : words));

const tidyWords = (text: string): string =>
  withoutExcluded(
    plainWords(text).replace(groups[0], apartFromSocialValue).replace(groups[1], apartFromSocialValue),
  );

/** "Quality (method) and social value" joins the two, whatever stands in the bracket between them. */
const bracketBetween = /\(([^()]*)\)(?=\s*(?:and\b|&|\+|,|plus\b))/g;

const plainWords = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/[‐‑]/g, "-")
    .replace(/_/g, " ")
    .replace(notPrice, "other")
    .replace(/\s+/g, " ")
    .trim();

/** "Non-price" is everything but price. */
const notPrice = /\bnon[\s-]?(?:price|cost|financial|commercial)\b/g;

/** "Quality (including social value)" joins the two as much as "quality and social value" does. */
const joinings =
  /\s*[-–—:(]?\s*\b(?:includ(?:ing|es|ed)|inclusive of|incl|inc|with|plus|covering|compris(?:ing|es))\b[.:]?\s*/g;

const headings = /\s+[-–—]+\s*|\s*[-–—]+\s+|[–—:|()[\]>]/;
const conjunctions = /,|;|\/|&|\+|\band\b|\bor\b|\bac\b|(?<=ansawdd|pris|cost) a\b/;

/** What one part of a heading is about. */
type Piece = "social-value" | "neighbour" | "net-zero" | "price" | "other" | "nothing";

function classifyPiece(piece: string): Piece {
  const words = piece.replace(numbers, " ").trim();
  if (socialValue.some((pattern) => pattern.test(words)))
    return /\b(?:technical|price|pricing|commercial|financial)\b/.test(words) ? "other" : "social-value";
  if (netZero.test(words)) return "net-zero";
  if (environment.test(words) || society.test(words)) return "neighbour";
  if (price.test(words)) return ratioToQuality.test(words) ? "other" : "price";
  return words.split(/[^\p{L}]+/u).every((word) => word === "" || filler.test(word)) ? "nothing" : "other";
}

/** A price for each point of quality marks quality as much as price. */
const ratioToQuality =
  /\b(?:per|for each)\b.*\b(?:quality|points?|marks?)\b|\bquality\b|\bvalue for money\b|\bvfm\b/;

export interface NoticeReading {
  /** Whether net zero counts towards the weight, as it does for the NHS in England. */
  readonly netZeroCounts: boolean;
  /** Whether the environment stands outside social value, as it does under PPN 026. */
  readonly environmentOutside: boolean;
}

/** Each of the names holds one of these, and most texts hold none, which is told at once. */
const hint = /so[ci]|tom|sv|benefit|well|werth|budd|anteision|llesiant/;

const matchesSocialValueName = (text: string): boolean =>
  hint.test(text) && socialValue.some((pattern) => pattern.test(text));

/** @returns whether social value is spoken of at all. */
export const speaksOfSocialValue = (text: string): boolean => matchesSocialValueName(tidyWords(text));

/** @returns what a heading or label is about. */
export function labelSubject(
  label: string,
  { netZeroCounts, environmentOutside }: NoticeReading,
): NoticeSubject {
  const text = tidyWords(label)
    .replace(bracketBetween, (whole, inside: string) => (matchesSocialValueName(inside) ? whole : " "))
    .replace(joinings, ", ");
  const parts = text.split(headings).map((part) =>
    part
      .split(conjunctions)
      .map(classifyPiece)
      .filter((piece) => piece !== "nothing"),
  );
  const counts = (piece: Piece): boolean =>
    piece === "social-value" || (netZeroCounts && piece === "net-zero");
  const belongs = (piece: Piece): boolean =>
    counts(piece) || (!environmentOutside && (piece === "neighbour" || piece === "net-zero"));
  const pieces = parts.flat();
  if (parts.some((part) => part.some(counts) && part.every(belongs))) return "social-value";
  if (matchesSocialValueName(tidyWords(label)) || pieces.some(counts)) return "mixed";
  if (pieces.some((piece) => piece === "neighbour" || piece === "net-zero")) return "neighbour";
  const onlyPrice = pieces.length > 0 && pieces.every((piece) => piece === "price");
  return onlyPrice ? "price" : "other";
}

/** @returns whether the label is of price and of nothing else that could be read and marked; "commercial" may hold more. */
export const isPriceOnlyLabel = (label: string, reading: NoticeReading): boolean =>
  labelSubject(label, reading) === "price" &&
  priceAlone.test(tidyWords(label)) &&
  !/\bcommercial\b/.test(tidyWords(label));

const numbered =
  /^(?:(?:award|evaluation|quality|technical|selection|lot)\s+)?(?:criteri(?:on|a)|question|method statement|section|part|item|ac|q|ms|sub-?criterion|maen prawf|cwestiwn)\s*(?:no\.?|number)?\s*[\d.]*[a-z]?\s*(?:\([^)]*\))?$/;

/** @returns whether a name only numbers the criterion, so that its description must say what it is. */
export const isNumberOnlyName = (name: string): boolean => numbered.test(tidyWords(name));
