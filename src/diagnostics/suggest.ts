/** Which of the words that we know was probably meant. */
import { distance } from "fastest-levenshtein";
import { bodyKnownAs } from "./body-names.ts";

const normaliseForCompare = (word: string): string => word.toLowerCase().replace(/[\s_.-]+/g, "-");

/** WORK-99 is no slip for WORK-01: which number was meant cannot be guessed. */
const differOnlyInDigits = (a: string, b: string): boolean =>
  a !== b && /\d/.test(a) && a.replace(/\d+/g, "") === b.replace(/\d+/g, "");

/**
 * @returns the known word nearest to what was written, when it is near enough
 *   to be what was meant: two slips in a long word, one in a short one.
 */
export function nearestWord(written: string, known: Iterable<string>): string | undefined {
  const target = normaliseForCompare(written.slice(0, 80));
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const word of known) {
    const candidate = normaliseForCompare(word);
    if (differOnlyInDigits(target, candidate)) continue;
    const allowed =
      Math.min(target.length, candidate.length) <= 3
        ? 1
        : Math.min(target.length, candidate.length) <= 7
          ? 2
          : 3;
    // Each letter more or less is a slip by itself.
    if (Math.abs(target.length - candidate.length) > allowed) continue;
    const slips = distance(target, candidate);
    if (slips <= allowed && slips < fewest) {
      best = word;
      fewest = slips;
    }
  }
  return best;
}

/** @returns "did you mean `x`?" or, when nothing is near, "use one of: …" with at most twelve of them. */
export function didYouMean(written: string, known: readonly string[]): string {
  const meant = bodyKnownAs(written, known) ?? nearestWord(written, known);
  if (meant !== undefined) return `did you mean \`${meant}\`?`;
  if (known.length === 0) return "there are none to choose from";
  const shown = known.slice(0, 12).join(", ");
  return `use one of: ${shown}${known.length > 12 ? `, … (${known.length} in all)` : ""}`;
}
