/** What a run of bytes stands for, looked up without making a string of it. */

export interface ByteMap {
  /** @returns what was put in for these bytes, or -1. */
  readonly find: (bytes: Uint8Array, from: number, to: number) => number;
  readonly put: (bytes: Uint8Array, value: number) => void;
}

/** Enough for every measure of a tender's libraries, and for most archives' tenders; beyond it the slow way serves. */
const MOST = 1 << 16;

/** @returns an empty table for so many spellings: open addressing, each entry's bytes kept, so that a match is a match. */
export function byteMap(count: number): ByteMap {
  const most = Math.min(count, MOST);
  const mask = (1 << Math.ceil(Math.log2(4 * most + 4))) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  const keys: { readonly bytes: Uint8Array; readonly value: number }[] = [];
  const hash = (bytes: Uint8Array, from: number, to: number): number => {
    let found = 0;
    for (let i = from; i < to; i += 1) found = (Math.imul(found, 31) + (bytes[i] as number)) | 0;
    return (found ^ (found >>> 15)) & mask;
  };
  return {
    find: (bytes, from, to) => {
      for (let slot = hash(bytes, from, to); ; slot = (slot + 1) & mask) {
        const held = slots[slot] as number;
        if (held === -1) return -1;
        const key = keys[held];
        if (key !== undefined && equalsByteRange(key.bytes, bytes, from, to)) return key.value;
      }
    },
    put: (bytes, value) => {
      if (keys.length >= most) return;
      let slot = hash(bytes, 0, bytes.length);
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = keys.length;
      keys.push({ bytes, value });
    },
  };
}

/** Whether the bytes of a stretch are just these. */
export function equalsByteRange(key: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  if (key.length !== length) return false;
  for (let i = 0; i < length; i += 1) if (key[i] !== bytes[from + i]) return false;
  return true;
}
