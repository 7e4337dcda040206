/** From what was read to an evaluated tender: score every contest, and ask the rules about each. */
import { type Diagnostic, Refusal } from "../diagnostics/model.ts";
import { canonicalMethodText } from "../evidence/method.ts";
import { svscoreVersion } from "../inputs/built-in.ts";
import type { Inputs } from "../inputs/model.ts";
import type { Io } from "../io/io.ts";
import { evaluateRules } from "../regime/evaluate-rules.ts";
import { outcomeAndCriterionIds } from "../regime/outcomes-of.ts";
import { figureThatDoesNotAddUp } from "../scoring/add-again.ts";
import { contestsForTender } from "../scoring/contest.ts";
import { evaluate } from "../scoring/evaluate.ts";
import type { Unscorable } from "../scoring/formulas/formula.ts";
import { marksOfScoredBids } from "../scoring/marks-by-bid.ts";
import { questionsAboutBids } from "../tender/questions/questions.ts";
import type { EvaluatedAward, EvaluatedTender } from "./model.ts";

/**
 * @throws Refusal SV317 when a formula cannot be worked out for these bids
 * @throws Error when a total is not what its own workings add up to: no answer is better than that one
 */
export function evaluateTender(io: Io, inputs: Inputs): EvaluatedTender {
  const { rulesets } = inputs;
  const contests = contestsForTender(inputs);
  const faults: Diagnostic[] = [];
  const awards = contests.flatMap((contest): readonly EvaluatedAward[] => {
    const result = evaluate(contest);
    if (result.kind === "unscorable") {
      faults.push(...result.problems.map((problem) => unscorableDiagnostic(problem, inputs)));
      return [];
    }
    const wrong = figureThatDoesNotAddUp(result.evaluation);
    if (wrong !== undefined) throw new Error(`the figures do not add up again: ${wrong}`);
    const { award, measures, lot } = contest;
    const digest = memoizeText(() => `sha256:${io.sha256(canonicalMethodText(award, measures, rulesets))}`);
    return [{ evaluation: result.evaluation, digest, ...(lot !== undefined && { lot }) }];
  });
  if (faults.length > 0) throw new Refusal(faults);
  const outcomes = outcomeAndCriterionIds(inputs.libraries);
  const findings = contests.flatMap((contest, index) =>
    evaluateRules(rulesets, {
      ...contest,
      bids: contest.bids.filter((bid) => bid.status === "live"),
      outcomes,
      ...(awards[index] !== undefined && { earned: marksOfScoredBids(awards[index].evaluation) }),
    }),
  );
  const questions = [...inputs.questions, ...questionsAboutBids(inputs.tender, inputs.bids)];
  return { version: svscoreVersion(), inputs, contests, awards, findings, questions };
}

function memoizeText(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function unscorableDiagnostic({ unscorable, remedy, at }: Unscorable, { spans, tender }: Inputs): Diagnostic {
  const span = at === undefined ? undefined : spans.get(at);
  return {
    code: "SV317",
    ...(span === undefined ? { file: at?.replace(/:\d+:\d+$/, "") ?? tender.at } : { span }),
    cause: unscorable,
    remedy,
  };
}
