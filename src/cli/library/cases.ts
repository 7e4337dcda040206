/** Runs the worked cases that lie beside a library: what a promise is worth must be what a person worked out by hand. */
import { check } from "../../diagnostics/check.ts";
import { fromProblems } from "../../diagnostics/from-problem.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import type { CheckRule, Fault } from "../../library/checks/check.ts";
import type { Library, Reference } from "../../library/model.ts";
import { type CaseFile, casesSchema } from "../../library/schema.ts";
import { unitWritten } from "../../library/units.ts";
import { exact, exactText } from "../../number/exact.ts";
import { valueOf } from "../../scoring/value-chain.ts";
import { quote } from "../../source/quote.ts";
import type { Source } from "../../source/span.ts";
import { follow } from "../../source/tree.ts";
import { parseYaml } from "../../source/yaml.ts";

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

/** @returns what is wrong with the worked cases of a library, each case at its own line. */
export function caseFaults(source: Source, library: Library, reference: Reference): readonly Fault[] {
  const parsed = parseYaml(source);
  const checked =
    parsed.node === undefined
      ? { diagnostics: fromProblems(parsed.problems, "library") }
      : check(casesSchema, parsed.node, "library");
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
    const measure = known.get(one.measure);
    const at = (key: string) => ({ span: follow(node, [index, key]).span, measure: one.measure });
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
    const unit = one.unit === undefined ? undefined : unitWritten(one.unit);
    if (one.unit !== undefined && unit === undefined)
      return [{ rule: unreadable, ...at("unit"), cause: `${quote(one.unit)} is not a unit on the list` }];
    const found = worth(one, unit, measure, reference);
    const meant = one.worth === "" ? "" : exactText(exact(one.worth));
    if (found === meant) return [];
    const said = (text: string): string => (text === "" ? "nothing" : text);
    return [{ rule: fails, ...at("worth"), cause: `it is worth ${said(found)}, not ${said(meant)}` }];
  });
  const cased = new Set(checked.value.map(({ measure }) => measure));
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

function worth(
  one: CaseFile,
  unit: ReturnType<typeof unitWritten>,
  measure: Library["measures"][number],
  reference: Reference,
): string {
  const commitment = {
    measure: one.measure,
    quantity: { value: exact(one.quantity), at: "" },
    ...(unit !== undefined && { unit }),
    at: "",
  };
  const valued = valueOf(commitment, measure, { commenced: one.commenced, reference });
  return valued.worth === undefined ? "" : exactText(valued.worth.value);
}
