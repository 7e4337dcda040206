/** `svscore explain`: the workings of one bid, down to the cells that they came from. */

import { Refusal } from "../../../diagnostics/model.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { evaluateFiles } from "../../../evaluation/evaluate-request.ts";
import type { Io } from "../../../io/io.ts";
import { evaluationDocument } from "../../../report/document.ts";
import { explainBid, workingsCriterionIds } from "../../../report/explain.ts";
import type { BidDocument, EvaluationDocument } from "../../../report/schema.ts";
import { quote } from "../../../source/quote.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { EXIT } from "../../exit.ts";
import { formatFromExtension } from "../../format-from-extension.ts";
import { inputRequestFromOptions } from "../../request.ts";

export interface ExplainOptions {
  readonly bidder: string;
  readonly criterion?: string;
  readonly lot?: string;
  readonly tender?: string;
  readonly key?: string;
  readonly output?: string;
  readonly color?: boolean;
}

/** @throws Refusal SV903 when there is no such bidder, lot or criterion; SV901 for a file of another format than text. */
export async function runExplain(io: Io, bids: readonly string[], options: ExplainOptions): Promise<number> {
  if (options.output !== undefined) formatFromExtension(options.output, ["table"]);
  const document = await evaluationDocument(await evaluateFiles(io, inputRequestFromOptions(bids, options)));
  const setting = await renderOptionsFor(io, options.output, options.color);
  const texts = findBidsOfBidder(document, options).map((bid) => {
    const text = explainBid(document, bid, options.criterion, setting);
    if (text === undefined) {
      const known = [...new Set(workingsCriterionIds(bid.workings))];
      throw new Refusal([
        {
          code: "SV903",
          cause: `the workings of ${quote(bid.bidder)} have no criterion ${quote(options.criterion ?? "")}`,
          remedy: didYouMean(options.criterion ?? "", known),
        },
      ]);
    }
    return text;
  });
  deliver(
    io,
    texts.join("\n"),
    options.output,
    document.inputs.map(({ name }) => name),
  );
  return EXIT.answered;
}

function findBidsOfBidder(
  { bids }: EvaluationDocument,
  { bidder, lot }: ExplainOptions,
): readonly BidDocument[] {
  const same = (a: string, b: string): boolean =>
    a.normalize("NFC").toLowerCase() === b.normalize("NFC").toLowerCase();
  const found = bids.filter(
    (bid) => same(bid.bidder, bidder) && (lot === undefined || same(bid.lot ?? "", lot)),
  );
  if (found.length > 0) return found;
  const begun = bids.filter(
    (bid) => bidder !== "" && bid.bidder.toLowerCase().startsWith(`${bidder.toLowerCase()} `),
  );
  if (new Set(begun.map((bid) => bid.bidder)).size === 1)
    return begun.filter((bid) => lot === undefined || same(bid.lot ?? "", lot));
  const ofBidder = bids.filter((bid) => same(bid.bidder, bidder));
  if (lot !== undefined && ofBidder.length > 0) {
    const lots = ofBidder.map((bid) => bid.lot ?? "");
    throw new Refusal([
      {
        code: "SV903",
        cause: `${quote(bidder)} has no bid for lot ${quote(lot)}`,
        remedy: didYouMean(lot, lots),
      },
    ]);
  }
  const names = [...new Set(bids.map((bid) => bid.bidder))];
  throw new Refusal([
    { code: "SV903", cause: `there is no bid by ${quote(bidder)}`, remedy: didYouMean(bidder, names) },
  ]);
}
