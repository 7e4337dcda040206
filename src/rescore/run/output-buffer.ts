/**
 * Lines on their way to a file, as bytes in one stretch of memory that is used
 * again for every part: as text they would fill the heap, and be carried about
 * in it until the part is done.
 */
export interface OutputBuffer {
  readonly clear: () => void;
  readonly write: (text: string) => void;
  /** Everything written since it was cleared; good until it is written on again. */
  readonly bytes: () => Uint8Array;
}

const FIRST = 64 * 1024;
/** UTF-8 takes at most so many bytes for a unit of text. */
const WIDEST = 3;

export function outputBuffer(): OutputBuffer {
  let bytes = Buffer.allocUnsafe(FIRST);
  let used = 0;
  return {
    clear: () => {
      used = 0;
    },
    write: (text) => {
      const needed = used + text.length * WIDEST;
      if (needed > bytes.length) {
        const larger = Buffer.allocUnsafe(2 * needed);
        bytes.copy(larger, 0, 0, used);
        bytes = larger;
      }
      used += bytes.write(text, used);
    },
    bytes: () => bytes.subarray(0, used),
  };
}
