/** Lists in sentences. */

/** @returns names as a sentence lists them: "A, B and C". */
export const joinWithAnd = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
