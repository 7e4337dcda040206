/** Texts from files on their way to a reader: lines stay lines, and nothing hidden stays hidden. */
import { visible } from "../../source/quote.ts";
import type { Inline } from "./model.ts";

/** @returns the lines of a text, each with every hidden character made visible; an empty line parts two paragraphs. */
export function workingsLines(text: string): readonly string[] {
  return text
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => visible(line).trimEnd());
}

export const workingsText = (inline: Inline): string =>
  typeof inline === "string" ? inline : "english" in inline ? inline.english : inline.missing;
