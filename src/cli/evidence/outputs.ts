/** What a pack holds beside what was read: the evaluation, its workings and its reports, each made from the evaluation alone. */

import type { Io } from "../../io/io.ts";
import { explainBid } from "../../report/explain.ts";
import type { RenderOptions } from "../../report/reporter-types.ts";
import type { EvaluationDocument } from "../../report/schema.ts";
import { unstyled } from "../../report/style.ts";
import type { ReportFormat } from "../commands/formats.ts";
import { renderReport } from "../report-formats.ts";

const setting: RenderOptions = { columns: 100, ink: unstyled };

/** A PDF has the clock of the browser that printed it, so it is no part of a pack. */
const reports: readonly (readonly [string, ReportFormat])[] = [
  ["evaluation.json", "json"],
  ["reports/evaluation.txt", "table"],
  ["reports/evaluation.md", "markdown"],
  ["reports/evaluation.csv", "csv"],
  ["reports/evaluation.html", "html"],
  ["reports/evaluation.docx", "docx"],
];

/** @returns each file's bytes by its path in the pack. */
export async function renderPackOutputs(
  io: Io,
  document: EvaluationDocument,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const encoder = new TextEncoder();
  const files = new Map<string, Uint8Array>();
  for (const [path, format] of reports) {
    const report = await renderReport(io, document, format, setting);
    files.set(path, typeof report === "string" ? encoder.encode(report) : report);
  }
  const workings = document.bids.map((bid) => explainBid(document, bid, undefined, setting) ?? "");
  files.set("workings.txt", encoder.encode(workings.join("\n")));
  return files;
}
