/** A section of an analysis: its words, then its tables. */
import type { Column, Grid } from "../evaluation-tables.ts";

export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
  readonly grids: readonly Grid[];
  /** Drawn where there is room for a picture: the bands of the weights. */
  readonly drawn?: "bands";
}

export const left = (title: string): Column => ({ title, align: "left" });
export const right = (title: string): Column => ({ title, align: "right" });
export const yes = (flag: boolean): string => (flag ? "yes" : "no");

/** A table without rows is left out. */
export const filled = (grid: Grid): readonly Grid[] => (grid.rows.length === 0 ? [] : [grid]);
