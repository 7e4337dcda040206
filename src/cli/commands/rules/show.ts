/** `svscore rules list` and `svscore rules show`: what is asked, why, on whose word, and how it is answered. */

import { Refusal } from "../../../diagnostics/model.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import type { Io } from "../../../io/io.ts";
import { listText, pageFormats } from "../../../report/rules/formats.ts";
import type { PageDocument } from "../../../report/rules/page.ts";
import { quote } from "../../../source/quote.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { EXIT } from "../../exit.ts";
import { ruleOutlines, withExamples } from "./pages.ts";

export interface RulesOptions {
  readonly format: keyof typeof pageFormats;
  readonly all?: boolean;
  readonly output?: string;
  readonly color?: boolean;
}

/** @returns 0. */
export async function runRulesList(io: Io, options: RulesOptions): Promise<number> {
  const pages = await ruleOutlines();
  const setting = await renderOptionsFor(io, options.output, options.color);
  const text =
    options.format === "table" ? listText(pages, setting) : pageFormats[options.format](pages, setting);
  deliver(io, text, options.output, []);
  return EXIT.answered;
}

/** @throws Refusal SV406 for a name that no rule has, SV901 when none is given. */
export async function runRulesShow(io: Io, names: readonly string[], options: RulesOptions): Promise<number> {
  const all = await ruleOutlines();
  if (names.length === 0 && options.all !== true)
    throw new Refusal([
      {
        code: "SV901",
        cause: "no rule is named",
        remedy: "name one, for example `svscore rules show minimum-weight`, or write --all",
      },
    ]);
  const wanted = options.all === true ? all : [...new Set(names.flatMap((name) => findRulePages(name, all)))];
  const pages: PageDocument[] = [];
  for (const page of wanted) pages.push(await withExamples(io, page));
  const text = pageFormats[options.format](pages, await renderOptionsFor(io, options.output, options.color));
  deliver(io, text, options.output, []);
  return EXIT.answered;
}

/** A rule goes by its id, by regime and id, or by its row of the rules table; a regime by its name gives all of its rules. */
function findRulePages(name: string, all: readonly PageDocument[]): readonly PageDocument[] {
  const wanted = name.toLowerCase();
  const found = all.filter(
    ({ rule, variants }) =>
      rule === wanted ||
      variants.some(({ regime, reference }) =>
        [regime, `${regime}/${rule}`, reference?.toLowerCase()].includes(wanted),
      ),
  );
  if (found.length > 0) return found;
  const known = all.flatMap(({ rule, variants }) => [
    rule,
    ...variants.flatMap(({ regime, reference }) => [regime, reference ?? rule]),
  ]);
  throw new Refusal([
    {
      code: "SV406",
      cause: `no rule is called ${quote(name)}`,
      remedy: didYouMean(name, [...new Set(known)]),
    },
  ]);
}
