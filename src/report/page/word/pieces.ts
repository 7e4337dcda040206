/** How much there is on a page, as Word keeps it: every paragraph and every cell of a table is an object of its own. */
import type { WorkingsDocument } from "../../schema.ts";
import type { Block } from "../model.ts";
import { workingsDetailLines } from "../workings.ts";

/** @returns how many paragraphs and cells the blocks come to */
export const pieceCount = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + piecesOf(block), 0);

function piecesOf(block: Block): number {
  switch (block.kind) {
    case "list":
      return block.items.length;
    case "facts":
      return 2 * block.rows.length;
    case "callout":
    case "more":
      return 1 + pieceCount(block.blocks);
    case "workings":
      return workingsPieces(block.root);
    case "bars":
      return block.table.rows.length * block.table.columns.length;
    case "table":
      return block.rows.length * block.columns.length;
    default:
      return 1;
  }
}

const workingsPieces = (node: WorkingsDocument): number =>
  1 + workingsDetailLines(node).length + node.from.reduce((sum, child) => sum + workingsPieces(child), 0);
