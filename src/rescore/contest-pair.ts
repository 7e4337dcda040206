/** What is ranked by itself in a tender: the tender, or each lot of it; under its own library and rules, and under others. */
import type { Library, Measure, Reference } from "../library/model.ts";
import type { Ruleset } from "../regime/model.ts";
import { outcomesOf } from "../regime/outcomes-of.ts";
import type { Award, Bid, ContractValue, Tender } from "../tender/model.ts";
import { awardUnder, bidsUnder, byId } from "./convert-to-library.ts";
import type { Contest } from "./score-contest.ts";

/** A tender with everything that its first scoring rests on. */
export interface Past {
  readonly tender: Tender;
  readonly libraries: readonly Library[];
  readonly rulesets: readonly Ruleset[];
  readonly bids: readonly Bid[];
  readonly reference: Reference;
}

/** What the second scoring rests on; what is absent stays as it was. */
export interface Changed {
  readonly libraries?: readonly Library[];
  /** All rules, and the name of those that every tender is held against. */
  readonly rules?: { readonly name: string; readonly rulesets: readonly Ruleset[] };
  /** The day on which every tender is taken to have commenced. */
  readonly commenced?: string;
}

export interface Pair {
  readonly before: Contest;
  readonly after: Contest;
}

/** A regime looks at the whole contract, whatever a lot is worth. */
const wholeOr = ({ value }: Tender, lot: ContractValue): ContractValue =>
  value.excludingVat === undefined && value.includingVat === undefined ? lot : value;

/**
 * The measures that a tender would have had. A new library stands in place of
 * the one of its name, wherever its measures came in; what the tender took from
 * elsewhere stays. Where it took nothing from a library of that name, the new
 * one stands in place of all.
 */
export function renewed(
  measures: readonly Measure[],
  libraries: readonly Pick<Library, "name" | "measures">[],
): readonly Measure[] {
  const fresh = libraries.flatMap((library) => library.measures);
  const names = libraries.map(({ name }) => name);
  const kept = measures.filter(({ library }) => !names.includes(library.replace(/@.*$/, "")));
  if (kept.length === measures.length) return fresh;
  const own = new Set(fresh.map(({ id }) => id));
  return [...fresh, ...kept.filter(({ id }) => !own.has(id))];
}

/** @returns each contest of a tender, as it was and as it would be. */
export function contestsOf(past: Past, changed: Changed): readonly Pair[] {
  const { tender, bids } = past;
  const parts: readonly { award: Award; value: ContractValue; lot?: string }[] =
    tender.award === undefined
      ? tender.lots.map(({ id, award, value }) => ({ award, value: wholeOr(tender, value), lot: id }))
      : [{ award: tender.award, value: tender.value }];
  const measures = past.libraries.flatMap((library) => library.measures);
  const others = changed.libraries === undefined ? measures : renewed(measures, changed.libraries);
  const [old, fresh] = [byId(measures), byId(others)];
  const then: Tender = {
    ...tender,
    ...(changed.commenced !== undefined && { commenced: changed.commenced }),
    ...(changed.rules !== undefined && { rules: changed.rules.name }),
  };
  return parts.map(({ award, value, lot }) => {
    const own = bids.filter((bid) => bid.lot === lot);
    const settings = (commenced: string | undefined): Contest["settings"] => ({
      reference: past.reference,
      ...(commenced !== undefined && { commenced }),
      ...award.priceBasis,
    });
    const outcomes = outcomesOf([...(changed.libraries ?? []), ...past.libraries]);
    const base = { value, outcomes, ...(lot !== undefined && { lot }) };
    return {
      before: {
        ...base,
        tender,
        award,
        bids: own,
        measures,
        rulesets: past.rulesets,
        settings: settings(tender.commenced),
      },
      after: {
        ...base,
        tender: then,
        award: changed.libraries === undefined ? award : awardUnder(award, old, fresh),
        bids: changed.libraries === undefined ? own : bidsUnder(own, old, fresh),
        measures: others,
        rulesets: changed.rules?.rulesets ?? past.rulesets,
        settings: settings(then.commenced),
      },
    };
  });
}
