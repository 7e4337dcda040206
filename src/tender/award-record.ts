/** What a tender records for the letters to its bidders. Only types: how it is read is in `record.ts`. */

/** Who a bidder is in a letter, and what an officer adds for it. */
export interface Supplier {
  readonly bidder: string;
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  readonly email?: string | undefined;
  readonly identifier?: string | undefined;
  /** Why it was not awarded the contract, beyond what its marks say. */
  readonly explanation?: string | undefined;
  /** The characteristics and relative advantages of the winning tender over this one. */
  readonly advantages?: string | undefined;
}

/** What people decided on the figures: svscore ranks, and never awards. */
export interface AwardDecision {
  readonly lot?: string | undefined;
  readonly to: string;
  readonly on: string;
  readonly by: string;
}

/** Information that a letter holds back, and the ground on which it does. */
export interface Withheld {
  readonly bidder: string;
  readonly criterion?: string | undefined;
  readonly ground: string;
  readonly why: string;
}

/** The five key criteria of the Provider Selection Regime, regulation 5, in its order. */
export const keyCriteria = [
  "quality-and-innovation",
  "value",
  "integration",
  "access",
  "social-value",
] as const;

export interface ProviderSelection {
  readonly process?: string;
  readonly decisionMakers: readonly string[];
  readonly keyCriteria: ReadonlyMap<string, string>;
  readonly basicSelection?: string;
  readonly reasons?: string;
  /** None declared is an empty list; not said is absent. */
  readonly conflicts?: readonly { readonly who: string; readonly what: string; readonly managed: string }[];
  readonly abandoned?: string;
}

export interface AwardRecord {
  readonly suppliers: readonly Supplier[];
  readonly decisions: readonly AwardDecision[];
  /** Which reasons a bidder may read: the column `feedback`, or the panel's consensus as it stands. */
  readonly reasons: "feedback" | "consensus";
  readonly contact?: string;
  readonly standstillEnds?: string;
  readonly withheld: readonly Withheld[];
  readonly providerSelection?: ProviderSelection;
}
