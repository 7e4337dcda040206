/**
 * The summary as one page that needs nothing else: no script, no font, no
 * picture from elsewhere. Each chart stands beside the table that it draws, so
 * nothing is told by colour or length alone.
 */
import { visible } from "../../source/quote.ts";
import type { Grid } from "../grids.ts";
import { NO_ADVICE } from "../words.ts";
import { type Bar, opening, type Section, sectionsOf } from "./sections.ts";
import type { SummaryReporter } from "./summary.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** @returns text that a page shows as it is, hidden characters made visible. */
const text = (words: string): string => visible(words).replace(/[&<>"']/g, (one) => entities[one] ?? "");

const style = `
:root{color-scheme:light dark;--ink:#16202a;--paper:#fff;--rule:#8a97a3;--bar:#1f5f8b}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf1;--paper:#14191e;--rule:#75828e;--bar:#7db8de}}
body{font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:70rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.5rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
th{overflow-wrap:normal}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
svg{width:100%;height:auto;max-width:48rem;display:block;margin:1rem 0}svg text{fill:var(--ink);font:14px system-ui,sans-serif}svg rect{fill:var(--bar)}
@media print{body{max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}
`;

export const summaryPage: SummaryReporter = (summary) => {
  const sections = sectionsOf(summary).map(section).join("\n");
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Past tenders, rescored</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Past tenders, rescored</h1>
${opening(summary)
  .map((line) => `<p>${text(line)}</p>`)
  .join("\n")}
${sections}
<p>${text(NO_ADVICE)}</p>
</main>
</body>
</html>
`;
};

function section({ title, says, grid, bars }: Section, index: number): string {
  const chart =
    bars === undefined || bars.bars.every(({ length }) => length === 0) ? "" : drawing(bars, index);
  return `<section aria-labelledby="s${index}">
<h2 id="s${index}">${text(title)}</h2>
${says === "" ? "" : `<p>${text(says)}</p>\n`}${chart}<div class="scroll" tabindex="0" role="region" aria-label="${text(title)}, table">${table(title, grid)}</div>
</section>`;
}

const ROW = 28;
const LABELS = 260;
const LONGEST = 420;
const LABEL_LETTERS = 34;

function drawing({ title, bars }: { title: string; bars: readonly Bar[] }, index: number): string {
  const rows = bars.map(({ label, length, says }, at) => {
    const top = at * ROW;
    const long = (length * LONGEST) / 1000;
    return `<text x="${LABELS - 8}" y="${top + 19}" text-anchor="end">${text(short(label))}</text><rect x="${LABELS}" y="${top + 5}" width="${Math.max(1, long)}" height="18"/><text x="${LABELS + long + 8}" y="${top + 19}">${text(says)}</text>`;
  });
  return `<svg viewBox="0 0 800 ${bars.length * ROW}" role="img" aria-labelledby="c${index}"><title id="c${index}">${text(title)}; the table below gives the same figures</title>${rows.join("")}</svg>\n`;
}

const short = (label: string): string => {
  const letters = [...label];
  return letters.length > LABEL_LETTERS ? `${letters.slice(0, LABEL_LETTERS - 1).join("")}…` : label;
};

function table(title: string, { columns, rows }: Grid): string {
  const head = columns
    .map(
      ({ title: name, align }) =>
        `<th scope="col"${align === "right" ? ' class="n"' : ""}>${text(name)}</th>`,
    )
    .join("");
  const body = rows.map(
    (row) =>
      `<tr>${row
        .map(
          (cell, index) => `<td${columns[index]?.align === "right" ? ' class="n"' : ""}>${text(cell)}</td>`,
        )
        .join("")}</tr>`,
  );
  return `<table>\n<caption>${text(title)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join("\n")}\n</tbody>\n</table>`;
}
