/** From a request to the evaluated tender: read, score, compare with the method that was frozen, and say how firm it is. */
import { collectInputs } from "../inputs/collect.ts";
import type { InputRequest } from "../inputs/model.ts";
import type { Io } from "../io/io.ts";
import { evaluateTender } from "./evaluate-tender.ts";
import { frozenMethodPath } from "./frozen-beside.ts";
import type { EvaluatedTender } from "./model.ts";

export interface EvaluateOptions {
  /** Whether to refuse when the method is not the one that was frozen. */
  readonly mustBeFrozen: boolean;
  /** Whether to say how firm the ranking is: not at all, for information, or because it was asked, so that what is not firm is left for a person to decide. */
  readonly stress: "none" | "informs" | "asked";
}

/** @throws Refusal with everything that is wrong in any of the files. */
export async function evaluateFilesWithChecks(
  io: Io,
  request: InputRequest,
  { mustBeFrozen, stress }: EvaluateOptions,
): Promise<EvaluatedTender> {
  const scored = await evaluateFiles(io, request);
  const frozen = await withFrozenComparison(io, scored, mustBeFrozen);
  if (stress === "none") return frozen;
  return (await import("./add-stress.ts")).withRankingStress(frozen, stress === "asked");
}

/**
 * Scored as the files say, and nothing more.
 *
 * @throws Refusal with everything that is wrong in any of the files.
 */
export async function evaluateFiles(io: Io, request: InputRequest): Promise<EvaluatedTender> {
  return evaluateTender(io, await collectInputs(io, request));
}

async function withFrozenComparison(
  io: Io,
  scored: EvaluatedTender,
  must: boolean,
): Promise<EvaluatedTender> {
  const { tender } = scored.inputs;
  const beside = tender.isDefault ? undefined : frozenMethodPath(tender.at);
  const path = beside !== undefined && io.files.exists(beside) ? beside : undefined;
  if (path === undefined && !must) return scored;
  const { compareWithFrozen } = await import("./compare-frozen.ts");
  const frozen = await compareWithFrozen(io, scored.inputs, path, must);
  return frozen === undefined ? scored : { ...scored, frozen };
}
