/** The contests of a folder of this repository read as the program reads them. */
import { fileURLToPath } from "node:url";
import { type Contest, contestsOf } from "../../src/evaluation/evaluate-tender.ts";
import { collect } from "../../src/inputs/collect.ts";
import { world } from "../run/world.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** @param folder from the top of the repository, such as `test/schemes/leave-one-out-price` */
export async function contestIn(folder: string): Promise<Contest> {
  return only(contestsOf(await collect(world(root).io, { bids: [folder] })));
}

function only(contests: readonly Contest[]): Contest {
  const [first] = contests;
  if (first === undefined || contests.length > 1) throw new Error("not one contest");
  return first;
}
