/** What the second scoring rests on: the library, the rules and the day that the command line names. */

import { type Diagnostic, Refusal, refuseIfAny } from "../../diagnostics/model.ts";
import { loadBuiltIn, svscoreVersion } from "../../inputs/built-in.ts";
import { loadTenderLibraries, loadTenderRules } from "../../inputs/libraries.ts";
import { libraryPath } from "../../inputs/load-named.ts";
import type { InputFile } from "../../inputs/model.ts";
import type { Io } from "../../io/io.ts";
import { isIsoDate } from "../../source/date.ts";
import { quote } from "../../source/quote.ts";
import type { ParsedTender } from "../../tender/parsed-tender.ts";
import type { WhatIfNames } from "../model.ts";
import type { WhatIf } from "../past-method.ts";

export interface WhatIfOptions {
  readonly library?: string;
  readonly rules?: string;
  readonly on?: string;
  /** Whether totals are given as exact text too. */
  readonly exact?: boolean;
}

export interface WhatIfInputs {
  readonly whatIf: WhatIf;
  readonly asked: WhatIfNames;
  readonly inFull: boolean;
  readonly inputs: readonly InputFile[];
}

/** Where a fault of the command line is said to stand. */
const COMMAND = "command line";

/**
 * @throws Refusal SV505 when nothing is asked to differ, SV220 or SV224 for a
 *   name that is not known, and everything that is wrong in a file that is named
 */
export async function loadWhatIf(io: Io, wanted: WhatIfOptions): Promise<WhatIfInputs> {
  if (wanted.library === undefined && wanted.rules === undefined && wanted.on === undefined) {
    throw whatIfRefusal(
      "nothing is named that the second scoring should differ in",
      "name a library with --library, rules with --rules, or a day with --on",
    );
  }
  if (wanted.on !== undefined && !isIsoDate(wanted.on)) {
    throw whatIfRefusal(
      `--on: ${quote(wanted.on)} is not a date written year first`,
      "write year, month and day, for example 2026-09-01",
    );
  }
  const data = await loadBuiltIn();
  const source = { name: COMMAND, text: "", language: "yaml" } as const;
  const span = { source, start: 0, end: 0 };
  const parsed: ParsedTender = {
    source,
    libraries: wanted.library === undefined ? [] : [{ name: libraryPath(io, wanted.library), span }],
    ...(wanted.rules !== undefined && { rules: { name: wanted.rules, span } }),
    diagnostics: [],
  };
  const libraries = await loadTenderLibraries(io, parsed, data, svscoreVersion());
  const rules = await loadTenderRules(io, parsed, data);
  refuseIfAny([...libraries.diagnostics, ...rules.diagnostics].map(withoutCommandSpan));
  return {
    whatIf: {
      ...(wanted.library !== undefined && libraries.value !== undefined && { libraries: libraries.value }),
      ...(wanted.rules !== undefined &&
        rules.value !== undefined && { rules: { name: wanted.rules, rulesets: rules.value } }),
      ...(wanted.on !== undefined && { commenced: wanted.on }),
    },
    asked: {
      library:
        wanted.library === undefined
          ? null
          : (libraries.value ?? []).map(({ name, version: own }) => `${name}@${own}`).join(", "),
      rules: wanted.rules ?? null,
      commenced: wanted.on ?? null,
    },
    inFull: wanted.exact === true,
    inputs: [...libraries.inputs, ...rules.inputs],
  };
}

const whatIfRefusal = (cause: string, remedy: string): Refusal =>
  new Refusal([{ code: "SV505", cause, remedy }]);

/** A fault in what the command line names has no line to show. */
function withoutCommandSpan({ span, ...rest }: Diagnostic): Diagnostic {
  return span === undefined || span.source.name !== COMMAND ? { ...rest, ...(span && { span }) } : rest;
}
