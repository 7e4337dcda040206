/** The promises whose evidence nobody has recorded a check of, for a panel to look at before an award rests on them. */
import { measuresById } from "../library/measures-by-id.ts";
import type { Measure } from "../library/model.ts";
import { exactText } from "../number/exact.ts";
import type { Bid } from "../tender/model.ts";
import type { EvidenceChecks } from "./evidence-checks.ts";

export interface Unchecked {
  readonly bidder: string;
  readonly lot?: string;
  readonly measure: string;
  readonly title: string;
  /** As promised, in `unit`; absent where no quantity is promised. */
  readonly quantity?: string;
  readonly unit: string;
  /** What the bid says the evidence will be. */
  readonly evidence?: string;
  readonly at: string;
}

/** @returns them, bid by bid in the order given. */
export function uncheckedPromises(
  bids: readonly Bid[],
  measures: readonly Measure[],
  checked: EvidenceChecks | undefined,
): readonly Unchecked[] {
  const known = measuresById(measures);
  return bids
    .filter(({ status }) => status === "live")
    .flatMap(({ bidder, lot, commitments }) =>
      commitments
        .filter(({ at }) => checked?.has(at) !== true)
        .map(
          ({ measure, quantity, unit, evidence, at }): Unchecked => ({
            bidder,
            ...(lot !== undefined && { lot }),
            measure,
            title: known.get(measure)?.title ?? measure,
            ...(quantity !== undefined && { quantity: exactText(quantity.value) }),
            unit: unit ?? known.get(measure)?.unit ?? "",
            ...(evidence !== undefined && { evidence }),
            at,
          }),
        ),
    );
}
