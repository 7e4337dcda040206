/** A tender as it is published: its awards, libraries and rules, before there are any bids. */
import { refuseIfAny } from "../diagnostics/model.ts";
import type { Io } from "../io/io.ts";
import type { Library } from "../library/model.ts";
import type { Ruleset } from "../regime/model.ts";
import { loadTender } from "../tender/load.ts";
import type { Tender } from "../tender/model.ts";
import { parseTender } from "../tender/parse.ts";
import { builtIn, version } from "./built-in.ts";
import { librariesOf, rulesOf } from "./libraries.ts";
import { readText } from "./read-text.ts";

interface PublishedTender {
  readonly tender: Tender;
  readonly libraries: readonly Library[];
  readonly rulesets: readonly Ruleset[];
}

/** @throws Refusal with everything that is wrong with the tender, its libraries and its rules. */
export async function publishedTender(io: Io, path: string): Promise<PublishedTender> {
  const { input, diagnostics } = await readText(io, path, "tender");
  refuseIfAny(diagnostics);
  if (input === undefined) throw new Error("a tender was refused without saying why");
  const data = await builtIn();
  const parsed = parseTender(input.source);
  const libraries = await librariesOf(io, parsed, data, version());
  const rules = await rulesOf(io, parsed, data);
  const measures = libraries.value?.flatMap((library) => library.measures);
  const loaded = loadTender(parsed, {
    ...(measures !== undefined && { measures: new Set(measures.map(({ id }) => id)) }),
  });
  refuseIfAny([...libraries.diagnostics, ...rules.diagnostics, ...loaded.diagnostics]);
  if (loaded.value === undefined || libraries.value === undefined || rules.value === undefined)
    throw new Error("a tender was refused without saying why");
  return { tender: loaded.value, libraries: libraries.value, rulesets: rules.value };
}
