/** `svscore library impact`: past tenders scored with the old and with the new edition of a library, before it is let in. */

import { Refusal } from "../../../diagnostics/model.ts";
import { sortUniqueDiagnostics } from "../../../diagnostics/render.ts";
import { svscoreVersion } from "../../../inputs/built-in.ts";
import { collectInputs } from "../../../inputs/collect.ts";
import { loadLibraryWithExtended } from "../../../inputs/load-named.ts";
import type { Inputs } from "../../../inputs/model.ts";
import { shownFileName } from "../../../inputs/read-text.ts";
import { diskRefusal } from "../../../io/disk-errors.ts";
import type { Io } from "../../../io/io.ts";
import type { Library } from "../../../library/model.ts";
import type { ImpactReporter } from "../../../report/library/impact.ts";
import type { ImpactDocument } from "../../../report/library/impact-model.ts";
import { beforeAfterContests } from "../../../rescore/contest-pair.ts";
import type { ContestResult } from "../../../rescore/model.ts";
import { preparePastMethod } from "../../../rescore/past-method.ts";
import { findTenderFolders } from "../../../rescore/read/find-tenders.ts";
import { rescoreContest } from "../../../rescore/rescore-tender.ts";
import type { Accepted } from "../../../rescore/schema.ts";
import { quote } from "../../../source/quote.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { exitCodeForAnswer } from "../../exit.ts";
import { trackReads } from "../../track-reads.ts";
import { acceptsWinnerChange, readAcceptedChanges } from "./accepted-changes.ts";

export type ImpactFormat = "text" | "markdown" | "json";

export interface ImpactOptions {
  readonly archive: string;
  readonly accept?: string;
  readonly format: ImpactFormat;
  readonly output?: string;
}

type Scored =
  | { readonly lines: readonly ContestResult[] }
  | { readonly apart: { readonly at: string; readonly says: string } }
  | { readonly untouched: true };

/** @returns 1 when a winner changes that nobody has accepted, or a tender cannot be scored with one of the two; otherwise 0. */
export async function runLibraryImpact(
  world: Io,
  old: string,
  fresh: string,
  options: ImpactOptions,
): Promise<number> {
  const { io, read } = trackReads(world);
  const before = await loadLibraryWithExtended(io, old);
  const after = await loadLibraryWithExtended(io, fresh);
  const accepted = options.accept === undefined ? [] : await readAcceptedChanges(io, options.accept);
  const folders = io.files.exists(options.archive) ? findTenderFolders(io, options.archive) : [];
  if (folders.length === 0)
    throw new Refusal([
      {
        code: "SV501",
        cause: `${quote(shownFileName(options.archive))} holds no past tenders`,
        remedy: "name a folder of tender folders, each with its tender.yaml and bids.csv",
      },
    ]);
  const scored: Scored[] = [];
  for (const folder of folders) scored.push(await scoreWithBothEditions(io, folder, before, after));
  const document = impactDocument(before, after, scored, accepted);
  const { impactJson, impactMarkdown, impactText } = await import("../../../report/library/impact.ts");
  const reporter: ImpactReporter = { text: impactText, markdown: impactMarkdown, json: impactJson }[
    options.format
  ];
  deliver(
    io,
    reporter(document, await renderOptionsFor(io, options.output, undefined)),
    options.output,
    read,
  );
  return exitCodeForAnswer(
    document.apart.length > 0 || document.winners.some((one) => one.accepted === null),
  );
}

async function scoreWithBothEditions(
  io: Io,
  folder: string,
  before: Library,
  after: Library,
): Promise<Scored> {
  const past = await readPastTenderOrFault(io, folder);
  if ("apart" in past) return past;
  const rests = past.libraries.some(({ measures }) =>
    measures.some(({ library }) => library.replace(/@.*$/, "") === before.name),
  );
  if (!rests) return { untouched: true };
  const named = {
    ...after,
    name: before.name,
    measures: after.measures.map(measureLibraryRenamer(before.name, after.name)),
  };
  const pairsWith = (library: Library) => {
    const whatIf = { libraries: [library] };
    return beforeAfterContests(preparePastMethod("", past, whatIf), past.tender, past.bids, whatIf);
  };
  const [one, other] = [pairsWith(before), pairsWith(named)];
  const done = one.map((pair, index) => {
    const second = other[index];
    if (second === undefined) throw new Error(`${folder} has fewer contests the second time`);
    return rescoreContest({ before: pair.after, after: second.after }, past.tender.at, 0, true);
  });
  const problem = done.flatMap((each) => ("problems" in each ? each.problems : []))[0];
  if (problem !== undefined) return { apart: { at: problem.at ?? past.tender.at, says: problem.unscorable } };
  return { lines: done.flatMap((each) => ("problems" in each ? [] : [each.result])) };
}

/** A library that was renamed stands in the place of the one that it was. */
const measureLibraryRenamer =
  (name: string, own: string) =>
  <Placed extends { readonly library: string }>(measure: Placed): Placed =>
    measure.library.startsWith(`${own}@`)
      ? { ...measure, library: `${name}${measure.library.slice(own.length)}` }
      : measure;

async function readPastTenderOrFault(
  io: Io,
  folder: string,
): Promise<Inputs | { readonly apart: { readonly at: string; readonly says: string } }> {
  try {
    return await collectInputs(io, { bids: [folder] });
  } catch (error) {
    const refusal = error instanceof Refusal ? error : diskRefusal(error, io.folder);
    if (refusal === undefined) throw error;
    const [first] = sortUniqueDiagnostics(refusal.diagnostics);
    return {
      apart: {
        at: first?.span?.source.name ?? first?.file ?? folder,
        says: first?.cause ?? "it cannot be read",
      },
    };
  }
}

function impactDocument(
  before: Library,
  after: Library,
  scored: readonly Scored[],
  accepted: readonly Accepted[],
): ImpactDocument {
  const lines = scored.flatMap((one) => ("lines" in one ? one.lines : []));
  const changed = lines.filter(({ winnerChanged }) => winnerChanged);
  return {
    schema: "svscore.library-impact/v1",
    tool: { name: "svscore", version: svscoreVersion() },
    before: `${before.name}@${before.version}`,
    after: `${after.name}@${after.version}`,
    contests: lines.length,
    untouched: scored.filter((one) => "untouched" in one).length,
    moved: lines.filter((line) => line.changed || line.moved),
    winners: changed.map((line) => ({
      tender: line.tender,
      lot: line.lot,
      before: line.winner.before,
      after: line.winner.after,
      accepted: accepted.find((one) => acceptsWinnerChange(one, line))?.reason ?? null,
    })),
    apart: scored.flatMap((one) => ("apart" in one ? [one.apart] : [])),
    stale: accepted
      .filter((one) => !changed.some((line) => acceptsWinnerChange(one, line)))
      .map(({ tender, winner }) => `${tender}: ${winner}`),
  };
}
