/** The contests of a folder of this repository read as the program reads them. */
import { fileURLToPath } from "node:url";
import { collectInputs } from "../../src/inputs/collect.ts";
import { type Contest, contestsForTender } from "../../src/scoring/contest.ts";
import { evaluate } from "../../src/scoring/evaluate.ts";
import { type EvaluatedContest, evaluateContest } from "../../src/stress/contest.ts";
import { world } from "../run/world.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** @param folder from the top of the repository, such as `test/schemes/leave-one-out-price` */
export async function contestIn(folder: string): Promise<Contest> {
  return only(contestsForTender(await collectInputs(world(root).io, { bids: [folder] })));
}

function only(contests: readonly Contest[]): Contest {
  const [first] = contests;
  if (first === undefined || contests.length > 1) throw new Error("not one contest");
  return first;
}

/** The contest evaluated; the test fails where it cannot be. */
export function evaluatedContest(contest: Contest): EvaluatedContest {
  const found = evaluateContest({ ...contest, evaluate });
  if ("trouble" in found) throw new Error(found.trouble);
  return found;
}
