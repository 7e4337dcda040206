/** The evaluation report as its parts: the page and the Word file are made from the same. */
import { groupBidsByAward } from "./evaluation-tables.ts";
import { type Block, englishInline, headingBlock, type Page, paragraphBlock } from "./page/model.ts";
import type { Language } from "./reporter-types.ts";
import type { EvaluationDocument } from "./schema.ts";
import { filesAndLibrariesBlocks, tenderFactsBlocks } from "./sections/about.ts";
import { methodBlocks, rankingAndMarksBlocks } from "./sections/award.ts";
import { bidBlocks } from "./sections/bid.ts";
import { findingBlocks } from "./sections/findings.ts";
import { rankingFirmnessBlocks } from "./sections/firmness.ts";
import { anchorIdsByBid } from "./sections/ids.ts";
import { licenceCreditLines, tenderTitleLines } from "./sentences.ts";
import { phrasebook, type Say } from "./translations.ts";

/** @returns the whole report in that language. */
export function evaluationPage(evaluation: EvaluationDocument, language: Language = "en"): Page {
  // What is worked out when it is read would be another object each time, and its parts are told apart by what they are.
  const document = structuredClone(evaluation);
  const say = phrasebook(language);
  const ids = anchorIdsByBid(document);
  const [title = "", ...about] = tenderTitleLines(document);
  return {
    language,
    title,
    about: about.map(englishInline),
    contents: say("contents"),
    blocks: [
      decisionsCallout(document, say),
      ...groupBidsByAward(document.awards, document.bids).flatMap(({ award, bids }, index) =>
        rankingAndMarksBlocks(award, bids, ids, say, index + 1),
      ),
      ...rankingFirmnessBlocks(document, say),
      ...findingBlocks(document, say),
      ...document.awards.flatMap((award, index) => methodBlocks(award, say, index + 1)),
      ...tenderFactsBlocks(document, say),
      headingBlock(2, say("bids"), "bids"),
      ...document.bids.flatMap((bid) => {
        const own = ids.get(bid);
        return own === undefined ? [] : bidBlocks(bid, own, say);
      }),
      ...filesAndLibrariesBlocks(document, say),
    ],
    foot: [
      `${say("madeBy")} ${document.tool.name} ${document.tool.version}`,
      ...licenceCreditLines(document).map(englishInline),
    ],
  };
}

function decisionsCallout({ decisions: all, stress, stressAsked }: EvaluationDocument, say: Say): Block {
  const doubtful = stressAsked !== true && stress?.some(({ firm }) => !firm) === true;
  return {
    kind: "callout",
    tone: all.length > 0 ? "bad" : doubtful ? "doubt" : "quiet",
    title: say("decide"),
    blocks: [
      all.length === 0
        ? paragraphBlock(say("nothingToDecide"))
        : { kind: "list", ordered: true, items: all.map(englishInline) },
      ...(doubtful ? [paragraphBlock(say("notFirmSee"))] : []),
    ],
  };
}
