/** What each measure comes to over all tenders of a chunk that were scored in whole numbers. */
import { decimalText, divide, exactInteger, exactText, sum } from "../../number/exact.ts";
import type { MeasureCounts } from "../model.ts";
import type { MeasureIndex } from "./measure-index.ts";
import { PARTS } from "./quantity-totals.ts";
import { bigUnitValue, type SideValues, type UnitValues } from "./unit-values.ts";
import type { ValuedQuantities } from "./valued-quantities.ts";

const EXACT = Number.MAX_SAFE_INTEGER;

/** Adds one tender's promises. */
export function addTenderPromises(
  { tenders, promised, large }: UnitValues,
  { met, quantities }: ValuedQuantities,
): void {
  for (let at = 0; at < met.length; at += 1) {
    const index = met[at] as number;
    const parts = quantities[index] as number;
    tenders[index] = (tenders[index] as number) + 1;
    const sum = (promised[index] as number) + parts;
    if (sum <= EXACT) promised[index] = sum;
    else large.set(index, (large.get(index) ?? 0n) + BigInt(parts));
  }
}

/** @returns what each measure came to since the last time, and begins anew */
export function takeAndResetMeasureSums(index: MeasureIndex): readonly (readonly [string, MeasureCounts])[] {
  const all = [...index.unitValues.values()];
  const found = index.measures.flatMap(({ id }, at): readonly (readonly [string, MeasureCounts])[] => {
    const own = all.filter(({ tenders, valued }) => (tenders[at] as number) > 0 && valued[at] === 1);
    if (own.length === 0) return [];
    const parts = own.map(({ promised, large }) => BigInt(promised[at] as number) + (large.get(at) ?? 0n));
    const total = (side: "before" | "after"): string =>
      scaledSumText(
        own.map(
          (values, one) => [(parts[one] ?? 0n) * bigUnitValue(values[side], at), values[side]] as const,
        ),
      );
    const reasons = own.flatMap(({ because }, one) => (parts[one] === 0n ? [] : (because[at] ?? [])));
    const counts = {
      tenders: own.reduce((count, { tenders }) => count + (tenders[at] as number), 0),
      before: total("before"),
      after: total("after"),
      because: reasons.sort()[0] ?? null,
    };
    return [[id, counts]];
  });
  for (const { tenders, promised, large } of all) {
    tenders.fill(0);
    promised.fill(0);
    large.clear();
  }
  return found;
}

/** @returns thousandths over the side's scale, as exact text */
export function scaledThousandthsText(over: bigint, { scale, tens }: SideValues): string {
  if (tens === undefined) return exactText(divide(exactInteger(over), exactInteger(scale * BigInt(PARTS))));
  const text = decimalText(over * tens.times, tens.places);
  return tens.places === 0 ? text : text.replace(/\.?0+$/, "");
}

/** Adds what is over one scale as whole numbers, and the rest as fractions. */
function scaledSumText(parts: readonly (readonly [bigint, SideValues])[]): string {
  const [first] = parts;
  if (first === undefined) return "0";
  const [, side] = first;
  if (parts.every(([, { scale }]) => scale === side.scale))
    return scaledThousandthsText(
      parts.reduce((all, [over]) => all + over, 0n),
      side,
    );
  return exactText(
    sum(parts.map(([over, { scale }]) => divide(exactInteger(over), exactInteger(scale * BigInt(PARTS))))),
  );
}
