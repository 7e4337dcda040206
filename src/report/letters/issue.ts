/** Every letter of a tender at once, chosen by its law, with a covering note for the buyer: they go out together or not at all. */
import type { Diagnostic } from "../../diagnostics/model.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { quote } from "../../source/quote.ts";
import { groupBidsByAward } from "../evaluation-tables.ts";
import type { Page } from "../page/model.ts";
import type { Language } from "../reporter-types.ts";
import type { BidDocument, EvaluationDocument } from "../schema.ts";
import { phrasebook } from "../translations.ts";
import { buyerCoverNote } from "./cover.ts";
import { type Issue, type Letter, NOTHING_RECORDED } from "./model.ts";
import { providerSelectionRecord } from "./provider-selection.ts";
import { standstillLetter } from "./standstill.ts";
import { assessmentSummaryLetter } from "./summary.ts";

export interface Issued {
  readonly letters: readonly Letter[];
  readonly cover: { readonly name: string; readonly page: Page };
}

const known = ["procurement-act-2023", "pcr-2015", "provider-selection-regime"];

/** @returns the letters, or SV661 and SV662 for everything that stands in their way. */
export function issueLetters(
  document: EvaluationDocument,
  language: Language = "en",
): { readonly value?: Issued; readonly diagnostics: readonly Diagnostic[] } {
  const record = document.record ?? NOTHING_RECORDED;
  const law = document.tender.law?.name ?? null;
  const faults: Diagnostic[] = [...unknownBidderFaults(document)];
  if (law === null || !known.includes(law))
    faults.push({
      code: "SV661",
      cause:
        law === null
          ? `which law the letters follow is not known: ${document.tender.law?.because ?? "this evaluation was saved before svscore kept it"}`
          : `svscore knows no letter under ${law}`,
      remedy: `add \`law\` beneath \`tender\`, one of ${known.join(", ")}, and save the evaluation again`,
    });
  const issues = groupBidsByAward(document.awards, document.bids).flatMap(
    ({ award, bids }): readonly Issue[] => {
      const winner = awardedBidOrRefusal(bids, record.decisions.find(({ lot }) => lot === award.lot)?.to);
      if ("cause" in winner) {
        faults.push({
          code: "SV661",
          ...winner,
          cause: `${award.lot === null ? "" : `lot ${award.lot}: `}${winner.cause}`,
        });
        return [];
      }
      return [{ document, award, bids, winner, record, language, say: phrasebook(language) }];
    },
  );
  if (faults.length > 0) return { diagnostics: faults };
  const letters = issues.flatMap((issue, index) =>
    lettersForAward(issue, law ?? "", issues.length > 1 ? index + 1 : 0),
  );
  return { value: { letters, cover: buyerCoverNote(issues, letters, law ?? "") }, diagnostics: [] };
}

/** A supplier or a decision that names no bidder is a slip that would leave a letter without its address. */
function unknownBidderFaults({ record, bids }: EvaluationDocument): readonly Diagnostic[] {
  const names = [...new Set(bids.map(({ bidder }) => bidder))];
  const named = [
    ...(record?.suppliers.map(({ bidder }) => ["suppliers", bidder] as const) ?? []),
    ...(record?.decisions.map(({ to }) => ["award-decision", to] as const) ?? []),
    ...(record?.withheld.map(({ bidder }) => ["letters", bidder] as const) ?? []),
  ];
  return named
    .filter(([, name]) => !names.includes(name))
    .map(([where, name]) => ({
      code: "SV662",
      cause: `\`${where}\` names ${quote(name)}, who is not among the bidders`,
      remedy: didYouMean(name, names),
    }));
}

function awardedBidOrRefusal(
  bids: readonly BidDocument[],
  decided: string | undefined,
): BidDocument | { readonly cause: string; readonly remedy: string } {
  const waiting = bids.filter(({ status }) => status === "unmarked").map(({ bidder }) => bidder);
  if (waiting.length > 0)
    return {
      cause: `not every bid is fully marked: ${waiting.join(", ")}`,
      remedy: "complete the marks, evaluate again, and write the letters from that evaluation",
    };
  const first = bids.filter(({ rank }) => rank === 1);
  const [only] = first;
  if (decided === undefined)
    return first.length === 1 && only !== undefined
      ? only
      : {
          cause:
            first.length === 0
              ? "no bid is ranked"
              : `${first.map(({ bidder }) => bidder).join(" and ")} share first place`,
          remedy: "record who was awarded the contract in `award-decision`, and save the evaluation again",
        };
  const chosen = bids.find(({ bidder }) => bidder === decided);
  // A name that is no bidder's is said elsewhere; here any bid will do.
  if (chosen === undefined && only !== undefined) return only;
  return chosen?.status === "scored"
    ? chosen
    : {
        cause: `\`award-decision\` names ${quote(decided)}, whose bid is ${chosen?.status ?? "not there"}`,
        remedy: "put the decision right, or give the reason and evaluate again",
      };
}

/** Whoever's tender was assessed gets a letter: those ranked, and those that a minimum or a gate turned away. */
const isAssessedBid = ({ status }: BidDocument): boolean => status === "scored" || status === "disqualified";

function lettersForAward(issue: Issue, law: string, lot: number): readonly Letter[] {
  const prefix = lot === 0 ? "" : `lot-${lot}-`;
  if (law === "provider-selection-regime") return [providerSelectionRecord(`${prefix}record`, issue)];
  // By name: an order of ranks would tell each bidder where the others stand.
  const bids = issue.bids.filter(isAssessedBid).sort((a, b) => (a.bidder < b.bidder ? -1 : 1));
  const write = law === "pcr-2015" ? standstillLetter : assessmentSummaryLetter;
  const digits = String(bids.length).length;
  return bids.map((bid, index) =>
    write(bid, `${prefix}${String(index + 1).padStart(digits, "0")}-${toFileNameSlug(bid.bidder)}`, issue),
  );
}

/** @returns a name that every file system takes and that leads nowhere. */
function toFileNameSlug(name: string): string {
  const letters = name
    .slice(0, 200)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  return letters === "" ? "bidder" : letters;
}
