/** The words that bidders and evaluators read: finished, plain, and nothing hidden in them. */
import { quote, toVisibleText } from "../../source/quote.ts";
import type { TreePath } from "../../source/tree.ts";
import { type CheckRule, type Fault, faultAtPath, type LibraryCheck, type LibrarySubject } from "./check.ts";

const placeholder: CheckRule = {
  id: "words-unfinished",
  level: "error",
  title: "a text is a placeholder",
  remedy: "write the text, or leave the key out",
};
const hidden: CheckRule = {
  id: "words-hidden",
  level: "error",
  title: "a text holds characters that cannot be seen",
  remedy: "type the text again",
};
const markup: CheckRule = {
  id: "words-markup",
  level: "warning",
  title: "a text holds markup, or begins like a formula of a sheet",
  remedy: "write plain words",
};
const shape: CheckRule = {
  id: "title-shape",
  level: "warning",
  title: "a title is not a short plain line",
  remedy:
    "begin with a capital, use one space between words, no full stop at the end, at most 160 characters",
};
const vague: CheckRule = {
  id: "words-vague",
  level: "warning",
  title: "a title promises what nobody could measure",
  remedy: "say what is counted, of whom and by when",
};
const doubled: CheckRule = {
  id: "word-doubled",
  level: "warning",
  title: "a word stands twice in a row",
  remedy: "take one of the two out",
};

const UNFINISHED =
  /\b(?:TODO|TBC|TBD|TBA|FIXME|XXX+|lorem ipsum)\b|\?\?\?|^\W*(?:n\/a|placeholder|title|text|description|example)\W*$/i;
const MARKUP = /<\/?[a-z][^>]*>|^[=+@]|^-(?=[\dA-Z])|\{\{|\$\{/i;
const VAGUE =
  /\b(?:where (?:possible|appropriate|practicable)|as (?:appropriate|required|necessary)|best endeavours|reasonable (?:endeavours|efforts)|commit(?:ment)? to (?:exploring|considering)|aim(?:s|ing)? to|etc)\b/i;
const DOUBLED = /\b([a-z]{2,}) \1\b/i;

interface Said {
  readonly text: string;
  readonly path: TreePath;
  readonly measure?: string;
  readonly isTitle: boolean;
}

function wordingFaults(subject: LibrarySubject): readonly Fault[] {
  return libraryTextsWithPaths(subject).flatMap(({ text, path, measure, isTitle }) => {
    const at = (rule: CheckRule, cause: string): Fault =>
      faultAtPath(subject, rule, path, { ...(measure !== undefined && { measure }), cause });
    const seen = text.replace(/\n/g, " ");
    const faults: Fault[] = [];
    if (toVisibleText(seen) !== seen.replace(/\t/g, " "))
      faults.push(at(hidden, `${quote(seen)} holds a hidden character`));
    if (UNFINISHED.test(text)) faults.push(at(placeholder, `${quote(text)} is not finished`));
    if (MARKUP.test(text)) faults.push(at(markup, `${quote(text)} holds markup or a formula`));
    const twin = DOUBLED.exec(text)?.[1];
    if (twin !== undefined && !/^(?:had|that)$/i.test(twin))
      faults.push(at(doubled, `${quote(twin)} stands twice`));
    if (!isTitle) return faults;
    const wrong = titleFaultText(text);
    if (wrong !== undefined) faults.push(at(shape, `the title ${wrong}`));
    const loose = VAGUE.exec(text)?.[0];
    if (loose !== undefined) faults.push(at(vague, `${quote(loose)} cannot be measured`));
    return faults;
  });
}

function titleFaultText(title: string): string | undefined {
  if (/^\s|\s$| {2}|\t/.test(title)) return "has spaces too many";
  if (/[^.]\.$/.test(title)) return "ends with a full stop";
  if (title.length > 160) return `is ${title.length} characters long`;
  if (/^[a-z]{2}/.test(title)) return "begins with a small letter";
  if (/[A-Z]{4}/.test(title) && title === title.toUpperCase()) return "is all in capitals";
  return undefined;
}

function libraryTextsWithPaths({ file, written }: LibrarySubject): readonly Said[] {
  const said = (
    text: string | undefined,
    path: TreePath,
    isTitle: boolean,
    measure?: string,
  ): readonly Said[] =>
    text === undefined ? [] : [{ text, path, isTitle, ...(measure !== undefined && { measure }) }];
  return [
    ...said(file.title, ["title"], true),
    ...said(file.note, ["note"], false),
    ...file.themes.flatMap((theme, t) => [
      ...said(theme.title, ["themes", t, "title"], true),
      ...theme.outcomes.flatMap((outcome, o) =>
        said(outcome.title, ["themes", t, "outcomes", o, "title"], true),
      ),
    ]),
    ...written.flatMap(({ measure, path }) => [
      ...said(measure.title, [...path, "title"], true, measure.id),
      ...said(measure.evidence, [...path, "evidence"], false, measure.id),
      ...said(measure.question, [...path, "question"], false, measure.id),
      ...said(measure["counting-rule"], [...path, "counting-rule"], false, measure.id),
    ]),
  ];
}

export const wording: LibraryCheck = {
  rules: [placeholder, hidden, markup, shape, vague, doubled],
  find: wordingFaults,
};
