/**
 * What a tonne kept out of the air is worth: the carbon value of the year in
 * which it is, with the conversion factors that make tonnes of miles, litres
 * and kilowatt-hours.
 *
 * @see DESNZ, valuation of energy use and greenhouse gas emissions
 */
import type { Emission, EmissionFactor, Measure, Reference } from "../library/model.ts";
import { conversionFactor } from "../library/units.ts";
import { divide, type Exact, exactInteger, multiply, subtract, sum } from "../number/exact.ts";
import { figureText, sourcedWorkings, type Workings } from "./workings.ts";

/** One year's price of a unit of a measure, and the figures that it was made from. */
export interface YearPrice {
  /** Pounds for one unit. */
  readonly amount: Exact;
  readonly prices?: string;
  /** The price as a sum, to stand after the quantity. */
  readonly sum: string;
  readonly from: readonly Workings[];
  readonly notes: readonly string[];
}

const KILOGRAMS_IN_A_TONNE = exactInteger(1000);

/** The factors of the year itself, or of the newest year before it; a year before the oldest has none. */
function emissionEntryForYear(year: string, all: readonly Emission[]): Emission | undefined {
  return [...all]
    .sort((a, b) => (a.year < b.year ? -1 : 1))
    .filter((one) => one.year <= year)
    .at(-1);
}

/** @returns the price in a year, or what is missing before there can be one, to be followed by "for" and the year. */
export function carbonPriceOrMissing(
  measure: Measure,
  year: string,
  reference: Reference,
): YearPrice | string {
  const series = reference.carbonValues;
  const value = series?.years.get(year)?.central;
  if (series === undefined || value === undefined) return "no carbon value is held";
  const ofCarbon: Workings = {
    ...sourcedWorkings(
      `carbon value of ${year} for a tonne, ${series.prices} prices`,
      value,
      "pounds",
      undefined,
      series.source,
    ),
    published: {
      kind: "reference",
      name: series.title,
      status: series.status,
      prices: series.prices,
      perspective: "public",
    },
  };
  const emissions = measure.carbon ?? [];
  if (emissions.length === 0) {
    const tonnes = conversionFactor(measure.unit, "tCO2e");
    if (tonnes === undefined) return `\`${measure.unit}\` is no weight of greenhouse gas`;
    return {
      amount: multiply(value, tonnes),
      prices: series.prices,
      sum: figureText(multiply(value, tonnes)),
      from: [ofCarbon],
      notes: [],
    };
  }
  const emission = emissionEntryForYear(year, emissions);
  if (emission === undefined) return "no conversion factor is held";
  const added = foundAndLostFactors(emission.add, reference);
  const taken = foundAndLostFactors(emission.less, reference);
  const lost = [...added.lost, ...taken.lost];
  if (lost.length > 0) return `no emission factor ${lost.join(", ")} is held`;
  const kilograms = subtract(
    sum(added.found.map((one) => one.kilograms)),
    sum(taken.found.map((one) => one.kilograms)),
  );
  const factors = [...added.found, ...taken.found];
  return {
    amount: divide(multiply(kilograms, value), KILOGRAMS_IN_A_TONNE),
    prices: series.prices,
    sum: `${kilogramsSumText(added.found, taken.found)} ÷ 1,000 × ${figureText(value)}`,
    from: [...factors.map((one) => emissionFactorWorkings(one, emission.year)), ofCarbon],
    notes:
      emission.year === year
        ? []
        : [`the conversion factors of ${emission.year} stand in for those of ${year}, which are not held`],
  };
}

function kilogramsSumText(added: readonly EmissionFactor[], taken: readonly EmissionFactor[]): string {
  const plus = added.map((one) => figureText(one.kilograms)).join(" + ");
  const minus = taken.map((one) => ` − ${figureText(one.kilograms)}`).join("");
  return added.length + taken.length === 1 && minus === "" ? plus : `(${plus}${minus})`;
}

function foundAndLostFactors(
  ids: readonly string[],
  { emissionFactors }: Reference,
): { readonly found: readonly EmissionFactor[]; readonly lost: readonly string[] } {
  const known = ids.map((id) => [id, emissionFactors?.get(id)] as const);
  return {
    found: known.flatMap(([, factor]) => (factor === undefined ? [] : [factor])),
    lost: known.flatMap(([id, factor]) => (factor === undefined ? [id] : [])),
  };
}

const emissionFactorWorkings = (
  { title, unit, kilograms, source, status, id }: EmissionFactor,
  year: string,
): Workings => ({
  ...sourcedWorkings(
    `kilograms for one ${unit}, ${title}, factors of ${year}`,
    kilograms,
    "factor",
    undefined,
    source,
  ),
  published: { kind: "reference", name: `emission factor ${id}`, status },
});
