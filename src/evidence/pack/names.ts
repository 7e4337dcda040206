/** What files are called in a pack: names that every system can hold, whatever a bidder or a buyer called them. */

const LONGEST = 60;

/** @returns a name of lower-case letters, digits, dots and hyphens, numbered by its place, so that no two are the same. */
export function safeFileName(name: string, index: number): string {
  const base = name
    .replace(/^.*[/\\]/, "")
    .normalize("NFKD")
    .toLowerCase();
  const clean = base
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/-*\.[-.]*/g, ".")
    .replace(/^[-.]+|[-.]+$/g, "");
  const ending = /\.[a-z0-9]{1,8}$/.exec(clean)?.[0] ?? "";
  const stem = clean.slice(0, clean.length - ending.length).slice(0, LONGEST - ending.length);
  const number = String(index + 1).padStart(2, "0");
  return `${number}-${stem === "" ? "file" : stem}${ending}`;
}

const part = "[a-z0-9][a-z0-9._-]{0,79}";
const inFolders = new RegExp(`^(?:inputs/${part}|reports/${part}|measures/${part}/${part})$`);

const atTop = ["VERIFY.txt", "evaluation.json", "workings.txt"];

/** What lies beside what the manifest lists. */
export const MANIFEST = "manifest.json";
export const SUMS = "SHA256SUMS";
export const SIGNATURE = "manifest.json.sig";

/** @returns whether a manifest may name such a path: it stays inside the pack, and is where a pack has files. */
export const isPackPath = (path: string): boolean =>
  atTop.includes(path) || (inFolders.test(path) && !path.includes(".."));
