/** 7. Size is no merit: a large bidder's larger number does not win by being larger. */
import type { Leaf } from "../../tender/model.ts";
import type { Check } from "./check.ts";
import { named, nothingCounted, quantity } from "./social-value.ts";

/** A published end, or a gate of quality, keeps sheer volume from deciding. */
const rewardsSize = (leaf: Leaf): boolean =>
  leaf.formula?.by === "value-over-highest" || leaf.formula?.by === "between-bids";

export const sizeIsNoMerit: Check<"size-is-no-merit"> = (_, { award }) => {
  const none = nothingCounted(award);
  if (none !== undefined) return none;
  const racing = quantity(award).filter(rewardsSize);
  if (racing.length === 0)
    return { result: "pass", says: "no criterion sets the size of one bidder's promise against another's" };
  return {
    result: "fail",
    says: `${named(racing)} rewards the largest promise among the bids, which favours the largest bidder`,
    at: racing[0]?.at ?? award.at,
  };
};
