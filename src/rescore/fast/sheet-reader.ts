/** A small sheet of a tender folder, read whole, its rows one by one as places in its bytes. Only what is by the book is read here. */
import { holdsControlCharacter } from "../../source/control-character.ts";
import { type Cells, isBlankRecord, newCellOffsets, scanRecord } from "../csv-scanner.ts";

export interface SmallSheet {
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The cells of the row that was last read, and where it begins and ends. */
  readonly cells: Cells;
  from: number;
  to: number;
  next: number;
}

/** In bytes: less than is read at a glance, and far below the sizes at which the ordinary reader begins to count rows and cells. */
const LARGEST = 256 * 1024 - 1;
/** The longest cell that the ordinary reader takes. */
const LONGEST_CELL = 32_767;

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** @returns the text of a file, or nothing where it is large, not UTF-8, or holds what a person cannot see */
export function decodePlainText(
  whole: Uint8Array,
): { readonly bytes: Uint8Array; readonly text: string } | undefined {
  if (whole.length > LARGEST) return undefined;
  const isMarked = whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf;
  const own = isMarked ? whole.subarray(3) : whole;
  const text = decodeUtf8(own);
  if (text === undefined || holdsControlCharacter(text)) return undefined;
  // One byte more than there is: the scanner's inner loop runs up to a line end.
  const bytes = new Uint8Array(own.length + 1);
  bytes.set(own);
  bytes[own.length] = 10;
  return { bytes, text };
}

const found = newCellOffsets();

/** @returns the sheet before its first row, or nothing where its bytes are not plain text */
export function rowCursorFromPlainBytes(whole: Uint8Array): SmallSheet | undefined {
  const plain = decodePlainText(whole);
  return plain && { ...plain, cells: found, from: 0, to: 0, next: 0 };
}

/** @returns whether there is another row; nothing where what follows is not by the book. Blank lines are passed over. */
export function advanceToNextRow(sheet: SmallSheet): boolean | undefined {
  const { bytes } = sheet;
  const end = bytes.length - 1;
  for (;;) {
    if (sheet.next >= end) return false;
    sheet.from = sheet.next;
    const after = scanRecord(bytes, sheet.from, end, true, sheet.cells);
    if (after < 0 || after - sheet.from > LONGEST_CELL) return undefined;
    sheet.next = after;
    if (isBlankRecord(sheet.cells)) continue;
    sheet.to = after;
    while (sheet.to > sheet.from && (bytes[sheet.to - 1] === 10 || bytes[sheet.to - 1] === 13)) sheet.to -= 1;
    return true;
  }
}

/** @returns the row that was last read, without its line end */
export const rowText = ({ bytes, from, to }: SmallSheet): string => utf8.decode(bytes.subarray(from, to));
