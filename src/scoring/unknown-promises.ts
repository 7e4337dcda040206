/**
 * Promises that count under a criterion and whose value is not known: no value
 * was in force, a year has none, or the quantity is still to be confirmed.
 * Missing is not zero, so who made one cannot be ranked on what is left. A
 * promise that would earn nothing whatever its value is no obstacle.
 */
import { isZero } from "../number/exact.ts";
import type { Award, Commitment, Leaf, ValuedLeaf } from "../tender/model.ts";
import { creditedValue } from "./commitments.ts";
import type { Unscorable } from "./formulas/formula.ts";
import type { Known, ValuedCommitment } from "./model.ts";
import type { Workings } from "./workings.ts";

/** @returns what the criterion counts, or which promises must have a value before it can be told. */
export function creditedValueOrMissing(
  commitments: readonly ValuedCommitment[],
  leaf: ValuedLeaf,
  award: Pick<Award, "alreadyRequired">,
): Known<Workings> | Unscorable {
  const value = creditedValue(commitments, leaf, award);
  if ("unscorable" in value) return value;
  const unknown = unknownPromises(commitments, leaf, award).filter((one) => one.value === undefined);
  return unknown.length > 0
    ? { kind: "missing", what: unknownPromisesText(unknown) }
    : { kind: "known", value };
}

/** A promise whose value, or part of it, is not known. */
export type UnknownPromise = ValuedCommitment & { readonly unknown: string };

export const isValuedLeaf = (leaf: Leaf): leaf is ValuedLeaf =>
  leaf.from === "commitments" || leaf.from === "sroi";

/** @returns the promises that count under the criterion and whose value is not known, or not wholly. */
export function unknownPromises(
  commitments: readonly ValuedCommitment[],
  leaf: ValuedLeaf,
  award: Pick<Award, "alreadyRequired">,
): readonly UnknownPromise[] {
  return commitments.filter(
    (one): one is UnknownPromise => one.unknown !== undefined && couldEarn(one, leaf, award),
  );
}

/** @returns what a person must look at in promises that have a value: years without one, and claims above what was published. */
export function promiseQuestions(
  commitments: readonly ValuedCommitment[],
  leaves: readonly Leaf[],
  award: Pick<Award, "alreadyRequired">,
): readonly string[] {
  const valued = leaves.filter(isValuedLeaf);
  const counted = commitments.filter(
    (one) => one.value !== undefined && valued.some((leaf) => couldEarn(one, leaf, award)),
  );
  return reasonsWithPlaces(
    counted.flatMap(({ commitment, unknown, disputed }) => [
      ...(unknown === undefined ? [] : [{ reason: unknown, at: promisePlace(commitment) }]),
      ...(disputed === undefined ? [] : [{ reason: disputed, at: commitment.attribution?.at ?? "" }]),
    ]),
  );
}

/** Whether any value at all could make the promise earn something. */
function couldEarn(
  { commitment: { quantity, toBeConfirmed, attribution }, measure, lacks }: ValuedCommitment,
  { measures, unevidenced, perspectives }: ValuedLeaf,
  { alreadyRequired }: Pick<Award, "alreadyRequired">,
): boolean {
  const counted = measures === undefined ? { id: measure.id } : measures.find(({ id }) => id === measure.id);
  const promisesNothing = quantity === undefined ? toBeConfirmed !== true : isZero(quantity.value);
  const earnsNothing =
    alreadyRequired?.has(measure.id) === true ||
    (unevidenced === "nothing" && lacks.length > 0) ||
    (attribution !== undefined && isZero(attribution.value));
  return (
    counted !== undefined &&
    (counted.target === undefined || !isZero(counted.target.value)) &&
    !promisesNothing &&
    !earnsNothing &&
    (perspectives === undefined || mayHavePerspective(measure, perspectives))
  );
}

/** Whether any value that the measure has, on whatever day, is of a perspective that counts. */
function mayHavePerspective(
  { carbon, proxies, kind }: ValuedCommitment["measure"],
  wanted: readonly string[],
): boolean {
  if (kind === "points") return true;
  if (carbon !== undefined) return wanted.includes("public");
  return proxies.some(({ perspective }) => perspective !== undefined && wanted.includes(perspective));
}

const MOST_PLACES = 3;

/** @returns what is not known in words, each reason once with the places of its promises. */
const unknownPromisesText = (promises: readonly UnknownPromise[]): string =>
  reasonsWithPlaces(
    promises.map(({ unknown, commitment }) => ({ reason: unknown, at: promisePlace(commitment) })),
  ).join("; ");

const promisePlace = ({ quantity, at }: Commitment): string => quantity?.at ?? at;

function reasonsWithPlaces(
  all: readonly { readonly reason: string; readonly at: string }[],
): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { reason, at } of all) {
    const known = places.get(reason);
    if (known === undefined) places.set(reason, [at]);
    else known.push(at);
  }
  return [...places].map(([reason, found]) => `${reason}${placesText(found.filter(Boolean))}`);
}

function placesText(all: readonly string[]): string {
  if (all.length === 0) return "";
  const more = all.length - MOST_PLACES;
  return ` [${all.slice(0, MOST_PLACES).join(", ")}${more > 0 ? ` and ${more} more` : ""}]`;
}
