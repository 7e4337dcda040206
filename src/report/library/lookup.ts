/** What a library holds, for people who look something up: the libraries, the measures of one, and one measure whole. */

import type { Library, Measure, Proxy } from "../../library/model.ts";
import { exactText } from "../../number/exact.ts";
import { groupThousands } from "../../number/rounding.ts";
import { percentText } from "../../scoring/workings.ts";
import { escapeHiddenInJson, toVisibleText } from "../../source/quote.ts";
import type { Grid, GridColumn } from "../evaluation-tables.ts";
import { escapeMarkdown, markdownTable as gridMarkdown } from "../markdown.ts";
import type { RenderOptions } from "../reporter-types.ts";
import { drawTable } from "../table.ts";
import { wrapText } from "../wrap.ts";
import { criteriaTables, editionAndQuestionLines } from "./criteria.ts";
import type { Sheet } from "./sheet.ts";

export type SheetReporter = (sheets: readonly Sheet[], setting: RenderOptions) => string;

const leftGridColumn = (title: string): GridColumn => ({ title, align: "left" });
const rightGridColumn = (title: string): GridColumn => ({ title, align: "right" });

export const sheetsText: SheetReporter = (sheets, setting) => {
  const { bold } = setting.ink;
  const say = (line: string): string => wrapText(line, setting.columns, "", "  ");
  return sheets
    .map(
      ({ title, lines, tables, sources = [] }) =>
        `${[
          [bold(toVisibleText(title)), ...lines.map(say)].join("\n"),
          ...tables.map(
            (one) =>
              `${one.title === "" ? "" : `${bold(one.title)}\n`}${drawTable(one.grid, setting, one.elastic)}`,
          ),
          ...(sources.length === 0 ? [] : [[bold("Sources"), ...sources.map(say)].join("\n")]),
        ].join("\n\n")}\n`,
    )
    .join("\n");
};

export const sheetsMarkdown: SheetReporter = (sheets) =>
  sheets
    .map(
      ({ title, lines, tables, sources = [] }) =>
        `${[
          `# ${escapeMarkdown(title)}`,
          ...lines.map(escapeMarkdown),
          ...tables.flatMap((one) => [
            ...(one.title === "" ? [] : [`## ${one.title}`]),
            gridMarkdown(one.grid),
          ]),
          ...(sources.length === 0
            ? []
            : ["## Sources", sources.map((one) => `- ${escapeMarkdown(one)}`).join("\n")]),
        ].join("\n\n")}\n`,
    )
    .join("\n");

export const sheetsJson: SheetReporter = (sheets) =>
  `${escapeHiddenInJson(JSON.stringify(sheets, null, 2))}\n`;

/** @returns every library with how much it holds. */
export function librariesSheet(libraries: readonly Library[]): Sheet {
  return {
    title: "Libraries",
    lines: [
      "svscore library list NAME shows the measures of one, svscore library show ID one measure whole.",
    ],
    tables: [
      {
        title: "",
        elastic: 2,
        grid: {
          columns: [
            leftGridColumn("Library"),
            leftGridColumn("Version"),
            leftGridColumn("Title"),
            rightGridColumn("Measures"),
            rightGridColumn("With a value"),
            leftGridColumn("Licence"),
          ],
          rows: libraries.map(({ name, version, title, measures, licence }) => [
            name,
            version,
            title,
            String(measures.length),
            String(measures.filter(hasProxyOrCarbonValue).length),
            licence,
          ]),
        },
      },
    ],
  };
}

const hasProxyOrCarbonValue = ({ proxies, carbon }: Measure): boolean =>
  proxies.length > 0 || carbon !== undefined;

/** @returns the measures of a library, by theme and outcome. */
export function librarySheet(library: Library): Sheet {
  const { name, version, title, licence, credits, note, themes, outcomes, measures } = library;
  const known = new Set(outcomes.map(({ id }) => id));
  const beneath = measures.filter(({ outcome }) => !known.has(outcome));
  return {
    title: `${title} (${name} ${version})`,
    lines: [
      `Licence: ${licence}`,
      ...credits,
      ...(note === undefined ? [] : [note]),
      ...editionAndQuestionLines(library),
    ],
    tables: [
      ...criteriaTables(library),
      ...themes.map((theme) => ({
        title: theme.title,
        elastic: 1,
        grid: measuresGrid(
          measures.filter(({ theme: own, outcome }) => own === theme.id && known.has(outcome)),
        ),
      })),
      ...(beneath.length === 0
        ? []
        : [{ title: "From what it extends", elastic: 1, grid: measuresGrid(beneath) }]),
    ].filter(({ grid }) => grid.rows.length > 0),
  };
}

/** @returns measures as a table with the newest value of each. */
export function measuresGrid(measures: readonly Measure[], named = false): Grid {
  return {
    columns: [
      leftGridColumn("Measure"),
      leftGridColumn("Title"),
      leftGridColumn("Unit"),
      rightGridColumn("Newest value"),
      ...(named ? [leftGridColumn("Library")] : []),
    ],
    rows: measures.map((measure) => [
      measure.id,
      measure.title,
      measure.unit,
      newestValueText(measure),
      ...(named ? [measure.library] : []),
    ]),
  };
}

function newestValueText({ proxies, kind, carbon }: Measure): string {
  const proxy = proxies.at(-1);
  if (proxy === undefined) return carbon === undefined ? `${kind}, no value` : "by carbon value";
  return `${proxyAmountText(kind, proxy)}${proxy.status === "unverified" ? " (unverified)" : ""}`;
}

const proxyAmountText = (kind: Measure["kind"], { amount }: Proxy): string =>
  kind === "points"
    ? exactText(amount)
    : `£${groupThousands(exactText(amount).replace(/\.\d$/, "$&0"))}`.replace("£-", "-£");

/** @returns everything that a library says of a measure. */
export function measureSheet(measure: Measure): Sheet {
  const {
    id,
    title,
    library,
    theme,
    outcome,
    priorities,
    unit,
    kind,
    adjust,
    cap,
    evidence,
    countsOnceWith,
  } = measure;
  const shares = [
    ["deadweight", adjust.deadweight],
    ["displacement", adjust.displacement],
    ["attribution", adjust.attribution],
    ["drop-off", adjust.dropOff],
  ] as const;
  const adjustments = shares.flatMap(([name, share]) =>
    share === undefined ? [] : [`${name} ${percentText(share)}`],
  );
  const line = (name: string, text: string | undefined): readonly string[] =>
    text === undefined || text === "" ? [] : [`${name}: ${text}`];
  return {
    title: `${id}: ${title}`,
    lines: [
      `Library: ${library}, theme ${theme}, outcome ${outcome}`,
      `Counted in: ${unit} (${kind})`,
      ...line("Counts", measure.counts),
      ...line("Priorities", priorities.join("; ")),
      ...line("Question", measure.question),
      ...line("Evidence", evidence),
      ...line("Counting rule", measure.countingRule),
      ...line("Counts once with", countsOnceWith.join(", ")),
      ...line("One group with others", measure.doubleCountGroups?.join(", ")),
      ...line(
        "Adjusted by",
        [...adjustments, ...(adjust.years === undefined ? [] : [`${adjust.years} years`])].join(", "),
      ),
      ...line("Its value already allows for", adjust.included.join(", ")),
      ...line(
        "Most that one bid can earn",
        cap === undefined ? undefined : `£${groupThousands(exactText(cap))}`,
      ),
      ...(measure.carbon === undefined
        ? []
        : ["Priced by the published carbon value of each year of delivery"]),
      ...line("Source of the measure", measure.source),
      `Status of the measure: ${measure.status}`,
      `Written at ${measure.at}`,
    ],
    tables: measure.proxies.length === 0 ? [] : [proxyValuesTable(measure)],
    ...(measure.proxies.length > 0 && { sources: measure.proxies.map(proxySourceLine) }),
  };
}

function proxySourceLine({ from, source, reference, licence, note, geography }: Proxy): string {
  const parts = [
    `From ${from}: ${source}${reference === undefined ? "" : ` (${reference})`}`,
    ...(licence === undefined ? [] : [`licence: ${licence}`]),
    ...(geography === undefined ? [] : [geography]),
    ...(note === undefined ? [] : [note]),
  ];
  return parts.join("; ");
}

function proxyValuesTable({ kind, proxies }: Measure): Sheet["tables"][number] {
  const ranged = proxies.some(({ low, high }) => low !== undefined || high !== undefined);
  const range = ({ low, high }: Proxy): string =>
    low === undefined || high === undefined
      ? "–"
      : `${groupThousands(exactText(low))} to ${groupThousands(exactText(high))}`;
  return {
    title: "Values",
    elastic: 0,
    grid: {
      columns: [
        leftGridColumn("Tenders commenced"),
        rightGridColumn("One is worth"),
        ...(ranged ? [rightGridColumn("Range")] : []),
        leftGridColumn("Prices of"),
        leftGridColumn("Status"),
        leftGridColumn("Perspective"),
      ],
      rows: proxies.map((proxy) => [
        proxy.to === undefined ? `from ${proxy.from}` : `${proxy.from} to ${proxy.to}`,
        proxyAmountText(kind, proxy),
        ...(ranged ? [range(proxy)] : []),
        proxy.prices ?? "not stated",
        proxy.status,
        proxy.perspective ?? "not stated",
      ]),
    },
  };
}
