/** The tender folders of an archive, read one by one by the reader of `evaluate`. */

import { type Diagnostic, Refusal } from "../../diagnostics/model.ts";
import { inOrder } from "../../diagnostics/render.ts";
import { collectInputs } from "../../inputs/collect.ts";
import type { Inputs } from "../../inputs/model.ts";
import type { TenderReader } from "../../inputs/tender-inputs.ts";
import { refusedByDisk } from "../../io/disk-errors.ts";
import type { Io } from "../../io/io.ts";
import { at } from "../../source/span.ts";
import { contestPairs } from "../contest-pair.ts";
import type { Skipped } from "../model.ts";
import { rescore } from "../rescore-contest.ts";
import type { Part } from "../run/chunk.ts";
import type { Second } from "./what-if.ts";

/** Rescores one tender folder into a part; what cannot be scored stands apart. */
export async function rescoreFolder(
  io: Io,
  folder: string,
  second: Second,
  shared: TenderReader,
  part: Part,
): Promise<void> {
  const inputs = await inputsOrSkip(io, folder, shared, part);
  if (inputs === undefined) return;
  part.read(inputs.bids.reduce((rows, bid) => rows + bid.commitments.length, 0));
  const reference = inputs.tender.reference;
  const done = contestPairs(inputs, second.changed).map((pair) =>
    rescore(pair, inputs.tender.at, 0, second.inFull),
  );
  const problems = done.flatMap((one) => ("problems" in one ? one.problems : []));
  if (problems.length > 0) {
    for (const { unscorable, at } of problems.slice(0, 1))
      part.apart({ code: "SV317", at: at ?? inputs.tender.at, says: unscorable, tender: true });
    return;
  }
  part.tender(
    reference,
    inputs.tender.at,
    done.flatMap((one) => ("problems" in one ? [] : [one])),
  );
}

async function inputsOrSkip(
  io: Io,
  folder: string,
  shared: TenderReader,
  part: Part,
): Promise<Inputs | undefined> {
  try {
    return await collectInputs(io, { bids: [folder] }, shared);
  } catch (error) {
    const refusal = error instanceof Refusal ? error : refusedByDisk(error, io.folder);
    if (refusal === undefined) throw error;
    part.apart(apartOf(inOrder(refusal.diagnostics), folder));
    return undefined;
  }
}

/** A tender with faults stands apart once, under the first of them. */
function apartOf(all: readonly Diagnostic[], folder: string): Skipped {
  const [first] = all;
  if (first === undefined) throw new Error(`${folder} was refused without saying why`);
  const more = all.length > 1 ? ` (and ${all.length - 1} more)` : "";
  return { code: first.code, at: placeOf(first, folder), says: `${first.cause}${more}`, tender: true };
}

const placeOf = ({ span, file }: Diagnostic, folder: string): string =>
  span === undefined ? (file ?? folder) : at(span);
