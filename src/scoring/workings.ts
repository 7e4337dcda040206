/**
 * How one figure came to be: the rule that made it and the figures it was made
 * from. A score *is* its workings, so an audit never re-derives what the
 * evaluation did.
 */
import { type Exact, exactText, HUNDRED, isZero, multiply, sum, ZERO } from "../number/exact.ts";
import { fixedPlacesText, groupThousands } from "../number/rounding.ts";

/** What a figure counts; a reporter shows each in its own way. */
export type WorkingsUnit =
  | "marks"
  | "pounds"
  | "points"
  | "share"
  | "mark"
  | "figure"
  | "quantity"
  | "factor"
  | "ratio"
  | "pounds per mark";

export interface Workings {
  readonly label: string;
  readonly value: Exact;
  readonly unit: WorkingsUnit;
  /** The measure whose worth this is. */
  readonly measure?: string;
  /** The criterion whose marks these are. */
  readonly criterion?: string;
  /** The id of the formula, method or rule that made it. */
  readonly rule?: string;
  /** The sum with its numbers, for example "61,000 ÷ 64,000". */
  readonly sum?: string;
  /** The sentence that a bidder would be told. */
  readonly because?: string;
  readonly from: readonly Workings[];
  /** "bids.csv:14:9", for a figure read from a file. */
  readonly at?: string;
  /** Who published it, for a figure that is not the bidder's or the buyer's. */
  readonly source?: string;
  /** What a report must be able to say of a published figure that took part. */
  readonly published?: PublishedFigure;
}

/** A figure from a library or from a reference table. */
export interface PublishedFigure {
  readonly kind: "proxy" | "reference";
  readonly name: string;
  readonly status: "verified" | "unverified";
  /** The year whose prices it is in. */
  readonly prices?: string;
  readonly perspective?: string;
}

const LONGEST = 24;
const SHORT = 12;

/** @returns a figure as a sum shows it: in full, or to six places with "≈" when it is too long to read. */
export function figureText(value: Exact): string {
  const text = exactText(value);
  if (text.includes("/") && text.length <= SHORT) return text;
  if (text.length <= LONGEST && !text.includes("/")) return groupThousands(text);
  return `≈ ${groupThousands(fixedPlacesText(value, 6, "half-up"))}`;
}

/** @returns a figure as a sum of money shows it: a fraction as decimals, with "≈". */
export function decimalWithCommas(value: Exact): string {
  const text = figureText(value);
  return text.includes("/") ? `≈ ${groupThousands(fixedPlacesText(value, 6, "half-up"))}` : text;
}

/** @returns a share as people say it: "15%". */
export function percentText(share: Exact): string {
  const text = exactText(share);
  if (!text.includes("/") && text.length <= LONGEST) return `${timesHundredText(text)}%`;
  const hundredths = multiply(share, HUNDRED);
  const near = fixedPlacesText(hundredths, 2, "half-up");
  // What is not quite a whole per cent must not read as one.
  const clear = near.endsWith(".00") ? fixedPlacesText(hundredths, 8, "down") : near;
  return text.length <= SHORT ? `≈ ${clear}% (${text})` : `≈ ${clear}%`;
}

function timesHundredText(text: string): string {
  const [whole = "0", decimals = ""] = text.split(".");
  const padded = decimals.padEnd(2, "0");
  const digits = `${whole}${padded.slice(0, 2)}`.replace(/^(-?)0+(?=\d)/, "$1");
  const rest = padded.slice(2);
  return rest === "" ? digits : `${digits}.${rest}`;
}

/** @returns a figure that was read, not worked out. */
export function sourcedWorkings(
  label: string,
  value: Exact,
  unit: WorkingsUnit,
  at?: string,
  source?: string,
): Workings {
  return {
    label,
    value,
    unit,
    from: [],
    ...(at !== undefined && at !== "" && { at }),
    ...(source !== undefined && { source }),
  };
}

/** @returns the parts added up. */
export function totalWorkings(
  label: string,
  unit: WorkingsUnit,
  parts: readonly Workings[],
  rule?: string,
): Workings {
  return {
    label,
    value: sum(parts.map((part) => part.value)),
    unit,
    ...(rule !== undefined && { rule }),
    ...(parts.length > 0 && { sum: parts.map((part) => figureText(part.value)).join(" + ") }),
    from: parts,
  };
}

/** @returns a figure multiplied by a factor: one step of a chain. */
export function multiplyStep(
  before: Workings,
  label: string,
  rule: string,
  factor: Exact,
  sum: string,
  ...also: readonly Workings[]
): Workings {
  return {
    label,
    value: multiply(before.value, factor),
    unit: before.unit,
    rule,
    sum,
    from: [before, ...also],
  };
}

/** @returns a figure that counts for nothing, with the rule and the reason. */
export function zeroedWithReason(value: Workings, rule: string, because: string): Workings {
  return {
    label: value.label,
    value: ZERO,
    unit: value.unit,
    rule,
    sum: `${figureText(value.value)} → 0`,
    because,
    from: [value],
  };
}

/** @returns the values of the years that a figure was added up from; none where it is of one. */
export const valuesOfYears = ({ rule, from }: Workings): readonly Workings[] =>
  rule === "years-of-delivery" || rule === "years-of-benefit" ? from : [];

/** @returns every published figure that a figure rests on; what came to nothing rests on none. */
export function publishedFiguresIn(node: Workings): readonly PublishedFigure[] {
  const found: PublishedFigure[] = [];
  const add = ({ value, published, from }: Workings): void => {
    if (isZero(value)) return;
    if (published !== undefined) found.push(published);
    for (const one of from) add(one);
  };
  add(node);
  return found;
}

/** @returns the perspectives of the values that a figure was made from, each once. */
export const perspectivesOf = (node: Workings): readonly string[] => [
  ...new Set(publishedFiguresIn(node).flatMap(({ perspective }) => perspective ?? [])),
];
