/** Names that two things share, or all but share. */
import { quote } from "../../source/quote.ts";
import type { TreePath } from "../../source/tree.ts";
import { type CheckRule, type Fault, faultAtPath, type LibraryCheck, type LibrarySubject } from "./check.ts";

const doubled: CheckRule = {
  id: "id-doubled",
  level: "error",
  title: "two themes or two outcomes share an id",
  remedy: "give each theme and each outcome an id of its own",
};
const alike: CheckRule = {
  id: "ids-alike",
  level: "warning",
  title: "two ids differ only in case, zeros or punctuation",
  remedy: "make the two ids plainly different: people type them",
};
const title: CheckRule = {
  id: "title-doubled",
  level: "warning",
  title: "two measures have one title",
  remedy: "say in each title what sets it apart, or keep one of the two",
};

interface Named {
  readonly text: string;
  readonly key: string;
  readonly path: TreePath;
  readonly measure?: string;
}

/** The second and later of those that share a key, each with the first. */
function repeatsWithFirst(named: readonly Named[]): readonly (readonly [Named, Named])[] {
  const first = new Map<string, Named>();
  return named.flatMap((one) => {
    const earlier = first.get(one.key);
    if (earlier !== undefined) return [[one, earlier] as const];
    first.set(one.key, one);
    return [];
  });
}

/** `JOB-01`, `job 1` and `JOB1` are one id to a tired reader. */
const idComparisonKey = (id: string): string =>
  id
    .toLowerCase()
    .replace(/[\s._&/-]+/g, "")
    .replace(/(^|\D)0+(?=\d)/g, "$1");

function repeatedIdOrTitleFaults(subject: LibrarySubject): readonly Fault[] {
  const { file, written } = subject;
  const plainly = (id: string, path: TreePath): Named => ({ text: id, key: id, path: [...path, "id"] });
  const themes = file.themes.map(({ id }, t) => plainly(id, ["themes", t]));
  const outcomes = file.themes.flatMap((theme, t) =>
    theme.outcomes.map(({ id }, o) => plainly(id, ["themes", t, "outcomes", o])),
  );
  const measures = written.map(({ measure: { id }, path }) => ({
    text: id,
    key: idComparisonKey(id),
    path: [...path, "id"],
    measure: id,
  }));
  const titles = written.map(({ measure, path }) => ({
    text: measure.title,
    key: measure.title.trim().toLowerCase(),
    path: [...path, "title"],
    measure: measure.id,
  }));
  return [
    ...[...repeatsWithFirst(themes), ...repeatsWithFirst(outcomes)].map(([one]) =>
      faultAtPath(subject, doubled, one.path, { cause: `the id ${quote(one.text)} is already used above` }),
    ),
    ...repeatsWithFirst(measures)
      .filter(([one, earlier]) => one.text !== earlier.text)
      .map(([one, earlier]) =>
        faultAtPath(subject, alike, one.path, {
          measure: one.text,
          cause: `${quote(one.text)} can hardly be told from ${quote(earlier.text)}`,
        }),
      ),
    ...repeatsWithFirst(titles).map(([one, earlier]) =>
      faultAtPath(subject, title, one.path, {
        measure: one.measure ?? "",
        cause: `${quote(one.measure ?? "")} has the title of ${quote(earlier.measure ?? "")}`,
      }),
    ),
  ];
}

export const ids: LibraryCheck = { rules: [doubled, alike, title], find: repeatedIdOrTitleFaults };
