/** What the check of an evidence pack found, as people read it. */
import type { RenderOptions } from "./reporter-types.ts";
import { wrapText } from "./wrap.ts";

export interface Verified {
  readonly pack: string;
  readonly tender: { readonly reference: string; readonly title: string } | null;
  readonly madeBy: string | null;
  readonly checkedBy: string;
  /** Of the manifest: what to keep elsewhere. */
  readonly digest: string | null;
  readonly files: number;
  readonly filesSound: boolean;
  /** Whether the digest is the one that was kept; nothing when none was given. */
  readonly kept: boolean | null;
  readonly signature: { readonly state: "none" | "good" | "bad" | "unknown"; readonly says: string };
  readonly journal: { readonly name: string; readonly entries: number; readonly head: string } | null;
  /** Whether the journal in the pack has the length and the head that the manifest holds. */
  readonly journalSound: boolean;
  /** What the evaluation from the pack's own copies gave: the same bytes, the same figures, something else, or nothing. */
  readonly again: "bytes" | "figures" | "differs" | "not";
  readonly differences: readonly string[];
}

export function packVerificationText(found: Verified, { columns, ink }: RenderOptions): string {
  const say = (text: string, indent = "", hang = indent): string => wrapText(text, columns, indent, hang);
  const line = (sound: boolean | null, text: string): string => {
    const word = sound === null ? "note" : sound ? "good" : "BAD";
    const painted = sound === null ? ink.dim : sound ? ink.green : ink.red;
    return say(`${word.padEnd(4)} ${text}`, "  ", "       ").replace(word, painted(word));
  };
  const { tender, madeBy, checkedBy, digest, signature, journal, journalSound, again, differences } = found;
  const about = tender === null ? "" : ` of ${tender.title} (${tender.reference})`;
  return [
    ink.bold(say(`Evidence pack ${found.pack}${about}`)),
    say(`Made by svscore ${madeBy ?? "of a version that cannot be told"}, checked by svscore ${checkedBy}.`),
    ...(digest === null ? [] : [`Digest of its manifest: ${digest}`]),
    "",
    line(
      found.filesSound,
      `${found.files} files: ${found.filesSound ? "each is as the manifest says, and none is missing or more" : "not as the manifest says"}`,
    ),
    ...(found.kept === null
      ? []
      : [
          line(
            found.kept,
            found.kept
              ? "the manifest is the one whose digest was kept"
              : "the manifest is not the one whose digest was kept",
          ),
        ]),
    ...(journal === null || (journalSound && (again === "differs" || again === "not"))
      ? []
      : [
          line(
            journalSound,
            journalSound
              ? `the chain of the journal ${journal.name} is whole: ${journal.entries} entries, head ${journal.head}`
              : `the journal ${journal.name} does not end where it ended when the pack was made`,
          ),
        ]),
    line(
      signature.state === "good" ? true : signature.state === "bad" ? false : null,
      `signature: ${signature.says}`,
    ),
    line(
      again === "bytes" || again === "figures",
      {
        bytes: "evaluated again from its own copies alone: every file comes out the same, byte for byte",
        figures: `evaluated again from its own copies alone: the same ranks, figures and findings (the wording of reports is compared only by svscore ${madeBy}, which made them)`,
        differs: "evaluated again from its own copies alone: not the same",
        not: "not evaluated again: without its manifest nobody knows what was asked",
      }[again],
    ),
    "",
    ...(differences.length === 0
      ? ["Nothing differs."]
      : [
          ink.bold(say(`What differs (${differences.length})`)),
          ...differences.map((one, index) => say(one, `  ${index + 1}. `, "     ")),
        ]),
    "",
  ].join("\n");
}
