/** What is taken off a value: not twice, not all of it, and only where there is a value. */

import { compare, exact } from "../../number/exact.ts";
import type { TreePath } from "../../source/tree.ts";
import { type CheckRule, type Fault, faultAtPath, type LibraryCheck, type LibrarySubject } from "./check.ts";

const twice: CheckRule = {
  id: "adjusted-twice",
  level: "error",
  title: "a value that already allows for something is to be lowered for it again",
  remedy: "keep either the percentage or the word under `included`",
};
const nothing: CheckRule = {
  id: "nothing-left",
  level: "warning",
  title: "an adjustment leaves nothing of a value",
  remedy: "check the percentage: deadweight and displacement are taken off, attribution is what stays",
};
const dropOff: CheckRule = {
  id: "drop-off-without-years",
  level: "warning",
  title: "a benefit falls from year to year and lasts for one",
  remedy: "add `years`, or take `drop-off` out",
};
const lasting: CheckRule = {
  id: "years-without-drop-off",
  level: "note",
  title: "a benefit lasts for years and never falls",
  remedy: "add `drop-off`, or say in the counting rule why it stays whole",
};
const idle: CheckRule = {
  id: "adjusts-no-value",
  level: "warning",
  title: "a measure without a value has adjustments or a cap",
  remedy: "take `adjust` and `cap` out, or add a value",
};
const lowCap: CheckRule = {
  id: "cap-below-one",
  level: "warning",
  title: "a cap is less than one unit is worth",
  remedy: "check the cap: no bid could earn the value of one",
};

const WHOLE = /^100(?:\.0+)? ?%$/;
const NONE = /^0(?:\.0+)? ?%?$/;

function adjustmentFaults(subject: LibrarySubject): readonly Fault[] {
  return subject.written.flatMap(({ measure, path }) => {
    const { adjust, cap, proxy = [], id } = measure;
    const faults: Fault[] = [];
    const say = (rule: CheckRule, key: TreePath, cause: string): void => {
      faults.push(faultAtPath(subject, rule, [...path, ...key], { measure: id, cause }));
    };
    if (proxy.length === 0) {
      if (measure.carbon === undefined && (adjust !== undefined || cap !== undefined))
        say(idle, [adjust === undefined ? "cap" : "adjust"], "there is no value to adjust");
      return faults;
    }
    for (const [index, word] of (adjust?.included ?? []).entries()) {
      const written = adjust?.[word];
      if (written !== undefined && !NONE.test(written))
        say(
          twice,
          ["adjust", "included", index],
          `\`${word}\` is ${written}, and the value already allows for it`,
        );
    }
    for (const key of ["deadweight", "displacement"] as const)
      if (WHOLE.test(adjust?.[key] ?? "")) say(nothing, ["adjust", key], `\`${key}\` is ${adjust?.[key]}`);
    if (NONE.test(adjust?.attribution ?? "x"))
      say(nothing, ["adjust", "attribution"], `\`attribution\` is ${adjust?.attribution}`);
    const years = Number(adjust?.years ?? "1");
    const falls = adjust?.["drop-off"] !== undefined && !NONE.test(adjust["drop-off"]);
    if (falls && years === 1) say(dropOff, ["adjust", "drop-off"], "`years` is 1 or not given");
    if (!falls && years > 1) say(lasting, ["adjust", "years"], `it lasts ${years} years`);
    const last = proxy.at(-1);
    if (cap !== undefined && last !== undefined && compare(exact(cap["per-measure"]), exact(last.amount)) < 0)
      say(
        lowCap,
        ["cap", "per-measure"],
        `the cap is ${cap["per-measure"]} and one ${measure.unit} is worth ${last.amount}`,
      );
    return faults;
  });
}

export const adjustments: LibraryCheck = {
  rules: [twice, nothing, dropOff, lasting, idle, lowCap],
  find: adjustmentFaults,
};
