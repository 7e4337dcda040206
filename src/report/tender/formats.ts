/** A check of a tender as text: for a screen, for the shell, for a record, for programs. */
import { FLOOR } from "../../regime/evaluate-rules.ts";
import { escapeHiddenInJson, toVisibleText } from "../../source/quote.ts";
import { escapeMarkdown } from "../markdown.ts";
import type { RenderOptions } from "../reporter-types.ts";
import type { FindingDocument } from "../schema.ts";
import { findingResultUpperCase, findingText, shownAndMetFindings } from "../sentences.ts";
import { wrapText } from "../wrap.ts";
import type { TenderCheckDocument } from "./document.ts";

type Format = (document: TenderCheckDocument, setting: RenderOptions) => string;

interface Section {
  readonly title: string;
  readonly findings: readonly FindingDocument[];
}

/** What must be put right or said first, then advice; what is met is only named. */
function findingsBySection({ findings }: TenderCheckDocument): {
  readonly sections: readonly Section[];
  readonly met: readonly string[];
} {
  const { shown, met } = shownAndMetFindings(findings, "all that is met");
  const of = (severity: string, result: string): readonly FindingDocument[] =>
    shown.filter((one) => one.severity === severity && one.result === result && one.rule !== FLOOR);
  const sections = [
    { title: "The weight", findings: shown.filter((one) => one.rule === FLOOR) },
    { title: "Breached", findings: of("must", "fail") },
    { title: "To be said in the tender", findings: of("must", "unknown") },
    { title: "Advice", findings: [...of("should", "fail"), ...of("should", "unknown")] },
  ];
  return { sections: sections.filter((one) => one.findings.length > 0), met };
}

const tenderHeading = ({ tender }: TenderCheckDocument): string => `${tender.title} (${tender.reference})`;

const buyerAndDayLine = ({ tender: { buyer, commenced } }: TenderCheckDocument): string =>
  [buyer, commenced === null ? "no day of commencement is given" : `commenced ${commenced}`]
    .filter((one) => one !== null)
    .join(", ");

function verdictLine({ decisions, counts }: TenderCheckDocument): string {
  const open =
    decisions.length === 0
      ? "Nothing that must hold is breached or left open."
      : `${decisions.length} ${decisions.length === 1 ? "thing" : "things"} to put right or to say before this is published.`;
  return `${open} Of the rules that speak to this tender, advice among them: met ${counts.pass}, not met: ${counts.fail}, cannot be told: ${counts.unknown}.`;
}

const metRulesLines = (met: readonly string[]): readonly string[] =>
  met.length === 0 ? [] : [`Met: ${met.join(", ")}.`];

const CLOSING =
  "`svscore rules show ID` says what a rule asks, why, and how it is answered. This is not legal advice.";

const table: Format = (document, { columns, ink }) => {
  const room = Math.min(120, Math.max(40, columns));
  const say = (text: string, indent = "", hang = indent): string => wrapText(text, room, indent, hang);
  const paints: Readonly<Record<FindingDocument["result"], (text: string) => string>> = {
    pass: ink.green,
    fail: ink.red,
    unknown: ink.yellow,
    "not applicable": ink.dim,
  };
  const block = (finding: FindingDocument): string => {
    const word = findingResultUpperCase(finding);
    return say(`${word} ${findingText(finding)}`, "  ", "    ").replace(word, paints[finding.result](word));
  };
  const { sections, met } = findingsBySection(document);
  return `${[
    [ink.bold(say(tenderHeading(document))), say(buyerAndDayLine(document))].join("\n"),
    say(verdictLine(document)),
    ...sections.map(({ title, findings }) => [ink.bold(title), ...findings.map(block)].join("\n")),
    ...metRulesLines(met).map((line) => say(line)),
    say(CLOSING),
  ].join("\n\n")}\n`;
};

const plain: Format = (document) => {
  const { sections, met } = findingsBySection(document);
  return `${[
    tenderHeading(document),
    buyerAndDayLine(document),
    verdictLine(document),
    ...sections.flatMap(({ title, findings }) => [
      "",
      title,
      ...findings.map((one) => `${findingResultUpperCase(one)}\t${findingText(one)}`),
    ]),
    "",
    ...metRulesLines(met),
    CLOSING,
  ]
    .map((line) => line.split("\t").map(toVisibleText).join("\t"))
    .join("\n")}\n`;
};

const markdown: Format = (document) => {
  const { sections, met } = findingsBySection(document);
  return `${[
    `# ${escapeMarkdown(tenderHeading(document))}`,
    escapeMarkdown(buyerAndDayLine(document)),
    `**${escapeMarkdown(verdictLine(document))}**`,
    ...sections.flatMap(({ title, findings }) => [
      `## ${title}`,
      findings
        .map((one) => `- **${findingResultUpperCase(one)}** ${escapeMarkdown(findingText(one))}`)
        .join("\n"),
    ]),
    ...metRulesLines(met).map(escapeMarkdown),
    CLOSING,
  ].join("\n\n")}\n`;
};

const json: Format = (document) => `${escapeHiddenInJson(JSON.stringify(document, null, 2))}\n`;

export const tenderFormats = { table, plain, markdown, json } as const;
