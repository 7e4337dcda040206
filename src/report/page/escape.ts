/** The one place where text becomes HTML. */
import { visible } from "../../source/quote.ts";
import type { Inline } from "./model.ts";
import { workingsLines } from "./workings-lines.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const entity = (text: string): string => text.replace(/[&<>"']/g, (found) => entities[found] ?? found);

/** @returns the text on one line as HTML shows it: no markup in it is live, and nothing hidden stays hidden. */
export const escapeHtml = (text: string): string => entity(visible(text));

/** @returns the text with its lines kept, and a sentence of our own marked as English and with its ids as code. */
export function inlineHtml(inline: Inline, language: "en" | "cy"): string {
  if (typeof inline === "string") return workingsLines(inline).map(entity).join("<br>");
  if ("missing" in inline) return `<span class="missing">${entity(visible(inline.missing))}</span>`;
  const text = workingsLines(inline.english)
    .map((line) =>
      line
        .split(/(`[^`]+`)/)
        .map(code)
        .join(""),
    )
    .join("<br>");
  return language === "en" ? text : `<span lang="en">${text}</span>`;
}

const code = (part: string): string =>
  /^`[^`]{1,80}`$/.test(part) ? `<code>${entity(part.slice(1, -1))}</code>` : entity(part);
