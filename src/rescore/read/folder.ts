/** The tender folders of an archive, read one by one by the reader of `evaluate`. */

import { type Diagnostic, Refusal } from "../../diagnostics/model.ts";
import { inOrder } from "../../diagnostics/render.ts";
import { collect, type Gathered, type Shared } from "../../inputs/collect.ts";
import { refusedByDisk } from "../../io/disk-errors.ts";
import type { Io } from "../../io/io.ts";
import { at } from "../../source/span.ts";
import { contestsOf } from "../contest-pair.ts";
import type { Apart } from "../model.ts";
import { rescore } from "../rescore-contest.ts";
import type { Part } from "../run/chunk.ts";
import type { Second } from "./what-if.ts";

/** Rescores one tender folder into a part; what cannot be scored stands apart. */
export async function rescoreFolder(
  io: Io,
  folder: string,
  second: Second,
  shared: Shared,
  part: Part,
): Promise<void> {
  const gathered = await gatheredOr(io, folder, shared, part);
  if (gathered === undefined) return;
  part.read(gathered.bids.reduce((rows, bid) => rows + bid.commitments.length, 0));
  const reference = gathered.tender.reference;
  const done = contestsOf(gathered, second.changed).map((pair) =>
    rescore(pair, gathered.tender.at, 0, second.inFull),
  );
  const problems = done.flatMap((one) => ("problems" in one ? one.problems : []));
  if (problems.length > 0) {
    for (const { unscorable, at } of problems.slice(0, 1))
      part.apart({ code: "SV317", at: at ?? gathered.tender.at, says: unscorable, tender: true });
    return;
  }
  part.tender(
    reference,
    gathered.tender.at,
    done.flatMap((one) => ("problems" in one ? [] : [one])),
  );
}

async function gatheredOr(io: Io, folder: string, shared: Shared, part: Part): Promise<Gathered | undefined> {
  try {
    return await collect(io, { bids: [folder] }, shared);
  } catch (error) {
    const refusal = error instanceof Refusal ? error : refusedByDisk(error, io.folder);
    if (refusal === undefined) throw error;
    part.apart(apartOf(inOrder(refusal.diagnostics), folder));
    return undefined;
  }
}

/** A tender with faults stands apart once, under the first of them. */
function apartOf(all: readonly Diagnostic[], folder: string): Apart {
  const [first] = all;
  if (first === undefined) throw new Error(`${folder} was refused without saying why`);
  const more = all.length > 1 ? ` (and ${all.length - 1} more)` : "";
  return { code: first.code, at: placeOf(first, folder), says: `${first.cause}${more}`, tender: true };
}

const placeOf = ({ span, file }: Diagnostic, folder: string): string =>
  span === undefined ? (file ?? folder) : at(span);
