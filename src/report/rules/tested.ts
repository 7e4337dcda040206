/** What became of a table of tests of rules: a line for each answer, what is wrong beneath it. */
import type { RuleTestResult } from "../../regime/rule-tests/model.ts";
import { escapeHiddenInJson, toVisibleText } from "../../source/quote.ts";
import type { RenderOptions } from "../reporter-types.ts";
import { wrapText } from "../wrap.ts";

type Format = (results: readonly RuleTestResult[], setting: RenderOptions) => string;

const tested = (results: readonly RuleTestResult[]): string => {
  const wrong = results.filter((one) => one.wrong.length > 0).length;
  return `${results.length} ${results.length === 1 ? "answer" : "answers"} asked for, ${wrong === 0 ? "all as the table says" : `${wrong} not as the table says`}.`;
};

const table: Format = (results, { columns, ink }) => {
  const room = Math.min(120, Math.max(40, columns));
  const lines = results.flatMap(({ test, rule, regime, answer, says, wrong }) => {
    const right = wrong.length === 0;
    const word = right ? "right" : "WRONG";
    const text = `${word} ${test.id} ${rule} (${regime}): ${answer}; ${toVisibleText(says)}`;
    return [
      wrapText(text, room, "", "  ").replace(word, right ? ink.green(word) : ink.red(word)),
      ...wrong.map((what) => wrapText(`${test.at}: ${toVisibleText(what)}`, room, "    ")),
    ];
  });
  return `${[...lines, "", tested(results)].join("\n")}\n`;
};

const plain: Format = (results) =>
  `${[
    ["Test", "Rule", "Regime", "Answer", "Right", "Says", "Wrong"],
    ...results.map(({ test, rule, regime, answer, says, wrong }) => [
      test.id,
      rule,
      regime,
      answer,
      wrong.length === 0 ? "yes" : "no",
      says,
      wrong.join("; "),
    ]),
  ]
    .map((cells) => cells.map(toVisibleText).join("\t"))
    .join("\n")}\n`;

const json: Format = (results) =>
  `${escapeHiddenInJson(
    JSON.stringify(
      {
        schema: "svscore.rules-test/v1",
        right: results.filter((one) => one.wrong.length === 0).length,
        wrong: results.filter((one) => one.wrong.length > 0).length,
        results: results.map(({ test: { id, at, source, howSure, answer: wanted }, ...rest }) => ({
          id,
          wanted,
          ...rest,
          source,
          howSure,
          at,
        })),
      },
      null,
      2,
    ),
  )}\n`;

export const testedFormats = { table, plain, json } as const;
