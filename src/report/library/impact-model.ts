/** What a new edition of a library would do to past tenders, as plain data. */
import type { ContestResult } from "../../rescore/model.ts";

export interface ImpactWinner {
  readonly tender: string;
  readonly lot: string | null;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Why it was accepted; null where nobody has. */
  readonly accepted: string | null;
}

export interface ImpactDocument {
  readonly schema: "svscore.library-impact/v1";
  readonly tool: { readonly name: "svscore"; readonly version: string };
  /** `name@version` of the two. */
  readonly before: string;
  readonly after: string;
  /** Contests that rest on the library, and tenders of the archive that do not. */
  readonly contests: number;
  readonly untouched: number;
  /** The contests in which any total, rank or status moves. */
  readonly moved: readonly ContestResult[];
  readonly winners: readonly ImpactWinner[];
  /** Tenders that cannot be scored with one of the two, and why. */
  readonly apart: readonly { readonly at: string; readonly says: string }[];
  /** Acceptances of changes that are not there. */
  readonly stale: readonly string[];
}
