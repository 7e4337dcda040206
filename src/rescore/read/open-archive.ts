/** What an archive is made of, found out and made ready: tender folders, or big tables, unpacked where they are packed. */
import { createReadStream, createWriteStream, existsSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { Refusal } from "../../diagnostics/model.ts";
import { shownFileName } from "../../inputs/read-text.ts";
import { diskErrorCode } from "../../io/disk-errors.ts";
import type { Io } from "../../io/io.ts";
import { makeTemporaryFolder } from "../../io/temporary.ts";
import { quote } from "../../source/quote.ts";
import type { Skipped } from "../model.ts";
import { pathFromIoFolder } from "../run/checkpoint.ts";
import { namesInFolder, openFile, withDiskErrorsRefused } from "./files.ts";
import { findTenderFolders } from "./find-tenders.ts";
import { endlessRowRefusal, normaliseCsv } from "./normalise-csv.ts";
import { isMalformedCsvError, LONGEST } from "./record-reader.ts";
import {
  type FoundTables,
  findTables,
  indexRowsByTender,
  readTableHead,
  type TableFile,
  type Tables,
  tenderNumbersByKey,
} from "./tables.ts";
import { indexTenderFiles, indexTenderLines } from "./tender-index.ts";

export type Archive =
  | { readonly kind: "folders"; readonly folders: readonly string[] }
  | { readonly kind: "found"; readonly found: FoundTables };

/** @throws Refusal SV501 when there are no past tenders */
export function findArchiveOrRefuse(io: Io, archive: string): Archive {
  const found = findTables(pathFromIoFolder(io, archive), archive);
  if (found !== undefined) {
    refuseMixed(io, archive);
    return { kind: "found", found };
  }
  const folders = io.files.exists(archive)
    ? findTenderFolders(io, archive.replace(/[/\\]+$/, "") || archive)
    : [];
  if (folders.length > 0) return { kind: "folders", folders };
  throw new Refusal([
    {
      code: "SV501",
      cause: existsSync(pathFromIoFolder(io, archive))
        ? `${quote(shownFileName(archive))} holds no past tenders`
        : `there is no folder ${quote(shownFileName(archive))}`,
      remedy:
        "name a folder of tender folders, each with its tender.yaml and bids.csv; or one with tenders.ndjson (or a folder `tenders`), prices.csv, marks.csv and commitments.csv",
    },
  ]);
}

/** Of an archive that is both, one half would go unscored, and nobody would be told. */
function refuseMixed(io: Io, archive: string): void {
  const own = archive.replace(/[/\\]+$/, "") || archive;
  const folders = io.files
    .list(own)
    .filter((name) => name !== "tenders" && !name.startsWith("."))
    .flatMap((name) => emptyIfUnreadable(() => findTenderFolders(io, own === "." ? name : `${own}/${name}`)))
    .filter((folder) => emptyIfUnreadable(() => io.files.list(folder)).length > 0);
  const [first] = folders;
  if (first === undefined) return;
  const more = folders.length > 1 ? ` and ${folders.length - 1} more` : "";
  throw new Refusal([
    {
      code: "SV501",
      cause: `${quote(shownFileName(archive))} holds big tables and tender folders as well (${quote(shownFileName(first))}${more})`,
      remedy: "keep them in two archives, and rescore each",
    },
  ]);
}

/** Of a folder that nobody may look into it cannot be said that it holds a tender. */
function emptyIfUnreadable(look: () => readonly string[]): readonly string[] {
  try {
    return look();
  } catch (error) {
    if (diskErrorCode(error) === "") throw error;
    return [];
  }
}

/** What tells one archive from another, or from itself after a change. */
export function archiveFingerprint(source: Archive): string {
  if (source.kind === "folders") return JSON.stringify(source.folders);
  const { folder, ...files } = source.found;
  return JSON.stringify([
    folder === undefined
      ? null
      : namesInFolder(folder.path).map((name) => fileStamp(name, join(folder.path, name))),
    ...Object.values(files).map(({ name, path }) => fileStamp(name, path)),
  ]);
}

/** What is the same of an archive wherever it lies, whenever it was copied there: its folders, or its files and how large they are. */
export function archiveNamesAndSizes(source: Archive, archive: string): string {
  if (source.kind === "folders") return JSON.stringify(namesBelowArchive(source.folders, archive));
  const { folder, ...files } = source.found;
  return JSON.stringify([
    folder === undefined ? null : namesInFolder(folder.path),
    ...Object.values(files).map(({ path, size }) => [basename(path), size]),
  ]);
}

/** @returns the folders of an archive by what they are called in it, wherever it lies */
export function namesBelowArchive(folders: readonly string[], archive: string): readonly string[] {
  const own = archive.replace(/[/\\]+$/, "");
  const inside = (name: string): string => (name.startsWith(own) ? name.slice(own.length) : name);
  return folders.map((name) => inside(name).replace(/^[/\\]+/, ""));
}

function fileStamp(name: string, path: string): readonly (string | number)[] {
  const { size, mtimeMs } = statSync(path);
  return [name, size, mtimeMs];
}

/** A folder for what is unpacked or put in order, taken away when the run ends, however it ends. */
export function lazyTemporaryFolder(work: string | undefined): {
  readonly folder: () => string;
  readonly clear: () => void;
} {
  let made: string | undefined;
  const clear = (): void => {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
  };
  return {
    folder: () => {
      made ??= withDiskErrorsRefused(work ?? tmpdir(), () => makeTemporaryFolder(work ?? tmpdir()));
      return made;
    },
    clear,
  };
}

/** @param room a folder for what has to be unpacked or written again; asked for only where there is need */
export async function unpackAndIndexTables(found: FoundTables, room: () => string): Promise<Tables> {
  const files = { ...found };
  for (const kind of ["tenders", "prices", "marks", "commitments"] as const) {
    const place = files[kind];
    if (place?.path.endsWith(".gz") === true) files[kind] = await unpackGzip(place, room());
  }
  for (;;) {
    try {
      return indexTables(files);
    } catch (error) {
      if (!isMalformedCsvError(error)) throw error;
      const kind = (["prices", "marks", "commitments"] as const).find(
        (one) => files[one]?.path === error.malformedFile,
      );
      const place = kind === undefined ? undefined : files[kind];
      if (kind === undefined || place === undefined) throw error;
      files[kind] = await normaliseCsv(place, error, room());
    }
  }
}

async function unpackGzip(place: TableFile, folder: string): Promise<TableFile> {
  const path = join(folder, place.name.replace(/^.*\//, "").replace(/\.gz$/, ""));
  const packed = createReadStream(place.path, { fd: openFile(place.path) });
  try {
    await pipeline(packed, createGunzip(), refuseEndless(place), createWriteStream(path));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!code.startsWith("Z_") && code !== "ERR_STREAM_PREMATURE_CLOSE")
      return withDiskErrorsRefused(path, () => {
        throw error;
      });
    throw new Refusal([
      {
        code: "SV502",
        file: place.name,
        cause: "the file is not whole, or is not packed with gzip",
        remedy: "pack it again",
      },
    ]);
  }
  return { name: place.name, path, size: statSync(path).size };
}

/** A table packs to a tenth or a fiftieth; what unpacks to hundreds of times its size is made to fill a disk. */
const [MOST_TIMES, ALWAYS] = [300, 256 * 1024 * 1024];

/** Looks at what is unpacked on its way to the disk. @throws Refusal SV502 for a row without an end, and for more than a table can be */
function refuseEndless({ name, size }: TableFile): Transform {
  let [line, all] = [0, 0];
  return new Transform({
    transform(chunk: Buffer, _, done) {
      all += chunk.length;
      const ended = chunk.lastIndexOf(10);
      const first = chunk.indexOf(10);
      const longest = line + (first === -1 ? chunk.length : first);
      line = ended === -1 ? longest : chunk.length - ended - 1;
      if (longest > LONGEST) return done(endlessRowRefusal(name));
      if (all > ALWAYS && all > MOST_TIMES * size)
        return done(
          new Refusal([
            {
              code: "SV502",
              file: name,
              cause: `the file unpacks to more than ${MOST_TIMES} times its size`,
              remedy: "unpack it yourself, look whether it is the table that was meant, and name that",
            },
          ]),
        );
      done(undefined, chunk);
    },
  });
}

function indexTables({ tenders, folder, prices, marks, commitments }: FoundTables): Tables {
  const apart: Skipped[] = [];
  const index = tenders !== undefined ? indexTenderLines(tenders, apart) : folder && indexTenderFiles(folder);
  if (index === undefined) throw new Error("tables of no tenders");
  const numberOf = tenderNumbersByKey(index);
  if (prices === undefined) {
    throw new Refusal([
      {
        code: "SV502",
        cause: "there is no table of prices",
        remedy: "add prices.csv with the columns tender, bidder, price: a row for each bid",
      },
    ]);
  }
  return {
    kind: "tables",
    tenders: index,
    prices: indexRowsByTender("prices", prices, numberOf, apart),
    ...(marks !== undefined && { marks: indexRowsByTender("marks", marks, numberOf, apart) }),
    ...(commitments !== undefined && {
      commitments: { place: commitments, ...readTableHead("commitments", commitments) },
    }),
    apart,
  };
}
