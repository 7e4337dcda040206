/** The faults of a check as people read them: place, level, rule, the line itself, and what to do. */
import { toVisibleText } from "../../source/quote.ts";
import type { Style } from "../style.ts";
import { type FaultDocument, type FaultsDocument, faultCountsLine, faultSourcePlace } from "./model.ts";

const WINDOW = 100;

export function faultsText(document: FaultsDocument, ink: Style): string {
  const parts = document.faults.map((fault) => faultText(fault, ink));
  return [...parts, `${faultCountsLine(document)}\n`].join("\n");
}

function faultText(fault: FaultDocument, ink: Style): string {
  const paint = { error: ink.red, warning: ink.yellow, note: ink.dim }[fault.level];
  const lines = [
    `${toVisibleText(faultSourcePlace(fault))}: ${paint(`${fault.level}[${fault.rule}]`)}: ${toVisibleText(fault.cause)}`,
    ...excerptLines(fault, ink),
    `  ${ink.green("help:")} ${toVisibleText(fault.remedy)}`,
  ];
  return `${lines.join("\n")}\n`;
}

function excerptLines(
  { excerpt: written, line, column, endColumn }: FaultDocument,
  ink: Style,
): readonly string[] {
  if (written === null || line === null || column === null) return [];
  const characters = [...written];
  const from = column - 1 > WINDOW - 20 ? column - 21 : 0;
  const shown = toVisibleText(characters.slice(from, from + WINDOW).join(""));
  const before = toVisibleText(characters.slice(from, column - 1).join(""));
  const under = toVisibleText(
    characters.slice(column - 1, Math.min((endColumn ?? column + 1) - 1, from + WINDOW)).join(""),
  );
  const [lead, tail] = [from > 0 ? "…" : "", characters.length > from + WINDOW ? "…" : ""];
  const margin = " ".repeat(String(line).length);
  return [
    `${margin} ${ink.dim("|")}`,
    `${ink.dim(String(line))} ${ink.dim("|")} ${lead}${shown}${tail}`,
    `${margin} ${ink.dim("|")} ${" ".repeat([...(lead + before)].length)}${"^".repeat(Math.max(1, [...under].length))}`,
  ];
}
