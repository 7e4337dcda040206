/** From a request to the whole evaluation: read, score, and add what the record beside it says (a journal, a frozen method). */

import { collect, type Gathered, type Request } from "../inputs/collect.ts";
import type { Io } from "../io/io.ts";
import type { EvaluationDocument } from "../report/schema.ts";
import { conclude } from "./evaluate-tender.ts";
import { frozenBeside } from "./frozen-beside.ts";

export interface Answered {
  readonly document: EvaluationDocument;
  readonly gathered: Gathered;
}

export interface Wanted {
  /** Whether to refuse when the method is not the one that was frozen. */
  readonly mustBeFrozen: boolean;
  /** Whether to say how firm the ranking is: not at all, for information, or because it was asked, so that what is not firm is left for a person to decide. */
  readonly stress: "none" | "informs" | "asked";
}

/** @throws Refusal with everything that is wrong in any of the files. */
export async function answer(io: Io, request: Request, wanted: Wanted): Promise<Answered> {
  const gathered = await collect(io, request);
  const recorded = await withItsRecord(io, gathered, wanted);
  if (wanted.stress === "none") return { document: recorded, gathered };
  const { withFirmness } = await import("./add-stress.ts");
  const document = withFirmness(recorded, gathered, wanted.stress);
  return { document, gathered };
}

async function withItsRecord(
  io: Io,
  gathered: Gathered,
  { mustBeFrozen }: Wanted,
): Promise<EvaluationDocument> {
  const scored = conclude(io, gathered);
  const beside = gathered.tender.isDefault ? undefined : frozenBeside(gathered.tender.at);
  const frozenPath = beside !== undefined && io.files.exists(beside) ? beside : undefined;
  if (gathered.journal === undefined && frozenPath === undefined && !mustBeFrozen) return scored;
  const { withRecord } = await import("./add-record.ts");
  return withRecord(io, scored, gathered, {
    mustBeFrozen,
    ...(frozenPath !== undefined && { frozenPath }),
  });
}
