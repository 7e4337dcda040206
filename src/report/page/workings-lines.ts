/** Texts from files on their way to a reader: lines stay lines, and nothing hidden stays hidden. */
import { toVisibleText } from "../../source/quote.ts";
import type { Inline } from "./model.ts";

/** @returns the lines of a text, each with every hidden character made visible; an empty line parts two paragraphs. */
export function visibleLines(text: string): readonly string[] {
  return text
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => toVisibleText(line).trimEnd());
}

export const inlineToText = (inline: Inline): string =>
  typeof inline === "string" ? inline : "english" in inline ? inline.english : inline.missing;
