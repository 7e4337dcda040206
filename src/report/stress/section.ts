/** A section of an analysis: its words, then its tables. */
import type { Grid, GridColumn } from "../evaluation-tables.ts";

export interface StressSection {
  readonly title: string;
  readonly lines: readonly string[];
  readonly grids: readonly Grid[];
  /** Drawn where there is room for a picture: the bands of the weights. */
  readonly drawn?: "bands";
}

export const leftAlignedGridColumn = (title: string): GridColumn => ({ title, align: "left" });
export const rightAlignedGridColumn = (title: string): GridColumn => ({ title, align: "right" });
export const yesNoText = (flag: boolean): string => (flag ? "yes" : "no");

/** A table without rows is left out. */
export const gridUnlessEmpty = (grid: Grid): readonly Grid[] => (grid.rows.length === 0 ? [] : [grid]);
