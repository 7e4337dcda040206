/** Measures of which a person, a tonne or an hour counts in one only: both must say so. */
import { quote } from "../../source/quote.ts";
import { type CheckRule, type Fault, faultAt, type LibraryCheck, type Subject } from "./check.ts";

const oneSided: CheckRule = {
  id: "group-one-sided",
  level: "warning",
  title: "a measure counts once with another, which does not say the same",
  remedy: "name each in the other's `counts-once-with`",
};
const twice: CheckRule = {
  id: "group-doubled",
  level: "warning",
  title: "a measure names another twice in `counts-once-with`",
  remedy: "name it once",
};
const open: CheckRule = {
  id: "group-open",
  level: "warning",
  title: "two measures each count once with a third, and not with each other",
  remedy: "name all the measures of a group in each of them, or say in the counting rule why not",
};

function find(subject: Subject): readonly Fault[] {
  const of = new Map(subject.written.map(({ measure }) => [measure.id, measure["counts-once-with"] ?? []]));
  return subject.written.flatMap(({ measure, path }) =>
    (measure["counts-once-with"] ?? []).flatMap((other, index, all): readonly Fault[] => {
      const at = (rule: CheckRule, cause: string): Fault =>
        faultAt(subject, rule, [...path, "counts-once-with", index], { measure: measure.id, cause });
      if (all.indexOf(other) < index) return [at(twice, `${quote(other)} is named before`)];
      const theirs = of.get(other);
      if (theirs === undefined || other === measure.id) return [];
      if (!theirs.includes(measure.id))
        return [at(oneSided, `${quote(other)} does not name ${quote(measure.id)}`)];
      const missing = theirs.filter((one) => one !== measure.id && one > measure.id && !all.includes(one));
      return missing
        .filter((one) => of.has(one))
        .map((one) =>
          at(open, `${quote(other)} also counts once with ${quote(one)}, which is not named here`),
        );
    }),
  );
}

export const groups: LibraryCheck = { rules: [oneSided, twice, open], find };
