/** The one place where text becomes HTML. */
import { toVisibleText } from "../../source/quote.ts";
import type { Inline } from "./model.ts";
import { visibleLines } from "./workings-lines.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeMarkupCharacters = (text: string): string =>
  text.replace(/[&<>"']/g, (found) => entities[found] ?? found);

/** @returns the text on one line as HTML shows it: no markup in it is live, and nothing hidden stays hidden. */
export const escapeHtml = (text: string): string => escapeMarkupCharacters(toVisibleText(text));

/** @returns the text with its lines kept, and a sentence of our own marked as English and with its ids as code. */
export function inlineHtml(inline: Inline, language: "en" | "cy"): string {
  if (typeof inline === "string") return visibleLines(inline).map(escapeMarkupCharacters).join("<br>");
  if ("missing" in inline)
    return `<span class="missing">${escapeMarkupCharacters(toVisibleText(inline.missing))}</span>`;
  const text = visibleLines(inline.english)
    .map((line) =>
      line
        .split(/(`[^`]+`)/)
        .map(codeOrTextHtml)
        .join(""),
    )
    .join("<br>");
  return language === "en" ? text : `<span lang="en">${text}</span>`;
}

const codeOrTextHtml = (part: string): string =>
  /^`[^`]{1,80}`$/.test(part)
    ? `<code>${escapeMarkupCharacters(part.slice(1, -1))}</code>`
    : escapeMarkupCharacters(part);
