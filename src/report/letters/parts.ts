/** What letters of every law share: whom they are to, what was decided, what is held back. */
import { type Block, englishInline, headingBlock, paragraphBlock } from "../page/model.ts";
import type { BidDocument } from "../schema.ts";
import { bidTotalText } from "../sentences.ts";
import type { Gaps, Issue } from "./model.ts";

/** @returns the supplier as the tender's record knows it. */
export function supplierBlocks(
  { bidder }: BidDocument,
  { record, say }: Issue,
  gaps: Gaps,
): readonly Block[] {
  const known = record.suppliers.find((one) => one.bidder === bidder);
  return [
    headingBlock(2, say("supplier")),
    {
      kind: "facts",
      rows: [
        { term: say("name"), says: gaps.given(known?.name ?? bidder, say("name")) },
        { term: say("address"), says: gaps.given(known?.address, `${say("address")} – ${bidder}`) },
        { term: say("email"), says: gaps.given(known?.email, `${say("email")} – ${bidder}`) },
        { term: say("identifier"), says: gaps.given(known?.identifier, `${say("identifier")} – ${bidder}`) },
      ],
    },
  ];
}

/** @returns the contract, the decision and whom to ask. */
export function contractBlocks(
  { document, award, winner, record, say }: Issue,
  gaps: Gaps,
): readonly Block[] {
  const decided = record.decisions.find(({ lot }) => lot === award.lot);
  const { tender } = document;
  return [
    headingBlock(2, say("contract")),
    {
      kind: "facts",
      rows: [
        { term: say("contractOf"), says: `${tender.title} (${tender.reference})` },
        ...(award.lot === null ? [] : [{ term: say("lot"), says: `${award.lot}: ${award.title ?? ""}` }]),
        { term: say("buyer"), says: gaps.given(tender.buyer, say("buyer")) },
        { term: say("winning"), says: winnerName({ winner, record }) },
        {
          term: say("decision"),
          says: gaps.given(decided === undefined ? null : `${decided.by}, ${decided.on}`, say("decision")),
        },
        ...(record.standstillEnds === null
          ? []
          : [{ term: say("standstillEnds"), says: record.standstillEnds }]),
        { term: say("contact"), says: gaps.given(record.contact, say("contact")) },
      ],
    },
  ];
}

export const winnerName = ({ winner, record }: Pick<Issue, "winner" | "record">): string =>
  record.suppliers.find(({ bidder }) => bidder === winner.bidder)?.name ?? winner.bidder;

/** @returns why a tender was not awarded the contract: what follows from the figures, then what an officer adds. */
export function notAwardedBlocks(bid: BidDocument, issue: Issue): readonly Block[] {
  const { winner, record, say } = issue;
  const added = record.suppliers.find(({ bidder }) => bidder === bid.bidder)?.explanation ?? null;
  return [
    headingBlock(2, say("notAwarded")),
    ...(bid.status === "disqualified"
      ? [
          {
            kind: "facts",
            rows: [{ term: say("disqualifiedBecause"), says: englishInline(bid.because ?? "") }],
          } as const,
        ]
      : [
          paragraphBlock(
            englishInline(
              bid.rank === null
                ? `The tender is not ranked: ${bid.because ?? bid.status}.`
                : `The tender is ranked ${bid.rank}, with a total of ${bidTotalText(bid)}; the winning tender has a total of ${bidTotalText(winner)}.`,
            ),
          ),
        ]),
    ...(added === null ? [] : [paragraphBlock(added)]),
  ];
}

/** @returns the note at the head of a letter that must not go out as it is. */
export function missingPartsCallout({ say }: Issue, { list }: Gaps): readonly Block[] {
  return list.length === 0
    ? []
    : [
        {
          kind: "callout",
          tone: "bad",
          title: say("notComplete"),
          blocks: [{ kind: "list", items: [...list] }],
        },
      ];
}
