/** How firm each ranking of an evaluated tender is. */
import { stressRanking } from "../stress/stress.ts";
import type { EvaluatedTender } from "./model.ts";

/** @param asked whether what is not firm is left for a person to decide */
export function withRankingStress(evaluated: EvaluatedTender, asked: boolean): EvaluatedTender {
  const contests = evaluated.contests.flatMap((contest) => {
    const found = stressRanking(contest, evaluated.inputs.checked);
    return "trouble" in found ? [] : [{ contest, stress: found }];
  });
  return { ...evaluated, stress: { asked, contests } };
}
