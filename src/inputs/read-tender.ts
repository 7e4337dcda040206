/** A tender as its file shows it: read anew, or as it was kept when the very same text was read before. */

import type { Io } from "../io/io.ts";
import { deserialiseTree, serialiseTree } from "../source/serialise-tree.ts";
import type { Source } from "../source/span.ts";
import { toParsedTender } from "../tender/outline.ts";
import type { ParsedTender } from "../tender/parsed-tender.ts";
import type { TenderFile } from "../tender/schema.ts";
import { readThroughCache } from "./parse-cache.ts";

/** @returns the tender as far as it can be read, with the diagnostics SV201 to SV205; one with faults is never kept. */
export const readTender = (io: Io, source: Source, version: string): Promise<ParsedTender> =>
  readThroughCache(io, {
    kind: "tender",
    version,
    source,
    load: async () => (await import("../tender/parse.ts")).parseTender(source),
    pack: ({ node, file, diagnostics }) =>
      node === undefined || file === undefined || diagnostics.length > 0
        ? undefined
        : `{"file":${JSON.stringify(file)},"node":${serialiseTree(node)}}`,
    unpack: (kept) => {
      const { file, node } = Object(kept) as { readonly file?: unknown; readonly node?: unknown };
      const tree = deserialiseTree(node, source);
      return tree === undefined || typeof file !== "object" || file === null
        ? undefined
        : toParsedTender(source, tree, file as TenderFile, []);
    },
  });
