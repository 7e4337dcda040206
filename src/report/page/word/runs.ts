/** Text as Word keeps it: runs in one paragraph, with what is missing in a colour of its own. */
import { TextRun } from "docx";
import type { Inline, Page, Tone } from "../model.ts";
import { inlineToText, visibleLines } from "../workings-lines.ts";

type Language = Page["language"];

export const colours: Readonly<Record<Tone, string>> = {
  good: "0B5A3C",
  bad: "9B1C1C",
  doubt: "7A4400",
  quiet: "4B525B",
};

interface Look {
  readonly bold?: boolean;
  readonly color?: string;
  /** Half points. */
  readonly size?: number;
}

/** Lines of one text are kept in one paragraph. */
export function textRuns(inline: Inline, language: Language, look: Look = {}): TextRun[] {
  const missing = typeof inline !== "string" && "missing" in inline;
  const english = language !== "en" && typeof inline !== "string" && "english" in inline;
  return visibleLines(inlineToText(inline)).map(
    (text, index) =>
      new TextRun({
        text: typeof inline === "string" || missing ? text : text.replaceAll("`", ""),
        ...look,
        ...(missing && { bold: true, color: colours.bad }),
        ...(english && { language: { value: "en-GB" } }),
        ...(index > 0 && { break: 1 }),
      }),
  );
}
