/**
 * csv-parse counts bytes of UTF-8, a span counts UTF-16 units. A cursor walks
 * both together, forward only, so that a whole file costs one pass.
 */

export interface Cursor {
  /** @returns the offset in the text where the byte is; at or after every earlier answer. */
  readonly atByte: (byte: number) => number;
  /** @returns the byte where the offset of the text is; at or after every earlier answer. */
  readonly atOffset: (offset: number) => number;
}

/**
 * @param from the offset of the text that is byte 0
 * @param size how many bytes the text has from there
 */
export function createByteCursor(text: string, from: number, size: number): Cursor {
  if (size === text.length - from) {
    return { atByte: (byte) => from + byte, atOffset: (offset) => offset - from };
  }
  let offset = from;
  let byte = 0;
  const step = () => {
    const point = text.codePointAt(offset) ?? 0;
    offset += point > 0xffff ? 2 : 1;
    byte += point < 0x80 ? 1 : point < 0x800 ? 2 : point > 0xffff ? 4 : 3;
  };
  return {
    atByte: (wanted) => {
      while (byte < wanted && offset < text.length) step();
      return offset;
    },
    atOffset: (wanted) => {
      while (offset < wanted && offset < text.length) step();
      return byte;
    },
  };
}
