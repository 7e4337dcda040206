/** What the rules found, with their sources, and what a reader must know. */
import {
  type Block,
  englishInline,
  headingBlock,
  leftAlignedColumn,
  paragraphBlock,
  type Tone,
  tableCell,
} from "../page/model.ts";
import type { EvaluationDocument, FindingDocument } from "../schema.ts";
import { shownAndMetFindings } from "../sentences.ts";
import type { Phrase, Say } from "../translations.ts";

const words: Readonly<Record<FindingDocument["result"], Phrase>> = {
  pass: "pass",
  fail: "fail",
  "not applicable": "notApplicable",
  unknown: "unknown",
};

const tones: Readonly<Record<FindingDocument["result"], Tone>> = {
  pass: "good",
  fail: "bad",
  "not applicable": "quiet",
  unknown: "doubt",
};

/** @returns the findings, the advice that is met, and the notices. */
export function findingBlocks({ findings, notices }: EvaluationDocument, say: Say): readonly Block[] {
  const { shown, met } = shownAndMetFindings(findings);
  return [
    headingBlock(2, say("findings"), "findings"),
    ...(shown.length === 0
      ? [paragraphBlock(say("none"))]
      : [
          {
            kind: "table",
            caption: say("findings"),
            columns: [
              leftAlignedColumn(say("rule")),
              leftAlignedColumn(say("result")),
              leftAlignedColumn(say("says")),
              leftAlignedColumn(say("source")),
            ],
            rows: shown.map((finding) => [
              tableCell(findingRuleText(finding, say)),
              tableCell(say(words[finding.result]), { tone: tones[finding.result] }),
              tableCell(englishInline(findingDetailText(finding, say))),
              tableCell(englishInline(findingSourceText(finding, say))),
            ]),
          } as const,
        ]),
    ...(met.length === 0 ? [] : [paragraphBlock(`${say("met")}: ${met.join(", ")}.`, "note")]),
    ...(notices.length === 0
      ? []
      : [
          headingBlock(2, say("toKnow"), "to-know"),
          { kind: "list", items: notices.map(englishInline) } as const,
        ]),
  ];
}

function findingRuleText(
  { rule, regime, reference, adopted, severity, lot }: FindingDocument,
  say: Say,
): string {
  const about = [
    regime,
    ...(reference === null ? [] : [reference]),
    ...(adopted ? [say("adopted")] : []),
    ...(severity === "should" ? [say("advice")] : []),
    ...(lot === null ? [] : [`${say("lot").toLowerCase()} ${lot}`]),
  ];
  return `${rule} (${about.join(", ")})`;
}

function findingDetailText({ says: text, missing, at, deviation, note }: FindingDocument, say: Say): string {
  return [
    `${text}${at === null ? "" : ` [${at}]`}`,
    ...(missing === null ? [] : [`Missing: ${missing}`]),
    ...(deviation === null
      ? []
      : [`${say("deviation")}: ${deviation.who}, ${deviation.when}: ${deviation.why}`]),
    ...(note === null ? [] : [`Note: ${note}`]),
  ].join("\n");
}

const findingSourceText = ({ source, status }: FindingDocument, say: Say): string =>
  `${source}${status === "unverified" ? ` (${say("unverified")})` : ""}`;
