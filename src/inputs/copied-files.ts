/** Files that are there twice: copies that Explorer, Finder or a browser made, and one file named two times. */
import type { Diagnostic } from "../diagnostics/model.ts";
import { quote } from "../source/quote.ts";
import type { InputFile } from "./model.ts";
import { shownFileName } from "./read-text.ts";

const COPY = / - copy(?: \(\d+\))?| copy(?: \d+)?| ?\(\d+\)|[-_ .](?:old|orig|backup|bak|copy|previous)\d*/i;
const COPY_OF = /^copy (?:\(\d+\) )?of /i;

/** @returns the name of which a file's name is a copy's, if it is one's: `marks - Copy.csv` gives `marks.csv` */
function originalOfCopy(name: string): string | undefined {
  const plain = name.replace(COPY_OF, "").replace(new RegExp(`(?:${COPY.source})+(?=\\.[a-z]+$)`, "i"), "");
  return plain === name ? undefined : plain;
}

/** @returns SV323 for each file of a folder that seems to be a copy of another beside it */
export function copiedFileFaults(
  names: readonly string[],
  path: (name: string) => string,
): readonly Diagnostic[] {
  const present = new Set(names.map((name) => name.toLowerCase()));
  return names.flatMap((name) => {
    const original = originalOfCopy(name);
    if (original === undefined || !present.has(original.toLowerCase())) return [];
    return [
      {
        code: "SV323" as const,
        file: shownFileName(path(name)),
        cause: `${quote(shownFileName(path(name)))} looks like a copy of ${quote(shownFileName(path(original)))}, and both would count`,
        remedy: "delete the one that is not wanted, or name the files that count one by one",
      },
    ];
  });
}

/** @returns SV323 for each file that holds the same rows as one before it, be it the same file named again */
export function repeatedFileFaults(files: readonly InputFile[]): readonly Diagnostic[] {
  const first = new Map<string, string>();
  return files.flatMap(({ source: { name, text } }) => {
    // A header alone may well stand in two files.
    const content = text.trim();
    if (!/[\r\n]/.test(content)) return [];
    const earlier = first.get(content);
    if (earlier === undefined) {
      first.set(content, name);
      return [];
    }
    return [
      {
        code: "SV323" as const,
        file: name,
        cause:
          earlier === name
            ? `${quote(name)} is named twice, and would count twice`
            : `${quote(name)} holds the same as ${quote(earlier)}, and both would count`,
        remedy: "name or keep one of the two",
      },
    ];
  });
}
