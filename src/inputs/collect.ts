/**
 * From a request to an evaluation that can be reported: find the files, read
 * the tender, its libraries and rules, read the bids, score, and hold the
 * rules against it. Everything wrong in every file is found before anything
 * is refused.
 */
import { type Diagnostic, refuseIfAny } from "../diagnostics/model.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { conclude } from "../evaluation/evaluate-tender.ts";
import type { Checked } from "../evidence/evidence-checks.ts";
import type { Journal } from "../evidence/journal/load.ts";
import type { Io } from "../io/io.ts";
import type { Library, Reference } from "../library/model.ts";
import { assembleReference } from "../library/reference.ts";
import type { Ruleset } from "../regime/model.ts";
import type { EvaluationDocument } from "../report/schema.ts";
import { quote } from "../source/quote.ts";
import type { Source, Span } from "../source/span.ts";
import { follow } from "../source/tree.ts";
import { everything, expectedBy, expectedFromOutline } from "../tender/bids/expected-columns.ts";
import { loadBids } from "../tender/bids/load.ts";
import { loadTender } from "../tender/load.ts";
import type { Bid, Tender } from "../tender/model.ts";
import type { ParsedTender } from "../tender/parse.ts";
import { builtIn, version } from "./built-in.ts";
import type { BuiltIn } from "./compile-measures.ts";
import { defaultTender } from "./default-tender.ts";
import { findFiles } from "./find-files.ts";
import { librariesOf, rulesOf } from "./libraries.ts";
import { readTender } from "./read-tender.ts";
import { type Input, inputsOf, readText } from "./read-text.ts";

export interface Request {
  readonly bids: readonly string[];
  readonly tender?: string;
  /** Other libraries and rules than this program's own, for an evaluation that was made with those. */
  readonly data?: BuiltIn;
  /** Whether only marks are asked for, and what is not given yet is no fault. */
  readonly marksOnly?: boolean;
  /** The key to a blind journal; otherwise the one that lies beside it. */
  readonly key?: string;
}

/** @throws Refusal with everything that is wrong in any of the files. */
export async function gather(io: Io, request: Request): Promise<EvaluationDocument> {
  return conclude(io, await collect(io, request));
}

/** Libraries, rules and series that many tenders share, read by whoever reads many. */
export interface Shared {
  /** Reads a tender without keeping it for the next time. */
  readonly tender: (source: Source) => Promise<ParsedTender>;
  readonly reference: Reference;
  readonly libraries: (parsed: ParsedTender) => ReturnType<typeof librariesOf>;
  readonly rules: (parsed: ParsedTender) => ReturnType<typeof rulesOf>;
}

/**
 * Reads and checks everything that an evaluation rests on, and scores nothing.
 *
 * @public
 * @throws Refusal with everything that is wrong in any of the files.
 */
export async function collect(io: Io, request: Request, shared?: Shared): Promise<Gathered> {
  const found = findFiles(io, request.bids, request.tender);
  const tenderRead = found.tender === undefined ? undefined : await readText(io, found.tender, "tender");
  const journals = found.bids.filter(isJournal);
  const kept = journals.length === 0 ? undefined : await import("./journal/load.ts");
  const brought = await kept?.bring(io, journals, request);
  const { journal } = brought ?? {};
  const sheets = brought?.letters === true ? [] : found.bids.filter((path) => !isJournal(path));
  const bidReads = await Promise.all(sheets.map((path) => readText(io, path, "bids")));
  const inputs = inputsOf([...(tenderRead === undefined ? [] : [tenderRead]), ...bidReads]);
  const bidInputs = tenderRead === undefined ? inputs : inputs.slice(1);
  const own = tenderRead?.input;
  const data = request.data ?? (await builtIn());
  const source = own?.source ?? defaultTender;
  const parsed = await (shared?.tender(source) ?? readTender(io, source, version()));
  const libraries = await (shared?.libraries(parsed) ?? librariesOf(io, parsed, data, version()));
  const rules = await (shared?.rules(parsed) ?? rulesOf(io, parsed, data));
  const measures = libraries.value?.flatMap((library) => library.measures);
  const loaded = loadTender(parsed, {
    isDefault: own === undefined,
    ...(measures !== undefined && { measures: new Set(measures.map(({ id }) => id)) }),
  });
  const tender = loaded.value;
  const named = unknownRules(parsed, rules.value ?? []);
  // Two criteria of one name leave it open what a column means.
  const muddled = loaded.diagnostics.some(({ code }) => code === "SV211");
  const later = request.marksOnly === true ? everything : brought?.pricesSealed === true ? ["price"] : [];
  const expected =
    tender !== undefined
      ? { ...expectedBy(tender, measures), later }
      : muddled
        ? undefined
        : expectedFromOutline(parsed.node, measures);
  const bids = await loadBids(
    bidInputs.map(({ source }) => source),
    (brought?.diagnostics ?? []).length > 0 ? undefined : expected,
    brought?.sets,
  );
  const left =
    journal === undefined || bids.value === undefined
      ? undefined
      : kept?.departed(bids.value, journal, brought);
  refuseIfAny([
    ...libraries.diagnostics,
    ...rules.diagnostics,
    ...loaded.diagnostics,
    ...named,
    ...(brought?.diagnostics ?? []),
    ...(journal === undefined || tender === undefined
      ? []
      : (kept?.belongs(journal, tender.reference) ?? [])),
    ...bids.diagnostics,
    ...(left?.diagnostics ?? []),
  ]);
  if (
    tender === undefined ||
    libraries.value === undefined ||
    rules.value === undefined ||
    bids.value === undefined
  ) {
    throw new Error("a file was refused without saying why");
  }
  const all: Input[] = [
    ...(own === undefined ? [] : [own]),
    ...libraries.inputs,
    ...rules.inputs,
    ...bidInputs,
    ...(brought?.inputs ?? []),
  ];
  return {
    tender,
    libraries: libraries.value,
    rulesets: rules.value,
    bids: left?.bids ?? bids.value,
    spans: bids.spans,
    reference: shared?.reference ?? assembleReference(data.reference),
    inputs: all,
    ...(journal !== undefined && { journal }),
    ...(left !== undefined && { checked: left.checked }),
    ...(brought?.letters === true && { letters: true }),
  };
}

const isJournal = (path: string): boolean => /\.ndjson$/i.test(path);

/** What an evaluation rests on: everything that was read, checked, and nothing yet worked out. */
export interface Gathered {
  readonly tender: Tender;
  readonly libraries: readonly Library[];
  readonly rulesets: readonly Ruleset[];
  readonly bids: readonly Bid[];
  readonly spans: ReadonlyMap<string, Span>;
  readonly reference: Reference;
  readonly inputs: readonly Input[];
  /** The record that marks were read from, where there is one. */
  readonly journal?: Journal;
  /** What it records of the evidence for the bids' promises. */
  readonly checked?: Checked;
  /** Whether bidders stand as letters, because nobody gave the key. */
  readonly letters?: boolean;
}

/** What a tender adopts, and what it departs from, must be rules that there are. */
export function unknownRules(
  { node, file }: ParsedTender,
  rulesets: readonly Ruleset[],
): readonly Diagnostic[] {
  if (node === undefined || rulesets.length === 0) return [];
  const known = rulesets.flatMap(({ name, rules }) =>
    rules.flatMap(({ id, reference }) => [
      id,
      `${name}/${id}`,
      ...(reference === undefined ? [] : [reference]),
    ]),
  );
  const { adopts } = file?.tender ?? {};
  const names = rulesets.map(({ name }) => name);
  const adopted: readonly Diagnostic[] =
    adopts === undefined || names.includes(adopts)
      ? []
      : [
          {
            code: "SV224",
            span: follow(node, ["tender", "adopts"]).span,
            cause: `no rules are called ${quote(adopts)}`,
            remedy: didYouMean(adopts, names),
          },
        ];
  const departures = (file?.deviations ?? []).flatMap(({ rule }, index) =>
    known.includes(rule)
      ? []
      : [
          {
            code: "SV224",
            span: follow(node, ["deviations", index, "rule"]).span,
            cause: `no rule is called ${quote(rule)}`,
            remedy: didYouMean(rule, [...new Set(known)]),
          } as const,
        ],
  );
  return [...adopted, ...departures];
}
