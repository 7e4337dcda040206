/** `svscore tender check`: the rules asked of a tender before it is published. */

import { svscoreVersion } from "../../../inputs/built-in.ts";
import { tenderPathOrRefuse } from "../../../inputs/find-files.ts";
import type { TenderInputs } from "../../../inputs/model.ts";
import { readTenderInputs } from "../../../inputs/tender-inputs.ts";
import type { Io } from "../../../io/io.ts";
import { evaluateRules } from "../../../regime/evaluate-rules.ts";
import type { Finding } from "../../../regime/model.ts";
import { outcomeAndCriterionIds } from "../../../regime/outcomes-of.ts";
import { tenderCheckDocument } from "../../../report/tender/document.ts";
import { tenderFormats } from "../../../report/tender/formats.ts";
import { contestsForTender } from "../../../scoring/contest.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { exitCodeForAnswer } from "../../exit.ts";

export interface TenderCheckOptions {
  readonly format: keyof typeof tenderFormats;
  readonly output?: string;
  readonly color?: boolean;
}

/** @returns 0 when no rule that must hold is breached or left open, 1 otherwise. */
export async function runTenderCheck(io: Io, path: string, options: TenderCheckOptions): Promise<number> {
  const read = await readTenderInputs(io, tenderPathOrRefuse(io, path));
  const inputs = read.files.map(({ source, sha256 }) => ({ name: source.name, sha256: sha256() }));
  const document = tenderCheckDocument(svscoreVersion(), read.tender, publicationRuleFindings(read), inputs);
  const text = tenderFormats[options.format](
    document,
    await renderOptionsFor(io, options.output, options.color),
  );
  deliver(
    io,
    text,
    options.output,
    inputs.map(({ name }) => name),
  );
  return exitCodeForAnswer(document.decisions.length > 0);
}

/** @returns what the rules find in a tender before it is published. */
export const tenderFileFindings = async (io: Io, path: string): Promise<readonly Finding[]> =>
  publicationRuleFindings(await readTenderInputs(io, path));

function publicationRuleFindings(inputs: TenderInputs): readonly Finding[] {
  const outcomes = outcomeAndCriterionIds(inputs.libraries);
  return contestsForTender({ ...inputs, bids: [] }).flatMap((contest) =>
    evaluateRules(inputs.rulesets, { ...contest, outcomes, moment: "publication" }),
  );
}
