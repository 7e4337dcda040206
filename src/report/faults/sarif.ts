/**
 * SARIF 2.1.0, for code scanning. Columns count code points, as ours do;
 * fingerprints keep a fault the same when lines move.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import { escapeHiddenInJson } from "../../source/quote.ts";
import { type FaultDocument, type FaultReporter, faultSentence } from "./model.ts";

export const sarif: FaultReporter = ({ tool, rules, faults, files }) => {
  const index = new Map(rules.map(({ id }, position) => [id, position]));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            rules: rules.map(({ id, level, title, remedy }) => ({
              id,
              shortDescription: { text: title },
              help: { text: remedy },
              defaultConfiguration: { level },
            })),
          },
        },
        columnKind: "unicodeCodePoints",
        artifacts: files.map((file) => ({ location: { uri: toRelativeUri(file) } })),
        results: faults.map((fault) => ({
          ruleId: fault.rule,
          ...(index.has(fault.rule) && { ruleIndex: index.get(fault.rule) }),
          level: fault.level,
          message: { text: faultSentence(fault) },
          locations: [{ physicalLocation: sarifLocation(fault) }],
          partialFingerprints: { "svscore/v1": fault.fingerprint },
        })),
      },
    ],
  };
  return `${escapeHiddenInJson(JSON.stringify(log, null, 2))}\n`;
};

function sarifLocation({ file, line, column, endColumn }: FaultDocument): unknown {
  return {
    artifactLocation: { uri: toRelativeUri(file) },
    ...(line !== null && {
      region: {
        startLine: line,
        ...(column !== null && { startColumn: column }),
        ...(endColumn !== null && { endColumn }),
      },
    }),
  };
}

/** A path as a relative URI reference: each part is escaped, so that no part reads as a scheme. */
const toRelativeUri = (file: string): string =>
  file
    .split("/")
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join("/");
