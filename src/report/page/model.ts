/** A report as its parts, before anyone decides whether they become a page, a Word file or Markdown. Every text in it is text, never markup. */
import type { WorkingsDocument } from "../schema.ts";

/**
 * A text as it stands, a sentence of svscore's own (which is English whatever
 * the language of the headings, and may quote an id in back quotes), or
 * something that should be there and is not.
 */
export type Inline = string | { readonly english: string } | { readonly missing: string };

export type Tone = "good" | "bad" | "doubt" | "quiet";

export interface TableCell {
  readonly text: Inline;
  /** The id of the part that shows how the figure came to be. */
  readonly to?: string;
  readonly indent?: number;
  readonly tone?: Tone;
  readonly strong?: boolean;
}

export interface TableColumn {
  readonly title: string;
  readonly align: "left" | "right";
}

export interface TableBlock {
  readonly kind: "table";
  readonly caption: string;
  /** Its heads and words are English, whatever the language of the page. */
  readonly english?: boolean;
  readonly columns: readonly TableColumn[];
  /** Which cell of a row names it; the first when absent. */
  readonly named?: number;
  readonly rows: readonly (readonly TableCell[])[];
}

/** Bars of parts on a scale from 0 to `whole`, with the table that says the same in figures. */
export interface BarChart {
  readonly kind: "bars";
  readonly title: string;
  readonly whole: number;
  readonly parts: readonly string[];
  readonly bars: readonly ChartBar[];
  readonly table: TableBlock;
}

export interface ChartBar {
  readonly name: string;
  /** One after the other, from 0; `part` is a position in the list of parts. */
  readonly pieces: readonly { readonly part: number; readonly length: number }[];
  readonly says: string;
  /** A point on the scale that is marked, such as what was published. */
  readonly mark?: number;
}

export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3 | 4; readonly text: Inline; readonly id?: string }
  | { readonly kind: "text"; readonly text: Inline; readonly tone?: "lead" | "note" }
  | { readonly kind: "list"; readonly items: readonly Inline[]; readonly ordered?: boolean }
  | { readonly kind: "facts"; readonly rows: readonly { readonly term: string; readonly says: Inline }[] }
  | {
      readonly kind: "callout";
      readonly tone: Tone;
      readonly title: string;
      readonly blocks: readonly Block[];
    }
  | {
      readonly kind: "more";
      readonly summary: string;
      readonly blocks: readonly Block[];
      readonly id?: string;
    }
  | {
      readonly kind: "workings";
      readonly root: WorkingsDocument;
      readonly ids: ReadonlyMap<WorkingsDocument, string>;
    }
  | TableBlock
  | BarChart;

export interface Page {
  readonly language: "en" | "cy";
  readonly title: string;
  /** The lines under the title. */
  readonly about: readonly Inline[];
  readonly blocks: readonly Block[];
  readonly foot: readonly Inline[];
  /** The heading over the list of parts; none where the page is short. */
  readonly contents?: string;
}

export const headingBlock = (level: 2 | 3 | 4, text: Inline, id?: string): Block => ({
  kind: "heading",
  level,
  text,
  ...(id !== undefined && { id }),
});

export const paragraphBlock = (text: Inline, tone?: "lead" | "note"): Block => ({
  kind: "text",
  text,
  ...(tone !== undefined && { tone }),
});

export const englishInline = (english: string): Inline => ({ english });

export const leftAlignedColumn = (title: string): TableColumn => ({ title, align: "left" });
export const rightAlignedColumn = (title: string): TableColumn => ({ title, align: "right" });

export const tableCell = (text: Inline, more: Omit<TableCell, "text"> = {}): TableCell => ({ text, ...more });
