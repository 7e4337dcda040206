/**
 * Find a Tender publishes in the Open Contracting Data Standard: a release, a
 * package of releases, a record, or a stream of any of these. Publishers leave
 * out much of it and add keys of their own, so nothing is demanded but that it
 * is a release.
 */

import { diagnosticsFromProblems } from "../../diagnostics/from-problem.ts";
import type { Diagnostic } from "../../diagnostics/model.ts";
import { exact, isZero } from "../../number/exact.ts";
import { parseJsonLines } from "../../source/json-lines.ts";
import { quote } from "../../source/quote.ts";
import { type Source, sourcePlaceText } from "../../source/span.ts";
import { type Node, nodeAtKey, type TableNode } from "../../source/tree.ts";
import { withoutUndefined } from "../../source/without-undefined.ts";
import type { SourcedFigure } from "../figures.ts";
import type { ContractValue } from "../model.ts";
import { buyerTypeOf } from "./buyer.ts";
import type { Notice, NoticeCriterion, NoticeLot, StatedWeight, WeightUnit, Words } from "./model.ts";

/** @returns the notices in the order of the file, or the diagnostics SV201, SV202 and SV240. */
export function readNotices(source: Source): {
  readonly notices: readonly Notice[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const { nodes, problems } = parseJsonLines(source);
  if (problems.length > 0) return { notices: [], diagnostics: diagnosticsFromProblems(problems, "tender") };
  const found = nodes.map(releasesIn);
  const diagnostics = found.flatMap((releases, index): readonly Diagnostic[] => {
    const node = nodes[index];
    return releases.length > 0 || node === undefined ? [] : [noReleaseFault(node)];
  });
  return diagnostics.length > 0
    ? { notices: [], diagnostics }
    : { notices: found.flat().map(noticeFromRelease), diagnostics: [] };
}

function noReleaseFault(node: Node): Diagnostic {
  const keys = node.kind === "table" ? node.entries.map(({ key }) => quote(key.text)).slice(0, 6) : [];
  return {
    code: "SV240",
    span: { ...node.span, end: node.span.start + 1 },
    cause: `there is no notice here${keys.length === 0 ? "" : `: the keys are ${keys.join(", ")}`}`,
    remedy:
      "give a release of Find a Tender as JSON, a package with `releases`, or one release on each line; a tender.yaml is checked without --notice",
  };
}

const marks = ["ocid", "tender", "tag", "buyer"];

/** A release by what it holds; a package, record or list by what is inside. */
function releasesIn(node: Node): readonly TableNode[] {
  if (node.kind === "list") return node.items.flatMap(releasesIn);
  if (node.kind === "text") return [];
  const releases = nodeAtKey(node, "releases");
  if (releases?.kind === "list" && releases.items.length > 0) {
    const inside = releases.items.flatMap(releasesIn);
    if (inside.length > 0) return inside;
  }
  const records = nodeAtKey(node, "records");
  if (records?.kind === "list") return records.items.flatMap(releasesIn);
  const compiled = nodeAtKey(node, "compiledRelease");
  if (compiled !== undefined) return releasesIn(compiled);
  return marks.some((key) => nodeAtKey(node, key) !== undefined) ? [node] : [];
}

function noticeFromRelease(release: TableNode): Notice {
  const tender = tableAt(release, "tender");
  const tags = textsAt(release, "tag").map((tag) => tag.toLowerCase());
  const buyer = tableAt(release, "buyer");
  const name = wordsAt(buyer, "name")?.text ?? wordsAt(findBuyerParty(release, buyer), "name")?.text;
  const published = /^\d{4}-\d{2}-\d{2}/.exec(wordsAt(release, "date")?.text ?? "")?.[0];
  const classes = buyerClassIds(release, buyer);
  const buyerType = buyerTypeOf(name ?? "", classes);
  const ocid = wordsAt(release, "ocid")?.text;
  const title = wordsAt(tender, "title")?.text;
  const status = wordsAt(tender, "status")?.text.toLowerCase() ?? "";
  return {
    id: wordsAt(release, "id")?.text ?? ocid ?? "no id",
    ...withoutUndefined({ ocid, title, buyer: name, buyerType, published }),
    update: !tags.includes("tender") && tags.some((tag) => /update|amend|cancel|award|contract/.test(tag)),
    cancelled:
      tags.some((tag) => tag.includes("cancel")) ||
      ["cancelled", "withdrawn", "unsuccessful"].includes(status),
    value: contractValueFromOcds(tableAt(tender, "value")),
    facts: factsFromOcdsTender(tender, classes),
    lots: tender === undefined ? [] : lotsFromOcdsTender(tender),
    at: sourcePlaceText({ ...release.span, end: release.span.start + 1 }),
  };
}

function lotsFromOcdsTender(tender: TableNode): readonly NoticeLot[] {
  const own = awardCriteriaAndTexts(tender);
  const lots = tablesAt(tender, "lots");
  if (lots.length === 0)
    return [
      {
        id: "",
        cancelled: false,
        ...own,
        at: sourcePlaceText({ ...tender.span, end: tender.span.start + 1 }),
      },
    ];
  return lots.map((lot, index) => {
    const { criteria, texts } = awardCriteriaAndTexts(lot);
    const bare = criteria.length === 0 && texts.length === 0;
    const title = wordsAt(lot, "title")?.text;
    return {
      id: wordsAt(lot, "id")?.text ?? String(index + 1),
      ...(title !== undefined && { title }),
      cancelled: ["cancelled", "withdrawn", "unsuccessful"].includes(
        wordsAt(lot, "status")?.text.toLowerCase() ?? "",
      ),
      criteria: bare ? own.criteria : criteria,
      texts: bare ? own.texts : texts,
      at: sourcePlaceText({ ...lot.span, end: lot.span.start + 1 }),
    };
  });
}

/** The standard has award criteria on lots; some publishers put them, or a text, on the tender. */
function awardCriteriaAndTexts(holder: TableNode): Pick<NoticeLot, "criteria" | "texts"> {
  const award = tableAt(holder, "awardCriteria");
  const texts = [
    wordsAt(award, "description"),
    wordsAt(award, "weightingDescription"),
    wordsAt(holder, "awardCriteria"),
    wordsAt(holder, "awardCriteriaDetails"),
  ];
  return {
    criteria: tablesAt(award, "criteria").map(criterionFromTable),
    texts: texts.filter((one) => one !== undefined),
  };
}

function criterionFromTable(node: TableNode): NoticeCriterion {
  const name = wordsAt(node, "name") ?? wordsAt(node, "title");
  const description = wordsAt(node, "description");
  const weights = tablesAt(node, "numbers").flatMap((one) => weightFromNumberTable(one) ?? []);
  const weight = weights.length === 1 ? weights[0] : undefined;
  return withoutUndefined({ name, description, weight });
}

/** A number may also be a fixed price or a threshold, which is no weight. */
function weightFromNumberTable(number: TableNode): StatedWeight | undefined {
  const value = nodeAtKey(number, "number");
  if (value?.kind !== "text" || !/^\d+(\.\d+)?$/.test(value.text)) return undefined;
  const unit = wordsAt(number, "weight")?.text.toLowerCase();
  if (unit === undefined && (nodeAtKey(number, "fixed") ?? nodeAtKey(number, "threshold")) !== undefined)
    return undefined;
  return { value: exact(value.text), unit: weightUnitFromWord(unit ?? ""), at: sourcePlaceText(value.span) };
}

function weightUnitFromWord(word: string): WeightUnit {
  if (word.includes("range")) return "range";
  if (word.includes("order")) return "order";
  if (word.includes("percent")) return "percent";
  return word === "" ? "unstated" : "share";
}

function factsFromOcdsTender(
  tender: TableNode | undefined,
  classes: readonly string[],
): ReadonlyMap<string, string> {
  const law = Object.values(textValues(tableAt(tender, "legalBasis"))).join(" ");
  const category = wordsAt(tender, "mainProcurementCategory")?.text;
  const above = wordsAt(tender, "aboveThreshold")?.text;
  const details = wordsAt(tender, "procurementMethodDetails")?.text.toLowerCase() ?? "";
  const known: readonly (readonly [RegExp, string])[] = [
    [/2023\/54|procurement act 2023/i, "procurement-act-2023"],
    [/2015\/102\b/, "pcr-2015"],
    [/2023\/1348/, "provider-selection-regime"],
    [/2015\/446/, "pcsr-2015"],
  ];
  const found = known.find(([pattern]) => pattern.test(law))?.[1];
  const subject = ["services", "goods", "works"].find((one) => one === category);
  return new Map([
    ...(found === undefined ? [] : [["law", found] as const]),
    ...(subject === undefined ? [] : [["subject", subject] as const]),
    ...(above === "false" || details.startsWith("below threshold")
      ? [["below-threshold", "true"] as const]
      : []),
    ...(classes.some((one) => /privateUtility/i.test(one)) ? [["private-utility", "true"] as const] : []),
  ]);
}

/** A value of nothing is how publishers leave the field open. */
function contractValueFromOcds(value: TableNode | undefined): ContractValue {
  const currency = wordsAt(value, "currency")?.text ?? "GBP";
  const read = (key: string): SourcedFigure | undefined => {
    const found = value === undefined ? undefined : nodeAtKey(value, key);
    if (currency !== "GBP" || found?.kind !== "text" || !/^\d+(\.\d+)?$/.test(found.text)) return undefined;
    const figure = exact(found.text);
    return isZero(figure) ? undefined : { value: figure, at: sourcePlaceText(found.span) };
  };
  const [excludingVat, includingVat] = [read("amount"), read("amountGross")];
  return withoutUndefined({ excludingVat, includingVat });
}

function buyerClassIds(release: TableNode, buyer: TableNode | undefined): readonly string[] {
  const party = tableAt(findBuyerParty(release, buyer), "details");
  return [...tablesAt(buyer, "classifications"), ...tablesAt(party, "classifications")].flatMap((one) => [
    ...(wordsAt(one, "id")?.text === undefined ? [] : [wordsAt(one, "id")?.text ?? ""]),
  ]);
}

function findBuyerParty(release: TableNode, buyer: TableNode | undefined): TableNode | undefined {
  const id = wordsAt(buyer, "id")?.text;
  const parties = tablesAt(release, "parties");
  return (
    parties.find((party) => id !== undefined && wordsAt(party, "id")?.text === id) ??
    parties.find((party) => textsAt(party, "roles").includes("buyer"))
  );
}

function tableAt(node: TableNode | undefined, key: string): TableNode | undefined {
  const found = node === undefined ? undefined : nodeAtKey(node, key);
  return found?.kind === "table" ? found : undefined;
}

function tablesAt(node: TableNode | undefined, key: string): readonly TableNode[] {
  const found = node === undefined ? undefined : nodeAtKey(node, key);
  return found?.kind === "list" ? found.items.filter((one) => one.kind === "table") : [];
}

function textsAt(node: TableNode, key: string): readonly string[] {
  const found = nodeAtKey(node, key);
  const items = found === undefined ? [] : found.kind === "list" ? found.items : [found];
  return items.flatMap((one) => (one.kind === "text" ? [one.text] : []));
}

function wordsAt(node: TableNode | undefined, key: string): Words | undefined {
  const found = node === undefined ? undefined : nodeAtKey(node, key);
  return found?.kind === "text" && found.text.trim() !== ""
    ? { text: found.text.trim(), at: sourcePlaceText(found.span) }
    : undefined;
}

const textValues = (node: TableNode | undefined): readonly string[] =>
  node === undefined ? [] : node.entries.flatMap(({ value }) => (value.kind === "text" ? [value.text] : []));
