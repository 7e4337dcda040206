/**
 * The summary as one page that needs nothing else: no script, no font, no
 * picture from elsewhere. Each chart stands beside the table that it draws, so
 * nothing is told by colour or length alone.
 */
import type { Grid } from "../evaluation-tables.ts";
import { escapeHtml as text } from "../page/escape.ts";
import { contentPolicyHtml } from "../page/policy.ts";
import { scrollShadowCss } from "../page/scroll-shadow.ts";
import { NO_ADVICE } from "../sentences.ts";
import { type CountBars, type SummarySection, summaryHeadlineLines, summarySections } from "./sections.ts";
import type { SummaryReporter } from "./summary.ts";

/** What the policy of the page lets through; a test holds the two together. */
export const SUMMARY_STYLE_DIGEST = "9bmBpJX5JffYCBNwNqab3bV6CPzVMcXEHy15IElIzzQ=";

export const SUMMARY_STYLE = `
:root{color-scheme:light dark;--ink:#16202a;--paper:#fff;--rule:#8a97a3;--bar:#1f5f8b}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf1;--paper:#14191e;--rule:#75828e;--bar:#7db8de}}
body{font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:70rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.5rem}
${scrollShadowCss("--rule")}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
th{overflow-wrap:normal}td:not(.n){min-width:7rem}td.long{min-width:18rem}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
figure{margin:1rem 0;max-width:48rem}figcaption{font-weight:600;padding:.3rem 0}
.bar{display:grid;grid-template-columns:12rem 1fr 12rem;gap:.2rem .8rem;align-items:center;padding:.15rem 0}
.bar span{overflow-wrap:anywhere}.bar svg{width:100%;height:1.1rem;display:block}.bar rect{fill:var(--bar)}.bar line{stroke:var(--ink);stroke-width:2}
.bar strong{font-weight:400;font-variant-numeric:tabular-nums}
@media (max-width:40rem){.bar{grid-template-columns:minmax(0,1fr) auto;padding:.35rem 0}.bar svg{grid-column:1/-1;grid-row:2}.bar strong{text-align:right}}
@media print{body{max-width:none}.scroll{overflow:visible;background:none}td.long{min-width:0}h2{break-after:avoid}tr{break-inside:avoid}}
`;

export const summaryPage: SummaryReporter = (summary) => {
  const sections = summarySections(summary).map(summarySectionHtml).join("\n");
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${contentPolicyHtml(SUMMARY_STYLE_DIGEST)}
<meta name="referrer" content="no-referrer">
<title>Past tenders, rescored</title>
<style>${SUMMARY_STYLE}</style>
</head>
<body>
<main>
<h1>Past tenders, rescored</h1>
${summaryHeadlineLines(summary)
  .map((line) => `<p>${text(line)}</p>`)
  .join("\n")}
${sections}
<p>${text(NO_ADVICE)}</p>
</main>
</body>
</html>
`;
};

function summarySectionHtml({ title, says, grid, bars }: SummarySection, index: number): string {
  const chart =
    bars === undefined || bars.bars.every(({ length }) => length === 0) ? "" : barChartHtml(bars, index);
  return `<section aria-labelledby="s${index}">
<h2 id="s${index}">${text(title)}</h2>
${says === "" ? "" : `<p>${text(says)}</p>\n`}${chart}<div class="scroll" tabindex="0" role="region" aria-label="${text(title)}, table">${gridHtml(title, grid)}</div>
</section>`;
}

/**
 * Lengths are shares of the width, so that the lettering keeps its size on
 * every screen. Falls go to the left of a line and rises to the right; where
 * nothing falls the line is the left edge.
 */
function barChartHtml({ title, bars }: CountBars, index: number): string {
  const [fall, rise] = [-1, 1].map((way) => Math.max(0, ...bars.map(({ length }) => way * length))) as [
    number,
    number,
  ];
  const zero = Math.trunc((1000 * fall) / (fall + rise));
  const rows = bars.map(({ label, length, says }) => {
    const wide = Math.trunc((1000 * Math.abs(length)) / (fall + rise));
    const from = length < 0 ? zero - wide : zero;
    return `<div class="bar"><span>${text(label)}</span><svg aria-hidden="true" focusable="false"><rect x="${thousandthsToPercent(from)}" y="10%" width="${thousandthsToPercent(wide)}" height="80%"/><line x1="${thousandthsToPercent(zero)}" x2="${thousandthsToPercent(zero)}" y1="0" y2="100%"/></svg><strong>${text(says)}</strong></div>`;
  });
  return `<figure aria-labelledby="c${index}"><figcaption id="c${index}">${text(title)}</figcaption>${rows.join("")}</figure>\n`;
}

/** A column with more than this in a cell is given room, so that on a narrow screen its rows do not grow tall. */
const LONG = 40;

const thousandthsToPercent = (thousandths: number): string => `${thousandths / 10}%`;

function gridHtml(title: string, { columns, rows }: Grid): string {
  const head = columns
    .map(
      ({ title: name, align }) =>
        `<th scope="col"${align === "right" ? ' class="n"' : ""}>${text(name)}</th>`,
    )
    .join("");
  const kinds = columns.map(({ align }, index) =>
    align === "right"
      ? ' class="n"'
      : rows.some((row) => (row[index] ?? "").length > LONG)
        ? ' class="long"'
        : "",
  );
  const body = rows.map(
    (row) => `<tr>${row.map((cell, index) => `<td${kinds[index] ?? ""}>${text(cell)}</td>`).join("")}</tr>`,
  );
  return `<table>\n<caption>${text(title)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join("\n")}\n</tbody>\n</table>`;
}
