/** Past tenders from their texts: where only the heading differs from one that was read before, the rest is not read again. */

import { sortUniqueDiagnostics } from "../../diagnostics/render.ts";
import { type ReadTender, readTenderWithLibraries, type TenderReader } from "../../inputs/tender-inputs.ts";
import { placeInFile, sourcePlaceText as placeOf, type Source } from "../../source/span.ts";
import { withoutUndefined } from "../../source/without-undefined.ts";
import type { Tender } from "../../tender/model.ts";
import type { TenderFile } from "../../tender/schema.ts";
import type { Skipped } from "../model.ts";
import type { DefinedTender } from "../open-rows.ts";
import { measurePairCache, type PastMethod, preparePastMethod, type WhatIf } from "../past-method.ts";
import { liftHeading, type TenderHeading } from "../tender-heading.ts";
import type { NamedByTender, SharedInputs } from "./shared-inputs.ts";

/** A tender's text, and where it stands. */
export interface Definition {
  readonly source: Source;
  readonly at: string;
}

export type LoadTender = (definition: Definition) => Promise<DefinedTender | Skipped>;

export interface CachedTenders {
  readonly load: LoadTender;
  /** Reads tenders for the reader of `evaluate`; one that is known by its heading has the places of another. */
  readonly reader: TenderReader;
  /** The same, and every tender is read from its own text. */
  readonly fresh: TenderReader;
  /** @returns the method of a tender that was read */
  readonly methodOf: (tender: Tender) => PastMethod | undefined;
}

/** Methods that are kept; an archive in which every tender has its own method keeps none for long. */
const MOST_METHODS = 500;

interface Known {
  readonly method: PastMethod;
  readonly read: ReadTender;
}

export function tenderCache(shared: SharedInputs, whatIf: WhatIf): CachedTenders {
  const known = new Map<string, Known>();
  /** By what their texts have in common, what tenders name. */
  const naming = new Map<string, NamedByTender>();
  const methods = new WeakMap<Tender, PastMethod>();
  const pairs = measurePairCache(whatIf);

  const keyOf = (heading: TenderHeading, named: NamedByTender): string | undefined => {
    const own = shared.keyOf(named);
    return own === undefined ? undefined : `${heading.key}\n${own}`;
  };

  const knownBy = (heading: TenderHeading, source: Source): Known | undefined => {
    const named = naming.get(heading.key);
    const key =
      named === undefined
        ? undefined
        : keyOf(heading, withSourceAndDay(named, source, heading.own.commenced));
    return key === undefined ? undefined : known.get(key);
  };

  const keep = (heading: TenderHeading | undefined, read: ReadTender, at: string): void => {
    const { parsed, tender, libraries, rules } = read;
    if (read.diagnostics.length > 0 || tender === undefined || libraries.value === undefined) return;
    const alike = heading?.standsIn(parsed.node) === true ? heading : undefined;
    const key = alike === undefined ? undefined : keyOf(alike, parsed);
    const method = preparePastMethod(
      key ?? `of its own kind: ${at}`,
      {
        tender,
        libraries: libraries.value,
        rulesets: rules.value ?? [],
        reference: shared.reference,
      },
      whatIf,
      pairs,
    );
    methods.set(tender, method);
    // Whether the mark fits the value is told of each tender by itself.
    if (tender.facts.has("below-threshold")) return;
    if (alike === undefined || key === undefined || known.size >= MOST_METHODS) return;
    known.set(key, { method, read });
    naming.set(alike.key, {
      source: parsed.source,
      libraries: parsed.libraries,
      ...withoutUndefined({ rules: parsed.rules, file: parsed.file }),
    });
  };

  const fresh = async (source: Source, at: string): Promise<ReadTender> => {
    const read = await readTenderWithLibraries(shared, source);
    keep(liftHeading(source), read, at);
    return read;
  };

  const read = async (source: Source, at: string): Promise<ReadTender> => {
    const heading = liftHeading(source);
    const found = heading === undefined ? undefined : knownBy(heading, source);
    if (heading === undefined || found === undefined) return fresh(source, at);
    const tender: Tender = { ...found.method.tender, ...heading.own, at };
    methods.set(tender, found.method);
    return { ...found.read, tender };
  };

  return {
    reader: { reference: shared.reference, read: (source) => read(source, source.name) },
    fresh: { reference: shared.reference, read: (source) => fresh(source, source.name) },
    methodOf: (tender) => methods.get(tender),
    load: async ({ source, at }) => {
      const { tender, diagnostics } = await read(source, at);
      const method = tender === undefined ? undefined : methods.get(tender);
      if (tender !== undefined && method !== undefined && diagnostics.length === 0)
        return { method, tender: { ...tender, at }, at };
      return skippedTender(source, at, diagnostics);
    },
  };
}

/** A tender with faults is skipped, under the first of them. */
function skippedTender(source: Source, at: string, diagnostics: ReadTender["diagnostics"]): Skipped {
  const faults = sortUniqueDiagnostics(diagnostics);
  const [first] = faults;
  const column = first?.span === undefined ? "" : `:${placeInFile(first.span).column}`;
  const own =
    source.language === "json" || first?.span === undefined ? `${at}${column}` : placeOf(first.span);
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : "";
  return { code: first?.code ?? "SV202", at: own, says: `${first?.cause ?? ""}${more}`, tender: true };
}

/** What a tender names that has the same text but for its heading, and lies elsewhere. */
function withSourceAndDay(
  { file, ...named }: NamedByTender,
  source: Source,
  commenced: string | undefined,
): NamedByTender {
  if (file === undefined) return { ...named, source };
  const tender: TenderFile["tender"] = { ...file.tender, ...(commenced !== undefined && { commenced }) };
  return { ...named, source, file: { ...file, tender } };
}
