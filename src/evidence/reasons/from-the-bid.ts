/** A reason refers to the bid: a section, a page, a table, or words of the bid itself. */
import { isReasonGiven } from "./given.ts";
import { type Reason, type ReasonFinding, severityByStage } from "./reason.ts";
import { textBeginning } from "./words.ts";

const place =
  /(?:\b(?:sections?|pages?|pp?|paras?|paragraphs?|annex(?:es)?|appendix|appendices|tables?|figures?|figs?|schedules?|clauses?|questions?|answers?|chapters?|parts?|slides?|attachments?|tabs?|rows?|items?|charts?|q)\b|§)\.?\s*(?:\d|[A-Z]\b|[ivxIVX]+\b)/iu;
const numbered = /\b\d+\.\d+(?:\.\d+)*\b/u;
const quoted = /["“‘][^"”’]*\s[^"”’]*\s[^"”’]*["”’]/u;

/** @returns a finding for each reason that names no place in the bid and quotes nothing from it. */
export function missingReferenceFindings(reasons: readonly Reason[]): readonly ReasonFinding[] {
  return reasons.flatMap((reason): readonly ReasonFinding[] => {
    const { text, cites } = reason;
    if (!isReasonGiven(reason) || cites.trim() !== "") return [];
    if ([place, numbered, quoted].some((pattern) => pattern.test(text))) return [];
    return [
      {
        check: "reason-from-the-bid",
        reference: "R-SC-002",
        severity: severityByStage(reason),
        reason,
        says: "the reason names no place in the bid (a section, a page, a table) and quotes nothing from it",
        quoted: textBeginning(text),
      },
    ];
  });
}
