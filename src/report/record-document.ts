/** What a tender records for its letters, as it is saved. */
import type { AwardRecord } from "../tender/award-record.ts";
import type { RecordDocument } from "./schema.ts";

/** @returns the record; what the tender does not say is null and never made up. */
export function recordDocument(record: AwardRecord): RecordDocument {
  const { suppliers, decisions, reasons, contact, standstillEnds, withheld, providerSelection } = record;
  return {
    suppliers: suppliers.map(({ bidder, name, address, email, identifier, explanation, advantages }) => ({
      bidder,
      name: name ?? null,
      address: address ?? null,
      email: email ?? null,
      identifier: identifier ?? null,
      explanation: explanation ?? null,
      advantages: advantages ?? null,
    })),
    decisions: decisions.map(({ lot, to, on, by }) => ({ lot: lot ?? null, to, on, by })),
    reasons,
    contact: contact ?? null,
    standstillEnds: standstillEnds ?? null,
    withheld: withheld.map(({ bidder, criterion, ground, why }) => ({
      bidder,
      criterion: criterion ?? null,
      ground,
      why,
    })),
    providerSelection:
      providerSelection === undefined
        ? null
        : {
            process: providerSelection.process ?? null,
            decisionMakers: [...providerSelection.decisionMakers],
            keyCriteria: Object.fromEntries(providerSelection.keyCriteria),
            basicSelection: providerSelection.basicSelection ?? null,
            reasons: providerSelection.reasons ?? null,
            conflicts: providerSelection.conflicts?.map((one) => ({ ...one })) ?? null,
            abandoned: providerSelection.abandoned ?? null,
          },
  };
}
