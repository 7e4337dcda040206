/** Every way to print an evaluation, by the name that a person types; what makes each is in report-formats.ts. */
export const formats = [
  "table",
  "plain",
  "markdown",
  "json",
  "csv",
  "html",
  "docx",
  "pdf",
  "kpi-csv",
  "kpi-ocds",
] as const;

export type ReportFormat = (typeof formats)[number];
