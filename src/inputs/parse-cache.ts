/**
 * What was read of a tender or of a library of the user's own, kept because
 * reading YAML is the slowest part of a start. A copy is believed only if it is
 * the user's alone, and if it begins with the digest of the version that made
 * it, of the text that it was made from, and of itself; any other is ignored,
 * and nothing depends on it. Bids are never kept, and neither is a result.
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
  const { copies, sha256 } = io;
  const folder = cacheFolder(io);
  if (folder === undefined || copies === undefined) return load();
  const path = `${folder}/${kind}-${cacheSlot(`${io.folder}\n${source.name}`)}.txt`;
  const made = JSON.stringify([kind, version, source.name, source.language, source.text]);
  const digest = (text: string): string => sha256(`${made}\n${text}`);
  const copy = copies.read(path);
  const kept = copy === undefined ? undefined : parseCopy(new TextDecoder().decode(copy), digest);
  const found = kept === undefined ? undefined : unpack(kept);
  if (found !== undefined) return found;
  const loaded = await load();
  const text = pack(loaded);
  if (text !== undefined && text.length <= LONGEST && source.text.length <= LONGEST)
    copies.write(path, new TextEncoder().encode(`${digest(text)}\n${text}\n`));
  return loaded;
}

/** Where a file's text is kept: files that share a place drive each other out. */
function cacheSlot(name: string): number {
  let mixed = 0;
  for (let at = 0; at < name.length; at += 1) mixed = (Math.imul(mixed, 31) + name.charCodeAt(at)) >>> 0;
  return mixed % PLACES;
}

/** Two lines: the digest, and what was made of the text, as JSON. */
function parseCopy(copy: string, digest: (text: string) => string): unknown {
  const [claimed, text = "", end, ...more] = copy.split("\n");
  if (end !== "" || more.length > 0 || claimed !== digest(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
