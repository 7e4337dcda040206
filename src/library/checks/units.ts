/** A measure counts what its title says: hours in hours, people in people. */
import { quote } from "../../source/quote.ts";
import { conversionFactor, type Unit } from "../units.ts";
import { type CheckRule, type Fault, faultAtPath, type LibraryCheck, type LibrarySubject } from "./check.ts";

const title: CheckRule = {
  id: "title-against-unit",
  level: "warning",
  title: "a title speaks of one unit and the measure is counted in another",
  remedy: "make the title and the unit agree, so that bidders count the same thing",
};
const kind: CheckRule = {
  id: "kind-against-unit",
  level: "warning",
  title: "a measure's kind does not go with its unit",
  remedy: "spending is counted in GBP, points in point, a yes or no and a narrative in none",
};

/** What a title that begins so is counted in. */
const spoken: readonly (readonly [RegExp, readonly Unit[]])[] = [
  [/^(?:total |number of )?(?:[\w-]+ ){0,2}hours\b/i, ["hour"]],
  [/^(?:total |number of )?(?:[\w-]+ ){0,1}weeks\b/i, ["week", "person-week", "FTE-week", "household-week"]],
  [/^(?:number of )?tonnes\b.*(?:CO2|carbon|greenhouse)/i, ["tCO2e", "kgCO2e"]],
  [/^(?:number of )?tonnes\b(?!.*(?:CO2|carbon|greenhouse))/i, ["tonne", "kg"]],
  [/^(?:number of )?(?:car |vehicle )?miles\b/i, ["vehicle-mile", "vehicle-km"]],
  [/^(?:number of )?(?:native )?trees\b/i, ["tree"]],
  [/^(?:percentage|per cent|share) of\b/i, ["percent"]],
  [/^(?:pounds|£|amount|value) (?:spent|of spend|given)/i, ["GBP"]],
];

const fits: Partial<Record<string, (unit: Unit) => boolean>> = {
  spend: (unit) => unit === "GBP" || unit === "percent",
  points: (unit) => unit !== "GBP",
  narrative: (unit) => unit === "none",
  "yes-no": (unit) => unit === "none" || unit === "unit",
};

function measureUnitFaults(subject: LibrarySubject): readonly Fault[] {
  return subject.written.flatMap(({ measure, path }) => {
    const unit = measure.unit as Unit;
    const said = spoken.find(([words]) => words.test(measure.title))?.[1];
    const faults: Fault[] = [];
    if (said !== undefined && !said.some((one) => conversionFactor(one, unit) !== undefined))
      faults.push(
        faultAtPath(subject, title, [...path, "unit"], {
          measure: measure.id,
          cause: `the title begins ${quote(measure.title)} and the unit is ${unit}`,
        }),
      );
    if (fits[measure.kind]?.(unit) === false)
      faults.push(
        faultAtPath(subject, kind, [...path, "unit"], {
          measure: measure.id,
          cause: `the kind is ${measure.kind} and the unit is ${unit}`,
        }),
      );
    return faults;
  });
}

export const unitsOfMeasures: LibraryCheck = { rules: [title, kind], find: measureUnitFaults };
