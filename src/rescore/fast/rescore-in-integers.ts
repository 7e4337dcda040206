/** One usual tender from its quantity totals to its result, in whole numbers. */
import type { Tender } from "../../tender/model.ts";
import { contestResult, MOST_NAMED } from "../contest-result.ts";
import type { ContestResult, MeasureDifference, OpenFinding } from "../model.ts";
import { whatIfTender } from "../past-method.ts";
import type { RescoreOptions } from "../rescore-tender.ts";
import { evaluateOpenFindings } from "../score-contest.ts";
import { type CompiledMethod, unitValuesFor } from "./compiled-method.ts";
import {
  anyBidTotalDiffers,
  type IntegerBid,
  type PromisedValues,
  scoreInIntegers,
} from "./integer-scoring.ts";
import { addTenderPromises, scaledThousandthsText } from "./measure-sums.ts";
import { PARTS, type QuantityTotals } from "./quantity-totals.ts";
import { bigUnitValue, type UnitValues } from "./unit-values.ts";
import { type Scratch, valueQuantities } from "./value-quantities.ts";
import type { ValuedQuantities } from "./valued-quantities.ts";

/** A tender whose bids and promises were read in whole numbers. */
export interface IntegerTender {
  readonly compiled: CompiledMethod;
  readonly tender: Tender;
  readonly at: string;
  readonly bids: readonly IntegerBid[];
  readonly totals: QuantityTotals;
  readonly rowsSkipped: number;
}

/** @returns the result, or nothing where the engine of `evaluate` must say */
export function rescoreInIntegers(
  one: IntegerTender,
  { whatIf, inFull, findings }: RescoreOptions,
  scratch: Scratch,
): ContestResult | undefined {
  const { compiled, tender, bids, totals, rowsSkipped, at } = one;
  const units = unitValuesFor(compiled, tender, whatIf);
  const valued = valueQuantities({ totals, compiled, bidders: bids.length }, units, scratch);
  if (valued === undefined) return undefined;
  const isCounted = compiled.before.commitments !== undefined;
  const promised = (over: readonly bigint[], scale: bigint): PromisedValues | undefined =>
    isCounted ? { over, under: scale * BigInt(PARTS) } : undefined;
  const before = { method: compiled.before, values: promised(valued.before, units.before.scale) };
  const after = { method: compiled.after, values: promised(valued.after, units.after.scale) };
  const old = scoreInIntegers(before.method, bids, before.values, inFull);
  const fresh = scoreInIntegers(after.method, bids, after.values, inFull);
  if (old === undefined || fresh === undefined) return undefined;
  const shownDiffer = bids.some(({ bidder }) => old.get(bidder)?.total !== fresh.get(bidder)?.total);
  const changed = isCounted && (shownDiffer || anyBidTotalDiffers(bids, before, after));
  const { named, more } = mostMovedMeasures(compiled, units, valued);
  const [open, then] = findingsOfBothSides(one, valued, whatIf, findings);
  addTenderPromises(units, valued);
  return contestResult(
    { contest: { tender }, rowsApart: rowsSkipped, at },
    { standings: old, findings: open },
    { standings: fresh, findings: then },
    named,
    more,
    changed,
  );
}

/** The measures that moved most: told apart roughly already, put in their exact order here. */
function mostMovedMeasures(
  { index: { measures } }: CompiledMethod,
  { before, after, because }: UnitValues,
  { quantities, nearest, moved }: ValuedQuantities,
): { readonly named: readonly MeasureDifference[]; readonly more: number } {
  const all = Array.from(nearest, (at) => {
    const parts = BigInt(quantities[at] as number);
    const [was, is] = [parts * bigUnitValue(before, at), parts * bigUnitValue(after, at)];
    const change = is * before.scale - was * after.scale;
    return { at, id: measures[at]?.id ?? "", was, is, size: change < 0n ? -change : change };
  });
  all.sort((a, b) => (a.size > b.size ? -1 : a.size < b.size ? 1 : a.id < b.id ? -1 : 1));
  return {
    named: all.slice(0, MOST_NAMED).map(({ at, id, was, is }) => ({
      measure: id,
      before: scaledThousandthsText(was, before),
      after: scaledThousandthsText(is, after),
      because: because[at] ?? "",
    })),
    more: Math.max(0, moved - MOST_NAMED),
  };
}

function findingsOfBothSides(
  { compiled: { method, index }, tender }: IntegerTender,
  { met }: ValuedQuantities,
  whatIf: RescoreOptions["whatIf"],
  findings: RescoreOptions["findings"],
): readonly [readonly OpenFinding[], readonly OpenFinding[]] {
  const [contest] = method.contests;
  const { award } = tender;
  if (award === undefined || contest === undefined) return [[], []];
  const promised = (): ReadonlySet<string> => new Set(Array.from(met, (at) => index.measures[at]?.id ?? ""));
  const { measures, rulesets, rulesetsAfter } = method;
  const then = whatIfTender(tender, whatIf);
  // Laid out only for a question that is new; most tenders ask what another has asked.
  const ask = (
    of: Tender,
    more: Pick<Parameters<typeof evaluateOpenFindings>[0], "award" | "measures" | "rulesets">,
  ) =>
    evaluateOpenFindings({
      tender: of,
      value: of.value,
      bids: [],
      promised: promised(),
      outcomes: measures.outcomes,
      ...more,
    });
  return [
    findings(contest.before, tender, promised, () =>
      ask(tender, { award, measures: measures.before, rulesets }),
    ),
    findings(contest.after, then, promised, () =>
      ask(then, { award: contest.award, measures: measures.after, rulesets: rulesetsAfter }),
    ),
  ];
}
