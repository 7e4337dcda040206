/** Parts that lead nowhere: a theme without outcomes, a measure that nobody could prove. */
import { quote } from "../../source/quote.ts";
import { type CheckRule, type Fault, faultAtPath, type LibraryCheck, type LibrarySubject } from "./check.ts";

const emptyTheme: CheckRule = {
  id: "empty-theme",
  level: "error",
  title: "a theme has no outcomes, or a library no themes",
  remedy: "add what is missing, or take the theme out",
};
const emptyOutcome: CheckRule = {
  id: "empty-outcome",
  level: "warning",
  title: "an outcome has no measures",
  remedy: "add a measure, or take the outcome out",
};
const evidence: CheckRule = {
  id: "measure-without-evidence",
  level: "warning",
  title: "a measure says not what would prove it",
  remedy: "add `evidence`: the record that a contract manager would ask for",
};

function emptyOrUnprovenFaults(subject: LibrarySubject): readonly Fault[] {
  const { file, written } = subject;
  return [
    ...(file.themes.length === 0
      ? [faultAtPath(subject, emptyTheme, ["themes"], { cause: "the library has no themes" })]
      : []),
    ...file.themes.flatMap((theme, t) => [
      ...(theme.outcomes.length === 0
        ? [
            faultAtPath(subject, emptyTheme, ["themes", t, "id"], {
              cause: `the theme ${quote(theme.id)} has no outcomes`,
            }),
          ]
        : []),
      ...theme.outcomes.flatMap((outcome, o) =>
        outcome.measures.length === 0 && outcome.criteria === undefined && outcome.note === undefined
          ? [
              faultAtPath(subject, emptyOutcome, ["themes", t, "outcomes", o, "id"], {
                cause: `the outcome ${quote(outcome.id)} has no measures`,
              }),
            ]
          : [],
      ),
    ]),
    ...written.flatMap(({ measure, path }) =>
      measure.evidence === undefined
        ? [
            faultAtPath(subject, evidence, [...path, "id"], {
              measure: measure.id,
              cause: `${quote(measure.id)} has no \`evidence\``,
            }),
          ]
        : [],
    ),
  ];
}

export const orphans: LibraryCheck = {
  rules: [emptyTheme, emptyOutcome, evidence],
  find: emptyOrUnprovenFaults,
};
