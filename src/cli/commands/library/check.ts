/** `svscore library check`: hold libraries against every rule of the house, for people and for build servers. */

import { type Code, catalogue } from "../../../diagnostics/catalogue.ts";
import { Refusal } from "../../../diagnostics/model.ts";
import { svscoreVersion } from "../../../inputs/built-in.ts";
import type { Io } from "../../../io/io.ts";
import { checks } from "../../../library/checks/all.ts";
import type { CheckRule, Fault, Level } from "../../../library/checks/check.ts";
import { seriesRules } from "../../../library/checks/series.ts";
import { reviewRules } from "../../../regime/review-faults.ts";
import type { FaultDocument, FaultsDocument } from "../../../report/faults/model.ts";
import { lineExcerpt, placeInFile } from "../../../source/span.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { exitCodeForAnswer } from "../../exit.ts";
import { baselineRules, baselineText, separateKnownFaults } from "./baseline.ts";
import { findLibraries } from "./find.ts";
import { deliverReports, faultFormats, parseFormatsAndFiles, type Wanted } from "./formats.ts";
import { type Inspected, inspectFoundLibrary, paperRules } from "./papers.ts";
import { caseRules } from "./worked-cases.ts";

export interface LibraryCheckOptions {
  readonly format: readonly string[];
  readonly output?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly failOn: Level | "never";
  readonly maxWarnings?: string;
  readonly shipped?: boolean;
}

const rules: readonly CheckRule[] = [
  ...checks.flatMap((one) => one.rules),
  ...caseRules,
  ...paperRules,
  ...seriesRules,
  ...reviewRules,
  ...baselineRules,
];

/** @returns 1 when a fault is as grave as `--fail-on` says, or there are more warnings than allowed; otherwise 0. */
export async function runLibraryCheck(
  io: Io,
  paths: readonly string[],
  options: LibraryCheckOptions,
): Promise<number> {
  const wanted = parseFormatsAndFiles(options.format, options.output);
  const most = parseMaxWarnings(options.maxWarnings);
  const found = findLibraries(io, paths, options.shipped === true);
  const inspected: Inspected[] = [];
  for (const one of found) {
    const result = await inspectFoundLibrary(io, one);
    if (!("faults" in result)) throw new Refusal(result);
    inspected.push(result);
  }
  const names = inspected.map(({ name }) => name);
  const all = sortFaults(
    inspected.flatMap(({ faults, name }) => faults.map((fault) => toFaultDocument(io, fault, name))),
  );
  if (options.writeBaseline !== undefined) deliver(io, baselineText(all), options.writeBaseline, names);
  const baseline = options.writeBaseline ?? options.baseline;
  const sifted =
    baseline === undefined ? { faults: all, stale: [], known: 0 } : separateKnownFaults(io, baseline, all);
  const faults = [
    ...sifted.faults,
    ...sifted.stale.map((fault) => toFaultDocument(io, fault, fault.file ?? "")),
  ];
  const document = libraryCheckDocument(inspected, faults, sifted.known);
  const texts = await Promise.all(
    wanted.map(async (one) => ({ wanted: one, text: await renderFaults(io, one, document) })),
  );
  deliverReports(io, texts, names);
  return exitCodeForAnswer(hasFailingFaults(document, options.failOn, most));
}

function hasFailingFaults(
  { counts }: FaultsDocument,
  failOn: LibraryCheckOptions["failOn"],
  most: number | undefined,
): boolean {
  if (most !== undefined && counts.warning > most) return true;
  if (failOn === "never") return false;
  return (
    counts.error > 0 || (failOn !== "error" && counts.warning > 0) || (failOn === "note" && counts.note > 0)
  );
}

/** @throws Refusal SV901 for anything but a whole number. */
function parseMaxWarnings(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new Refusal([
    {
      code: "SV901",
      cause: "`--max-warnings` takes a whole number",
      remedy: "for example --max-warnings 10",
    },
  ]);
}

async function renderFaults(io: Io, { format, file }: Wanted, document: FaultsDocument): Promise<string> {
  if (format !== "text") return (await faultFormats[format]())(document);
  const { faultsText } = await import("../../../report/faults/text.ts");
  return faultsText(document, (await renderOptionsFor(io, file, undefined)).ink);
}

function toFaultDocument(
  io: Io,
  { rule, span, file, measure, cause, remedy }: Fault,
  library: string,
): FaultDocument {
  const where = span === undefined ? undefined : placeInFile(span);
  const line = span === undefined ? undefined : lineExcerpt(span);
  const name = where?.name ?? file ?? library;
  return {
    rule: rule.id,
    level: rule.level,
    file: name,
    line: where?.line ?? null,
    column: where?.column ?? null,
    endColumn: where === undefined || line === undefined ? null : where.column + line.length,
    measure: measure ?? null,
    cause,
    remedy: remedy ?? rule.remedy,
    excerpt: line?.lineText ?? null,
    fingerprint: io.sha256([rule.id, measure ?? "", cause, name].join("\n")).slice(0, 32),
  };
}

function sortFaults(faults: readonly FaultDocument[]): readonly FaultDocument[] {
  const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...faults].sort(
    (a, b) =>
      byText(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      byText(a.rule, b.rule) ||
      byText(a.cause, b.cause),
  );
}

function libraryCheckDocument(
  inspected: readonly Inspected[],
  faults: readonly FaultDocument[],
  known: number,
): FaultsDocument {
  const count = (level: Level): number => faults.filter((one) => one.level === level).length;
  const codes = [
    ...new Map(faults.filter(({ rule }) => rule in catalogue).map((one) => [one.rule, one])).values(),
  ];
  return {
    schema: "svscore.library-check/v1",
    tool: { name: "svscore", version: svscoreVersion() },
    files: inspected.map(({ name }) => name),
    measures: inspected.reduce((total, { measures }) => total + measures, 0),
    rules: [
      ...rules.map(({ id, level, title, remedy }) => ({ id, level, title, remedy })),
      ...codes.map(({ rule }) => ({
        id: rule,
        level: "error" as const,
        title: catalogue[rule as Code],
        remedy: "see the manual: When something is wrong",
      })),
    ],
    faults,
    counts: { error: count("error"), warning: count("warning"), note: count("note") },
    known,
  };
}
