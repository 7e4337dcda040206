/** A refusal as it is printed: every fault with its place, then how many there are. */
import { MOST_FAULTS, type Refusal } from "../diagnostics/model.ts";
import { renderDiagnostics, sortUniqueDiagnostics } from "../diagnostics/render.ts";
import type { Io } from "../io/io.ts";
import { terminalStyleFor } from "./colour.ts";

export async function renderRefusal({ diagnostics }: Refusal, io: Io): Promise<string> {
  const { red, dim, green } = await terminalStyleFor(io, io.errorIsTerminal, undefined);
  const count = sortUniqueDiagnostics(diagnostics).length;
  const faults =
    count === 1 ? "1 fault" : count < MOST_FAULTS ? `${count} faults` : `${count} faults or more`;
  const total = `${faults}; no answer is given.`;
  return `${renderDiagnostics(diagnostics, { bad: red, faint: dim, good: green })}\n${total}\n`;
}
