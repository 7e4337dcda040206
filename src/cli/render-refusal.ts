/** A refusal as it is printed: every fault with its place, then how many there are. */
import type { Refusal } from "../diagnostics/model.ts";
import { inOrder, render } from "../diagnostics/render.ts";
import type { Io } from "../io/io.ts";
import { inkFor } from "./colour.ts";

export async function explainRefusal({ diagnostics }: Refusal, io: Io): Promise<string> {
  const { red, dim, green } = await inkFor(io, io.errorIsTerminal, undefined);
  const count = inOrder(diagnostics).length;
  const total = count === 1 ? "1 fault; no answer is given." : `${count} faults; no answer is given.`;
  return `${render(diagnostics, { bad: red, faint: dim, good: green })}\n${total}\n`;
}
