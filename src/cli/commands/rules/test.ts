/** `svscore rules test`: a table of facts and answers, each asked of the rules that it names. */
import { type Diagnostic, refuseIfAny } from "../../../diagnostics/model.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { loadBuiltIn } from "../../../inputs/built-in.ts";
import { inputFilesOrRefuse, readInputOrDiagnostics } from "../../../inputs/read-text.ts";
import type { Io } from "../../../io/io.ts";
import { assembleRules } from "../../../regime/assemble.ts";
import { belowThresholdFault } from "../../../regime/below-threshold.ts";
import type { Ruleset } from "../../../regime/model.ts";
import { askRuleTest, namesForRuleTests } from "../../../regime/rule-tests/ask.ts";
import type { RuleTest } from "../../../regime/rule-tests/model.ts";
import { readRuleTests } from "../../../regime/rule-tests/read.ts";
import { testedFormats } from "../../../report/rules/tested.ts";
import { quote } from "../../../source/quote.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { exitCodeForAnswer } from "../../exit.ts";

export interface RulesTestOptions {
  readonly format: keyof typeof testedFormats;
  readonly output?: string;
  readonly color?: boolean;
}

/**
 * @returns 0 where every answer is as the table says, 1 otherwise
 * @throws Refusal SV401 to SV406, SV226 for a table that cannot be asked
 */
export async function runRulesTest(io: Io, path: string, options: RulesTestOptions): Promise<number> {
  const [input] = inputFilesOrRefuse([await readInputOrDiagnostics(io, path, "rules")]);
  if (input === undefined) throw new Error("a table was refused without saying why");
  const { source } = input;
  const { tests, diagnostics } = readRuleTests(
    /\.(?:csv|tsv|txt)$/i.test(path) ? { ...source, language: "csv" } : source,
  );
  const rulesets = (await loadBuiltIn()).rules.map(assembleRules);
  refuseIfAny([...diagnostics, ...tests.flatMap((test) => faultsOfTest(test, rulesets))]);
  const results = tests.flatMap((test) => askRuleTest(test, rulesets));
  const text = testedFormats[options.format](
    results,
    await renderOptionsFor(io, options.output, options.color),
  );
  deliver(io, text, options.output, [source.name]);
  return exitCodeForAnswer(results.some(({ wrong }) => wrong.length > 0));
}

function faultsOfTest({ rules, tender, at }: RuleTest, rulesets: readonly Ruleset[]): readonly Diagnostic[] {
  const known = namesForRuleTests(rulesets);
  const file = at.replace(/:\d+:\d+$/, "");
  const disagreement = belowThresholdFault(tender, rulesets);
  return [
    ...rules
      .filter((name) => !known.has(name))
      .map(
        (name): Diagnostic => ({
          code: "SV406",
          file,
          cause: `no rule is called ${quote(name)} (${at})`,
          remedy: didYouMean(name, [...known]),
        }),
      ),
    ...(disagreement === undefined
      ? []
      : [
          {
            code: "SV226",
            file,
            cause: `${disagreement} (${at})`,
            remedy: "put the value or the mark right, or leave the mark out: the value is enough",
          } as const,
        ]),
  ];
}
