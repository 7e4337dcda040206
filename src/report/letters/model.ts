/** A letter to a bidder, and what every letter of an award rests on. */
import type { Inline, Page } from "../page/model.ts";
import type {
  AwardDocument,
  BidDocument,
  CriterionDocument,
  EvaluationDocument,
  RecordDocument,
} from "../schema.ts";
import type { Say } from "../translations.ts";

export interface Letter {
  /** Whom it is to; a record that is kept and not sent has none. */
  readonly bidder: string | null;
  /** Its file's name without the ending: made of plain letters and digits alone. */
  readonly name: string;
  readonly page: Page;
  /** What must be in it and is not given. */
  readonly missing: readonly string[];
}

/** One award as its letters see it. */
export interface Issue {
  readonly document: EvaluationDocument;
  readonly award: AwardDocument;
  readonly bids: readonly BidDocument[];
  readonly winner: BidDocument;
  readonly record: RecordDocument;
  readonly language: Page["language"];
  readonly say: Say;
}

/** Collects what a letter lacks while it is written. */
export interface Gaps {
  /** @returns the text, or a mark that it is missing, which is then on the letter's list. */
  readonly given: (text: string | null | undefined, what: string) => Inline;
  readonly list: readonly string[];
}

/** @param word what "missing" is in the letter's language */
export function missingPartsCollector(word: string): Gaps {
  const list: string[] = [];
  return {
    list,
    given: (text, what) => {
      if (text !== null && text !== undefined && text.trim() !== "") return text;
      if (!list.includes(what)) list.push(what);
      return { missing: `${word}: ${what}` };
    },
  };
}

/** What a criterion's explanation is called on the list of what is missing. */
export const missingPartLabel = (what: string, { title }: CriterionDocument, bid: BidDocument): string =>
  `${what} – ${title} – ${bid.bidder}`;

export const NOTHING_RECORDED: RecordDocument = {
  suppliers: [],
  decisions: [],
  reasons: "feedback",
  contact: null,
  standstillEnds: null,
  withheld: [],
  providerSelection: null,
};
