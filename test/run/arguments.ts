/** A line of a `command` file as a shell would split it: at spaces, but not within single or double quotes. */

/** @throws Error when a quote mark is not closed */
export function argumentsIn(line: string): readonly string[] {
  const rest = line.replace(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g, "").trim();
  if (rest !== "") throw new Error(`a quote mark is not closed: ${line}`);
  return [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ""),
  );
}
