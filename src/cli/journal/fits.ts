/** Whether what is to be added fits the tender and its bids: the journal is read as it would be, by the same reader as every evaluation. */
import { Refusal, refuseIfAny } from "../../diagnostics/model.ts";
import { collect } from "../gather.ts";
import type { Io } from "../io.ts";
import { nameOf } from "../texts.ts";

/**
 * @param text the journal as it would be
 * @param from where in it the additions begin
 * @throws Refusal with what is wrong with the additions; a fault elsewhere is not theirs to tell
 */
export async function refuseMisfits(
  io: Io,
  path: string,
  text: string,
  from: number,
  tender: string | undefined,
): Promise<void> {
  if (tender === undefined) return;
  const folder = /^(.*)[/\\][^/\\]*$/.exec(path)?.[1] ?? "";
  const names = io.files.list(folder === "" ? "." : folder);
  const bids = names
    .filter((name) => /^bids[^/\\]*\.(csv|tsv|json)$/i.test(name))
    .map((name) => (folder === "" ? name : `${folder}/${name}`));
  const bytes = new TextEncoder().encode(text);
  const same = (other: string): boolean => nameOf(other) === nameOf(path);
  const wouldBe: Io = {
    ...io,
    files: {
      ...io.files,
      exists: (other) => same(other) || io.files.exists(other),
      read: (other) => (same(other) ? bytes : io.files.read(other)),
    },
  };
  try {
    await collect(wouldBe, { bids: [...bids, path], tender });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuseIfAny(
      error.diagnostics.filter(
        ({ span }) => span !== undefined && span.source.name === nameOf(path) && span.start >= from,
      ),
    );
  }
}
