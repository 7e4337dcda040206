/** From a parsed tender to a Tender, or to everything that is wrong with it. */

import type { Diagnostic } from "../diagnostics/model.ts";
import { compare, exact } from "../number/exact.ts";
import { sourcePlaceText } from "../source/span.ts";
import { deepestNodeOnPath, type Node, type TreePath } from "../source/tree.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import { awardFromFile } from "./award.ts";
import { type Context, diagnosticReporter } from "./context.ts";
import type { Award, ContractValue, Lot, Tender } from "./model.ts";
import type { ParsedTender } from "./parsed-tender.ts";
import { buildAwardRecord } from "./record.ts";
import type { AwardFile, TenderFile, ValueFile } from "./schema.ts";

export interface Options {
  /** The ids of all measures of the tender's libraries; absent when these could not be read. */
  readonly measures?: ReadonlySet<string>;
  readonly isDefault?: boolean;
}

const factKeys = [
  "subject",
  "law",
  "light-touch",
  "framework",
  "call-off",
  "private-utility",
  "defence",
  "below-threshold",
  "concession",
  "utility",
  "outsourcing",
  "authority",
  "nation",
  "climate",
  "consultation",
  "relevance",
  "proportionality",
  "most-important-contract",
  "well-being-objectives",
  "social-public-works",
  "community-benefits",
  "sustainable-procurement",
  "social-public-workforce",
  "modern-slavery",
] as const;

/** @returns the tender, or the diagnostics SV210 to SV225 on top of what parsing found. */
export function loadTender(
  parsed: ParsedTender,
  options: Options = {},
): { readonly value?: Tender; readonly diagnostics: readonly Diagnostic[] } {
  const { node, file } = parsed;
  if (node === undefined || file === undefined) return { diagnostics: parsed.diagnostics };
  const diagnostics: Diagnostic[] = [];
  const report = diagnosticReporter(node, (path) => path, diagnostics);
  const value = contractValueFromFile(node, ["tender", "value"], file.tender.value);
  const vatOrder = ({ excludingVat, includingVat }: ContractValue, path: TreePath): void => {
    if (
      excludingVat !== undefined &&
      includingVat !== undefined &&
      compare(includingVat.value, excludingVat.value) < 0
    )
      report(
        "SV225",
        path,
        "the value including VAT is less than the value excluding VAT",
        "put the two figures the right way round",
      );
  };
  const build = (locate: (path: TreePath) => TreePath, of: ContractValue, award: AwardFile): Award => {
    const context: Context = {
      node,
      locate,
      value: of,
      ...(options.measures !== undefined && { measures: options.measures }),
      report: diagnosticReporter(node, locate, diagnostics),
    };
    return awardFromFile(context, award, file.marks ?? "consensus");
  };
  const lots = (file.lots ?? []).map((lot, index): Lot => {
    const over = lot.award ?? {};
    const locate = (path: TreePath): TreePath =>
      path.length === 0 || (path[0] !== undefined && path[0] in over)
        ? ["lots", index, "award", ...path]
        : ["award", ...path];
    const own = contractValueFromFile(node, ["lots", index, "value"], lot.value);
    if (file.lots?.some((other, earlier) => earlier < index && other.id === lot.id)) {
      report(
        "SV211",
        ["lots", index, "id"],
        `the lot \`${lot.id}\` is given twice`,
        "give each lot an id of its own",
      );
    }
    return {
      id: lot.id,
      title: lot.title ?? lot.id,
      value: own,
      award: build(locate, own, {
        ...inheritedAward(file.award, parsed.dropped?.get(index)),
        ...over,
      } as AwardFile),
      at: sourcePlaceText(deepestNodeOnPath(node, ["lots", index, "id"]).span),
    };
  });
  vatOrder(value, ["tender", "value", "including-vat"]);
  for (const [index, lot] of lots.entries()) vatOrder(lot.value, ["lots", index, "value", "including-vat"]);
  if (file.award === undefined && lots.length === 0) {
    report(
      "SV204",
      ["tender"],
      "the tender has no `award`",
      "add `award` with its criteria and their weights",
    );
  }
  const award =
    lots.length > 0 || file.award === undefined
      ? undefined
      : build((path) => ["award", ...path], value, file.award);
  const { term } = file.tender;
  if (term?.from !== undefined && term.to !== undefined && term.from > term.to) {
    report(
      "SV225",
      ["tender", "term", "to"],
      `the term ends on ${term.to}, before it begins on ${term.from}`,
      "put the two dates the right way round",
    );
  }
  const record = buildAwardRecord(file, node, diagnostics);
  const tender: Tender = {
    ...tenderDetails(file),
    value,
    lots,
    ...(award !== undefined && { award }),
    deviations: deviationsWithPlaces(file, node),
    facts: factsFromTenderFile(file),
    ...(record !== undefined && { record }),
    isDefault: options.isDefault ?? false,
    at: parsed.source.name,
  };
  return diagnostics.length > 0 ? { diagnostics } : { value: tender, diagnostics: [] };
}

/** What a lot inherits: the tender's award, without the keys that the lot takes back. */
const inheritedAward = (award: AwardFile | undefined, dropped: readonly string[] = []): Partial<AwardFile> =>
  Object.fromEntries(Object.entries(award ?? {}).filter(([key]) => !dropped.includes(key)));

function tenderDetails(file: TenderFile) {
  const { reference, title, buyer, "buyer-type": buyerType, commenced, term, adopts } = file.tender;
  return {
    reference,
    title,
    ...withoutUndefined({ buyer, buyerType, commenced }),
    ...(term !== undefined && {
      term: withoutUndefined({ from: term.from, to: term.to }),
    }),
    ...withoutUndefined({ adopts, rules: file.rules }),
    libraries:
      file.library === undefined ? [] : typeof file.library === "string" ? [file.library] : file.library,
    ...withoutUndefined({ namesThatAreBidders: file["names-that-are-bidders"] }),
    ...(file.purpose !== undefined && { purpose: file.purpose }),
  };
}

function contractValueFromFile(node: Node, path: TreePath, value: ValueFile | undefined): ContractValue {
  const read = (key: string, text: string) => ({
    value: exact(text),
    at: sourcePlaceText(deepestNodeOnPath(node, [...path, key]).span),
  });
  const [excluding, including] = [value?.["excluding-vat"], value?.["including-vat"]];
  return {
    ...(excluding !== undefined && { excludingVat: read("excluding-vat", excluding) }),
    ...(including !== undefined && { includingVat: read("including-vat", including) }),
  };
}

function deviationsWithPlaces(file: TenderFile, node: Node) {
  return (file.deviations ?? []).map((deviation, index) => ({
    ...deviation,
    at: sourcePlaceText(deepestNodeOnPath(node, ["deviations", index, "rule"]).span),
  }));
}

function factsFromTenderFile(file: TenderFile): ReadonlyMap<string, string> {
  const facts = factKeys.flatMap((key) => {
    const text =
      file.tender[key] ??
      (key === "consultation" || key === "relevance" || key === "proportionality" ? file[key] : undefined);
    return text === undefined ? [] : [[key, text] as const];
  });
  const { area, disclosed, "act-2012": act = {}, published, kpis } = file.tender;
  const listed = (key: string, all: string | readonly string[] | undefined) =>
    all === undefined ? [] : [[key, typeof all === "string" ? all : all.join(", ")] as const];
  const within = (key: string, all: Readonly<Record<string, string | undefined>>) =>
    Object.entries(all).flatMap(([own, text]) =>
      text === undefined ? [] : [[`${key}.${own}`, text] as const],
    );
  return new Map([
    ...facts,
    ...listed("area", area),
    ...listed("disclosed", disclosed),
    ...within("act-2012", act),
    ...listed("published.reference", published?.reference),
    ...within("kpis", {
      set: linesText(kpis?.set),
      "social-value": linesText(kpis?.["social-value"]),
      reasons: kpis?.reasons,
      assessed: kpis?.assessed,
    }),
    ...within("published.weights", published?.weights ?? {}),
  ]);
}

/** A list of sentences as one text, a line for each. */
const linesText = (all: readonly string[] | undefined): string | undefined =>
  all === undefined || all.length === 0 ? undefined : all.map((one) => one.replace(/\s+/g, " ")).join("\n");
