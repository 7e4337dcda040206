/**
 * A checked library file, as plain text, made into a Library. The text form is
 * what is compiled into the program and kept in the cache, so this step is the
 * only one between a saved library and its use.
 */

import { exact } from "../number/exact.ts";
import { parseShare } from "../number/schema-figure.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import type { Adjustments, AwardCriterion, Library, Measure, Proxy } from "./model.ts";
import type { AwardCriterionFile, LibraryFile, MeasureFile, ProxyFile } from "./schema.ts";
import type { Unit } from "./units.ts";

/** A library file that passed its checks, and where its measures and proxies were written. */
export interface LibraryText {
  readonly file: LibraryFile;
  /** `measure id`, `measure id/n` (its nth proxy, from 0) or `criterion:id` to "library.yaml:14:9". */
  readonly places: Readonly<Record<string, string>>;
  readonly name: string;
}

/** @returns whether a value that was kept has the outline of a library that passed its checks. */
export function hasLibraryOutline(value: unknown): value is LibraryText {
  const { file, name, places } = Object(value) as Partial<Record<keyof LibraryText, unknown>>;
  return (
    typeof name === "string" &&
    Object.values(Object(places)).every((at) => typeof at === "string") &&
    Array.isArray((Object(file) as Partial<LibraryFile>).themes)
  );
}

/** @returns the library as a value, figures exact. */
export function assembleLibrary({ file, places, name }: LibraryText): Library {
  const label = `${file.library}@${file.version}`;
  const outcomes = file.themes.flatMap((theme) =>
    theme.outcomes.map((outcome) => ({
      theme: theme.id,
      file: outcome,
      priorities: outcome.priorities ?? [],
    })),
  );
  return {
    name: file.library,
    version: file.version,
    title: file.title,
    licence: file.licence,
    credits: file.credit === undefined ? [] : [file.credit],
    ...(file.note !== undefined && { note: file.note }),
    ...editionQuestionAndMarking(file),
    themes: file.themes.map(({ id, title }) => ({ id, title })),
    outcomes: outcomes.map(({ theme, file: { measures: _, criteria, ...rest }, priorities }) => ({
      ...withoutUndefined(rest),
      theme,
      priorities,
      criteria: (criteria ?? []).map((one) => assembleCriterion(one, places)),
    })),
    measures: outcomes.flatMap(({ theme, file: outcome, priorities }) =>
      outcome.measures.map((measure) =>
        assembleMeasure(measure, places, { theme, outcome: outcome.id, priorities, library: label }),
      ),
    ),
    at: name,
  };
}

/** What a model asks of every bidder, and which tenders it is for. */
function editionQuestionAndMarking({
  edition,
  question,
  marking,
}: LibraryFile): Pick<Library, "edition" | "question" | "marking"> {
  return {
    ...(edition !== undefined && {
      edition: {
        ...withoutUndefined({ ...edition, "optional-until": undefined }),
        ...(edition["optional-until"] !== undefined && { optionalUntil: edition["optional-until"] }),
      },
    }),
    ...(question !== undefined && {
      question: { ...withoutUndefined(question), parts: question.parts ?? [] },
    }),
    ...(marking !== undefined && {
      marking: {
        ...withoutUndefined(marking),
        marks: descriptorsByMark(marking.marks),
        guidance: marking.guidance ?? [],
      },
    }),
  };
}

const descriptorsByMark = (
  marks: Readonly<Record<string, string>> | undefined,
): ReadonlyMap<string, string> => new Map(Object.entries(marks ?? {}));

function assembleCriterion(
  { "sub-criteria": prompts, "code-status": codeStatus, descriptors, ...rest }: AwardCriterionFile,
  places: Readonly<Record<string, string>>,
): AwardCriterion {
  return {
    ...withoutUndefined(rest),
    subCriteria: prompts ?? [],
    ...(codeStatus !== undefined && { codeStatus }),
    ...(descriptors !== undefined && { descriptors: descriptorsByMark(descriptors) }),
    at: places[`criterion:${rest.id}`] ?? "",
  };
}

type Standing = Pick<Measure, "theme" | "outcome" | "priorities" | "library">;

/** Of a large library a tender uses a few measures, so the figures of one are made when they are first asked for. */
function assembleMeasure(
  measure: MeasureFile,
  places: Readonly<Record<string, string>>,
  standing: Standing,
): Measure {
  let proxies: readonly Proxy[] | undefined;
  let adjust: Adjustments | undefined;
  return {
    id: measure.id,
    title: measure.title,
    unit: measure.unit as Unit,
    kind: measure.kind,
    theme: standing.theme,
    outcome: standing.outcome,
    priorities: standing.priorities,
    library: standing.library,
    get proxies() {
      proxies ??= (measure.proxy ?? []).map((proxy, index) =>
        assembleProxy(proxy, places[`${measure.id}/${index}`] ?? ""),
      );
      return proxies;
    },
    get adjust() {
      adjust ??= assembleAdjustments(measure);
      return adjust;
    },
    ...(measure.cap && { cap: exact(measure.cap["per-measure"]) }),
    ...withoutUndefined({
      evidence: measure.evidence,
      question: measure.question,
      countingRule: measure["counting-rule"],
    }),
    countsOnceWith: measure["counts-once-with"] ?? [],
    ...optionalMeasureFields(measure),
    ...(measure.source !== undefined && { source: measure.source }),
    status: measure.status ?? "unverified",
    at: places[measure.id] ?? "",
  };
}

/** What few measures say. */
function optionalMeasureFields(measure: MeasureFile): Partial<Measure> {
  const { counts, breakdown, descriptors, carbon } = measure;
  const group = measure["double-count-group"];
  return {
    ...(counts !== undefined && { counts }),
    ...(measure.optional === "true" && { optional: true }),
    ...(breakdown !== undefined && { breakdown }),
    ...(descriptors !== undefined && { descriptors: descriptorsByMark(descriptors) }),
    ...(group !== undefined && { doubleCountGroups: typeof group === "string" ? [group] : group }),
    ...((measure["value-year"] === "delivery" || carbon !== undefined) && { valueYear: "delivery" }),
    ...(carbon !== undefined && {
      carbon: carbon.map(({ year, add, less }) => ({ year, add: add ?? [], less: less ?? [] })),
    }),
  };
}

function assembleProxy(proxy: ProxyFile, at: string): Proxy {
  const { amount, low, high, ...rest } = proxy;
  return {
    ...withoutUndefined(rest),
    amount: exact(amount),
    ...(low !== undefined && { low: exact(low) }),
    ...(high !== undefined && { high: exact(high) }),
    at,
  };
}

function assembleAdjustments({ adjust = {} }: MeasureFile): Adjustments {
  return {
    ...(adjust.deadweight !== undefined && { deadweight: parseShare(adjust.deadweight) }),
    ...(adjust.displacement !== undefined && { displacement: parseShare(adjust.displacement) }),
    ...(adjust.attribution !== undefined && { attribution: parseShare(adjust.attribution) }),
    ...(adjust["drop-off"] !== undefined && { dropOff: parseShare(adjust["drop-off"]) }),
    ...(adjust.years !== undefined && { years: Number(adjust.years) }),
    included: adjust.included ?? [],
  };
}
