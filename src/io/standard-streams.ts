/**
 * Standard output and standard error. A file or a pipe is written to straight:
 * setting up Node's streams would take longer than the report itself. A
 * terminal has its stream, which knows its width and how to write to it.
 */
import { fstatSync, statSync, writeSync } from "node:fs";

export interface Channel {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** How many characters wide it is, where it is a terminal. */
  readonly columns?: number;
}

type Stream = NodeJS.WriteStream & { readonly fd: 1 | 2 };

const canWriteDirectly = (descriptor: number): boolean => {
  try {
    const there = fstatSync(descriptor);
    const isNowhere = () => there.rdev === statSync("/dev/null", { throwIfNoEntry: false })?.rdev;
    return there.isFile() || there.isFIFO() || there.isSocket() || (there.isCharacterDevice() && isNowhere());
  } catch {
    return false;
  }
};

/**
 * @param stream gives Node's stream, which is set up only when it is needed
 * @param failed takes what kept a text from arriving
 */
function openChannel(
  descriptor: 1 | 2,
  stream: () => Stream,
  failed: (error: NodeJS.ErrnoException) => void,
): Channel {
  let straight = canWriteDirectly(descriptor);
  const handOn = (bytes: Uint8Array | string): void => {
    if (stream().listenerCount("error") === 0) stream().on("error", failed);
    stream().write(bytes);
  };
  const write = (text: string): void => {
    if (!straight) {
      handOn(text);
      return;
    }
    const bytes = Buffer.from(text);
    let done = 0;
    try {
      while (done < bytes.length) done += writeSync(descriptor, bytes, done);
    } catch (error) {
      // A pipe that is full and does not let the writer wait: the stream waits for it.
      straight = (error as NodeJS.ErrnoException).code !== "EAGAIN";
      if (straight) failed(error as NodeJS.ErrnoException);
      else handOn(bytes.subarray(done));
    }
  };
  if (straight) return { write, isTerminal: false };
  if (descriptor === 2) return { write, isTerminal: process.getBuiltinModule("node:tty").isatty(2) };
  const { isTTY, columns } = stream();
  return { write, isTerminal: isTTY === true, ...(columns !== undefined && { columns }) };
}

/** Nobody is left to tell. */
export const standardErrorChannel = (): Channel =>
  openChannel(
    2,
    () => process.stderr,
    () => undefined,
  );

/** Whoever reads no further has had enough; any other fault means that the answer did not arrive. */
export function standardOutputChannel(error: Channel): Channel {
  return openChannel(
    1,
    () => process.stdout,
    ({ code = "unknown" }) => {
      if (code === "EPIPE") return;
      error.write(`error[SV904]: the answer cannot be written (${code})\n`);
      process.exitCode = 2;
    },
  );
}
