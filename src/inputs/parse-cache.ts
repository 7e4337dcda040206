/**
 * What was read of a tender or of a library of the user's own, kept with the
 * text that it was made from, because reading YAML is the slowest part of a
 * start. What is kept is used only for the very same text, by the same svscore;
 * what is missing, damaged or out of date is ignored, and nothing depends on
 * it. Bids are never kept, and neither is a result.
 */

import type { Io } from "../io/io.ts";
import type { Source } from "../source/span.ts";

type Kind = "library" | "tender";

/** How many of a kind are kept, so that they never take more than so much room. */
const PLACES = 64;
/** In characters. A longer one is read anew each time. */
const LONGEST = 8 * 1024 * 1024;

interface Keeping<Loaded> {
  readonly kind: Kind;
  /** Another version of svscore never reads what this one kept. */
  readonly version: string;
  readonly source: Source;
  readonly load: () => Promise<Loaded>;
  /** Gives what is to be kept as JSON on one line; nothing when anything is wrong with what was loaded. */
  readonly pack: (loaded: Loaded) => string | undefined;
  /** Gives what was loaded again; nothing when what was kept has not the shape that it should. */
  readonly unpack: (kept: unknown) => Loaded | undefined;
}

function cacheFolder({ environment }: Io): string | undefined {
  if (environment["SVSCORE_NO_CACHE"] !== undefined) return undefined;
  const base = environment["SVSCORE_CACHE"] ?? environment["XDG_CACHE_HOME"] ?? environment["LOCALAPPDATA"];
  if (base !== undefined && base !== "") return `${base}/svscore`;
  const home = environment["HOME"];
  return home === undefined || home === "" ? undefined : `${home}/.cache/svscore`;
}

/** @returns what was kept of the source, or else what loading it gives, which is kept when nothing is wrong with it. */
export async function readThroughCache<Loaded>(
  io: Io,
  { kind, version, source, load, pack, unpack }: Keeping<Loaded>,
): Promise<Loaded> {
  const folder = cacheFolder(io);
  if (folder === undefined) return load();
  const path = `${folder}/${kind}-${cacheSlot(`${io.folder}\n${source.name}`)}.txt`;
  const key = JSON.stringify([kind, version, source.name, source.language, source.text]);
  const kept = readCache(io, path, key);
  const found = kept === undefined ? undefined : unpack(kept);
  if (found !== undefined) return found;
  const loaded = await load();
  const text = pack(loaded);
  if (text !== undefined) writeCache(io, path, key, text);
  return loaded;
}

/** Where a file's text is kept: files that share a place drive each other out. */
function cacheSlot(name: string): number {
  let mixed = 0;
  for (let at = 0; at < name.length; at += 1) mixed = (Math.imul(mixed, 31) + name.charCodeAt(at)) >>> 0;
  return mixed % PLACES;
}

/** Three lines: the text that it was made from, and what was made of it, twice. */
function writeCache(io: Io, path: string, key: string, text: string): void {
  if (key.length + 2 * text.length > LONGEST) return;
  try {
    io.files.write(path, new TextEncoder().encode(`${key}\n${text}\n${text}\n`), "owner");
  } catch {
    // What cannot be written costs time, never an answer.
  }
}

/** Damage does not strike two lines alike, so what is kept is believed where both say the same. */
function readCache(io: Io, path: string, key: string): unknown {
  try {
    if (!io.files.exists(path)) return undefined;
    const [made, one = "", other, end] = new TextDecoder().decode(io.files.read(path)).split("\n");
    return made === key && one === other && end === "" ? JSON.parse(one) : undefined;
  } catch {
    return undefined;
  }
}
