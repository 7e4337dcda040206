/** Who stands first, said so that nobody takes it for an award. */
import type { Block } from "../page/model.ts";
import type { BidDocument } from "../schema.ts";
import { bidMarginText, bidTotalText } from "../sentences.ts";
import type { Say } from "../translations.ts";

/** @returns the one, or those that share the place, with the total and how far the next lies behind. */
export function highestRankedCallout(bids: readonly BidDocument[], say: Say): Block {
  const first = bids.filter(({ rank }) => rank === 1);
  const waiting = bids.some(({ status }) => status === "unmarked");
  const lines = first.map((bid) => {
    const ahead =
      first.length > 1 || bid.margin === null
        ? ""
        : `; ${say("aheadBy").toLowerCase()} ${bidMarginText(bid)}`;
    return `${bid.bidder}: ${bidTotalText(bid)}${ahead}`;
  });
  return {
    kind: "callout",
    tone: first.length === 1 && !waiting ? "good" : "doubt",
    title: say("highest"),
    blocks: [
      ...(lines.length === 0 ? [say("none")] : lines).map(
        (text): Block => ({ kind: "text", text, tone: "lead" }),
      ),
      ...(waiting ? [{ kind: "text", text: say("notFinal") } as const] : []),
    ],
  };
}
