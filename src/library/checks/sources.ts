/** Where a figure comes from, and in which prices: without these nobody can check it or bring it to another year. */
import {
  type CheckRule,
  datedProxyValues,
  type Fault,
  faultAtPath,
  type LibraryCheck,
  type LibrarySubject,
} from "./check.ts";

const placeholder: CheckRule = {
  id: "source-placeholder",
  level: "error",
  title: "a source names nothing that can be looked up",
  remedy: "name the publisher, the title and the year",
};
const undated: CheckRule = {
  id: "source-undated",
  level: "warning",
  title: "a source says no year and has no reference",
  remedy: "add the year of publication, or the publisher's own id as `reference`",
};
const prices: CheckRule = {
  id: "prices-missing",
  level: "warning",
  title: "a value says not in which year's prices it is",
  remedy: "add `prices`; where the publisher does not state it, write `price year not stated` in `note`",
};
const perspectives: CheckRule = {
  id: "perspectives-mixed",
  level: "warning",
  title: "the values of one measure are of different perspectives",
  remedy: "keep fiscal, economic and wellbeing values in measures of their own",
};
const perspective: CheckRule = {
  id: "perspective-missing",
  level: "note",
  title: "a value does not say from whose point of view it is: fiscal, economic, public or wellbeing",
  remedy: "add `perspective`: values of different perspectives must not be added together",
};
const unsourced: CheckRule = {
  id: "measure-without-source",
  level: "warning",
  title: "a measure without a value says not where it comes from",
  remedy: "add `source` to the measure",
};

const EMPTY =
  /^\W*(?:tbc|tba|tbd|todo|fixme|unknown|none|n\/?a|not known|various|see above|as above|internal|web(?:site)?|internet|google|source|xxx+|\?+|-+|\.+)\W*$/i;

function sourceAndPriceFaults(subject: LibrarySubject): readonly Fault[] {
  const values = datedProxyValues(subject).flatMap(({ measure, proxy, path, previous }) => {
    const at = (rule: CheckRule, key: string, cause: string): Fault =>
      faultAtPath(subject, rule, [...path, key], { measure: measure.id, cause });
    const faults: Fault[] = [];
    if (EMPTY.test(proxy.source) || proxy.source.trim().length < 3)
      faults.push(at(placeholder, "source", `the source is ${JSON.stringify(proxy.source.slice(0, 40))}`));
    else if (!/\b(?:19|20)\d{2}\b/.test(proxy.source) && proxy.reference === undefined)
      faults.push(
        at(
          undated,
          "source",
          `the source has no year${proxy.status === "verified" ? ", yet the value is marked verified" : ""}`,
        ),
      );
    if (
      proxy.prices === undefined &&
      measure.unit !== "GBP" &&
      measure.kind !== "points" &&
      !/price year not stated|prices? (?:are |is )?not stated/i.test(proxy.note ?? "")
    )
      faults.push(at(prices, "amount", "`prices` is not given"));
    if (proxy.perspective === undefined && measure.unit !== "GBP" && measure.kind !== "points")
      faults.push(at(perspective, "amount", "`perspective` is not given"));
    if (previous !== undefined && previous.perspective !== proxy.perspective)
      faults.push(
        at(
          perspectives,
          "perspective",
          `${proxy.perspective ?? "no perspective"} here, ${previous.perspective ?? "none"} in the value before`,
        ),
      );
    return faults;
  });
  const measures = subject.written.flatMap(({ measure, path }) => {
    const { source, id, proxy = [] } = measure;
    if (source !== undefined && EMPTY.test(source))
      return [
        faultAtPath(subject, placeholder, [...path, "source"], {
          measure: id,
          cause: `the source is ${JSON.stringify(source.slice(0, 40))}`,
        }),
      ];
    return source === undefined && proxy.length === 0
      ? [faultAtPath(subject, unsourced, [...path, "id"], { measure: id, cause: "`source` is not given" })]
      : [];
  });
  return [...values, ...measures];
}

export const sources: LibraryCheck = {
  rules: [placeholder, undated, prices, perspectives, perspective, unsourced],
  find: sourceAndPriceFaults,
};
