/**
 * Weights written in running text: "60% quality, 30% price, 10% social value",
 * or a line for each. Only the association of one figure with one label is
 * made here; what the label is about is the vocabulary's business.
 */
import { type Exact, equal, exact, HUNDRED, sum } from "../../number/exact.ts";

export interface Statement {
  readonly label: string;
  /** As written, in per cent. */
  readonly value: Exact;
  readonly bound: "exactly" | "at-least" | "at-most" | "about";
  /** Whether the sentence makes it a share of another part: "10% of the quality score". */
  readonly ofQuality: boolean;
  /** What stands in brackets behind it: "Quality 60% (50% method, 10% social value)". */
  readonly inner: readonly Statement[];
  /** The clause, as written. */
  readonly words: string;
}

const percent =
  /(?<![£$€\d.,])(\d{1,3}(?:\.\d{1,9})?)\s*(?:%|per\s?cent\b|percent\b|y cant\b|percentage points?\b)/gi;
const bare = /(?<![£$€\d.,])\b(\d{1,3}(?:\.\d{1,9})?)\s*(?:points?\b|marks?\b|pts\b)?(?![\d%])/gi;

/** Figures that are no weights: a share of money or people, a pass mark, a range. */
const noWeight =
  /\bof (?:the )?(?:total |whole |annual )?(?:contract|bid|tender|supplier)?(?:'s)?\s?(?:value|price paid|spend|cost|turnover|workforce|staff|employees|hours)\b|\b(?:minimum|pass|threshold|at least)\b[^.;\n]*\b(?:scored?|mark|pass)\b|\bmust (?:score|achieve|obtain)\b|\bdiscount\b/i;
const range = /\d\s*%?\s*(?:-|–|to)\s*\d{1,3}(?:\.\d+)?\s*%/;

const clauseEnds = /[\n\r;•·|]+|,(?!\d)|\.(?=\s|$)/;

/** @returns the statements of a text in their order; nothing of a clause that could be read in two ways. */
export function weightStatementsIn(text: string): readonly Statement[] {
  const flat = text.normalize("NFKC");
  if (/\brespectively\b/i.test(flat)) return [];
  const brackets: string[] = [];
  const outer = flat.replace(/([^,;\n\r.()]*)\(([^()]*)\)/g, (whole, before: string, inside: string) => {
    if (before.search(percent) < 0 || inside.search(percent) < 0) return whole;
    brackets.push(inside);
    return `${before}${MARK}${brackets.length - 1}${MARK}`;
  });
  const clauses = outer.split(clauseEnds);
  const found = clauses
    .flatMap((clause) => clauseStatements(clause, percent))
    .map((one) => restoreBrackets(one, brackets));
  if (found.length > 0) return found;
  const plain = clauses.flatMap((clause) => clauseStatements(clause, bare));
  return addsToHundred(plain.map(({ value }) => value)) ? plain : [];
}

/** Stands for a bracket while the text around it is read; it cannot come from a file of words. */
const MARK = "\u{f8ff}";
const marked = new RegExp(`\\s*${MARK}(\\d+)${MARK}`, "gu");

function restoreBrackets(one: Statement, brackets: readonly string[]): Statement {
  const inside = [...one.words.matchAll(marked)].map(([, index]) => brackets[Number(index)] ?? "");
  const put = (text: string): string =>
    text.replace(marked, (_, index: string) => ` (${brackets[Number(index)] ?? ""})`);
  return {
    ...one,
    label: one.label.replace(marked, " ").trim(),
    inner: inside.flatMap((text) => weightStatementsIn(text)),
    words: put(one.words),
  };
}

const addsToHundred = (values: readonly Exact[]): boolean => equal(sum(values), HUNDRED);

function clauseStatements(clause: string, pattern: RegExp): readonly Statement[] {
  const hits = [...clause.matchAll(pattern)];
  const words = clause.replace(/\s+/g, " ").trim();
  if (hits.length === 0 || noWeight.test(clause) || range.test(clause)) return [];
  const [only] = hits;
  if (hits.length === 1 && only !== undefined) {
    const before = clause.slice(0, only.index);
    const after = clause.slice(only.index + only[0].length);
    return [makeStatement(`${before} ${after}`, only, before, after, words)];
  }
  return pairLabelsAndFigures(clause, hits).map(({ label, hit, before, after }) =>
    makeStatement(label, hit, before, after, words),
  );
}

interface Part {
  readonly label: string;
  readonly hit: RegExpMatchArray;
  readonly before: string;
  readonly after: string;
}

const hasLabelWords = (text: string): boolean =>
  /\p{L}{3,}/u.test(
    text.replace(
      /\b(?:of|the|marks?|weight(?:ed|ing|ings)?|score|total|overall|available|respectively|each|criteria|and|with|max(?:imum)?)\b/gi,
      "",
    ),
  );

/** Several figures in one clause: the labels stand before them, or after them. */
function pairLabelsAndFigures(clause: string, hits: readonly RegExpMatchArray[]): readonly Part[] {
  const ends = hits.map((hit) => (hit.index ?? 0) + hit[0].length);
  const gaps = [...hits, undefined].map((hit, index) =>
    clause.slice(index === 0 ? 0 : ends[index - 1], hit?.index ?? clause.length),
  );
  const labelsFollow = hasLabelWords(gaps.at(-1) ?? "");
  if (
    labelsFollow &&
    hasLabelWords(gaps[0] ?? "") &&
    !/^\W*$|:\s*$|\b(?:of|as|at|is|are|on|split|be)\s*[:-]?\s*$/i.test(gaps[0] ?? "")
  )
    return [];
  return hits.map((hit, index) => {
    const label = gaps[labelsFollow ? index + 1 : index] ?? "";
    return {
      label: trimLabel(label),
      hit,
      before: gaps[index] ?? "",
      after: gaps[index + 1] ?? "",
    };
  });
}

const trimLabel = (label: string): string =>
  label
    .replace(/^[\s,:&+/)–—-]+|^\s*(?:and|plus)\b/gi, "")
    .replace(/(?:\band|\bplus|[&+/,(–—-])\s*$/i, "")
    .trim();

function makeStatement(
  label: string,
  hit: RegExpMatchArray,
  before: string,
  after: string,
  words: string,
): Statement {
  const ofQuality =
    /^\s*of (?:the )?(?:(?:overall|total)\s)?(quality|technical|non-?price|non-?cost)\b/i.test(after);
  return {
    label: trimLabel(label.replace(/\s+/g, " ")),
    value: exact((hit[1] ?? "0").replace(/^0+(?=\d)/, "")),
    bound: boundFromWordsAround(before, after),
    ofQuality,
    inner: [],
    words,
  };
}

function boundFromWordsAround(before: string, after: string): Statement["bound"] {
  if (
    /\b(?:up to|maximum(?: of)?|max\.?|no more than|not more than)\s*$/i.test(before) ||
    /^\s*(?:max\b|maximum\b|or less)/i.test(after)
  )
    return "at-most";
  if (
    /\b(?:at least|minimum(?: of)?|min\.?|no less than|not less than)\s*$/i.test(before) ||
    /^\s*(?:min\b|minimum\b|or more|or above)/i.test(after)
  )
    return "at-least";
  return /\b(?:around|about|approximately|approx\.?|circa|c\.?|between|typically|usually)\s*$/i.test(before)
    ? "about"
    : "exactly";
}
