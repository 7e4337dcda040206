/** Rules as text: a list of them, and a page for each. */
import { escapeHiddenInJson, toVisibleText } from "../../source/quote.ts";
import { escapeMarkdown } from "../markdown.ts";
import type { RenderOptions } from "../reporter-types.ts";
import { displayWidth, padToWidth } from "../width.ts";
import { wrapText } from "../wrap.ts";
import { askedText, type PageDocument, type VariantDocument } from "./page.ts";

type Format = (pages: readonly PageDocument[], setting: RenderOptions) => string;

const referencesText = (page: PageDocument): string =>
  [...new Set(page.variants.flatMap(({ reference }) => reference ?? []))].join(", ");
const regimesText = (page: PageDocument): string =>
  [...new Set(page.variants.map(({ regime }) => regime))].join(", ");
const mustOrAdvice = (page: PageDocument): string =>
  page.variants.every(({ severity }) => severity === "should") ? "advice" : "must";

function variantText({
  regime,
  reference,
  severity,
  applies,
  source,
  status,
  note,
}: VariantDocument): string {
  return `${regime}${reference === null ? "" : `, ${reference}`} (${severity === "must" ? "must" : "advice"}): ${applies}. Source: ${source}${status === "unverified" ? " (unverified)" : ""}.${note === null ? "" : ` ${note}`}`;
}

const table: Format = (pages, { columns, ink }) => {
  const room = Math.min(120, Math.max(40, columns));
  const say = (text: string, indent = "", hang = indent): string => wrapText(text, room, indent, hang);
  const blocks = pages.map((page) =>
    [
      ink.bold(say(`${page.rule}: ${page.title}`)),
      "",
      say(page.why),
      "",
      say(`Asked: ${askedText[page.asked]}.`),
      say(`Reads: ${page.reads.join(", ")}.`),
      "",
      ...page.variants.map((one) => say(variantText(one), "- ", "  ")),
      ...page.examples.flatMap(({ answer, files, says, missing }) => [
        "",
        ink.bold(`${answer.toUpperCase()}, for example`),
        ...Object.entries(files).flatMap(([name, text]) => [
          `  ${name}`,
          ...text
            .trimEnd()
            .split("\n")
            .map((line) => `    ${toVisibleText(line)}`),
        ]),
        say(`svscore says: ${says}${missing === null ? "" : ` (missing: ${missing})`}`, "  ", "    "),
      ]),
    ].join("\n"),
  );
  return `${blocks.join("\n\n")}\n`;
};

const plain: Format = (pages) => {
  const rows = pages.flatMap((page) =>
    page.variants.map((one) => [
      page.rule,
      one.regime,
      one.reference ?? "",
      one.severity,
      one.title,
      one.applies,
      one.source,
      one.status,
    ]),
  );
  const heads = ["Rule", "Regime", "Reference", "Severity", "Title", "Applies to", "Source", "Status"];
  return `${[heads, ...rows].map((cells) => cells.map(toVisibleText).join("\t")).join("\n")}\n`;
};

const markdown: Format = (pages) => {
  const index = pages.map(
    (page) =>
      `| [${page.rule}](#${page.rule}) | ${referencesText(page)} | ${escapeMarkdown(regimesText(page))} | ${mustOrAdvice(page)} | ${escapeMarkdown(page.title)} |`,
  );
  const blocks = pages.map((page) =>
    [
      `## ${page.rule}`,
      `**${escapeMarkdown(page.title)}**`,
      escapeMarkdown(page.why),
      `Asked: ${askedText[page.asked]}.`,
      `Reads: ${page.reads.map((one) => `\`${one}\``).join(", ")}.`,
      page.variants.map((one) => `- ${escapeMarkdown(variantText(one))}`).join("\n"),
      ...page.examples.flatMap(({ answer, files, says, missing }) => [
        `### ${page.rule}: ${answer}`,
        ...Object.entries(files).map(
          ([name, text]) =>
            `\`${name}\`\n\n\`\`\`${name.endsWith(".yaml") ? "yaml" : "csv"}\n${text.trimEnd()}\n\`\`\``,
        ),
        escapeMarkdown(`svscore says: ${says}${missing === null ? "" : ` (missing: ${missing})`}`),
      ]),
    ].join("\n\n"),
  );
  const head =
    pages.length < 2
      ? []
      : [
          "# The rules",
          "What svscore asks of a tender and of its bids, why, on whose word, what it reads, and how it answers. The examples are invented, and each is run: what svscore says beneath it is what it printed. `svscore rules show --all --format markdown` writes this page.",
          ["| rule | row | regimes | | what |", "|---|---|---|---|---|", ...index].join("\n"),
        ];
  return `${[...head, ...blocks].join("\n\n")}\n`;
};

const json: Format = (pages) => `${escapeHiddenInJson(JSON.stringify(pages, null, 2))}\n`;

export const pageFormats = { table, plain, markdown, json } as const;

/** @returns a line for each rule, cut to nothing. */
export const listText: Format = (pages, { columns, ink }) => {
  const rows = pages.map(
    (page) => [page.rule, referencesText(page), mustOrAdvice(page), page.title] as const,
  );
  const widths = [0, 1, 2].map((index) => Math.max(...rows.map((row) => displayWidth(row[index] ?? ""))));
  const hang = widths.reduce((total, one) => total + one + 2, 0);
  const lines = rows.map((row) => {
    const lead = [0, 1, 2]
      .map((index) => `${padToWidth(row[index] ?? "", widths[index] ?? 0, "left")}  `)
      .join("");
    return hang + 20 > columns
      ? `${ink.bold(row[0])}  ${[row[1], row[2]].filter((one) => one !== "").join("  ")}\n${wrapText(row[3], columns, "    ")}`
      : wrapText(row[3], Math.min(120, columns), lead, " ".repeat(hang));
  });
  return `${lines.join("\n")}\n`;
};
