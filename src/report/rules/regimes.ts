/** The regimes as a manual page: for each scope who, what, from how much and when, on whose word and how sure; and what is not published. */
import { exactText } from "../../number/exact.ts";
import { groupThousands } from "../../number/rounding.ts";
import type { Rule, Ruleset } from "../../regime/model.ts";
import { kindWords } from "../../regime/scope.ts";
import type { ThresholdRow, ThresholdTable } from "../../regime/thresholds.ts";
import { escapeMarkdown } from "../markdown.ts";
import { commencedRangeText, valueBandText } from "./page.ts";

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => escapeMarkdown(cell).replace(/\|/g, "\\|")).join(" | ")} |`;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(heads), `|${heads.map(() => "---|").join("")}`, ...rows.map(row)].join("\n");
}

/** @returns the page, in Markdown */
export function regimesPage(rulesets: readonly Ruleset[]): string {
  const spoken = rulesets.filter(({ rules }) =>
    rules.some(({ applies }) => applies.scope !== undefined || applies.buyerTypes !== undefined),
  );
  const tables = new Map(
    spoken.flatMap(({ rules }) =>
      rules.flatMap(({ applies }) => (applies.threshold?.tables ?? []).map((one) => [one.id, one] as const)),
    ),
  );
  const open = spoken.flatMap(({ name, rules }) =>
    rules.flatMap((rule) =>
      rule.notPublished === undefined ? [] : [[name, rule.id, rule.notPublished] as const],
    ),
  );
  return `${[
    "# Rules by regime",
    "Which tenders each rule covers, from which value and day, on whose word and how sure that is. This page is made from `measures/rules` and `measures/reference/thresholds.yaml` by `npm run rules-page`; a test fails when it is stale. `svscore rules show ID` explains one rule with examples. It is not legal advice.",
    "Where a tender does not state a fact that could turn the answer, every reading of it is worked out: see *Facts that rules read* in the README.",
    ...spoken.map(regimeSection),
    "## Sentences of the law",
    "What the rules rest on, in our own words. Each mark is borne by one row of the tests of rules (`svscore rules test`); a test fails where one is not.",
    table(
      ["mark", "rule", "what it says", "source"],
      spoken.flatMap(({ name, rules }) =>
        rules.flatMap(({ id, sentences = [] }) =>
          sentences.map(({ mark, says, source }) => [mark, `${name}/${id}`, says, source]),
        ),
      ),
    ),
    "## Thresholds by date",
    "The figure of the day on which the procurement began counts, whatever comes after.",
    ...[...tables.values()].flatMap(thresholdSection),
    "## Not published",
    table(
      ["regime", "rule or figure", "what", "as of", "look again"],
      [
        ...open.map(([name, id, { what, asOf, review }]) => [name, id, what, asOf, review]),
        ...[...tables.values()].flatMap(({ id, rows }) =>
          rows.flatMap(({ notPublished, from, note }) =>
            notPublished === undefined
              ? []
              : [[id, `thresholds from ${from}`, note ?? "", notPublished.asOf, notPublished.review]],
          ),
        ),
      ],
    ),
  ].join("\n\n")}\n`;
}

function regimeSection({ name, title, rules }: Ruleset): string {
  return [
    `## ${name}`,
    escapeMarkdown(title),
    table(
      ["rule", "who", "what", "from how much", "when it commenced", "must", "source", "how sure"],
      rules
        .filter(({ applies }) => applies.scope !== undefined || applies.buyerTypes !== undefined)
        .map(ruleCells),
    ),
  ].join("\n\n");
}

function ruleCells({ id, title, applies, severity, source, status, note }: Rule): readonly string[] {
  const { buyerTypes, nations, subjects, laws, only = [], except, commenced, unsure } = applies;
  const who = [
    buyerTypes === undefined ? "every buyer" : buyerTypes.join(", "),
    ...(nations === undefined ? [] : [`in ${nations.join(", ")}`]),
  ];
  const what = [
    ...(subjects === undefined ? [] : [`for ${subjects.of.join(", ")}`]),
    ...(laws === undefined ? [] : [`under ${laws.join(", ")}`]),
    ...(only.length === 0 ? [] : [`only ${only.join(", ")}`]),
    ...(except.length === 0 ? [] : [`except ${except.join(", ")}`]),
    ...(unsure === undefined ? [] : [`not known: ${unsure}`]),
  ];
  return [
    `${id}: ${title}`,
    who.join(" "),
    what.length === 0 ? "any contract" : what.join("; "),
    fromHowMuch(applies),
    commenced === undefined ? "any day" : commencedRangeText(commenced).replace("commenced ", ""),
    severity === "must" ? "must" : "advice",
    source,
    `${status}${note === undefined ? "" : `. ${note}`}`,
  ];
}

function fromHowMuch({ threshold, value }: Rule["applies"]): string {
  const kinds = threshold?.kinds?.map((kind) => kindWords[kind]).join(", ");
  const parts = [
    ...(threshold === undefined
      ? []
      : [
          `the threshold of the day (${threshold.tables.map(({ id }) => id).join(", then ")})${kinds === undefined ? "" : ` for ${kinds}`}${threshold.ordinary ? ", the ordinary figure for light touch contracts and utilities too" : ""}`,
          ...threshold.waivedBy.map((fact) => `at any value where marked ${fact}`),
          ...(threshold.unsureBelow === undefined ? [] : [`not known below it: ${threshold.unsureBelow}`]),
        ]),
    ...(value === undefined ? [] : [valueBandText(value)]),
  ];
  return parts.length === 0 ? "any value" : parts.join("; ");
}

const thresholdSection = ({ id, title, rows }: ThresholdTable): readonly string[] => [
  `### ${id}`,
  escapeMarkdown(title),
  table(
    ["buyer", "contract", "value", "VAT", "from", "to", "source", "how sure"],
    rows.filter(({ pounds }) => pounds !== undefined).map(thresholdCells),
  ),
];

function thresholdCells(one: ThresholdRow): readonly string[] {
  const { buyer, kinds, pounds, vat, from, to, source, howSure, note, disputedAt, unsureTo, unverifiedIn } =
    one;
  const doubts = [
    ...(disputedAt ? ["the sources disagree at the figure itself"] : []),
    ...(unsureTo === undefined ? [] : [`not known up to £${groupThousands(exactText(unsureTo))}`]),
    ...(unverifiedIn.length === 0 ? [] : [`not read for ${unverifiedIn.join(", ")}`]),
    ...(note === undefined ? [] : [note]),
  ];
  return [
    buyer,
    kinds.map((kind) => kindWords[kind]).join(", "),
    pounds === undefined ? "" : `£${groupThousands(exactText(pounds))}`,
    vat,
    from,
    to ?? "",
    source,
    [howSure, ...doubts].join("; "),
  ];
}
