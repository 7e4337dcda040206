/** Where a tender's journal lies: the file that is named, or the one in the folder that is named. */

import type { Io } from "../../io/io.ts";
import { findTenderInFolder, folderOf } from "../find-files.ts";

const NAME = "marks.journal.ndjson";

/** @returns the path of the journal. */
export function resolveJournalPath(io: Io, path: string): string {
  const bare = path.replace(/[/\\]+$/, "");
  if (/\.ndjson$/i.test(bare)) return bare;
  if (bare === "." || bare === "") return NAME;
  // A name without an ending is a folder, whether or not anything is in it yet.
  return io.files.list(bare).length > 0 || !/\.[A-Za-z]+$/.test(bare) ? `${bare}/${NAME}` : bare;
}

/** @returns the tender that lies beside it, if any. */
export function findTenderBesideJournal(io: Io, journal: string): string | undefined {
  return findTenderInFolder(io, folderOf(journal));
}

/** @returns where the key to a blind journal lies, unless somebody keeps it elsewhere. */
export const blindKeyPathBeside = (journal: string): string => journal.replace(/[^/\\]*$/, "blind.key.json");
