/** `svscore library list`, `show` and `search`: what is in a library, for people. */

import { Refusal } from "../../../diagnostics/model.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { loadBuiltIn } from "../../../inputs/built-in.ts";
import { loadLibraryWithExtended } from "../../../inputs/load-named.ts";
import type { Io } from "../../../io/io.ts";
import type { Library, Measure } from "../../../library/model.ts";
import { criterionSheet } from "../../../report/library/criteria.ts";
import {
  librariesSheet,
  librarySheet,
  measureSheet,
  measuresGrid,
  type SheetReporter,
  sheetsJson,
  sheetsMarkdown,
  sheetsText,
} from "../../../report/library/lookup.ts";
import type { Sheet } from "../../../report/library/sheet.ts";
import { quote } from "../../../source/quote.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { EXIT, exitCodeForAnswer } from "../../exit.ts";
import { trackReads } from "../../track-reads.ts";

export interface LookUpOptions {
  readonly format: "text" | "markdown" | "json";
  readonly output?: string;
  readonly library?: readonly string[];
}

/** @returns 0 */
export async function runLibraryList(
  world: Io,
  name: string | undefined,
  options: LookUpOptions,
): Promise<number> {
  const { io, read } = trackReads(world);
  const sheet =
    name === undefined
      ? librariesSheet(await loadLibraries(io, options))
      : librarySheet(await loadLibraryWithExtended(io, name));
  return await printSheets(io, [sheet], options, read);
}

/**
 * @returns 0
 * @throws Refusal SV903 when no library has such a measure or award criterion, and none is called so
 */
export async function runLibraryShow(world: Io, id: string, options: LookUpOptions): Promise<number> {
  const { io, read } = trackReads(world);
  const libraries = await loadLibraries(io, options);
  const measures = libraries.flatMap((library) => library.measures);
  const same = (one: { readonly id: string }): boolean => one.id.toLowerCase() === id.toLowerCase();
  const criteria = libraries.flatMap((library) =>
    library.outcomes.flatMap((outcome) =>
      outcome.criteria.filter(same).map((one) => criterionSheet(one, outcome, library)),
    ),
  );
  const named = libraries.filter((library) => same({ id: library.name })).map(librarySheet);
  const found = [...named, ...criteria, ...distinctMeasures(measures.filter(same)).map(measureSheet)];
  if (found.length === 0) {
    throw new Refusal([
      {
        code: "SV903",
        cause: `no measure, award criterion or library is called ${quote(id)}`,
        remedy: `${didYouMean(
          id,
          measures.map((one) => one.id),
        )} (svscore library search WORDS looks through titles.)`,
      },
    ]);
  }
  return await printSheets(io, found, options, read);
}

/** @returns 0, or 1 when nothing is found. */
export async function runLibrarySearch(
  world: Io,
  words: readonly string[],
  options: LookUpOptions,
): Promise<number> {
  const { io, read } = trackReads(world);
  const wanted = words.flatMap((word) => word.toLowerCase().split(/\s+/)).filter((word) => word !== "");
  if (wanted.length === 0)
    throw new Refusal([
      {
        code: "SV901",
        cause: "there is nothing to search for",
        remedy: "write a word of a title, for example volunteer",
      },
    ]);
  const measures = distinctMeasures(
    (await loadLibraries(io, options)).flatMap((library) => library.measures),
  );
  const found = measures.filter((one) => {
    const text = [
      one.id,
      one.title,
      one.unit,
      one.evidence,
      one.theme,
      one.outcome,
      one.countingRule,
      ...one.priorities,
    ]
      .join("\n")
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  const sheet: Sheet = {
    title: `Measures with ${words.join(" ")}`,
    lines: [found.length === 0 ? "None." : `${found.length} of ${measures.length}.`],
    tables: found.length === 0 ? [] : [{ title: "", grid: measuresGrid(found, true), elastic: 1 }],
  };
  await printSheets(io, [sheet], options, read);
  return exitCodeForAnswer(found.length === 0);
}

/** A measure that one library takes from another is one measure. */
const distinctMeasures = (measures: readonly Measure[]): readonly Measure[] => [
  ...new Map(measures.map((one) => [`${one.library}\n${one.id}`, one])).values(),
];

async function loadLibraries(io: Io, { library }: LookUpOptions): Promise<readonly Library[]> {
  const names = library ?? Object.keys((await loadBuiltIn()).libraries);
  const found: Library[] = [];
  for (const name of names) found.push(await loadLibraryWithExtended(io, name));
  return found;
}

async function printSheets(
  io: Io,
  sheets: readonly Sheet[],
  { format, output }: LookUpOptions,
  read: readonly string[],
): Promise<number> {
  const reporter: SheetReporter = { text: sheetsText, markdown: sheetsMarkdown, json: sheetsJson }[format];
  deliver(io, reporter(sheets, await renderOptionsFor(io, output, undefined)), output, read);
  return EXIT.answered;
}
