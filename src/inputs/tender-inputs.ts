/** From a tender's text to the tender with the libraries, rules and series that it names. */

import { type Diagnostic, refuseIfAny } from "../diagnostics/model.ts";
import type { Io } from "../io/io.ts";
import type { Library, Measure, Reference } from "../library/model.ts";
import { assembleReference } from "../library/reference.ts";
import type { Ruleset } from "../regime/model.ts";
import type { Source } from "../source/span.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import { loadTender } from "../tender/load.ts";
import type { Tender } from "../tender/model.ts";
import type { ParsedTender } from "../tender/parsed-tender.ts";
import { loadBuiltIn, svscoreVersion } from "./built-in.ts";
import { type Chosen, loadTenderLibraries, loadTenderRules } from "./libraries.ts";
import type { BuiltIn, InputFile, TenderInputs } from "./model.ts";
import { readTender } from "./read-tender.ts";
import { inputFilesOrRefuse, readInputOrDiagnostics } from "./read-text.ts";
import { thresholdFaults } from "./threshold-faults.ts";
import { unknownRuleFaults } from "./unknown-rules.ts";

/** How a tender's text, and what it names, are read: by a request for one, or for many that name the same. */
export interface TextReader {
  readonly parse: (source: Source) => Promise<ParsedTender>;
  readonly reference: Reference;
  readonly libraries: (parsed: ParsedTender) => Promise<Chosen<readonly Library[]>>;
  readonly rules: (parsed: ParsedTender) => Promise<Chosen<readonly Ruleset[]>>;
}

/** Reads tenders with their libraries and rules. */
export interface TenderReader {
  readonly reference: Reference;
  readonly read: (source: Source, isDefault: boolean) => Promise<ReadTender>;
}

async function newTenderTextReader(io: Io, data?: BuiltIn): Promise<TextReader> {
  const own = data ?? (await loadBuiltIn());
  return {
    parse: (source) => readTender(io, source, svscoreVersion()),
    reference: assembleReference(own.reference),
    libraries: (parsed) => loadTenderLibraries(io, parsed, own, svscoreVersion()),
    rules: (parsed) => loadTenderRules(io, parsed, own),
  };
}

/** As much of a tender as could be read, and everything that is wrong with it or with what it names. */
export interface ReadTender {
  readonly parsed: ParsedTender;
  readonly tender?: Tender;
  readonly libraries: Chosen<readonly Library[]>;
  readonly rules: Chosen<readonly Ruleset[]>;
  /** The measures of its libraries; absent where a library could not be read. */
  readonly measures?: readonly Measure[];
  readonly diagnostics: readonly Diagnostic[];
}

/** @returns SV2nn for the tender, SV1nn for its libraries, SV4nn for its rules */
export async function readTenderWithLibraries(
  reader: Omit<TextReader, "reference">,
  source: Source,
  isDefault = false,
): Promise<ReadTender> {
  const parsed = await reader.parse(source);
  const libraries = await reader.libraries(parsed);
  const rules = await reader.rules(parsed);
  const measures = libraries.value?.flatMap((library) => library.measures);
  const loaded = loadTender(parsed, {
    isDefault,
    ...(measures !== undefined && { measures: new Set(measures.map(({ id }) => id)) }),
  });
  return {
    parsed,
    libraries,
    rules,
    ...withoutUndefined({ tender: loaded.value, measures }),
    diagnostics: [
      ...libraries.diagnostics,
      ...rules.diagnostics,
      ...loaded.diagnostics,
      ...unknownRuleFaults(parsed, rules.value ?? []),
      ...thresholdFaults(parsed, loaded.value, rules.value ?? []),
    ],
  };
}

export async function tenderReader(io: Io, data?: BuiltIn): Promise<TenderReader> {
  const texts = await newTenderTextReader(io, data);
  return {
    reference: texts.reference,
    read: (source, isDefault) => readTenderWithLibraries(texts, source, isDefault),
  };
}

/** The rules of a tender that is not asked about them. */
export const noRules: TextReader["rules"] = async () => ({ value: [], inputs: [], diagnostics: [] });

/**
 * A tender before there are any bids.
 *
 * @throws Refusal with everything that is wrong with the tender, its libraries and its rules
 */
export async function readTenderInputs(
  io: Io,
  path: string,
  reading: Partial<TextReader> = {},
): Promise<TenderInputs & { readonly own: InputFile }> {
  const [own] = inputFilesOrRefuse([await readInputOrDiagnostics(io, path, "tender")]);
  if (own === undefined) throw new Error("a tender was refused without saying why");
  const reader = { ...(await newTenderTextReader(io)), ...reading };
  const { tender, libraries, rules, diagnostics } = await readTenderWithLibraries(reader, own.source);
  refuseIfAny(diagnostics);
  if (tender === undefined || libraries.value === undefined || rules.value === undefined)
    throw new Error("a tender was refused without saying why");
  return {
    own,
    tender,
    libraries: libraries.value,
    rulesets: rules.value,
    reference: reader.reference,
    files: [own, ...libraries.inputs, ...rules.inputs],
  };
}
