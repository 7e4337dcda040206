/**
 * What is wrong with a request or a file, said so that the person who wrote it
 * can put it right: where, why, and what to do. Everything wrong is found
 * before anything is said, so a Refusal carries a list.
 */
import type { Span } from "../source/span.ts";
import type { Code } from "./catalogue.ts";

export interface Diagnostic {
  readonly code: Code;
  /** The figure or word that is wrong; absent where the trouble is a whole file or the command line. */
  readonly span?: Span;
  /** Named when there is no span, so that the reader still knows which file. */
  readonly file?: string;
  readonly cause: string;
  readonly remedy: string;
}

/** Thrown when a request cannot be answered because of its inputs; `main` prints it and exits with 2. */
/** Faults of one kind of file that are kept: fifty are printed, and the rest is counted up to here. */
export const MOST_FAULTS = 10_000;

/** @returns the diagnostic, its remedy worked out when somebody reads it */
export const withLateRemedy = (found: Omit<Diagnostic, "remedy">, remedy: () => string): Diagnostic => ({
  ...found,
  get remedy() {
    return remedy();
  },
});

export class Refusal extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((one) => `${one.code}: ${one.cause}`).join("\n"));
    this.name = "Refusal";
    this.diagnostics = diagnostics;
  }
}

/** @throws Refusal when there is anything in the list. */
export function refuseIfAny(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length > 0) throw new Refusal(diagnostics);
}
