/** A refusal as it is printed: every fault with its place, then how many there are. */
import type { Refusal } from "../diagnostics/model.ts";
import { inOrder, render, unpainted } from "../diagnostics/render.ts";
import { ink } from "../report/paint.ts";
import { coloured } from "./colour.ts";
import type { Io } from "./io.ts";

export function explainRefusal({ diagnostics }: Refusal, io: Io): string {
  const { red, dim, green } = ink(coloured(io, io.errorIsTerminal, undefined));
  const paint = coloured(io, io.errorIsTerminal, undefined) ? { bad: red, faint: dim, good: green } : unpainted;
  const count = inOrder(diagnostics).length;
  const total = count === 1 ? "1 fault; nothing was evaluated." : `${count} faults; nothing was evaluated.`;
  return `${render(diagnostics, paint)}\n${total}\n`;
}
