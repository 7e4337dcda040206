/**
 * A library of the user's own, kept as compiled text by the digest of its
 * content, because reading YAML is the slowest part of a start. A cache that
 * is missing, damaged or out of date is ignored; nothing depends on it.
 */
import type { Io } from "./io.ts";

interface Result<Value> {
  readonly value?: Value;
}

function folderOf({ environment }: Io): string | undefined {
  if (environment["SVSCORE_NO_CACHE"] !== undefined) return undefined;
  const base = environment["SVSCORE_CACHE"] ?? environment["XDG_CACHE_HOME"] ?? environment["LOCALAPPDATA"];
  if (base !== undefined && base !== "") return `${base}/svscore`;
  const home = environment["HOME"];
  return home === undefined || home === "" ? undefined : `${home}/.cache/svscore`;
}

interface Kept<Value> {
  readonly key: string;
  readonly text: string;
  readonly value?: Value;
}

/**
 * @param kind what is kept and by which version, so that another version never reads it
 * @param digest of the content that it was made from
 * @param sound whether what was kept still has the shape that it should
 */
export function cached<Loaded extends Result<unknown>>(
  io: Io,
  kind: string,
  digest: string,
  sound: (value: unknown) => boolean,
  load: () => Loaded,
): Loaded {
  const folder = folderOf(io);
  if (folder === undefined) return load();
  const key = io.sha256(`${kind}\n${digest}`);
  const path = `${folder}/${key}.json`;
  const found = readKept(io, path, key);
  if (found !== undefined && sound(found)) return { value: found, diagnostics: [] } as unknown as Loaded;
  const loaded = load();
  if (loaded.value !== undefined) {
    const text = JSON.stringify(loaded.value);
    try {
      io.files.write(
        path,
        new TextEncoder().encode(JSON.stringify({ key, text, check: io.sha256(`${key}\n${text}`) })),
      );
    } catch {
      // A cache that cannot be written costs time, never an answer.
    }
  }
  return loaded;
}

function readKept(io: Io, path: string, key: string): unknown {
  try {
    if (!io.files.exists(path)) return undefined;
    const kept = JSON.parse(new TextDecoder().decode(io.files.read(path))) as Kept<unknown> & {
      readonly check?: string;
    };
    return kept.key === key && kept.check === io.sha256(`${key}\n${kept.text}`)
      ? JSON.parse(kept.text)
      : undefined;
  } catch {
    return undefined;
  }
}
