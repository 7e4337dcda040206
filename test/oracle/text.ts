// Writes a case as the text a user would hand in, and reads the plain CSV of the published schemes.
import type { Bid, Tender } from "./calculate.ts";

const plain = /^[A-Za-z][A-Za-z0-9 ()-]*$/;
const figure = /^-?\d+(\.\d+)?%?$/;
const words = new Set(["yes", "no", "true", "false", "on", "off", "null", "y", "n"]);

/** Figures and simple words stand bare; everything else is quoted. */
function scalar(value: unknown): string {
  if (typeof value !== "string") return String(value);
  if (figure.test(value)) return value;
  const bare = plain.test(value) && !value.endsWith(" ") && !words.has(value.toLowerCase());
  return bare ? value : JSON.stringify(value);
}

function yaml(value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return " []\n";
    return `\n${value
      .map((item) => {
        const body = yaml(item, `${indent}  `);
        return body.startsWith("\n")
          ? `${indent}- ${body.slice(1 + indent.length + 2)}`
          : `${indent}-${body}`;
      })
      .join("")}`;
  }
  if (typeof value === "object" && value !== null) {
    return `\n${Object.entries(value)
      .map(([key, item]) => `${indent}${scalar(key)}:${yaml(item, `${indent}  `)}`)
      .join("")}`;
  }
  return ` ${scalar(value)}\n`;
}

export const tenderYaml = (tender: Tender): string => yaml(tender, "").slice(1);
export const tenderJson = (tender: Tender): string => `${JSON.stringify(tender, null, 2)}\n`;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export function bidsCsv(bids: Bid[]): string {
  const columns = [...new Set(bids.flatMap((bid) => Object.keys(bid)))];
  // Three places in a figure of pounds may be thousands, which is asked about; a fourth leaves no doubt.
  const clear = (figure: string): string => (/^-?[1-9]\d{0,2}\.\d{3}$/.test(figure) ? `${figure}0` : figure);
  const rows = [columns, ...bids.map((bid) => columns.map((column) => clear(bid[column] ?? "")))];
  return rows.map((row) => `${row.map(quoted).join(",")}\n`).join("");
}

export function readCsv(text: string): Bid[] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  while (cells.lastIndex < text.length) {
    const found = cells.exec(text);
    if (found === null) throw new Error("not CSV");
    rows.at(-1)?.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? "");
    if (found[3] !== ",") rows.push([]);
  }
  const [header = [], ...body] = rows.filter((row) => row.length > 0);
  return body.map((row) => Object.fromEntries(header.map((column, i) => [column, row[i] ?? ""])));
}
