/** Bids are marked against the criterion, and not against each other. */
import { isReasonGiven } from "./given.ts";
import type { Reason, ReasonFinding } from "./reason.ts";
import { excerptAround } from "./words.ts";

const bids =
  "(?:bids?|bidders?|tenders?|tenderers?|submissions?|responses?|offers?|suppliers?|proposals?|field)";
const patterns: readonly RegExp[] = [
  new RegExp(
    `\\b(?:better|stronger|weaker|worse|superior|inferior|wider|broader|fuller|clearer|richer|poorer|higher|lower|more \\p{L}+|less \\p{L}+)(?: \\p{L}+)? (?:than|to) (?:that of|those of|the (?:other|next|second|first|previous|rest|remaining|winning)|other|others|any|all|rival|compet\\p{L}+|${bids})\\b`,
    "iu",
  ),
  new RegExp(
    `\\b(?:best|strongest|weakest|worst|poorest|second[- ]best|most \\p{L}+) (?:\\p{L}+ )?(?:of|among|amongst|in) (?:the |all |all the |these )?(?:\\p{L}+ )?${bids}\\b`,
    "iu",
  ),
  /\b(?:compared|comparison|unlike|relative|opposed|contrast)\b(?: \p{L}+)? (?:to |with )?(?:the |all )?(?:other|others|rival|rivals|competing|competitors?|rest|remaining)\b/iu,
  new RegExp(`\\b(?:other|rival|competing) ${bids}\\b`, "iu"),
];

/** @returns a finding for each reason that names another bidder, or compares the bids with each other. */
export function bidderComparisonFindings(reasons: readonly Reason[]): readonly ReasonFinding[] {
  return reasons.flatMap((reason): readonly ReasonFinding[] => {
    if (!isReasonGiven(reason)) return [];
    const found = findOtherBidderName(reason) ?? findComparisonPhrase(reason.text);
    if (found === undefined) return [];
    return [
      {
        check: "reason-by-the-criterion",
        reference: "R-SC-004",
        severity: "should",
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

function findComparisonPhrase(text: string): Found | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null)
      return {
        says: "the reason compares the bids with each other",
        start: match.index,
        end: match.index + match[0].length,
      };
  }
  return undefined;
}

/** A name by its first word too, where no other word could be meant: long enough, capital, and the bidder's alone. */
function findOtherBidderName({ text, bidder, others }: Reason): Found | undefined {
  for (const other of others) {
    const first = other.split(/\s/)[0] ?? "";
    const short =
      /^\p{Lu}\p{L}{4,}$/u.test(first) &&
      ![bidder, ...others].some((name) => name !== other && name.toLowerCase().includes(first.toLowerCase()));
    for (const name of short ? [other, first] : [other]) {
      const start = name === "" ? -1 : text.indexOf(name);
      const apart = (at: number): boolean => !/[\p{L}\p{N}]/u.test(text[at] ?? "");
      if (start !== -1 && apart(start - 1) && apart(start + name.length))
        return { says: `the reason names another bidder, ${other}`, start, end: start + name.length };
    }
  }
  return undefined;
}
