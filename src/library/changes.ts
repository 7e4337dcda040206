/** One change between two editions of a library, and how its two sides are put into words. */
import { exact, exactText } from "../number/exact.ts";

export type ChangeKind = "added" | "retired" | "revalued" | "redefined" | "reworded" | "resourced";

/** How much the version number must say: the third, the second or the first of its figures. */
export type VersionStep = "none" | "patch" | "minor" | "major";

export interface Change {
  readonly kind: ChangeKind;
  /** Absent where the change is of the library, a theme, an outcome or an award criterion. */
  readonly measure?: string;
  /** What changed, such as `unit`, `title` or `theme work: title`. */
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
  /** Whether it can move a score that rests on this measure. */
  readonly moves: boolean;
  /** The first and the last day of commencement for which it moves one; all days, and no end, when absent. */
  readonly from?: string;
  readonly to?: string;
  readonly needs: VersionStep;
}

/** @returns a value of a library file as one line of words. */
export function fieldValueText(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(fieldValueText).join("; ");
  return Object.entries(value as object)
    .map(([key, one]) => `${key}: ${fieldValueText(one)}`)
    .join(", ");
}

/** A figure counts by what it is worth, not by how it is written. */
export function comparableFieldText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = fieldValueText(value);
  return /^-?\d+(\.\d+)?$/.test(text) ? exactText(exact(text)) : text;
}
/** Both sides of a change, where there is something to show. */
export const beforeAfterFields = (
  before: string | undefined,
  after: string | undefined,
): { readonly before?: string; readonly after?: string } => ({
  ...(before !== undefined && before !== "" && { before }),
  ...(after !== undefined && after !== "" && { after }),
});
