/** Which files a request is about: the bids, what lies beside them, and the tender. */
import { Refusal, refuseIfAny } from "../diagnostics/model.ts";
import type { Io } from "../io/io.ts";
import { quote } from "../source/quote.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import { copiedFileFaults } from "./copied-files.ts";

export interface FoundFiles {
  readonly bids: readonly string[];
  /** The folder that was looked through for files that belong together, if one was. */
  readonly folder?: string;
  /** Absent when the default tender is used. */
  readonly tender?: string;
}

const tenderNames = ["tender.yaml", "tender.yml", "tender.json"];
const companions = ["commitments.csv", "marks.csv", "marks.journal.ndjson", "prices.csv"];

const joinPath = (folder: string, name: string): string =>
  folder === "" ? name : folder === "/" ? `/${name}` : `${folder}/${name}`;
/** @returns the folder that a file lies in; empty for the folder of the command */
export const folderOf = (path: string): string =>
  /^(.*)[/\\][^/\\]*$/.exec(path)?.[1] ?? (/^[/\\]/.test(path) ? "/" : "");
const lowerCaseBaseName = (path: string): string => path.replace(/^.*[/\\]/, "").toLowerCase();

/**
 * A folder stands for every bids file in it. A lone `bids.csv` or `bids.json`
 * brings the `commitments.csv`, `marks.csv`, `marks.journal.ndjson` and `prices.csv` that lie beside it; files that
 * are named one by one are all that is read.
 *
 * @throws Refusal SV902 when a folder holds no bids
 */
export function findFiles(io: Io, given: readonly string[], tender: string | undefined): FoundFiles {
  if ([...given, ...(tender === undefined ? [] : [tender])].filter((path) => path === "-").length > 1) {
    throw new Refusal([
      {
        code: "SV901",
        cause: "standard input is named twice, and can be read once",
        remedy: "name a file for the other",
      },
    ]);
  }
  const bids = given.flatMap((path) => expandBidsPath(io, path, given.length === 1));
  const [only] = given;
  const folder = given.length === 1 && only !== undefined ? searchedFolder(io, only) : undefined;
  const first = bids[0];
  const found =
    tender ??
    (first === undefined || first === "-" ? undefined : findTenderUnlessMisnamed(io, folderOf(first)));
  return { bids, ...withoutUndefined({ tender: found, folder }) };
}

/** The folder that is named, or that of a lone `bids.csv`; of any other file, its neighbours are nobody's business. */
function searchedFolder(io: Io, path: string): string | undefined {
  if (path === "-" || path.trim() === "") return undefined;
  const trimmed = path.replace(/[/\\]+$/, "");
  if (io.files.list(trimmed === "" ? path : trimmed).length > 0) return trimmed;
  return isBidsPath(path) ? folderOf(path) : undefined;
}

const isBidsPath = (path: string): boolean => /^bids\.(csv|tsv|json)$/.test(lowerCaseBaseName(path));

/** @returns the files of the folder that was looked through, each with its path */
export const filesInSearchedFolder = (
  io: Io,
  folder: string,
): { readonly names: readonly string[]; readonly path: (name: string) => string } => ({
  names: listFolder(io, folder),
  path: (name) => joinPath(folder, name),
});

/**
 * @returns the tender in the folder that is named, or the file that is
 * @throws Refusal SV902 when a folder holds none
 */
export function tenderPathOrRefuse(io: Io, path: string): string {
  const folder = path.replace(/[/\\]+$/, "");
  const names = path === "-" || path.trim() === "" ? [] : io.files.list(path);
  if (names.length === 0) return path;
  const found = findTenderInFolder(io, folder === "" ? "/" : folder);
  if (found !== undefined) return found;
  throw new Refusal([
    {
      code: "SV902",
      cause: `the folder ${quote(path)} holds no tender`,
      remedy: "name the file, or call it tender.yaml",
    },
  ]);
}

/** @returns the tender that a folder holds, if any; empty stands for the folder of the command. Its name may be written in capitals too. */
export function findTenderInFolder(io: Io, folder: string): string | undefined {
  const found = tenderNames.map((name) => joinPath(folder, name)).find((path) => io.files.exists(path));
  if (found !== undefined) return found;
  const spelled = listFolder(io, folder).find((name) => tenderNames.includes(name.toLowerCase()));
  return spelled === undefined ? undefined : joinPath(folder, spelled);
}

const listFolder = ({ files }: Io, folder: string): readonly string[] =>
  files.list(folder === "" ? "." : folder);

/** What somebody saved again, or a program renamed: to score by the default tender beside it would be nobody's wish. */
const nearlyTender = /^tender(?!.*\.frozen\.json$)[^/\\]*\.(?:ya?ml|json)(?:\.txt)?$/i;

function findTenderUnlessMisnamed(io: Io, folder: string): string | undefined {
  const found = findTenderInFolder(io, folder);
  if (found !== undefined) return found;
  const near = listFolder(io, folder).find((name) => nearlyTender.test(name));
  if (near === undefined) return undefined;
  throw new Refusal([
    {
      code: "SV902",
      cause: `beside the bids there is ${quote(joinPath(folder, near))}, and no tender.yaml`,
      remedy: "if it is the tender, name it with --tender, or call it tender.yaml; if not, call it otherwise",
    },
  ]);
}

function expandBidsPath(io: Io, path: string, alone: boolean): readonly string[] {
  const trimmed = path.replace(/[/\\]+$/, "");
  const names = path === "-" || path.trim() === "" ? [] : io.files.list(trimmed === "" ? path : trimmed);
  if (names.length > 0) {
    const within = names.filter((name) =>
      /^(bids|commitments|marks|prices)[^/\\]*\.(csv|tsv|json|ndjson)$/i.test(name),
    );
    if (within.length === 0) {
      throw new Refusal([
        {
          code: "SV902",
          cause: `the folder ${quote(path)} holds no bids file`,
          remedy: "name the file, or call it bids.csv (with commitments.csv and marks.csv beside it)",
        },
      ]);
    }
    refuseIfAny(copiedFileFaults(within, (name) => joinPath(trimmed, name)));
    const order = (name: string): number =>
      ["bids", "commitments", "marks", "prices"].findIndex((start) => name.toLowerCase().startsWith(start));
    return [...within]
      .sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))
      .map((name) => joinPath(trimmed, name));
  }
  if (!alone || !isBidsPath(path)) return [path];
  const beside = listFolder(io, folderOf(path));
  const also = companions.flatMap((name) => beside.filter((one) => one.toLowerCase() === name));
  return [path, ...also.map((name) => joinPath(folderOf(path), name))];
}
