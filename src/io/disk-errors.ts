/** What the disk refused, in words: what a person can mend is never told as a fault of svscore. */
import { type Diagnostic, Refusal } from "../diagnostics/model.ts";
import { toVisibleText } from "../source/quote.ts";

/** Why, and what to do about it when reading or when writing. */
type Reason = readonly [why: string, reading: string, writing?: string];

const noFolder: Reason = [
  "it is a file, and a folder is wanted",
  "name a folder, for example the one that it lies in",
  "name another folder, or move that file",
];
const permission: Reason = [
  "you have no permission",
  "check that you may read it and may open every folder above it",
  "check that you may write there, or name another place",
];
const full: Reason = ["the disk is full", "make room and try again"];
const open: Reason = ["too many files are open", "close other programs, or raise the limit (ulimit -n)"];

const reasons: Readonly<Record<string, Reason>> = {
  EACCES: permission,
  EPERM: permission,
  EISDIR: [
    "it is a folder, and a file is wanted",
    "name a file, for example one in it",
    "name a file in it, or another name",
  ],
  ENOTDIR: [
    "a file stands where a folder is wanted",
    "check each folder of the path",
    "name another folder, or move that file",
  ],
  EEXIST: noFolder,
  ENOENT: [
    "it is not there, or is a link to what is not there",
    "check the name, and where a link of that name leads",
    "check that the folder is there",
  ],
  ELOOP: [
    "it is a link that leads back to itself",
    "let the link lead to what it should stand for, or name that itself",
  ],
  ENAMETOOLONG: ["no name may be so long", "shorten the name"],
  ERR_INVALID_ARG_VALUE: ["no name may hold a NUL character", "write the name without it"],
  ENOTFILE: [
    "it is a pipe or a device, and a file is wanted",
    "write what it gives into a file, and name that",
  ],
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: ["no file may be as large here", "raise the limit (ulimit -f) or name another place"],
  EROFS: ["nothing can be written on that disk", "name another place"],
  EBUSY: ["another program uses it", "close it there and try again"],
  EMFILE: open,
  ENFILE: open,
  EIO: [
    "the disk does not answer as it should",
    "check the disk, or the network that it lies in, and try again",
  ],
};

/** @returns the code of what went wrong outside the program; empty for anything else. */
export const diskErrorCode = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** A fault of the disk's own making: a system call that failed, or a path that it cannot take. */
const isDiskError = (error: unknown): error is NodeJS.ErrnoException =>
  diskErrorCode(error) !== "" &&
  error instanceof Error &&
  ("syscall" in error || "path" in error || diskErrorCode(error) === "ERR_INVALID_ARG_VALUE");

/** @returns the cause as it ends, and the remedy */
function diskErrorWhyAndRemedy(
  error: unknown,
  does: "read" | "written",
): readonly [why: string, remedy: string] {
  const code = diskErrorCode(error);
  const known = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  const found = code === "ENOTDIR" && Object(error).syscall === "scandir" ? noFolder : known;
  if (found === undefined)
    return does === "read"
      ? [code === "" ? "" : ` (${code})`, "check the name and that you may read it"]
      : [code === "" ? "" : ` (${code})`, "check that the folder is there and that you may write in it"];
  const [why, reading, writing = reading] = found;
  return [`: ${why}`, does === "read" ? reading : writing];
}

/** In characters. Of a longer path the end is shown, where what is meant stands. */
const LONGEST = 120;

function quotedPath(path: string): string {
  const characters = [...toVisibleText(path)];
  const shown =
    characters.length > LONGEST ? `…${characters.slice(1 - LONGEST).join("")}` : characters.join("");
  return `\`${shown}\``;
}

/** What is said of a file or a folder that cannot be read, without a code or a place. */
export function unreadableFileMessage(name: string, error: unknown): Pick<Diagnostic, "cause" | "remedy"> {
  const [why, remedy] = diskErrorWhyAndRemedy(error, "read");
  return { cause: `${quotedPath(name)} cannot be read${why}`, remedy };
}

/** The refusal SV904 of an output that cannot be written. */
export function unwritableFileRefusal(name: string, error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const [why, remedy] = diskErrorWhyAndRemedy(error, "written");
  return new Refusal([{ code: "SV904", cause: `${quotedPath(name)} cannot be written${why}`, remedy }]);
}

const writing = /^(?:mkdtemp|mkdir|rmdir|unlink|rename|write|copyfile|ftruncate|fsync)$/;

/**
 * @param folder the folder that relative paths start from: what lies in it is told by its path from there
 * @returns SV905 or SV904 for what the disk refused; nothing for any other error
 */
export function diskRefusal(error: unknown, folder: string): Refusal | undefined {
  if (!isDiskError(error)) return undefined;
  const { path, syscall = "" } = error;
  const name = typeof path === "string" ? pathWithinFolder(path, folder) : "what is named";
  if (writing.test(syscall)) return unwritableFileRefusal(name, error);
  return new Refusal([{ code: "SV905", ...unreadableFileMessage(name, error) }]);
}

function pathWithinFolder(path: string, folder: string): string {
  const within = path.startsWith(folder) ? path.slice(folder.length) : undefined;
  const inside = within !== undefined && /^[/\\]./.test(within) ? within.slice(1) : path;
  return (inside === folder ? "." : inside).replaceAll("\\", "/");
}
