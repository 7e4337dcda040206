/**
 * Where the tender folders of an archive are. Each real folder is walked once:
 * its own folders come first, and a link is followed when it leads to one that
 * the walk has not been in; so links in a circle come to an end. Nothing is
 * asked of a folder beyond its names, save where links are.
 */
import { diskErrorCode } from "../../io/disk-errors.ts";
import type { Files, FolderEntry, Io } from "../../io/io.ts";

const TENDER = /^tender\.(ya?ml|json)$/i;
const BIDS = /^(bids|commitments|marks)[^/\\]*\.(csv|tsv|json)$/i;
const DEEPEST = 8;

/** A tender folder, or a link that is yet to be followed, in the order of names. */
type Step = string | { readonly link: string; readonly deep: number };

/** A folder with all that is really in it. */
interface Walk {
  readonly files: Files;
  /** Folders that were walked, by the path that led there. */
  readonly been: string[];
  readonly isKnown: (path: string) => boolean;
}

/**
 * @returns the paths of all tender folders under a folder, in the order of their names; a folder or link beneath it
 *   that cannot be looked into is among them, because it may be one, and whoever reads it says why it cannot be read
 * @throws Error of the disk when the folder itself cannot be listed
 */
export function findTenderFolders({ files }: Pick<Io, "files">, folder: string): readonly string[] {
  const real = (path: string): string => withForwardSlashes(files.real?.(path) ?? path);
  const known = new Set<string>();
  /** What was walked and is not known yet: an archive without links never needs to remember it. */
  const walks: { readonly been: readonly string[]; readonly placed: (path: string) => string }[] = [];
  const walked = (root: string, to: string, deep: number): readonly Step[] => {
    const placed = (path: string): string =>
      `${withoutTrailingSlash(to)}${pathSuffixBelowFolder(root, path)}`;
    const been: string[] = [];
    walks.push({ been, placed });
    return walkForTenderFolders(
      { files, been, isKnown: (path) => known.size > 0 && known.has(placed(path)) },
      root,
      deep,
    );
  };
  const followed = (steps: readonly Step[]): readonly string[] =>
    steps.flatMap((step) => {
      if (typeof step === "string") return [step];
      for (const { been, placed } of walks.splice(0)) for (const path of been) known.add(placed(path));
      const to = real(step.link);
      if (known.has(withoutTrailingSlash(to))) return [];
      // A link that leads nowhere stands for a folder that cannot be read.
      if (to === `${withoutTrailingSlash(real(parentFolder(step.link)))}/${lastPathName(step.link)}`)
        return [step.link];
      return followed(foundOrUnreadableFolder(step.link, () => walked(step.link, to, step.deep)));
    });
  return followed(walked(folder, real(folder), 0));
}

const withForwardSlashes = (path: string): string => path.replaceAll("\\", "/");
const withoutTrailingSlash = (path: string): string => path.replace(/[/\\]+$/, "");
const lastPathName = (path: string): string => path.replace(/^.*[/\\]/, "");
const parentFolder = (path: string): string => (/[/\\]/.test(path) ? path.replace(/[^/\\]*$/, "") : ".");

/** A path beneath a folder as it goes on from there. */
const pathSuffixBelowFolder = (folder: string, path: string): string =>
  folder !== "." ? path.slice(withoutTrailingSlash(folder).length) : path === "." ? "" : `/${path}`;

/** What cannot be looked into may be a tender folder. */
function foundOrUnreadableFolder(path: string, steps: () => readonly Step[]): readonly Step[] {
  try {
    return steps();
  } catch (error) {
    if (diskErrorCode(error) === "") throw error;
    return [path];
  }
}

function walkForTenderFolders(walk: Walk, folder: string, deep: number): readonly Step[] {
  const { files, been, isKnown } = walk;
  if (isKnown(folder)) return [];
  been.push(folder);
  const names = files.list(folder);
  if (names.some((name) => TENDER.test(name)) && names.some((name) => BIDS.test(name))) return [folder];
  if (deep >= DEEPEST) return [];
  const entries = files.entries?.(folder) ?? names.map((name): FolderEntry => ({ name, kind: "folder" }));
  return entries.flatMap(({ name, kind }): readonly Step[] => {
    if (name.startsWith(".") || kind === "file") return [];
    const path = joinPath(folder, name);
    if (kind === "link") return [{ link: path, deep: deep + 1 }];
    return foundOrUnreadableFolder(path, () => walkForTenderFolders(walk, path, deep + 1));
  });
}

const joinPath = (folder: string, name: string): string =>
  folder === "." ? name : `${withoutTrailingSlash(folder)}/${name}`;
