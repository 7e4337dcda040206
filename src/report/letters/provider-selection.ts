/**
 * The record of a decision under the Provider Selection Regime. It is kept, not
 * sent: who the providers are, the process, who decided, how the five key
 * criteria were taken into account, the reasons, and conflicts of interest.
 *
 * @see Health Care Services (Provider Selection Regime) Regulations 2023, regulations 5 and 24
 */
import {
  type Block,
  headingBlock,
  type Inline,
  leftAlignedColumn,
  rightAlignedColumn,
  tableCell,
} from "../page/model.ts";
import { bidRemarksText, bidTotalText } from "../sentences.ts";
import type { Phrase } from "../translations.ts";
import { assessmentBlocks } from "./assessment.ts";
import { criteriaBlocks } from "./criteria.ts";
import { type Gaps, type Issue, type Letter, missingPartsCollector } from "./model.ts";
import { contractBlocks, missingPartsCallout } from "./parts.ts";

/** The five key criteria in the order of regulation 5. */
const key: readonly (readonly [string, Phrase])[] = [
  ["quality-and-innovation", "keyQuality"],
  ["value", "keyValue"],
  ["integration", "keyIntegration"],
  ["access", "keyAccess"],
  ["social-value", "keySocialValue"],
];

/** Processes under which the basic selection criteria are assessed. */
const withBasic = ["direct-award-c", "most-suitable-provider", "competitive-process"];

/** @param name of its file, without the ending */
export function providerSelectionRecord(name: string, issue: Issue): Letter {
  const { document, record, winner, language, say } = issue;
  const open = missingPartsCollector(say("missing"));
  const kept = record.providerSelection;
  const basic = kept?.process === null || kept?.process === undefined || withBasic.includes(kept.process);
  const blocks: readonly Block[] = [
    ...contractBlocks(issue, open),
    ...providersTableBlocks(issue, open),
    headingBlock(2, say("process")),
    {
      kind: "facts",
      rows: [
        { term: say("process"), says: open.given(kept?.process, say("process")) },
        {
          term: say("decisionMakers"),
          says: open.given(kept?.decisionMakers.join("; "), say("decisionMakers")),
        },
        ...(kept?.abandoned === null || kept?.abandoned === undefined
          ? []
          : [{ term: say("abandoned"), says: kept.abandoned }]),
      ],
    },
    headingBlock(2, say("keyCriteria")),
    {
      kind: "facts",
      rows: key.map(([id, phrase]) => ({
        term: say(phrase),
        says: open.given(kept?.keyCriteria[id], say(phrase)),
      })),
    },
    ...(basic
      ? [
          headingBlock(2, say("basicSelection")),
          {
            kind: "facts",
            rows: [
              { term: say("basicSelection"), says: open.given(kept?.basicSelection, say("basicSelection")) },
            ],
          } as const,
        ]
      : []),
    headingBlock(2, say("reasons")),
    { kind: "facts", rows: [{ term: say("reasons"), says: open.given(kept?.reasons, say("reasons")) }] },
    headingBlock(2, say("conflicts")),
    conflictsBlock(issue, open),
    ...criteriaBlocks(issue),
    providerScoresTable(issue),
    headingBlock(2, `${say("winnersAssessment")}: ${winner.bidder}`),
    ...assessmentBlocks(winner, winner, issue, open),
  ];
  return {
    bidder: null,
    name,
    missing: open.list,
    page: {
      language,
      title: `${say("selectionRecord")}: ${document.tender.title}`,
      about: [say("selectionUnder")],
      blocks: [...missingPartsCallout(issue, open), ...blocks],
      foot: [],
    },
  };
}

function providersTableBlocks({ bids, record, say }: Issue, open: Gaps): readonly Block[] {
  return [
    headingBlock(2, say("providers")),
    {
      kind: "table",
      caption: say("providers"),
      columns: [
        leftAlignedColumn(say("name")),
        leftAlignedColumn(say("address")),
        rightAlignedColumn(say("rank")),
        rightAlignedColumn(say("total")),
        leftAlignedColumn(say("notes")),
      ],
      rows: bids.map((bid) => {
        const known = record.suppliers.find(({ bidder }) => bidder === bid.bidder);
        return [
          tableCell(known?.name ?? bid.bidder),
          tableCell(open.given(known?.address, `${say("address")} – ${bid.bidder}`)),
          tableCell(bid.rank === null ? say(bid.status) : String(bid.rank)),
          tableCell(bidTotalText(bid)),
          tableCell({ english: bidRemarksText(bid) }),
        ];
      }),
    },
  ];
}

/** How the award criteria were evaluated: the score of each provider under each. */
function providerScoresTable({ award, bids, say }: Issue): Block {
  return {
    kind: "table",
    caption: say("scores"),
    columns: [
      leftAlignedColumn(say("criterion")),
      rightAlignedColumn(say("scoresAvailable")),
      ...bids.map(({ bidder }) => rightAlignedColumn(bidder)),
    ],
    rows: award.criteria
      .filter(({ weight }) => weight !== null)
      .map(({ id, title, depth, worth }) => [
        tableCell(title, { indent: depth }),
        tableCell(worth.shown),
        ...bids.map(({ scores }) => tableCell(scores[id]?.shown ?? say("noScore"))),
      ]),
  };
}

function conflictsBlock({ record, say }: Issue, open: Gaps): Block {
  const declared = record.providerSelection?.conflicts ?? null;
  const row = (says: Inline): Block => ({ kind: "facts", rows: [{ term: say("conflicts"), says }] });
  if (declared === null) return row(open.given(null, say("conflicts")));
  if (declared.length === 0) return row(say("none"));
  return {
    kind: "table",
    caption: say("conflicts"),
    columns: [
      leftAlignedColumn(say("name")),
      leftAlignedColumn(say("says")),
      leftAlignedColumn(say("managed")),
    ],
    rows: declared.map(({ who, what, managed }) => [tableCell(who), tableCell(what), tableCell(managed)]),
  };
}
