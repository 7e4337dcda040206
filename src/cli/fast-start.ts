/**
 * The plainest request, a command and the files that it is about, needs no
 * parser of options; loading one would take longer than reading the files. The
 * built program keeps what such a request needs in a bundle of its own.
 */

/** @returns the bids files of `svscore evaluate FILE…`; nothing for any other request. */
export function bidsFilesIfNoOptions([command, ...files]: readonly string[]): readonly string[] | undefined {
  if (command !== "evaluate" || files.length === 0 || files.some((file) => file.startsWith("-")))
    return undefined;
  return files;
}
