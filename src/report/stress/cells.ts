/** How the figures of an analysis stand in a table: pounds with their sign, nothing as a dash. */
import { groupThousands } from "../../number/rounding.ts";
import { joinWithAnd } from "../../tender/join-with-and.ts";
import type { MeasuredDocument, StressDocument } from "./schema.ts";

export const NONE = "–";

/** @returns a figure with the sign of its unit. */
export function figureCell(measured: MeasuredDocument | null): string {
  if (measured === null) return NONE;
  const { shown, unit } = measured;
  return unit === "pounds" || unit === "pounds per mark"
    ? `£${groupThousands(shown)}`.replace(/^£-/, "-£").replace(/\.00$/, "")
    : shown;
}

type OutcomeDocument = StressDocument["marks"]["flips"][number]["outcome"];

/** @returns who would stand first, or that it would be the same as now. */
export function newLeadersText({ leaders, trouble }: OutcomeDocument, now: readonly string[]): string {
  if (trouble !== null) return `cannot be scored: ${trouble}`;
  if (leaders.length === 0) return "nobody";
  return leaders.join("\n") === now.join("\n") ? "as now" : joinWithAnd(leaders);
}

/** @returns the names that share a place, as a cell holds them. */
export const namesCell = (list: readonly string[]): string => (list.length === 0 ? NONE : joinWithAnd(list));
