/** Every reporter by the name of its format, each loaded when it is asked for. */
import { Refusal } from "../diagnostics/model.ts";
import type { Io } from "../io/io.ts";
import type { RenderOptions, Report, Reporter } from "../report/reporter-types.ts";
import type { EvaluationDocument } from "../report/schema.ts";
import type { ReportFormat } from "./commands/formats.ts";

const loadHtmlReporter = async (): Promise<Reporter> => (await import("../report/html.ts")).htmlReport;

/** PDF is no reporter of its own: it is the page, printed by a browser, and a browser sets its clock in it. */
const reporters = {
  table: async () => (await import("../report/table.ts")).tableReport,
  plain: async () => (await import("../report/plain.ts")).plainReport,
  markdown: async () => (await import("../report/markdown.ts")).markdownReport,
  json: async () => (await import("../report/json.ts")).jsonReport,
  csv: async () => (await import("../report/csv.ts")).csvReport,
  html: loadHtmlReporter,
  docx: async () => (await import("../report/docx.ts")).docxReport,
  "kpi-csv": async () => (await import("../report/kpi-csv.ts")).kpiCsv,
  "kpi-ocds": async () => (await import("../report/kpi-ocds.ts")).kpiOcds,
} as const satisfies Record<Exclude<ReportFormat, "pdf">, () => Promise<Reporter>>;

/**
 * @param browser the browser to print a PDF with; otherwise the first that is found
 * @throws Refusal SV664 when there is none.
 */
export async function renderReport(
  io: Io,
  document: EvaluationDocument,
  format: ReportFormat,
  setting: RenderOptions,
  browser?: string,
): Promise<Report> {
  const also =
    document.stress === undefined || document.stressAsked !== true
      ? undefined
      : (await import("../report/stress/draw.ts")).stressTextForFormat(format, document.stress, setting);
  if (format !== "pdf")
    return (await reporters[format]())(document, { ...setting, ...(also !== undefined && { insert: also }) });
  const page = (await (await loadHtmlReporter())(document, setting)) as string;
  return (await import("./pdf.ts")).renderPdf(io, page, browser);
}

/** Refuses what a screen cannot show before anything is worked out. */
export function refuseBinaryToScreen(format: ReportFormat, output: string | undefined): void {
  if ((format !== "docx" && format !== "pdf") || (output !== undefined && output !== "-")) return;
  throw new Refusal([
    {
      code: "SV660",
      cause: `\`${format}\` is a file, not a text for a screen`,
      remedy: `say where it goes, for example \`--output evaluation.${format}\``,
    },
  ]);
}
