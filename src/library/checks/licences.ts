/** Under which terms a figure may be handed on. svscore ships nothing whose terms forbid it. */
import { quote } from "../../source/quote.ts";
import type { TreePath } from "../../source/tree.ts";
import {
  type CheckRule,
  datedProxyValues,
  type Fault,
  faultAtPath,
  type LibraryCheck,
  type LibrarySubject,
} from "./check.ts";

const forbids: CheckRule = {
  id: "licence-forbids",
  level: "error",
  title: "a built-in library holds what its licence forbids to hand on",
  remedy: "take it out, or put an openly licensed figure in its place",
};
const unmarked: CheckRule = {
  id: "licence-unmarked",
  level: "warning",
  title: "a licence forbids to hand the library on, and the library does not say so",
  remedy: "add `redistribution: forbidden` to the library",
};
const unknown: CheckRule = {
  id: "licence-unknown",
  level: "warning",
  title: "a licence is not one that is known to be open",
  remedy:
    "name the licence, for example OGL-UK-3.0 or CC-BY-4.0, and check that it lets others use the figure",
};
const credit: CheckRule = {
  id: "credit-missing",
  level: "warning",
  title: "a licence asks for a credit, and the library has none",
  remedy: "add `credit` with the words that the licence asks for",
};
const licensed: CheckRule = {
  id: "licensed-measures",
  level: "error",
  title: "a built-in library holds measures or values of a licensed set",
  remedy: "take it out: the set may not be handed on",
};

const FORBIDDEN =
  /\bNC\b|\bND\b|non-?commercial|no-?deriv|all rights reserved|proprietary|confidential|licensed copy|members? only|not (?:for|to be) redistribut|may not be (?:shared|redistributed)|subscription/i;
const OPEN =
  /\bOGL\b|open government|open parliament|\bOPL\b|\bCC[- ]?(?:BY|0)\b|creative commons|public domain|\bMIT\b|apache|\bODC\b|ODbL|facts?\b|invented|none needed/i;
const CREDITED = /\bOGL\b|open government|open parliament|\bOPL\b|\bCC[- ]?BY\b/i;
const LICENSED_SETS = /\bNational TOMs?\b|\bTOM System\b|\bHACT\b|Social Value Bank|\bPSSRU\b|\bMeasureUp\b/i;
const LICENSED_CODES = /^(?:NT|RE|FM)\d{1,3}[a-z]?$/;

function licenceFaults(subject: LibrarySubject): readonly Fault[] {
  const { file, shipped, written } = subject;
  const named: readonly { readonly text: string; readonly path: TreePath; readonly measure?: string }[] = [
    { text: file.licence, path: ["licence"] },
    ...datedProxyValues(subject).flatMap(({ measure, proxy, path }) =>
      proxy.licence === undefined
        ? []
        : [{ text: proxy.licence, path: [...path, "licence"], measure: measure.id }],
    ),
  ];
  const faults = named.flatMap(({ text, path, measure }): readonly Fault[] => {
    const at = (rule: CheckRule, cause: string): Fault =>
      faultAtPath(subject, rule, path, { ...(measure !== undefined && { measure }), cause });
    if (FORBIDDEN.test(text)) {
      if (shipped) return [at(forbids, `the licence is ${quote(text)}`)];
      return file.redistribution === "forbidden" ? [] : [at(unmarked, `the licence is ${quote(text)}`)];
    }
    return OPEN.test(text) ? [] : [at(unknown, `the licence is ${quote(text)}`)];
  });
  if (shipped && file.redistribution === "forbidden")
    faults.push(
      faultAtPath(subject, forbids, ["redistribution"], {
        cause: "the library is marked as not to be handed on",
      }),
    );
  if (file.credit === undefined && named.some(({ text }) => CREDITED.test(text)))
    faults.push(
      faultAtPath(subject, credit, ["licence"], { cause: `${quote(file.licence)} asks to be credited` }),
    );
  if (!shipped) return faults;
  return [
    ...faults,
    ...written.flatMap(({ measure, path }): readonly Fault[] => {
      const { id, title, source = "", proxy = [] } = measure;
      const [key, text] = LICENSED_CODES.test(id)
        ? ["id", id]
        : LICENSED_SETS.test(title)
          ? ["title", title]
          : [source, ...proxy.map((one) => one.source)].some((one) => LICENSED_SETS.test(one))
            ? ["id", "its source"]
            : [undefined, ""];
      return key === undefined
        ? []
        : [
            faultAtPath(subject, licensed, [...path, key], {
              measure: id,
              cause: `${key === "id" && text !== id ? text : quote(text)} is of a licensed set`,
            }),
          ];
    }),
  ];
}

export const licences: LibraryCheck = {
  rules: [forbids, unmarked, unknown, credit, licensed],
  find: licenceFaults,
};
