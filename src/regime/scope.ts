/**
 * The one test of whether a rule speaks to a tender, read in one possible way:
 * buyer, nation, day, law, kind of contract, and value against the threshold of
 * the day. All rules of a regime make the same test, each narrowed by its own.
 */
import { compare, type Exact, exactText } from "../number/exact.ts";
import { groupThousands } from "../number/rounding.ts";
import type { Applies, ThresholdTest, ValueBand } from "./model.ts";
import { contractKindOf, type Reading, thresholdBuyerOf } from "./reading.ts";
import { type ContractKind, sideOfThreshold, type ThresholdRow, thresholdInForce } from "./thresholds.ts";

/** How near a rule came to applying: the later the stage, the better its reason answers for the tender. */
export type Stage = "buyer" | "day" | "kind";

export type ReadingScope =
  | { readonly kind: "inside"; readonly line?: Words; readonly verified: boolean }
  | {
      readonly kind: "outside";
      readonly stage: Stage;
      readonly because: Words;
      readonly line?: Words;
      readonly verified: boolean;
    }
  | { readonly kind: "unsure"; readonly because: Words; readonly line?: Words };

/** Words that are put together only where they are read: a scope is tested against many readings, and few are told. */
type Words = () => string;

export interface ScopeSettings {
  /** Whether the buyer took the rules on itself, so that its type, its law and the regime's own days do not matter. */
  readonly adopted: boolean;
  /** The day by which an adopted regime is read: its own first or last, where the tender began before or after. */
  readonly ruleDay: (day: string) => string;
  /** How the tender gives its value, where a reason names it. */
  readonly valueText: (vat: "excluding" | "including") => string;
}

const outside = (stage: Stage, because: Words): ReadingScope => ({
  kind: "outside",
  stage,
  because,
  verified: true,
});

/** @returns whether the rule speaks to the tender, read so. */
export function scopeOfReading(applies: Applies, reading: Reading, settings: ScopeSettings): ReadingScope {
  const settled =
    (settings.adopted ? undefined : outsideByBuyer(applies, reading)) ??
    outsideByDay(applies, settings.ruleDay(reading.day)) ??
    outsideByKind(applies, reading, settings.adopted);
  if (settled !== undefined) return settled;
  const threshold =
    applies.threshold === undefined ? undefined : scopeByThreshold(applies.threshold, reading, settings);
  if (threshold?.kind === "outside") return threshold;
  const band = applies.value === undefined ? undefined : scopeByBand(applies.value, reading, settings);
  if (band?.kind === "outside") return band;
  if (threshold?.kind === "unsure") return threshold;
  if (applies.unsure !== undefined) {
    const { unsure } = applies;
    return { kind: "unsure", because: () => unsure };
  }
  return band ?? threshold ?? { kind: "inside", verified: true };
}

function outsideByBuyer(
  { buyerTypes, nations }: Applies,
  { buyerType, nation }: Reading,
): ReadingScope | undefined {
  if (buyerTypes !== undefined && buyerType !== undefined && !buyerTypes.includes(buyerType))
    return outside("buyer", () => `it binds ${buyerTypes.join(", ")}, and the buyer is ${buyerType}`);
  if (nations !== undefined && !nations.includes(nation))
    return outside(
      "buyer",
      () => `it binds bodies in ${nations.join(", ")}, and the buyer is a body in ${nation}`,
    );
  return undefined;
}

/** @returns that a day lies outside, where it does */
export function outsideByDay({ commenced }: Applies, day: string): ReadingScope | undefined {
  const began = (bound: string): ReadingScope =>
    outside("day", () => `it applies to tenders commenced ${bound}, and this one commenced on ${day}`);
  if (commenced?.from !== undefined && day < commenced.from) return began(`from ${commenced.from}`);
  if (commenced?.to !== undefined && day > commenced.to) return began(`up to ${commenced.to}`);
  return undefined;
}

function outsideByKind(
  { laws, except, only = [], subjects }: Applies,
  { law, flags, subject }: Reading,
  adopted: boolean,
): ReadingScope | undefined {
  if (!adopted && laws !== undefined && !laws.includes(law))
    return outside("kind", () => `it stands under ${laws.join(", ")}, and the tender stands under ${law}`);
  const exception = except.find((fact) => flags.has(fact));
  if (exception !== undefined)
    return outside("kind", () => `it does not apply where the tender is marked \`${exception}\``);
  const lacking = only.find((fact) => !flags.has(fact));
  if (lacking !== undefined)
    return outside("kind", () => `it applies where the tender is marked \`${lacking}\`, and this one is not`);
  if (subjects !== undefined && !subjects.of.includes(subject))
    return outside(
      "kind",
      () => `it applies to ${subjects.of.join(", ")}, and this contract is for ${subject}`,
    );
  return undefined;
}

export const kindWords: Readonly<Record<ContractKind, string>> = {
  "goods-and-services": "goods and services",
  works: "works",
  "light-touch": "light touch contracts",
  concession: "concessions",
  "light-touch-concession": "light touch concessions",
};

const poundsText = (pounds: Exact): string => `£${groupThousands(exactText(pounds))}`;

/** @returns how far a figure that is held can be relied on. */
const isSureEnough = ({ howSure, unverifiedIn }: ThresholdRow, nation: string): boolean =>
  (howSure === "official-text" || howSure === "two-sources") && !unverifiedIn.includes(nation);

function scopeByThreshold(
  { tables, ordinary, kinds, waivedBy, unsureBelow }: ThresholdTest,
  reading: Reading,
  { adopted, valueText }: ScopeSettings,
): ReadingScope {
  const { day, flags, belowThreshold, value, nation, authority } = reading;
  const kind = contractKindOf(reading, ordinary);
  if (kinds !== undefined && !kinds.includes(kind)) return { kind: "inside", verified: true };
  const waived = waivedBy.find(
    (fact) => flags.has(fact) && reading.subject !== "works" && reading.subject !== "goods",
  );
  if (waived !== undefined)
    return { kind: "inside", verified: true, line: () => `whatever its value (\`${waived}\`)` };
  const row = thresholdInForce(tables, { day, kind, buyer: thresholdBuyerOf(reading, ordinary) });
  const below = (line: Words, because: Words, verified: boolean): ReadingScope =>
    unsureBelow === undefined
      ? { kind: "outside", stage: "kind", because, line, verified }
      : { kind: "unsure", because: () => unsureBelow, line };
  if (belowThreshold !== undefined && row?.ownDuty !== true)
    return belowThreshold
      ? below(
          () => "below the threshold",
          () => "the tender is marked `below-threshold`",
          true,
        )
      : { kind: "inside", verified: true, line: () => "at or above the threshold" };
  if (row?.pounds === undefined) return noFigure(row, kind, day, adopted);
  const { pounds } = row;
  const figure = (): string => `${poundsText(pounds)} ${row.vat} VAT`;
  const verified = isSureEnough(row, nation);
  const side = sideOfThreshold(row, value[row.vat]);
  if (side === "below")
    return below(
      () => `below ${poundsText(pounds)}`,
      () =>
        `the value, ${valueText(row.vat)}, is below ${figure()}, ${thresholdWords(row, kind, day, authority)}`,
      verified,
    );
  if (side === "at or above")
    return { kind: "inside", line: () => `at or above ${poundsText(pounds)}`, verified };
  const { unsureTo } = row;
  return {
    kind: "unsure",
    because: () =>
      `${
        unsureTo === undefined || compare(value[row.vat], pounds) === 0
          ? `the sources disagree whether a contract of exactly ${figure()} is covered`
          : `between ${figure()} and ${poundsText(unsureTo)} the sources do not tell`
      } (${row.note ?? row.source})`,
    line: () => `not known at ${valueText(row.vat)}`,
  };
}

/** @returns a threshold in words, with the days between which it holds. */
function thresholdWords(
  { buyer, from, to }: ThresholdRow,
  kind: ContractKind,
  day: string,
  authority: string,
): string {
  const whose =
    buyer === "any"
      ? ""
      : buyer === "utility"
        ? " bought by a utility"
        : buyer === "defence"
          ? " bought for defence"
          : ` bought by a ${authority} authority`;
  return `the threshold for ${kindWords[kind]}${whose} that begin on ${day} (in force from ${from}${to === undefined ? "" : ` to ${to}`})`;
}

function noFigure(
  row: ThresholdRow | undefined,
  kind: ContractKind,
  day: string,
  adopted: boolean,
): ReadingScope {
  if (adopted && row === undefined) return { kind: "inside", verified: false };
  const published = row?.notPublished;
  return {
    kind: "unsure",
    because: () =>
      published === undefined
        ? `svscore holds no threshold for ${kindWords[kind]} that begin on ${day}`
        : `the threshold for ${kindWords[kind]} that begin on ${day} is not published as of ${published.asOf}`,
    line: () => "no threshold is held",
  };
}

function scopeByBand(band: ValueBand, { value }: Reading, { valueText }: ScopeSettings): ReadingScope {
  const pounds = value[band.vat];
  const line = (): string => valueBoundsText(band);
  return isOutsideBand(band, pounds)
    ? {
        ...outside(
          "kind",
          () => `it applies to contracts ${line()} ${band.vat} VAT, and this one is ${valueText(band.vat)}`,
        ),
        line: () => `not ${line()}`,
      }
    : { kind: "inside", verified: true, line };
}

const isOutsideBand = ({ atLeast, above, below }: ValueBand, pounds: Exact): boolean =>
  (atLeast !== undefined && compare(pounds, atLeast) < 0) ||
  (above !== undefined && compare(pounds, above) <= 0) ||
  (below !== undefined && compare(pounds, below) >= 0);

/** @returns a band in words, without saying with or without VAT. */
export function valueBoundsText({
  atLeast,
  above,
  below,
}: Pick<ValueBand, "atLeast" | "above" | "below">): string {
  return [
    ...(atLeast === undefined ? [] : [`of ${poundsText(atLeast)} or more`]),
    ...(above === undefined ? [] : [`above ${poundsText(above)}`]),
    ...(below === undefined ? [] : [`below ${poundsText(below)}`]),
  ].join(" and ");
}
