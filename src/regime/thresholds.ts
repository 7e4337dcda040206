/**
 * From which value a contract is covered: the published figures by buyer, kind
 * of contract and the day on which the procurement began. A procurement keeps
 * the figure of that day, whatever comes after.
 *
 * @see SI 2025/1200, regulation 3
 */
import type { ThresholdTableFile } from "../library/reference/schema.ts";
import { compare, type Exact, exact } from "../number/exact.ts";

export type ContractKind = ThresholdTableFile["rows"][number]["kinds"][number];
export type ThresholdBuyer = ThresholdTableFile["rows"][number]["buyer"];
export type HowSure = ThresholdTableFile["rows"][number]["how-sure"];

export interface ThresholdRow {
  readonly buyer: ThresholdBuyer;
  readonly kinds: readonly ContractKind[];
  /** Absent where the figure is not made yet. */
  readonly pounds?: Exact;
  readonly vat: "excluding" | "including";
  /** Whether the sources disagree on a contract at the figure itself. */
  readonly disputedAt: boolean;
  readonly unsureTo?: Exact;
  readonly ownDuty: boolean;
  readonly from: string;
  readonly to?: string;
  readonly notPublished?: { readonly asOf: string; readonly review: string };
  readonly unverifiedIn: readonly string[];
  readonly howSure: HowSure;
  readonly source: string;
  readonly note?: string;
}

export interface ThresholdTable {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly ThresholdRow[];
}

/** @returns the tables, figures exact. */
export const assembleThresholds = (files: readonly ThresholdTableFile[]): readonly ThresholdTable[] =>
  files.map(({ id, title, rows }) => ({
    id,
    title,
    rows: rows.map((row) => ({
      buyer: row.buyer,
      kinds: row.kinds,
      ...(row.pounds !== undefined && { pounds: exact(row.pounds) }),
      vat: row.vat ?? "including",
      disputedAt: row.compared === "disputed",
      ...(row["unsure-to"] !== undefined && { unsureTo: exact(row["unsure-to"]) }),
      ownDuty: row["own-duty"] === "true",
      from: row.from,
      ...(row.to !== undefined && { to: row.to }),
      ...(row["not-published"] !== undefined && {
        notPublished: { asOf: row["not-published"]["as-of"], review: row["not-published"].review },
      }),
      unverifiedIn: row["unverified-in"] ?? [],
      howSure: row["how-sure"],
      source: row.source,
      ...(row.note !== undefined && { note: row.note }),
    })),
  }));

export interface ThresholdQuestion {
  readonly day: string;
  readonly kind: ContractKind;
  readonly buyer: Exclude<ThresholdBuyer, "any">;
}

const remembered = new WeakMap<readonly ThresholdTable[], Map<string, ThresholdRow | undefined>>();

/** @returns the figure in force, that of the buyer's own class before that of all; nothing where none is held. */
export function thresholdInForce(
  tables: readonly ThresholdTable[],
  { day, kind, buyer }: ThresholdQuestion,
): ThresholdRow | undefined {
  const known = remembered.get(tables) ?? new Map<string, ThresholdRow | undefined>();
  remembered.set(tables, known);
  const key = `${day} ${kind} ${buyer}`;
  if (known.has(key)) return known.get(key);
  const found = tables
    .flatMap(({ rows }) => rows)
    .filter((row) => row.kinds.includes(kind) && row.from <= day && (row.to === undefined || day <= row.to));
  const row = found.find((one) => one.buyer === buyer) ?? found.find((one) => one.buyer === "any");
  known.set(key, row);
  return row;
}

/** @returns on which side of a figure a value lies, as far as the sources agree. */
export function sideOfThreshold(row: ThresholdRow, value: Exact): "below" | "at or above" | "not known" {
  if (row.pounds === undefined) return "not known";
  const side = compare(value, row.pounds);
  if (side < 0) return "below";
  if (side === 0 && row.disputedAt) return "not known";
  return row.unsureTo !== undefined && compare(value, row.unsureTo) <= 0 ? "not known" : "at or above";
}
