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

/** Facts that count as no where a tender does not say. */
export const takenAsNo = [
  "concession",
  "utility",
  "private-utility",
  "defence",
  "framework",
  "call-off",
  "outsourcing",
] as const;

export const nations = ["england", "wales", "scotland", "northern-ireland"] as const;
export type Nation = (typeof nations)[number];

/** The kinds of body that thresholds tell apart, and which class each belongs to. @see SI 2024/692, Schedule 2 */
export const authorities = {
  central: "central",
  "sub-central": "sub-central",
  department: "central",
  "nhs-england": "central",
  "nhs-business-services-authority": "central",
  "nhs-trust": "central",
  "nhs-foundation-trust": "central",
  "integrated-care-board": "sub-central",
  "northern-ireland-department": "central",
  "northern-ireland-health-and-social-care-trust": "central",
  "northern-ireland-housing-executive": "central",
  "northern-ireland-education-authority": "central",
  "police-service-of-northern-ireland": "central",
  "northern-ireland-council": "sub-central",
  council: "sub-central",
  police: "sub-central",
  university: "sub-central",
  "housing-association": "sub-central",
  school: "sub-central",
} as const satisfies Readonly<Record<string, "central" | "sub-central">>;

export type Authority = keyof typeof authorities;
export const authorityNames = Object.keys(authorities) as unknown as readonly [Authority, ...Authority[]];
