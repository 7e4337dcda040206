/** One ranking: the whole tender, or one lot of it, with everything that scoring and the rules ask for. */
import type { Library, Measure, Reference } from "../library/model.ts";
import type { Award, Bid, ContractValue, Lot, Tender } from "../tender/model.ts";
import type { Valuation } from "./valuation.ts";

export interface Contest {
  readonly tender: Tender;
  readonly award: Award;
  /** What the rules look at: the value of the whole contract where it is given, whatever a lot is worth. */
  readonly value: ContractValue;
  readonly lot?: Pick<Lot, "id" | "title" | "value">;
  /** All bids for this award, withdrawn and excluded ones too. */
  readonly bids: readonly Bid[];
  /** The measures of the tender's libraries. */
  readonly measures: readonly Measure[];
  readonly valuation: Valuation;
}

/** What contests are made from. */
export interface ContestInputs {
  readonly tender: Tender;
  readonly libraries: readonly Pick<Library, "measures">[];
  readonly bids: readonly Bid[];
  readonly reference: Reference;
}

/** @returns the rankings that a tender asks for, in its order: one for each lot, or one. */
export function contestsForTender({ tender, libraries, bids, reference }: ContestInputs): readonly Contest[] {
  const [first, ...others] = libraries;
  const measures = others.length === 0 ? (first?.measures ?? []) : libraries.flatMap((one) => one.measures);
  const { commenced } = tender;
  const contest = (award: Award, value: ContractValue, lot?: Lot): Contest => ({
    tender,
    award,
    value,
    ...(lot !== undefined && { lot: { id: lot.id, title: lot.title, value: lot.value } }),
    bids: bids.filter((bid) => bid.lot === lot?.id),
    measures,
    valuation: { reference, ...(commenced !== undefined && { commenced }), ...award.priceBasis },
  });
  if (tender.award !== undefined) return [contest(tender.award, tender.value)];
  return tender.lots.map((lot) => contest(lot.award, contractValueForLot(tender, lot), lot));
}

const contractValueForLot = ({ value }: Tender, lot: Lot): ContractValue =>
  value.excludingVat === undefined && value.includingVat === undefined ? lot.value : value;
