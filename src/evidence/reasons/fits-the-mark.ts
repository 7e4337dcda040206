/** The words of a reason and its mark should say the same. */
import { compare, divide, type Exact, equal, exact, exactText, multiply } from "../../number/exact.ts";
import { isReasonGiven } from "./given.ts";
import { type Reason, type ReasonFinding, severityByStage } from "./reason.ts";
import { excerptAround, isNegatedAt, splitIntoWords, type Word } from "./words.ts";

const high = ["excellent", "outstanding", "exceptional", "exemplary", "superb", "faultless"];
const low = ["poor", "inadequate", "unacceptable", "unsatisfactory", "deficient", "failed", "fails", "weak"];

/** At or below this share of the scale a mark is low; at or above the other it is high. */
const LOW: Exact = divide(exact("2"), exact("5"));
const HIGH: Exact = divide(exact("4"), exact("5"));

/** @returns a finding for each reason that praises what is marked low, blames what is marked high, or names another mark. */
export function markDisagreementFindings(reasons: readonly Reason[]): readonly ReasonFinding[] {
  return reasons.flatMap((reason): readonly ReasonFinding[] => {
    if (!isReasonGiven(reason)) return [];
    const words = splitIntoWords(reason.text);
    const found =
      findOtherMark(reason) ?? findOtherMarkLabel(reason, words) ?? findWordAgainstMark(reason, words);
    if (found === undefined) return [];
    return [
      {
        check: "reason-fits-the-mark",
        severity: severityByStage(reason),
        reason,
        says: found.says,
        quoted: excerptAround(reason.text, found.start, found.end),
      },
    ];
  });
}

interface Found {
  readonly says: string;
  readonly start: number;
  readonly end: number;
}

/** "a mark of 3", "scored 3", "3 out of 5", beside a mark of 4. */
function findOtherMark({ text, mark, top }: Reason): Found | undefined {
  const written =
    /\b(?:(?:mark|score)(?:s|ed)?(?: (?:of|is|at|as))? (\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)(?: out of | ?\/ ?)(\d+(?:\.\d+)?))\b/giu;
  for (const match of text.matchAll(written)) {
    const [, given, part, whole] = match;
    if (whole !== undefined && !equal(exact(whole), top)) continue;
    const said = exact(given ?? part ?? "0");
    if (equal(said, mark) || compare(said, top) > 0) continue;
    return {
      says: `the reason speaks of ${exactText(said)}, and the mark is ${exactText(mark)}`,
      start: match.index,
      end: match.index + match[0].length,
    };
  }
  return undefined;
}

/** A scale may give each mark a name, such as `Good: …`; a reason that uses the name of another mark disagrees with its own. */
function findOtherMarkLabel({ descriptors, mark }: Reason, words: readonly Word[]): Found | undefined {
  const labels = [...descriptors].flatMap(([of, descriptor]) => {
    const [, label] = /^\s*(\p{L}+(?: \p{L}+)?)\s*(?:[:.;,–—-]|$)/u.exec(descriptor) ?? [];
    return label === undefined ? [] : [{ of: exact(of), words: label.toLowerCase().split(" "), label }];
  });
  const used = labels.flatMap((one) => {
    const at = words.findIndex((_, index) =>
      one.words.every((word, step) => words[index + step]?.text === word),
    );
    const [first, last] = [words[at], words[at + one.words.length - 1]];
    return first === undefined || last === undefined || isNegatedAt(words, first.start)
      ? []
      : [{ ...one, start: first.start, end: last.end }];
  });
  // A name inside a longer one, `good` in `very good`, is not used by itself.
  const whole = used.filter(
    (one) => !used.some((other) => other !== one && other.start <= one.start && one.end <= other.end),
  );
  if (whole.some(({ of }) => equal(of, mark))) return undefined;
  const [other] = whole;
  return other === undefined
    ? undefined
    : {
        says: `the reason says \`${other.label.toLowerCase()}\`, which the scale gives for ${exactText(other.of)}, and the mark is ${exactText(mark)}`,
        start: other.start,
        end: other.end,
      };
}

function findWordAgainstMark({ mark, top }: Reason, words: readonly Word[]): Found | undefined {
  const isLow = compare(mark, multiply(top, LOW)) <= 0;
  const isHigh = compare(mark, multiply(top, HIGH)) >= 0;
  const wrong = isLow ? high : isHigh ? low : [];
  const found = words.find((word) => wrong.includes(word.text) && !isNegatedAt(words, word.start));
  return found === undefined
    ? undefined
    : {
        says: `the reason says \`${found.text}\`, and the mark is ${exactText(mark)} of ${exactText(top)}`,
        start: found.start,
        end: found.end,
      };
}
