/** A figure that unfolds to the figures that it was made from, down to the cell in the file. */
import { groupThousands } from "../../number/rounding.ts";
import type { WorkingsDocument } from "../schema.ts";
import { inlineHtml } from "./escape.ts";
import { englishInline } from "./model.ts";

const LONGEST_EXACT = 60;

/** @returns the figure as shown with its unit, and exactly where that says more. */
export function workingsFigureText({ shown, exact, unit }: WorkingsDocument): string {
  const text = unit.startsWith("pounds") ? `£${groupThousands(shown)}`.replace("£-", "-£") : shown;
  const units: Readonly<Record<string, string>> = {
    marks: " marks",
    points: " points",
    "pounds per mark": " per mark",
  };
  const same = shown === exact || shown.replace(/\.?0+$/, "") === exact || unit === "share";
  const long = exact.length > LONGEST_EXACT ? `${exact.slice(0, LONGEST_EXACT - 3)}…` : exact;
  return `${text}${units[unit] ?? ""}${same ? "" : ` (exactly ${long})`}`;
}

/** @returns the sum, the rule, the reason, the source and the place: what stands between a figure and its parts. */
export function workingsDetailLines({ sum, rule, because, source, at }: WorkingsDocument): readonly string[] {
  return [
    ...(sum === undefined ? [] : [`= ${sum}`]),
    ...(rule === undefined ? [] : [`rule: ${rule}`]),
    ...(because === undefined ? [] : [`because: ${because}`]),
    ...(source === undefined ? [] : [`source: ${source}`]),
    ...(at === undefined ? [] : [`from ${at}`]),
  ];
}

type Ids = ReadonlyMap<WorkingsDocument, string>;

/** @returns the tree; everything in it is a sentence of ours around words from files, so it is marked as English as a whole. */
export function workingsHtml(root: WorkingsDocument, ids: Ids, language: "en" | "cy"): string {
  return `<div class="workings"${language === "en" ? "" : ' lang="en"'}>${workingsNodeHtml(root, ids)}</div>`;
}

function workingsNodeHtml(node: WorkingsDocument, ids: Ids): string {
  const id = ids.get(node);
  const named = id === undefined ? "" : ` id="${id}"`;
  const head = `<span class="label">${inlineHtml(node.label, "en")}</span> <b>${inlineHtml(workingsFigureText(node), "en")}</b>`;
  const steps = workingsDetailLines(node).map((step) => `<p>${inlineHtml(englishInline(step), "en")}</p>`);
  const children = node.from.map((child) => `<li>${workingsNodeHtml(child, ids)}</li>`);
  const inside = [...steps, ...(children.length === 0 ? [] : [`<ul>${children.join("")}</ul>`])].join("");
  if (inside === "") return `<div class="leaf"${named}>${head}</div>`;
  return `<details${named}><summary>${head}</summary>${inside}</details>`;
}
