/**
 * The closed list of units that measures are counted in, and how one becomes
 * another. Hours never become full-time years: how many hours make a year is
 * a decision for the buyer, not a conversion.
 */
import { divide, type Exact, exact, ONE } from "../number/exact.ts";

interface Definition {
  /** Units of one family convert into each other by the ratio of their sizes. */
  readonly family: string;
  readonly size: string;
  /** What people also write. */
  readonly also?: readonly string[];
}

const definitions = {
  GBP: { family: "money", size: "1", also: ["£", "pounds", "pound", "gbp"] },
  percent: { family: "share", size: "1", also: ["per cent", "%", "per-cent", "percentage"] },
  post: { family: "full-time posts", size: "1", also: ["posts", "full-time post", "full-time posts"] },
  hour: { family: "hours", size: "1", also: ["hours", "hr", "hrs", "h", "person-hour", "people-hours"] },
  day: { family: "days", size: "1", also: ["days", "person-day"] },
  week: { family: "weeks", size: "1", also: ["weeks"] },
  "FTE-year": {
    family: "full-time work",
    size: "1",
    also: ["fte-years", "fte year", "fte years"],
  },
  "FTE-month": { family: "full-time work", size: "1/12", also: ["fte-months", "fte month", "fte months"] },
  "FTE-week": { family: "full-time work", size: "1/52", also: ["fte-weeks", "fte week", "fte weeks"] },
  "person-year": {
    family: "people over time",
    size: "1",
    also: ["person-years", "person year", "person years", "child-year", "pupil-year"],
  },
  "person-month": { family: "people over time", size: "1/12", also: ["person-months", "person month"] },
  "person-week": { family: "people over time", size: "1/52", also: ["person-weeks", "person week"] },
  "household-year": { family: "households over time", size: "1", also: ["household-years"] },
  "household-week": {
    family: "households over time",
    size: "1/52",
    also: ["household-weeks", "household week"],
  },
  "point-person-year": { family: "wellbeing", size: "1", also: ["point-person-years", "wellby", "wellbys"] },
  person: {
    family: "people",
    size: "1",
    also: ["people", "persons", "headcount", "completer", "learner", "child", "pupil"],
  },
  casualty: { family: "casualties", size: "1", also: ["casualties"] },
  victim: { family: "victims", size: "1", also: ["victims"] },
  household: { family: "households", size: "1", also: ["households", "application"] },
  organisation: {
    family: "organisations",
    size: "1",
    also: ["organisations", "organization", "organizations"],
  },
  contract: { family: "contracts", size: "1", also: ["contracts"] },
  session: { family: "sessions", size: "1", also: ["sessions", "event", "events"] },
  initiative: { family: "initiatives", size: "1", also: ["initiatives", "scheme", "schemes"] },
  offence: { family: "offences", size: "1", also: ["offences"] },
  incident: { family: "incidents", size: "1", also: ["incidents", "case", "cases", "fire", "fracture"] },
  accident: { family: "accidents", size: "1", also: ["accidents"] },
  appointment: { family: "appointments", size: "1", also: ["appointments", "attendance", "attendances"] },
  visit: { family: "visits", size: "1", also: ["visits"] },
  tier: { family: "tiers", size: "1", also: ["tiers"] },
  ratio: { family: "ratios", size: "1", also: ["ratios"] },
  "vehicle-mile": {
    family: "distance driven",
    size: "1.609344",
    also: ["vehicle-miles", "mile", "miles", "car mile", "car miles"],
  },
  "vehicle-km": {
    family: "distance driven",
    size: "1",
    also: ["vehicle-kms", "km", "kilometre", "kilometres"],
  },
  tCO2e: {
    family: "greenhouse gas",
    size: "1000",
    also: ["t co2e", "tonnes co2e", "tonne co2e", "tco2", "tonnes of co2e"],
  },
  kgCO2e: { family: "greenhouse gas", size: "1", also: ["kg co2e", "kgco2"] },
  tonne: { family: "weight", size: "1000", also: ["tonnes", "t"] },
  kg: { family: "weight", size: "1", also: ["kgs", "kilogram", "kilograms", "kilo", "kilos"] },
  MWh: { family: "energy", size: "1000", also: [] },
  kWh: { family: "energy", size: "1", also: [] },
  m3: { family: "volume", size: "1000", also: ["cubic metre", "cubic metres"] },
  litre: { family: "volume", size: "1", also: ["litres", "l"] },
  hectare: { family: "area", size: "10000", also: ["hectares", "ha"] },
  m2: { family: "area", size: "1", also: ["square metre", "square metres", "sqm"] },
  tree: { family: "trees", size: "1", also: ["trees"] },
  point: { family: "points", size: "1", also: ["points"] },
  unit: { family: "units", size: "1", also: ["units"] },
  none: { family: "none", size: "1", also: ["n/a"] },
} as const satisfies Record<string, Definition>;

export type Unit = keyof typeof definitions;

export const units = Object.keys(definitions) as readonly Unit[];

const normaliseUnitText = (written: string): string =>
  written
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");

let known: ReadonlyMap<string, Unit> | undefined;

const unitsBySpelling = (): ReadonlyMap<string, Unit> =>
  new Map(
    units.flatMap((unit) =>
      [unit, ...definitions[unit].also].map((spelling) => [normaliseUnitText(spelling), unit] as const),
    ),
  );

/** @returns the unit that a person meant by what they wrote, if it is one of ours. */
export function parseUnit(written: string): Unit | undefined {
  // Most write a unit as the list does.
  if (Object.hasOwn(definitions, written)) return written as Unit;
  known ??= unitsBySpelling();
  return known.get(normaliseUnitText(written));
}

/** @returns how many of the second unit one of the first makes, or nothing when they measure different things. */
export function conversionFactor(from: Unit, to: Unit): Exact | undefined {
  if (from === to) return ONE;
  if (definitions[from].family !== definitions[to].family) return undefined;
  return divide(exact(definitions[from].size), exact(definitions[to].size));
}
