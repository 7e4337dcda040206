/** Measures of which a person, a tonne or an hour counts in one only: both must say so. */
import { quote } from "../../source/quote.ts";
import { type CheckRule, type Fault, faultAtPath, type LibraryCheck, type LibrarySubject } from "./check.ts";

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

const alone: CheckRule = {
  id: "group-of-one",
  level: "note",
  title: "a measure is the only one of its double-count group",
  remedy: "name the group in the measures that it overlaps with, or take it out",
};

/** Groups of which one measure only speaks; a library that extends others may name theirs. */
function soleMemberGroupFaults(subject: LibrarySubject): readonly Fault[] {
  if ((subject.file.extends ?? []).length > 0) return [];
  const named = subject.written.flatMap(({ measure, path }) =>
    [measure["double-count-group"] ?? []].flat().map((group) => ({ group, id: measure.id, path })),
  );
  return named
    .filter(({ group }) => named.filter((one) => one.group === group).length === 1)
    .map(({ group, id, path }) =>
      faultAtPath(subject, alone, [...path, "double-count-group"], {
        measure: id,
        cause: `no other measure is of the group ${quote(group)}`,
      }),
    );
}

function doubleCountFaults(subject: LibrarySubject): readonly Fault[] {
  return [...soleMemberGroupFaults(subject), ...countsOnceFaults(subject)];
}

function countsOnceFaults(subject: LibrarySubject): readonly Fault[] {
  const of = new Map(subject.written.map(({ measure }) => [measure.id, measure["counts-once-with"] ?? []]));
  return subject.written.flatMap(({ measure, path }) =>
    (measure["counts-once-with"] ?? []).flatMap((other, index, all): readonly Fault[] => {
      const at = (rule: CheckRule, cause: string): Fault =>
        faultAtPath(subject, rule, [...path, "counts-once-with", index], { measure: measure.id, cause });
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

export const groups: LibraryCheck = { rules: [oneSided, twice, open, alone], find: doubleCountFaults };
