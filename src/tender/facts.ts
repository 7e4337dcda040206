/** Facts of a tender that rules read and scoring does not. Only types and lists. */

/** What a tender says of one criterion. */
export interface CriterionNotes {
  /** The outcomes of a social value model that it is for, by id. */
  readonly outcomes?: readonly string[];
  /** Why it is related to what is bought, and in proportion to it. */
  readonly relevance?: string;
  readonly proportionality?: string;
  /** What bidders are asked to show for it. */
  readonly evidence?: string;
}

/** What a tender may say was published with it, so that bidders knew how they would be scored. */
export const disclosures = [
  "formula",
  "proxies",
  "library-version",
  "normalisation",
  "adjustments",
  "pass-or-fail",
] as const;
