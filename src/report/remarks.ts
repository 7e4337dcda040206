/** What a reader must know beside the figures: what was assumed, what nobody has checked, what each bid's total rests on. */

import { nearestWord } from "../diagnostics/suggest.ts";
import type { EvaluatedAward } from "../evaluation/model.ts";
import { compare, type Exact, exactText } from "../number/exact.ts";
import type { Finding } from "../regime/model.ts";
import { bands as bandsFormula } from "../scoring/formulas/bands.ts";
import type { EvaluatedBid } from "../scoring/model.ts";
import type { Workings } from "../scoring/workings.ts";
import type { Award, Tender } from "../tender/model.ts";
import { plainName } from "../tender/questions/names.ts";
import { leafCriteria } from "../tender/tree.ts";
import { publishedFigureNotices } from "./sources-used.ts";

/** @returns short remarks on one bid: who the bidder is, what a gate shut out, and what its commitments lack. */
export function bidFlagTexts({ bid, commitments, scores }: EvaluatedBid): readonly string[] {
  const shut = [...scores.values()].flatMap(unmetNeedsRemarks);
  const lacking = commitments.flatMap(({ measure, lacks }) =>
    lacks.length === 0 ? [] : [`${measure.id} lacks ${lacks.join(", ")}`],
  );
  return [
    ...(bid.sme === true ? ["SME"] : []),
    ...(bid.vcse === true ? ["VCSE"] : []),
    ...new Set(shut),
    ...new Set(lacking),
  ];
}

function unmetNeedsRemarks(node: Workings): readonly string[] {
  const own = node.criterion !== undefined && node.from[0]?.rule === "needs" ? node.from[0] : undefined;
  const here = own?.because === undefined ? [] : [`\`${node.criterion ?? ""}\` ${own.because}`];
  return [
    ...here,
    ...node.from.flatMap((one) => (one.criterion === undefined ? [] : unmetNeedsRemarks(one))),
  ];
}

/** @returns what was assumed or is unverified, in sentences, each once. */
export function evaluationRemarks(
  tender: Tender,
  awards: readonly EvaluatedAward[],
  findings: readonly Finding[],
): readonly string[] {
  const bids = awards.flatMap(({ evaluation }) => evaluation.bids);
  return [
    ...(tender.isDefault ? [defaultTenderNotice(awards)] : []),
    ...uniqueTexts(awards.flatMap(({ evaluation }) => otherBidsDependenceNotice(evaluation.award))),
    ...uniqueTexts(awards.flatMap(({ evaluation }) => unreachableBandNotices(evaluation.award))),
    ...publishedFigureNotices(awards),
    ...(hasCommitmentCriteria(awards) ? commitmentNoteNotices(bids) : []),
    ...similarBidderNotices(awards),
    ...unusedDeviationNotices(tender, findings),
  ];
}

const uniqueTexts = (notices: readonly string[]): readonly string[] => [...new Set(notices)];

const hasCommitmentCriteria = (awards: readonly EvaluatedAward[]): boolean =>
  awards.some(({ evaluation }) =>
    leafCriteria(evaluation.award.criteria).some(
      (leaf) => leaf.from === "commitments" || leaf.from === "sroi",
    ),
  );

function unusedDeviationNotices({ deviations }: Tender, findings: readonly Finding[]): readonly string[] {
  const departed = findings.filter(({ deviation }) => deviation !== undefined);
  const used = new Set(
    departed.flatMap(({ rule, regime, reference }) => [rule, `${regime}/${rule}`, reference]),
  );
  return deviations.flatMap(({ rule }) =>
    used.has(rule) ? [] : [`A deviation from \`${rule}\` is recorded, and no breach of it was found.`],
  );
}

function defaultTenderNotice(awards: readonly EvaluatedAward[]): string {
  const criteria = awards[0]?.evaluation.award.criteria ?? [];
  return `No tender was given, so svscore used its own default tender: ${criteria.map((one) => `${one.title} ${exactText(one.marksAvailable)}`).join(", ")}. Publish your own weights in a tender.yaml.`;
}

function otherBidsDependenceNotice(award: Award): readonly string[] {
  const relative = leafCriteria(award.criteria).filter((leaf) => leaf.relative);
  if (relative.length === 0) return [];
  const names = relative.map((leaf) => `\`${leaf.id}\` (${leaf.formula?.by ?? ""})`).join(", ");
  return [
    `Relative: ${names}. These marks depend on the other bids, so a bid that cannot win may change the winner by coming or going.`,
  ];
}

function unreachableBandNotices(award: Award): readonly string[] {
  return leafCriteria(award.criteria).flatMap((leaf) => {
    if (!bandsFormula.is(leaf.formula)) return [];
    const { bands } = leaf.formula;
    let lowest: Exact | undefined;
    const hidden = bands.some(({ atLeast }) => {
      const caught = lowest !== undefined && compare(lowest, atLeast.value) <= 0;
      if (!caught) lowest = atLeast.value;
      return caught;
    });
    return hidden
      ? [
          `\`${leaf.id}\` has a band that can never be reached, because one before it catches every such value: bands are read in the order in which they are listed.`,
        ]
      : [];
  });
}

/** Notes on single commitments that are not about evidence or verification, gathered by what they say. */
function commitmentNoteNotices(bids: readonly EvaluatedBid[]): readonly string[] {
  const byNote = new Map<string, Set<string>>();
  for (const { measure, notes } of bids.flatMap(({ commitments }) => commitments)) {
    for (const note of notes) {
      if (note.startsWith("the proxy value is unverified") || note.startsWith("this measure is counted"))
        continue;
      byNote.set(note, (byNote.get(note) ?? new Set()).add(measure.id));
    }
  }
  return [...byNote].map(([note, ids]) => `${[...ids].sort().join(", ")}: ${note}.`).sort();
}

/** Two bidders whose names differ by a slip may be one. */
function similarBidderNotices(awards: readonly EvaluatedAward[]): readonly string[] {
  const pairs = awards.flatMap(({ evaluation }) => {
    const names = evaluation.bids
      .map(({ bid }) => ({ name: bid.bidder, plain: plainName(bid.bidder) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    if (names.length > MOST_TO_COMPARE) return [];
    return names.flatMap(({ name, plain }, index) => {
      const near = names.slice(index + 1).find((other) => isLikelySameName(plain, other.plain));
      return near === undefined ? [] : [`${name} and ${near.name}`];
    });
  });
  return uniqueTexts(pairs).map(
    (pair) => `${pair} are ranked as two bidders. If they are one, write the name the same way everywhere.`,
  );
}

/** In a larger field every name would be held against too many others. */
const MOST_TO_COMPARE = 200;

function isLikelySameName(one: string, other: string): boolean {
  // Names that are one but for how they are written are left for a person to decide.
  if (one === other) return false;
  // Three slips are the most that count as one name, and each letter more or less is one.
  if (Math.abs(one.length - other.length) > 3) return false;
  return Math.min(one.length, other.length) >= 8 && nearestWord(one, [other]) !== undefined;
}
