/** A page as one HTML file: no script, nothing fetched, and a policy that would let neither happen. */
import { barsFigureHtml } from "./chart.ts";
import { escapeHtml, inlineHtml } from "./escape.ts";
import type { Block, Page, TableBlock, TableCell } from "./model.ts";
import { contentPolicyHtml } from "./policy.ts";
import { STYLE, STYLE_DIGEST } from "./style.ts";
import { workingsHtml } from "./workings.ts";
import { inlineToText } from "./workings-lines.ts";

interface Writing {
  readonly language: Page["language"];
  count: number;
  /** How often each name of a part was given: two parts of one name could not be told apart by ear. */
  readonly names: Map<string, number>;
}

/** @returns the name, numbered where an earlier part has it. */
function uniqueRegionName({ names }: Writing, name: string): string {
  const times = (names.get(name) ?? 0) + 1;
  names.set(name, times);
  return times === 1 ? name : `${name} (${times})`;
}

/** @returns the whole file. The same page gives the same bytes. */
export function pageHtml({ language, title, about, blocks, foot, contents }: Page): string {
  const writing: Writing = { language, count: 0, names: new Map() };
  const parts = blocks.flatMap((block) =>
    block.kind === "heading" && block.level === 2 && block.id !== undefined
      ? [`<li><a href="#${block.id}">${escapeHtml(inlineToText(block.text))}</a></li>`]
      : [],
  );
  const list =
    contents === undefined || parts.length < 3
      ? ""
      : `<nav aria-label="${escapeHtml(contents)}"><ol>${parts.join("")}</ol></nav>`;
  return `<!DOCTYPE html>
<html lang="${language === "en" ? "en-GB" : "cy"}">
<head>
<meta charset="utf-8">
${contentPolicyHtml(STYLE_DIGEST)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escapeHtml(title)}</h1>
${about.map((line) => `<p>${inlineHtml(line, language)}</p>`).join("\n")}
</header>
${list}
<main>
${blocks.map((block) => blockHtml(block, writing)).join("\n")}
</main>
<footer>
${foot.map((line) => `<p>${inlineHtml(line, language)}</p>`).join("\n")}
</footer>
</body>
</html>
`;
}

function blockHtml(block: Block, writing: Writing): string {
  const { language } = writing;
  switch (block.kind) {
    case "heading":
      return `<h${block.level}${block.id === undefined ? "" : ` id="${block.id}"`}>${inlineHtml(block.text, language)}</h${block.level}>`;
    case "text":
      return `<p${block.tone === undefined ? "" : ` class="${block.tone}"`}>${inlineHtml(block.text, language)}</p>`;
    case "list": {
      const tag = block.ordered === true ? "ol" : "ul";
      return `<${tag}>${block.items.map((item) => `<li>${inlineHtml(item, language)}</li>`).join("")}</${tag}>`;
    }
    case "facts":
      return `<dl>${block.rows.map(({ term, says }) => `<div><dt>${escapeHtml(term)}</dt><dd>${inlineHtml(says, language)}</dd></div>`).join("")}</dl>`;
    case "callout":
      return `<section class="callout ${block.tone}" aria-label="${escapeHtml(uniqueRegionName(writing, block.title))}"><p class="callout-title">${escapeHtml(block.title)}</p>${block.blocks.map((one) => blockHtml(one, writing)).join("")}</section>`;
    case "more":
      return `<details class="more"${block.id === undefined ? "" : ` id="${block.id}"`}><summary>${escapeHtml(block.summary)}</summary>${block.blocks.map((one) => blockHtml(one, writing)).join("")}</details>`;
    case "workings":
      return workingsHtml(block.root, block.ids, language);
    case "bars":
      writing.count += 1;
      return barsFigureHtml(block, `bars-${writing.count}`) + tableHtml(block.table, writing);
    case "table":
      return tableHtml(block, writing);
  }
}

/** A table that is wider than a phone is moved sideways in a place of its own, by keyboard too; the page never is. */
function tableHtml({ caption, columns, rows, named = 0, english }: TableBlock, writing: Writing): string {
  writing.count += 1;
  const id = `table-${writing.count}`;
  const heads = columns.map(({ title, align }) =>
    title === "" ? "<td></td>" : `<th scope="col" class="${align}">${escapeHtml(title)}</th>`,
  );
  const body = rows.map((row) => {
    const cells = row.map((one, index) =>
      cellHtml(one, columns[index]?.align ?? "left", index === named, writing),
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  const name = uniqueRegionName(writing, caption);
  const called = name === caption ? `aria-labelledby="${id}"` : `aria-label="${escapeHtml(name)}"`;
  const inEnglish = english === true && writing.language !== "en" ? ' lang="en"' : "";
  return `<div class="scroll" role="region" ${called} tabindex="0"${inEnglish}><table><caption id="${id}">${escapeHtml(caption)}</caption><thead><tr>${heads.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

function cellHtml(
  { text, to, indent, tone, strong }: TableCell,
  align: string,
  first: boolean,
  { language }: Writing,
): string {
  const inner = inlineHtml(text, language);
  const linked = to === undefined || inner === "" ? inner : `<a href="#${to}">${inner}</a>`;
  const shown = strong === true ? `<strong>${linked}</strong>` : linked;
  const classes = [
    align,
    ...(indent === undefined || indent === 0 ? [] : [`in${Math.min(indent, 6)}`]),
    ...(tone === undefined ? [] : [tone]),
  ].join(" ");
  return first ? `<th scope="row" class="${classes}">${shown}</th>` : `<td class="${classes}">${shown}</td>`;
}
