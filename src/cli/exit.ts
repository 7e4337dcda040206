/** What an exit code says; the format of the answer never changes it. */
export const EXIT = { answered: 0, needsPerson: 1, refused: 2, broken: 3, interrupted: 130 } as const;

/** @returns the exit code of an answer */
export const exitCodeForAnswer = (needsPerson: boolean): number =>
  needsPerson ? EXIT.needsPerson : EXIT.answered;
