/** Runs the worked cases that lie beside a library: what a promise is worth must be what a person worked out by hand. */

import { checkAgainstSchema } from "../../../diagnostics/check.ts";
import { diagnosticsFromProblems } from "../../../diagnostics/from-problem.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import type { CheckRule, Fault } from "../../../library/checks/check.ts";
import { chooseEditionOrReason, editionsOfModel } from "../../../library/edition.ts";
import type { Library, Reference } from "../../../library/model.ts";
import { type CaseFile, casesSchema, type LibraryFile } from "../../../library/schema.ts";
import { parseUnit } from "../../../library/units.ts";
import { exact, exactText } from "../../../number/exact.ts";
import { valueCommitment } from "../../../scoring/value-chain.ts";
import { quote } from "../../../source/quote.ts";
import type { Source } from "../../../source/span.ts";
import { deepestNodeOnPath } from "../../../source/tree.ts";
import { withoutUndefined } from "../../../source/without-undefined.ts";
import { parseYaml } from "../../../source/yaml.ts";

const unreadable: CheckRule = {
  id: "cases-unreadable",
  level: "error",
  title: "the worked cases cannot be read",
  remedy: "write a list of measure, quantity, commenced, worth and because",
};
const stranger: CheckRule = {
  id: "case-without-measure",
  level: "error",
  title: "a worked case is of a measure that the library does not have",
  remedy: "name a measure of the library, or take the case out",
};
const fails: CheckRule = {
  id: "case-fails",
  level: "error",
  title: "a worked case does not come out as it was worked out by hand",
  remedy: "work it out again: either the library or the case is wrong",
};
const uncased: CheckRule = {
  id: "measure-without-case",
  level: "note",
  title: "a measure with a value has no worked case",
  remedy: "add one to cases.yaml that a person can check by hand",
};

export const caseRules: readonly CheckRule[] = [unreadable, stranger, fails, uncased];

/** What the cases of a library are held against. */
export interface CaseContext {
  readonly reference: Reference;
  /** The built-in libraries, among which a model's edition is chosen. */
  readonly files: readonly LibraryFile[];
}

/** @returns what is wrong with the worked cases of a library, each case at its own line. */
export function workedCaseFaults(
  source: Source,
  library: Library,
  { reference, files }: CaseContext,
): readonly Fault[] {
  const parsed = parseYaml(source);
  const checked =
    parsed.node === undefined
      ? { diagnostics: diagnosticsFromProblems(parsed.problems, "library") }
      : checkAgainstSchema(casesSchema, parsed.node, "library");
  if (parsed.node === undefined || checked.value === undefined) {
    return checked.diagnostics.map(({ span, cause, remedy }) => ({
      rule: unreadable,
      ...(span === undefined ? { file: source.name } : { span }),
      cause,
      remedy,
    }));
  }
  const { node } = parsed;
  const known = new Map(library.measures.map((measure) => [measure.id, measure]));
  const faults = checked.value.flatMap((one, index): readonly Fault[] => {
    const at = (key: string) => ({
      span: deepestNodeOnPath(node, [index, key]).span,
      ...(one.measure !== undefined && { measure: one.measure }),
    });
    if (one.edition !== undefined) return editionCaseFaults(one, library, files, at("edition"));
    if (!isMeasureCase(one))
      return [
        {
          rule: unreadable,
          ...at("commenced"),
          cause: "the case gives neither `measure`, `quantity` and `worth`, nor `edition`",
        },
      ];
    const measure = known.get(one.measure);
    if (measure === undefined) {
      return [
        {
          rule: stranger,
          ...at("measure"),
          cause: `the library has no measure ${quote(one.measure)}`,
          remedy: didYouMean(one.measure, [...known.keys()]),
        },
      ];
    }
    const unit = one.unit === undefined ? undefined : parseUnit(one.unit);
    if (one.unit !== undefined && unit === undefined)
      return [{ rule: unreadable, ...at("unit"), cause: `${quote(one.unit)} is not a unit on the list` }];
    const found = workedCaseValueText(one, unit, measure, reference);
    const meant = one.worth === "" ? "" : exactText(exact(one.worth));
    if (found === meant) return [];
    const said = (text: string): string => (text === "" ? "nothing" : text);
    return [{ rule: fails, ...at("worth"), cause: `it is worth ${said(found)}, not ${said(meant)}` }];
  });
  const cased = new Set(checked.value.flatMap(({ measure }) => measure ?? []));
  return [
    ...faults,
    ...library.measures
      .filter((measure) => measure.proxies.length > 0 && !cased.has(measure.id))
      .map(({ id }) => ({
        rule: uncased,
        file: source.name,
        measure: id,
        cause: `${quote(id)} has a value and no worked case`,
      })),
  ];
}

type OfMeasure = CaseFile & {
  readonly measure: string;
  readonly quantity: string;
  readonly worth: string;
};

const isMeasureCase = (one: CaseFile): one is OfMeasure =>
  one.measure !== undefined && one.quantity !== undefined && one.worth !== undefined;

/** A tender that names the model is given the edition that the case says, or none. */
function editionCaseFaults(
  { commenced, adopts, law, edition }: CaseFile,
  { edition: own }: Library,
  files: readonly LibraryFile[],
  at: Pick<Fault, "span">,
): readonly Fault[] {
  if (own === undefined)
    return [
      { rule: unreadable, ...at, cause: "the library is no edition of a model, so none can be chosen" },
    ];
  const choice = chooseEditionOrReason(own.of, editionsOfModel(own.of, files), {
    commenced,
    ...withoutUndefined({ adopts, law }),
  });
  const found = "library" in choice ? choice.library : "";
  if (found === edition) return [];
  const said = (name: string): string => (name === "" ? "none" : name);
  return [{ rule: fails, ...at, cause: `the tender gets ${said(found)}, not ${said(edition ?? "")}` }];
}

function workedCaseValueText(
  one: OfMeasure,
  unit: ReturnType<typeof parseUnit>,
  measure: Library["measures"][number],
  reference: Reference,
): string {
  const commitment = {
    measure: one.measure,
    quantity: { value: exact(one.quantity), at: "" },
    ...withoutUndefined({ unit, from: one.from, to: one.to }),
    at: "",
  };
  const priceYear = one["price-year"];
  const valued = valueCommitment(commitment, measure, {
    commenced: one.commenced,
    reference,
    ...(priceYear !== undefined && { priceYear }),
  });
  return valued.value === undefined ? "" : exactText(valued.value.value);
}
