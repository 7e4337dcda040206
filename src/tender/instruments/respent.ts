/** How much of what came in was spent again in the area. */
import { add, divide, type Exact, mean, multiply, sum, ZERO } from "../../number/exact.ts";
import type { InstrumentAnswer, Respent } from "./model.ts";

/** @returns the share that suppliers answered on the whole, each alike or by what it received. */
export function meanShare(answers: readonly InstrumentAnswer[], by: "each-alike" | "by-received"): Exact {
  if (by === "each-alike") return mean(answers.map(({ share }) => share.value));
  const received = answers.map((answer) => answer.received?.value ?? ZERO);
  const spent = answers.map(({ share }, index) => multiply(share.value, received[index] ?? ZERO));
  return divide(spent.reduce(add, ZERO), sum(received));
}

/** @returns pounds, exact. */
export function respentPounds(before: Exact, round: Respent): Exact {
  switch (round.kind) {
    case "local":
      return round.local.value;
    case "share":
      return multiply(before, round.share.value);
    case "survey":
      return multiply(before, meanShare(round.answers, round.mean));
  }
}
