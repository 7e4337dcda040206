/** The words of a reason, and where in it they stand, so that a finding can quote them. */

export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** @returns the words of a text in lower case, figures among them; marks and spaces part them. */
export function splitIntoWords(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu)].map((match) => ({
    text: match[0].normalize("NFKC").toLowerCase().replace(/’/g, "'"),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const slight = new Set(
  "a an and are as at be been but by can did do does for from had has have how in into is it its no not of on or so than that the their them then there these they this those to was we were what when where which who will with would".split(
    " ",
  ),
);

/** @returns the words that say something: no articles, no prepositions, no bare figures. */
export const meaningfulWords = (text: string): readonly string[] =>
  splitIntoWords(text)
    .map((word) => word.text)
    .filter((word) => !slight.has(word) && /\p{L}/u.test(word));

const AROUND = 24;

/** @returns the words of a text from one place to another with a little of what stands around them. */
export function excerptAround(text: string, start: number, end: number): string {
  const from = start <= AROUND ? 0 : text.lastIndexOf(" ", start - AROUND) + 1;
  const space = text.indexOf(" ", end + AROUND);
  const to = space === -1 || text.length <= end + AROUND ? text.length : space;
  return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
}

const LONG = 120;

/** @returns the beginning of a text, enough to know it by. */
export function textBeginning(text: string): string {
  const characters = [...text];
  return characters.length <= LONG ? text : `${characters.slice(0, LONG).join("")}…`;
}

const denying = new Set(
  "not no never without neither nor lacks lacking hardly isn't doesn't cannot nothing".split(" "),
);

/** @returns whether what stands at a place is denied by one of the three words before it. */
export function isNegatedAt(words: readonly Word[], start: number): boolean {
  const before = words.filter((word) => word.end <= start).slice(-3);
  return before.some((word) => denying.has(word.text));
}
