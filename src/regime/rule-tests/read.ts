/**
 * Reads a table of tests of rules, in YAML or as CSV. A row gives the facts of
 * a tender by their own keys, so whatever a tender may state a row may state;
 * the criteria are made from a few weights, since most rules read no more.
 */
import { checkAgainstSchema, codeForTrouble } from "../../diagnostics/check.ts";
import { diagnosticsFromProblems } from "../../diagnostics/from-problem.ts";
import type { Diagnostic } from "../../diagnostics/model.ts";
import { exact, exactText, isZero, sign, subtract } from "../../number/exact.ts";
import { quote } from "../../source/quote.ts";
import { type Source, type Span, sourcePlaceText } from "../../source/span.ts";
import { parseCsvTable } from "../../source/table.ts";
import { deepestNodeOnPath, type Node, nodeAtKey, type TableNode, type Text } from "../../source/tree.ts";
import { parseYaml } from "../../source/yaml.ts";
import { loadTender } from "../../tender/load.ts";
import { relativeFormulas } from "../../tender/model.ts";
import { toParsedTender } from "../../tender/outline.ts";
import { tenderSchema } from "../../tender/schema.ts";
import { type RuleAnswer, type RuleTest, ruleAnswers } from "./model.ts";

/** What a row says of itself; every other key is a fact of its tender. */
const OWN = ["id", "rule", "answer", "because", "source", "how-sure", "mark"] as const;
/** What the criteria of its tender are made from. */
const AWARD = ["price", "social-value", "net-zero", "criterion", "outcome", "method"] as const;
const TOP = ["library", "rules"] as const;

const surenesses = ["official-text", "two-sources", "secondary", "disputed", "unverified"] as const;

/** @returns the tests, or everything that is wrong with the table (SV402 to SV405) */
export function readRuleTests(source: Source): {
  readonly tests: readonly RuleTest[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const table = /^\s*(?:id|"id")\s*[,;\t]/i.test(source.text) || source.language === "csv";
  const { rows, diagnostics } = table ? rowsOfCsv(source) : rowsOfYaml(source);
  const read = rows.map((row) => readRow(row, source));
  const ids = rows.map((row) => textAt(row, "id"));
  const twice = rows.flatMap((row, index): readonly Diagnostic[] =>
    ids.indexOf(textAt(row, "id")) < index
      ? [
          fault(
            "value",
            row,
            "id",
            `the id ${quote(textAt(row, "id"))} is given twice`,
            "give each row an id of its own",
          ),
        ]
      : [],
  );
  return {
    tests: read.flatMap(({ test }) => test ?? []),
    diagnostics: [...diagnostics, ...read.flatMap((one) => one.diagnostics), ...twice],
  };
}

interface Rows {
  readonly rows: readonly TableNode[];
  readonly diagnostics: readonly Diagnostic[];
}

function rowsOfYaml(source: Source): Rows {
  const parsed = parseYaml(source);
  if (parsed.node === undefined)
    return { rows: [], diagnostics: diagnosticsFromProblems(parsed.problems, "rules") };
  const list = parsed.node.kind === "table" ? nodeAtKey(parsed.node, "tests") : parsed.node;
  if (list?.kind !== "list" || list.items.length === 0)
    return {
      rows: [],
      diagnostics: [
        {
          code: codeForTrouble("rules", "missing-key"),
          span: parsed.node.span,
          cause: "the table has no `tests`",
          remedy: "write `tests:` and beneath it one row to a line, each beginning with a hyphen",
        },
      ],
    };
  const strange = list.items.filter((one) => one.kind !== "table");
  return {
    rows: list.items.flatMap((one) => (one.kind === "table" ? [one] : [])),
    diagnostics: strange.map(({ span }) => ({
      code: codeForTrouble("rules", "value"),
      span,
      cause: "a row should be a table of keys",
      remedy: "write its keys as `key: value`, at least id, rule, answer and source",
    })),
  };
}

/** A heading such as `value.including-vat` leads inside a table; an empty cell says nothing. */
function rowsOfCsv(source: Source): Rows {
  const { header, rows, problems } = parseCsvTable(source);
  return {
    rows: rows.map(({ cells, span }) =>
      cells.reduce<TableNode>(
        (row, cell, index) => {
          const path = (header[index]?.text ?? "").replace(/ /g, "-").split(".");
          return cell.text === "" || path[0] === ""
            ? row
            : withValue(row, path, textNode(cell.text, cell.span));
        },
        { kind: "table", entries: [], span },
      ),
    ),
    diagnostics: diagnosticsFromProblems(problems, "rules"),
  };
}

const textNode = (text: string, span: Span): Text => ({ kind: "text", text, quoted: true, span });

function withValue(table: TableNode, [key = "", ...rest]: readonly string[], value: Text): TableNode {
  const held = nodeAtKey(table, key);
  const own: Node =
    rest.length === 0
      ? value
      : withValue(
          held?.kind === "table" ? held : { kind: "table", entries: [], span: value.span },
          rest,
          value,
        );
  return {
    ...table,
    entries: [
      ...table.entries.filter((entry) => entry.key.text !== key),
      { key: textNode(key, value.span), value: own },
    ],
  };
}

const textAt = (row: TableNode, key: string): string => {
  const node = nodeAtKey(row, key);
  return node?.kind === "text" ? node.text.trim() : "";
};

function listAt(row: TableNode, key: string): readonly string[] {
  const node = nodeAtKey(row, key);
  if (node?.kind === "list") return node.items.flatMap((one) => (one.kind === "text" ? [one.text] : []));
  return textAt(row, key) === "" ? [] : textAt(row, key).split(/\s*;\s*/);
}

function fault(
  trouble: "missing-key" | "value",
  row: TableNode,
  key: string,
  cause: string,
  remedy: string,
): Diagnostic {
  return { code: codeForTrouble("rules", trouble), span: deepestNodeOnPath(row, [key]).span, cause, remedy };
}

function readRow(row: TableNode, source: Source): { test?: RuleTest; diagnostics: readonly Diagnostic[] } {
  const lacking = (["id", "rule", "answer", "source"] as const)
    .filter((key) => listAt(row, key).length === 0)
    .map((key) => fault("missing-key", row, key, `the row has no \`${key}\``, `add \`${key}\``));
  const answer = textAt(row, "answer").replace(" ", "-");
  const sure = textAt(row, "how-sure") || "official-text";
  const odd = [
    ...(answer === "" || isAnswer(answer)
      ? []
      : [
          fault(
            "value",
            row,
            "answer",
            `${quote(answer)} is no answer of a rule`,
            `write one of ${ruleAnswers.join(", ")}`,
          ),
        ]),
    ...(surenesses.some((one) => one === sure)
      ? []
      : [
          fault(
            "value",
            row,
            "how-sure",
            `${quote(sure)} does not say how sure it is`,
            `write one of ${surenesses.join(", ")}`,
          ),
        ]),
  ];
  const { tender, diagnostics } = tenderOfRow(row, source);
  const all = [...lacking, ...odd, ...diagnostics];
  if (all.length > 0 || tender === undefined || !isAnswer(answer)) return { diagnostics: all };
  return {
    diagnostics: [],
    test: {
      id: textAt(row, "id"),
      rules: listAt(row, "rule"),
      answer,
      because: listAt(row, "because"),
      source: textAt(row, "source"),
      ...(textAt(row, "mark") !== "" && { mark: textAt(row, "mark") }),
      howSure: surenesses.find((one) => one === sure) ?? "official-text",
      tender,
      at: sourcePlaceText(deepestNodeOnPath(row, ["id"]).span),
    },
  };
}

const isAnswer = (text: string): text is RuleAnswer => ruleAnswers.some((one) => one === text);

/** The tender of a row, judged by the schema and the checks of every tender; what is wrong is told at the row's own words. */
function tenderOfRow(row: TableNode, source: Source) {
  const kept: readonly string[] = [...OWN, ...AWARD, ...TOP];
  const text = (written: string): Text => textNode(written, row.span);
  const entry = (key: string, value: Node) => ({ key: text(key), value });
  const table = (...entries: TableNode["entries"]): TableNode => ({ kind: "table", entries, span: row.span });
  const id = textAt(row, "id") || "row";
  const facts = row.entries.filter(({ key }) => !kept.includes(key.text));
  const criteria = criteriaOfRow(row);
  const method = textAt(row, "method") || "weighted-sum";
  const node = table(
    entry("svscore", text("1")),
    ...TOP.flatMap((key) => row.entries.filter((one) => one.key.text === key)),
    entry("tender", table(entry("reference", text(id)), entry("title", text(id)), ...facts)),
    entry(
      "award",
      table(
        entry("method", text(method)),
        entry("criteria", {
          kind: "list",
          items: criteria.map((keys) =>
            table(...Object.entries(keys).map(([key, value]) => entry(key, text(value)))),
          ),
          span: row.span,
        }),
      ),
    ),
  );
  const checked = checkAgainstSchema(tenderSchema, node, "rules");
  const loaded = loadTender(toParsedTender(source, node, checked.value, checked.diagnostics));
  return { tender: loaded.value, diagnostics: loaded.diagnostics };
}

/** Price 40 where the row does not say, social value as it says (10), and quality the rest. */
function criteriaOfRow(row: TableNode): readonly Readonly<Record<string, string>>[] {
  const weight = (key: string, otherwise: string): string => {
    const written = textAt(row, key).replace(/ ?%$/, "");
    return /^\d{1,3}(?:\.\d+)?$/.test(written) ? written : otherwise;
  };
  const [price, social] = [exact(weight("price", "40")), exact(weight("social-value", "10"))];
  const quality = subtract(subtract(exact("100"), price), social);
  const marked = textAt(row, "method") === "" || textAt(row, "method") === "weighted-sum";
  const outcome = textAt(row, "outcome");
  return [
    ...(isZero(price)
      ? []
      : [
          {
            id: "price",
            weight: exactText(price),
            from: "price",
            ...(marked && { score: relativeFormulas[0] ?? "" }),
          },
        ]),
    ...(sign(quality) > 0 ? [{ id: "quality", weight: exactText(quality), from: "marks", scale: "5" }] : []),
    ...(isZero(social)
      ? []
      : [
          {
            id: "social-value",
            title: textAt(row, "criterion") || "Social value",
            weight: exactText(social),
            "social-value": "true",
            from: "marks",
            scale: "5",
            ...(textAt(row, "net-zero") === "true" && { "net-zero": "true" }),
            ...(outcome !== "" && { outcome }),
          },
        ]),
  ];
}
