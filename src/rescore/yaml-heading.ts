/**
 * The heading of a tender in YAML: what only this tender has (its reference,
 * title, buyer, day and value), lifted off the text by its lines. Most tenders
 * of an archive have the rest of their text in common, and reading YAML takes
 * some fifty times as long as everything else that is done with a small tender.
 *
 * No second reader of YAML stands behind this. Only the plainest values are
 * lifted, each a whole plain scalar on a line of its own, made of characters
 * that mean nothing to YAML. The first tender of a kind is read by the `yaml`
 * library, and `treeMatchesHeading` holds the tree that it gives against what was
 * lifted. Two texts that are the same but for such values are the same to
 * YAML but for these values: it comes to each of them in the same state, takes
 * it as one plain scalar, and goes on in the same state.
 */

import { compare, exact } from "../number/exact.ts";
import { isIsoDate } from "../source/date.ts";
import { deepestNodeOnPath, type Node } from "../source/tree.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import type { ContractValue, Tender } from "../tender/model.ts";

/** A value that was lifted: which it is, and where it stands in the text. */
interface Lifted {
  readonly path: readonly string[];
  readonly text: string;
  readonly start: number;
}

export interface YamlHeading {
  /** The text without what was lifted. */
  readonly rest: string;
  readonly own: Partial<Pick<Tender, "reference" | "title" | "buyer" | "commenced" | "value">>;
  readonly lifted: readonly Lifted[];
}

/** Words that begin with a letter, a digit or a pound sign, and hold nothing that YAML takes for anything but words. */
const WORDS =
  /^(reference|title|buyer): +([\p{L}\p{N}£](?:[\p{L}\p{N} .,'’()&/+_–-]{0,998}[\p{L}\p{N}.')])?)(?= *\r?$| +#)/u;
const DAY = /^(commenced): +(\d{4}-\d{2}-\d{2})(?= *\r?$| +#)/;
const FIGURE = /(excluding-vat|including-vat): +([1-9]\d{0,14}(?:\.\d{1,2})?)(?= *\r?$| +#|,| *\})/g;
/** What YAML takes for nothing. */
const NOTHING = /^null$/i;
/** Where an award is published as a share of the value, the value shapes the award. */
const SHARES = /of\s+value/;
/** What might be said again elsewhere by its name, as YAML's aliases do. */
const ALIAS = /\*\S/;

/** @returns the heading, or nothing where not even a reference can be lifted */
export function liftYamlHeading(text: string): YamlHeading | undefined {
  const from = /^tender: *(?:#.*)?\r?\n/m.exec(text);
  if (from === null || ALIAS.test(text)) return undefined;
  const lifted: Lifted[] = [];
  const shares = SHARES.test(text);
  let indent: string | undefined;
  let inValue = false;
  for (let at = from.index + from[0].length; at < text.length; ) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end === -1 ? text.length : end);
    const space = /^ */.exec(line)?.[0] ?? "";
    const written = line.slice(space.length);
    if (space === "" && !/^(?:#|\r?$)/.test(written)) break;
    indent ??= written === "" || written.startsWith("#") ? undefined : space;
    if (space === indent) {
      inValue = written.startsWith("value:");
      const found = WORDS.exec(written) ?? DAY.exec(written);
      const [, key = "", value = ""] = found ?? [];
      if (found !== null && !NOTHING.test(value) && (key !== "commenced" || isIsoDate(value)))
        lifted.push({
          path: ["tender", key],
          text: value,
          start: at + space.length + found[0].length - value.length,
        });
    }
    if (inValue && !shares)
      for (const found of written.matchAll(FIGURE)) {
        const [whole, key = "", value = ""] = found;
        const start = at + space.length + found.index + whole.length - value.length;
        lifted.push({ path: ["tender", "value", key], text: value, start });
      }
    if (end === -1) break;
    at = end + 1;
  }
  const own = headingFromLifted(lifted);
  return own === undefined ? undefined : { rest: textWithoutLifted(text, lifted), own, lifted };
}

/** @returns the values under their names; nothing where one is given twice, or the two figures are the wrong way round */
function headingFromLifted(lifted: readonly Lifted[]): YamlHeading["own"] | undefined {
  const given = new Map(lifted.map(({ path, text }) => [path.at(-1) ?? "", text]));
  if (given.size < lifted.length || !given.has("reference")) return undefined;
  const figure = (key: string) => {
    const text = given.get(key);
    return text === undefined ? undefined : { value: exact(text), at: "" };
  };
  const [excluding, including] = [figure("excluding-vat"), figure("including-vat")];
  if (excluding !== undefined && including !== undefined && compare(including.value, excluding.value) < 0)
    return undefined;
  const value: ContractValue = withoutUndefined({ excludingVat: excluding, includingVat: including });
  const words = Object.fromEntries(
    ["reference", "title", "buyer", "commenced"].flatMap((key) => {
      const text = given.get(key);
      return text === undefined ? [] : [[key, text]];
    }),
  );
  return { ...words, ...(Object.keys(value).length > 0 && { value }) };
}

/** No text that YAML takes holds the character that stands for what was lifted. */
const GONE = "\u0001";

function textWithoutLifted(text: string, lifted: readonly Lifted[]): string {
  let rest = "";
  let at = 0;
  for (const { path, text: value, start } of lifted) {
    rest += `${text.slice(at, start)}${GONE}${path.at(-1)}${GONE}`;
    at = start + value.length;
  }
  return rest + text.slice(at);
}

/**
 * Whether the tree that was read of the text has each lifted value where it was
 * lifted from: outside braces, where a comma is a comma, and with the whole
 * value of the tender or nothing of it.
 */
export function treeMatchesHeading(node: Node | undefined, { lifted, own }: YamlHeading): boolean {
  if (node === undefined || [node, deepestNodeOnPath(node, ["tender"])].some(startsWithBrace)) return false;
  const value = deepestNodeOnPath(node, ["tender", "value"]);
  const figures = value.kind === "table" ? value.entries.length : 0;
  if (own.value !== undefined && figures !== Object.keys(own.value).length) return false;
  return lifted.every(({ path, text, start }) => {
    const found = deepestNodeOnPath(node, path);
    return (
      found.kind === "text" &&
      !found.quoted &&
      found.text === text &&
      found.span.start === start &&
      found.span.end === start + text.length
    );
  });
}

const startsWithBrace = ({ span: { source, start } }: Node): boolean => source.text[start] === "{";
