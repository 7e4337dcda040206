/**
 * From a request to an evaluation that can be reported: find the files, read
 * the tender, its libraries and rules, read the bids, score, and hold the
 * rules against it. Everything wrong in every file is found before anything
 * is refused.
 */
import { type Diagnostic, Refusal, refuseIfAny } from "../diagnostics/model.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { methodText } from "../evidence/method.ts";
import { assembleReference } from "../library/assemble.ts";
import type { Library, Reference } from "../library/model.ts";
import { findingsOf } from "../regime/choose.ts";
import type { Ruleset } from "../regime/model.ts";
import { documentOf, type EvaluatedAward } from "../report/document.ts";
import type { EvaluationDocument } from "../report/schema.ts";
import { evaluate } from "../scoring/evaluate.ts";
import type { Unscorable } from "../scoring/formulas/formula.ts";
import { quote } from "../source/quote.ts";
import type { Span } from "../source/span.ts";
import { follow } from "../source/tree.ts";
import { expectedBy, expectedFromOutline } from "../tender/bids/expected.ts";
import { loadBids } from "../tender/bids/load.ts";
import { loadTender } from "../tender/load.ts";
import type { Award, Bid, ContractValue, Tender } from "../tender/model.ts";
import { type ParsedTender, parseTender } from "../tender/parse.ts";
import { builtIn, version } from "./built-in.ts";
import { defaultTender } from "./default-tender.ts";
import { findFiles } from "./find.ts";
import type { Io } from "./io.ts";
import { librariesOf, rulesOf } from "./libraries.ts";
import { type Input, inputsOf, readText } from "./texts.ts";

export interface Request {
  readonly bids: readonly string[];
  readonly tender?: string;
}

/** @throws Refusal with everything that is wrong in any of the files. */
export async function gather(io: Io, request: Request): Promise<EvaluationDocument> {
  const found = findFiles(io, request.bids, request.tender);
  const tenderRead = found.tender === undefined ? undefined : await readText(io, found.tender, "tender");
  const bidReads = await Promise.all(found.bids.map((path) => readText(io, path, "bids")));
  const inputs = inputsOf([...(tenderRead === undefined ? [] : [tenderRead]), ...bidReads]);
  const bidInputs = tenderRead === undefined ? inputs : inputs.slice(1);
  const own = tenderRead?.input;
  const data = await builtIn();
  const parsed = parseTender(own?.source ?? defaultTender);
  const libraries = await librariesOf(io, parsed, data, version());
  const rules = await rulesOf(io, parsed, data);
  const measures = libraries.value?.flatMap((library) => library.measures);
  const loaded = loadTender(parsed, {
    isDefault: own === undefined,
    ...(measures !== undefined && { measures: new Set(measures.map(({ id }) => id)) }),
  });
  const tender = loaded.value;
  const named = unknownRules(parsed, rules.value ?? []);
  // Two criteria of one name leave it open what a column means.
  const muddled = loaded.diagnostics.some(({ code }) => code === "SV211");
  const expected =
    tender !== undefined
      ? expectedBy(tender, measures)
      : muddled
        ? undefined
        : expectedFromOutline(parsed.node, measures);
  const bids = await loadBids(
    bidInputs.map(({ source }) => source),
    expected,
  );
  refuseIfAny([
    ...libraries.diagnostics,
    ...rules.diagnostics,
    ...loaded.diagnostics,
    ...named,
    ...bids.diagnostics,
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
  ];
  return concluded(io, {
    tender,
    libraries: libraries.value,
    rulesets: rules.value,
    bids: bids.value,
    spans: bids.spans,
    reference: assembleReference(data.reference),
    inputs: all,
  });
}

interface Gathered {
  readonly tender: Tender;
  readonly libraries: readonly Library[];
  readonly rulesets: readonly Ruleset[];
  readonly bids: readonly Bid[];
  readonly spans: ReadonlyMap<string, Span>;
  readonly reference: Reference;
  readonly inputs: readonly Input[];
}

interface Contest {
  readonly award: Award;
  readonly value: ContractValue;
  readonly lot?: { readonly id: string; readonly title: string };
}

/** A regime looks at the whole contract, whatever a lot is worth. */
function wholeOr({ value }: Tender, lot: ContractValue): ContractValue {
  return value.excludingVat === undefined && value.includingVat === undefined ? lot : value;
}

function concluded(
  io: Io,
  { tender, libraries, rulesets, bids, spans, reference, inputs }: Gathered,
): EvaluationDocument {
  const measures = libraries.flatMap((library) => library.measures);
  const contests: readonly Contest[] =
    tender.award === undefined
      ? tender.lots.map(({ id, title, award, value }) => ({
          award,
          value: wholeOr(tender, value),
          lot: { id, title },
        }))
      : [{ award: tender.award, value: tender.value }];
  const faults: Diagnostic[] = [];
  const awards = contests.flatMap(({ award, lot }): readonly EvaluatedAward[] => {
    const own = bids.filter((bid) => bid.lot === lot?.id);
    const settings = {
      reference,
      ...(tender.commenced !== undefined && { commenced: tender.commenced }),
      ...(award.priceYear !== undefined && { priceYear: award.priceYear }),
      ...(award.discounting !== undefined && { discounting: award.discounting }),
    };
    const result = evaluate(award, own, measures, settings);
    if (result.kind === "unscorable") {
      faults.push(...result.problems.map((problem) => toDiagnostic(problem, spans, tender)));
      return [];
    }
    const digest = once(() => `sha256:${io.sha256(methodText(award, measures, rulesets))}`);
    return [{ evaluation: result.evaluation, digest, ...(lot !== undefined && { lot }) }];
  });
  if (faults.length > 0) throw new Refusal(faults);
  const findings = contests.flatMap(({ award, value, lot }) =>
    findingsOf(rulesets, {
      tender,
      award,
      value,
      bids: bids.filter((bid) => bid.lot === lot?.id && bid.status === "live"),
      ...(lot !== undefined && { lot: lot.id }),
    }),
  );
  return documentOf({
    version: version(),
    tender,
    awards,
    findings,
    libraries,
    inputs: inputs.map(({ source, sha256 }) => ({ name: source.name, sha256 })),
  });
}

/** What a tender adopts, and what it departs from, must be rules that there are. */
function unknownRules({ node, file }: ParsedTender, rulesets: readonly Ruleset[]): readonly Diagnostic[] {
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

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function toDiagnostic(
  { unscorable, remedy, at }: Unscorable,
  spans: ReadonlyMap<string, Span>,
  tender: Tender,
): Diagnostic {
  const span = at === undefined ? undefined : spans.get(at);
  return {
    code: "SV317",
    ...(span === undefined ? { file: at?.replace(/:\d+:\d+$/, "") ?? tender.at } : { span }),
    cause: unscorable,
    remedy,
  };
}
