/** Every reporter by the name of its format, each loaded when it is asked for. */
import { Refusal } from "../diagnostics/model.ts";
import type { Io } from "../io/io.ts";
import type { Report, Reporter, Setting } from "../report/reporter.ts";
import type { EvaluationDocument } from "../report/schema.ts";
import type { Format } from "./commands/formats.ts";

const html = async (): Promise<Reporter> => (await import("../report/html.ts")).html;

/** PDF is no reporter of its own: it is the page, printed by a browser, and a browser sets its clock in it. */
const reporters = {
  table: async () => (await import("../report/table.ts")).table,
  plain: async () => (await import("../report/plain.ts")).plain,
  markdown: async () => (await import("../report/markdown.ts")).markdown,
  json: async () => (await import("../report/json.ts")).json,
  csv: async () => (await import("../report/csv.ts")).csv,
  html,
  docx: async () => (await import("../report/docx.ts")).docx,
  "kpi-csv": async () => (await import("../report/kpi-csv.ts")).kpiCsv,
  "kpi-ocds": async () => (await import("../report/kpi-ocds.ts")).kpiOcds,
} as const satisfies Record<Exclude<Format, "pdf">, () => Promise<Reporter>>;

/**
 * @param browser the browser to print a PDF with; otherwise the first that is found
 * @throws Refusal SV664 when there is none.
 */
export async function rendered(
  io: Io,
  document: EvaluationDocument,
  format: Format,
  setting: Setting,
  browser?: string,
): Promise<Report> {
  const also =
    document.stress === undefined || document.stressAsked !== true
      ? undefined
      : (await import("../report/stress/draw.ts")).part(format, document.stress, setting);
  if (format !== "pdf")
    return (await reporters[format]())(document, { ...setting, ...(also !== undefined && { also }) });
  const page = (await (await html())(document, setting)) as string;
  return (await import("./pdf.ts")).pdf(io, page, browser);
}

/** Refuses what a screen cannot show before anything is worked out. */
export function checkDestination(format: Format, output: string | undefined): void {
  if ((format !== "docx" && format !== "pdf") || (output !== undefined && output !== "-")) return;
  throw new Refusal([
    {
      code: "SV660",
      cause: `\`${format}\` is a file, not a text for a screen`,
      remedy: `say where it goes, for example \`--output evaluation.${format}\``,
    },
  ]);
}
