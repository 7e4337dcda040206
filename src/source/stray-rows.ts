/** Rows of a table in which a quote mark stands where none can: nobody can say where their cells end, so each ends with its line. */

/** A table's text without them. */
export interface WithoutStrays {
  /** Each stray row's line is empty, so that all others stay on the line where they stood. */
  readonly text: string;
  /** The lines of the stray rows, from 1, and the rows as they stand. */
  readonly strays: readonly { readonly line: number; readonly text: string }[];
}

/**
 * @param from where the table starts in the text
 * @returns nothing where the first row, which names the columns, is one of them
 */
export function withoutStrayRows(text: string, delimiter: string, from: number): WithoutStrays | undefined {
  const strays: { line: number; text: string }[] = [];
  const kept: string[] = [];
  let [line, counted, done] = [1, 0, 0];
  for (let at = from; at < text.length; ) {
    const end = strictRowEnd(text, at, delimiter);
    if (end !== undefined) {
      at = end;
      continue;
    }
    if (at === from) return undefined;
    const stop = lineEndAfter(text, at);
    for (; counted < at; counted += 1) if (isLineEnd(text, counted)) line += 1;
    strays.push({ line, text: text.slice(at, stop) });
    kept.push(text.slice(done, at));
    done = stop;
    at = afterLineEnd(text, stop);
  }
  kept.push(text.slice(done));
  return { text: kept.join(""), strays };
}

/** @returns where the row after this one begins; nothing when it is not by the book */
function strictRowEnd(text: string, from: number, delimiter: string): number | undefined {
  for (let at = from; ; at += 1) {
    if (text[at] === '"') {
      const close = closingQuote(text, at);
      if (close === undefined) return undefined;
      at = close + 1;
    } else while (at < text.length && !isCellEnd(text[at], delimiter)) at += 1;
    if (at >= text.length) return text.length;
    if (text[at] === "\n" || text[at] === "\r") return afterLineEnd(text, at);
    if (text[at] !== delimiter) return undefined;
  }
}

const isCellEnd = (character: string | undefined, delimiter: string): boolean =>
  character === delimiter || character === "\n" || character === "\r" || character === '"';

function closingQuote(text: string, open: number): number | undefined {
  for (let close = text.indexOf('"', open + 1); close !== -1; close = text.indexOf('"', close + 2))
    if (text[close + 1] !== '"') return close;
  return undefined;
}

function lineEndAfter(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}

const afterLineEnd = (text: string, at: number): number =>
  at + (text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1);

/** Of the two characters of a Windows line end the second counts. */
const isLineEnd = (text: string, at: number): boolean =>
  text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n");
