/** `svscore tender check`: the rules held against a tender before it is published. */
import { refuseIfAny } from "../../../diagnostics/model.ts";
import { contestsOf } from "../../../evaluation/evaluate-tender.ts";
import { builtIn, version } from "../../../inputs/built-in.ts";
import { type Gathered, unknownRules } from "../../../inputs/collect.ts";
import { tenderAt } from "../../../inputs/find-files.ts";
import { librariesOf, rulesOf } from "../../../inputs/libraries.ts";
import { type Input, inputsOf, readText } from "../../../inputs/read-text.ts";
import type { Io } from "../../../io/io.ts";
import { assembleReference } from "../../../library/reference.ts";
import { findingsOf } from "../../../regime/evaluate-rules.ts";
import type { Finding } from "../../../regime/model.ts";
import { outcomesOf } from "../../../regime/outcomes-of.ts";
import { tenderCheckOf } from "../../../report/tender/document.ts";
import { tenderFormats } from "../../../report/tender/formats.ts";
import { loadTender } from "../../../tender/load.ts";
import { parseTender } from "../../../tender/parse.ts";
import { settingFor } from "../../colour.ts";
import { deliver } from "../evaluate/run.ts";

export interface CheckOptions {
  readonly format: keyof typeof tenderFormats;
  readonly output?: string;
  readonly color?: boolean;
}

/** @returns 0 when no rule that must hold is breached or left open, 1 otherwise. */
export async function checkCommand(io: Io, path: string, options: CheckOptions): Promise<number> {
  const gathered = await tenderAlone(io, tenderAt(io, path));
  const findings = findingsIn(gathered);
  const inputs = gathered.inputs.map(({ source, sha256 }) => ({ name: source.name, sha256: sha256() }));
  const document = tenderCheckOf(version(), gathered.tender, findings, inputs);
  const text = tenderFormats[options.format](document, await settingFor(io, options.output, options.color));
  deliver(
    io,
    text,
    options.output,
    inputs.map(({ name }) => name),
  );
  return document.decisions.length > 0 ? 1 : 0;
}

/** @returns what the rules find in a tender before it is published. */
export const findingsBefore = async (io: Io, path: string): Promise<readonly Finding[]> =>
  findingsIn(await tenderAlone(io, path));

function findingsIn(gathered: Gathered): readonly Finding[] {
  const { tender, rulesets, libraries } = gathered;
  const outcomes = outcomesOf(libraries);
  return contestsOf(gathered).flatMap(({ award, value, lot, measures }) =>
    findingsOf(rulesets, {
      tender,
      award,
      value,
      bids: [],
      measures,
      outcomes,
      moment: "publication",
      ...(lot !== undefined && { lot: lot.id }),
    }),
  );
}

/** @throws Refusal with everything that is wrong in the tender, its libraries and its rules. */
async function tenderAlone(io: Io, path: string): Promise<Gathered> {
  const [own] = inputsOf([await readText(io, path, "tender")]);
  if (own === undefined) throw new Error("a file was refused without saying why");
  const data = await builtIn();
  const parsed = parseTender(own.source);
  const libraries = await librariesOf(io, parsed, data, version());
  const rules = await rulesOf(io, parsed, data);
  const measures = libraries.value?.flatMap((library) => library.measures.map(({ id }) => id));
  const loaded = loadTender(parsed, measures === undefined ? {} : { measures: new Set(measures) });
  refuseIfAny([
    ...libraries.diagnostics,
    ...rules.diagnostics,
    ...loaded.diagnostics,
    ...unknownRules(parsed, rules.value ?? []),
  ]);
  const { value: tender } = loaded;
  if (tender === undefined || libraries.value === undefined || rules.value === undefined)
    throw new Error("a file was refused without saying why");
  const inputs: readonly Input[] = [own, ...libraries.inputs, ...rules.inputs];
  return {
    tender,
    libraries: libraries.value,
    rulesets: rules.value,
    bids: [],
    spans: new Map(),
    reference: assembleReference(data.reference),
    inputs,
  };
}
