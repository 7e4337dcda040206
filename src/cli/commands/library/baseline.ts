/**
 * Known faults, set aside: a file of them keyed by rule, measure and content,
 * so that it still holds when lines move, and no longer when the matter
 * itself changes. What it sets aside and is no longer there is said.
 */
import { Refusal } from "../../../diagnostics/model.ts";
import { shownFileName } from "../../../inputs/read-text.ts";
import type { Io } from "../../../io/io.ts";
import type { CheckRule, Fault } from "../../../library/checks/check.ts";
import type { FaultDocument } from "../../../report/faults/model.ts";
import { quote } from "../../../source/quote.ts";

const stale: CheckRule = {
  id: "baseline-stale",
  level: "warning",
  title: "the baseline sets a fault aside that is no longer there",
  remedy: "write the baseline anew with --write-baseline",
};

export const baselineRules: readonly CheckRule[] = [stale];

interface Entry {
  readonly rule: string;
  readonly measure: string | null;
  readonly says: string;
  readonly fingerprint: string;
}

export interface Sifted {
  readonly faults: readonly FaultDocument[];
  readonly stale: readonly Fault[];
  readonly known: number;
}

/** @returns the text of a baseline that sets all of these aside. */
export function baselineText(faults: readonly FaultDocument[]): string {
  const entries: readonly Entry[] = faults
    .filter(({ rule }) => rule !== stale.id)
    .map(({ rule, measure, cause, fingerprint }) => ({ rule, measure, says: cause, fingerprint }))
    .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : a.fingerprint > b.fingerprint ? 1 : 0));
  return `${JSON.stringify({ schema: "svscore.baseline/v1", faults: entries }, null, 2)}\n`;
}

/** @throws Refusal SV170 when the file is no baseline. */
export function separateKnownFaults(io: Io, path: string, faults: readonly FaultDocument[]): Sifted {
  const left = new Map<string, { readonly entry: Entry; count: number }>();
  for (const entry of readBaseline(io, path)) {
    const held = left.get(entry.fingerprint);
    if (held === undefined) left.set(entry.fingerprint, { entry, count: 1 });
    else held.count += 1;
  }
  const kept = faults.filter(({ fingerprint }) => {
    const held = left.get(fingerprint);
    if (held === undefined || held.count === 0) return true;
    held.count -= 1;
    return false;
  });
  const over = [...left.values()].filter(({ count }) => count > 0);
  return {
    faults: kept,
    known: faults.length - kept.length,
    stale: over.map(({ entry: { rule, measure, says } }) => ({
      rule: stale,
      file: shownFileName(path),
      ...(measure !== null && { measure }),
      cause: `${rule}${measure === null ? "" : ` of ${quote(measure)}`} is no longer found: ${says.slice(0, 200)}`,
    })),
  };
}

function readBaseline(io: Io, path: string): readonly Entry[] {
  const refuse = (cause: string) =>
    new Refusal([
      {
        code: "SV170",
        file: shownFileName(path),
        cause,
        remedy: "write it anew with --write-baseline, or name the file that was meant",
      },
    ]);
  if (!io.files.exists(path)) throw refuse("there is no such baseline");
  const text = new TextDecoder().decode(io.files.read(path));
  let held: unknown;
  try {
    held = JSON.parse(text);
  } catch {
    throw refuse("this is not JSON");
  }
  const { schema, faults } = (held ?? {}) as { readonly schema?: unknown; readonly faults?: unknown };
  if (schema !== "svscore.baseline/v1" || !Array.isArray(faults) || !faults.every(isBaselineEntry))
    throw refuse("this is not a baseline of svscore");
  return faults;
}

const isBaselineEntry = (value: unknown): value is Entry =>
  typeof value === "object" &&
  value !== null &&
  "fingerprint" in value &&
  typeof value.fingerprint === "string" &&
  "rule" in value &&
  typeof value.rule === "string" &&
  "says" in value &&
  typeof value.says === "string" &&
  "measure" in value &&
  (value.measure === null || typeof value.measure === "string");
