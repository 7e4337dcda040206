/** Asks the rules of a test, and says in what an answer is not the one that the table gives. */
import { type About, type Drawn, evaluateRules, everyRuleAnswer, FLOOR } from "../evaluate-rules.ts";
import type { Ruleset } from "../model.ts";
import type { RuleAnswer, RuleTest, RuleTestResult } from "./model.ts";

/** @returns an answer for each rule that the test names */
export function askRuleTest(test: RuleTest, rulesets: readonly Ruleset[]): readonly RuleTestResult[] {
  const { tender } = test;
  const { award, value } = tender;
  if (award === undefined) throw new Error("the tender of a row has one award");
  const about: About = { tender, award, value, bids: [], moment: "publication" };
  return test.rules.flatMap((name) =>
    rulesNamed(name, rulesets, about).map((drawn) => resultOf(test, drawn)),
  );
}

/** @returns the names of rules and regimes by which a test may ask */
export const namesForRuleTests = (rulesets: readonly Ruleset[]): ReadonlySet<string> =>
  new Set(rulesets.flatMap(({ name, rules }) => [name, ...rules.flatMap(({ id }) => [id, `${name}/${id}`])]));

/** A rule of several regimes answers by the one that speaks, or by the one that came nearest to it. */
function rulesNamed(name: string, rulesets: readonly Ruleset[], about: About): readonly Drawn[] {
  const [regime, rule] = name.includes("/") ? name.split("/") : [undefined, name];
  const whole = rulesets.find((one) => one.name === name);
  if (whole !== undefined) return everyRuleAnswer([whole], about);
  if (rule === FLOOR && regime === undefined) {
    const [finding] = evaluateRules(rulesets, about).filter((one) => one.rule === FLOOR);
    return finding === undefined ? [] : [{ finding, open: finding.result === "unknown" }];
  }
  const own = regime === undefined ? rulesets : rulesets.filter((one) => one.name === regime);
  const found = everyRuleAnswer(own, about).filter(({ finding }) => finding.rule === rule);
  const stages = ["buyer", "day", "kind", undefined];
  const best = Math.max(...found.map(({ outside }) => stages.indexOf(outside)));
  return found.filter(({ outside }) => stages.indexOf(outside) === best).slice(0, 1);
}

function resultOf(test: RuleTest, { finding, open }: Drawn): RuleTestResult {
  const answer: RuleAnswer =
    finding.result === "not applicable"
      ? "not-applicable"
      : finding.result === "unknown" && !open
        ? "asked"
        : finding.result;
  const reason = [finding.says, finding.missing, finding.note, finding.adopted ? "adopted" : ""].join(" ");
  const unsure = !["official-text", "two-sources"].includes(test.howSure);
  return {
    test,
    rule: finding.rule,
    regime: finding.regime,
    answer,
    says: finding.says,
    wrong: [
      ...(answer === test.answer ? [] : [`the answer is ${answer}, and the table says ${test.answer}`]),
      ...test.because
        .filter((words) => !reason.toLowerCase().includes(words.toLowerCase()))
        .map((words) => `the reason does not hold the words "${words}"`),
      ...(unsure && finding.status === "verified"
        ? [`the finding is shown as sure, and the table says ${test.howSure}`]
        : []),
    ],
  };
}
