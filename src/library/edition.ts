/**
 * Which edition of a model a tender means. Editions follow each other by the
 * day that a tender commenced and by the law under which it is run; where that
 * leaves it open, the tender must say, because a guess would change what every
 * bidder was asked.
 */
import { quote } from "../source/quote.ts";
import type { LibraryFile } from "./schema.ts";

type EditionFile = NonNullable<LibraryFile["edition"]>;

/** A library that is one edition of a model. */
export interface Candidate {
  readonly library: string;
  readonly edition: EditionFile;
}

/** What a tender says that decides the edition. */
export interface EditionQuery {
  readonly commenced?: string;
  readonly adopts?: string;
  readonly law?: string;
}

export type Choice = { readonly library: string } | { readonly cause: string; readonly remedy: string };

/** @returns the libraries that are editions of the model of this name, in order of time. */
export function editionsOfModel(name: string, files: readonly LibraryFile[]): readonly Candidate[] {
  return files
    .flatMap(({ library, edition }) => (edition?.of === name ? [{ library, edition }] : []))
    .sort((a, b) => (a.edition.from < b.edition.from ? -1 : 1));
}

/** @returns the edition for a tender, or why it cannot be told. */
export function chooseEditionOrReason(
  name: string,
  editions: readonly Candidate[],
  asked: EditionQuery,
): Choice {
  const { commenced, adopts, law } = asked;
  const adopted = editions.find(({ edition }) => edition.adopts === adopts);
  if (adopted !== undefined) return { library: adopted.library };
  const names = editions.map(({ library }) => library).join(", ");
  if (commenced === undefined)
    return {
      cause: `which edition of ${quote(name)} is meant depends on the day that the tender commenced, and the tender does not give it`,
      remedy: `add \`commenced\`, or name the edition: ${names}`,
    };
  const suits = ({ edition }: Candidate): boolean =>
    law === undefined || edition.laws === undefined || edition.laws.includes(law);
  const begun = editions.filter(({ edition }) => edition.from <= commenced);
  const inForce = begun.find(
    (one) => suits(one) && (one.edition.to === undefined || commenced <= one.edition.to),
  );
  if (inForce !== undefined) {
    const optionalUntil = inForce.edition["optional-until"];
    if (optionalUntil !== undefined && commenced <= optionalUntil)
      return {
        cause: `until ${optionalUntil} a buyer could use ${quote(inForce.library)} and did not have to, and this tender commenced on ${commenced}`,
        remedy: `say which was published: \`adopts: ${inForce.edition.adopts}\`, or name the edition as the library (${names})`,
      };
    return { library: inForce.library };
  }
  // A procurement under an earlier law keeps the edition of that law.
  const ofTheLaw = law === undefined ? undefined : begun.filter(suits).at(-1);
  if (ofTheLaw !== undefined) return { library: ofTheLaw.library };
  return {
    cause: `no edition of ${quote(name)} was in force on ${commenced}${law === undefined ? "" : ` under ${law}`}`,
    remedy: `check \`commenced\`${law === undefined ? "" : " and `law`"}, or name the edition: ${names}`,
  };
}
