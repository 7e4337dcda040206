/** The buyer's own note on a set of letters: what each lacks, what was held back and why, and what to check before they go. */

import type { Page } from "../page/model.ts";
import {
  type Block,
  englishInline,
  headingBlock,
  type Inline,
  leftAlignedColumn,
  paragraphBlock,
  tableCell,
} from "../page/model.ts";
import type { Issue, Letter } from "./model.ts";

/** @returns the note; it is internal, and goes to no bidder. */
export function buyerCoverNote(
  issues: readonly Issue[],
  letters: readonly Letter[],
  law: string,
): { readonly name: string; readonly page: Page } {
  const [first] = issues;
  if (first === undefined) throw new Error("letters were written for no award");
  const { document, record, say, language } = first;
  const out = issues.flatMap(({ bids, award }) =>
    bids
      .filter(({ status }) => status !== "scored" && status !== "disqualified")
      .map((bid) => [
        bid.bidder,
        award.lot ?? "",
        `${say(bid.status)}${bid.because === null ? "" : `: ${bid.because}`}`,
      ]),
  );
  const blocks: readonly Block[] = [
    {
      kind: "callout",
      tone: "doubt",
      title: say("toCheck"),
      blocks: [{ kind: "list", items: sendingChecklistItems(issues, law) }],
    },
    headingBlock(2, say("letters")),
    {
      kind: "table",
      caption: say("letters"),
      columns: [
        leftAlignedColumn(say("file")),
        leftAlignedColumn(say("bidder")),
        leftAlignedColumn(say("missing")),
      ],
      rows: letters.map(({ name, bidder, missing }) => [
        tableCell(name),
        tableCell(bidder ?? say("internal")),
        tableCell(
          missing.length === 0 ? say("none") : missing.join("; "),
          missing.length === 0 ? {} : { tone: "bad" },
        ),
      ]),
    },
    ...(out.length === 0
      ? []
      : [
          {
            kind: "table",
            caption: say("noLetter"),
            columns: [
              leftAlignedColumn(say("bidder")),
              leftAlignedColumn(say("lot")),
              leftAlignedColumn(say("why")),
            ],
            rows: out.map((row) => row.map((text) => tableCell(text))),
          } as const,
        ]),
    ...(record.withheld.length === 0
      ? []
      : [
          headingBlock(2, say("heldBack")),
          {
            kind: "table",
            caption: say("heldBack"),
            columns: [
              leftAlignedColumn(say("bidder")),
              leftAlignedColumn(say("criterion")),
              leftAlignedColumn(say("source")),
              leftAlignedColumn(say("why")),
            ],
            rows: record.withheld.map(({ bidder, criterion, ground, why }) => [
              tableCell(bidder),
              tableCell(criterion ?? "–"),
              tableCell(ground),
              tableCell(why),
            ]),
          } as const,
        ]),
    paragraphBlock(say("noAdvice"), "note"),
  ];
  return {
    name: "read-first",
    page: {
      language,
      title: `${say("readFirst")}: ${document.tender.title}`,
      about: [say("internal"), document.tender.reference],
      blocks,
      foot: [],
    },
  };
}

function sendingChecklistItems(issues: readonly Issue[], law: string): readonly Inline[] {
  const [first] = issues;
  const { document, record } = first as Issue;
  const stated = document.tender.law;
  return [
    ...(law === "provider-selection-regime"
      ? []
      : [
          englishInline(
            law === "procurement-act-2023"
              ? "Send all of them at the same time, before the contract award notice is published (Procurement Act 2023, section 50; regulation 31(4))."
              : "Send all of them at the same time; the standstill period runs from then (regulation 87).",
          ),
        ]),
    ...(stated === undefined || stated.stated
      ? []
      : [
          englishInline(
            `The law was inferred as ${law}: ${stated.because}. State it as \`law\` beneath \`tender\`.`,
          ),
        ]),
    ...issues.flatMap(({ award, winner }) =>
      record.decisions.some(({ lot }) => lot === award.lot)
        ? winner.rank === 1
          ? []
          : [
              englishInline(
                `The decision names ${winner.bidder}, who is ranked ${winner.rank ?? "nowhere"} and not first.`,
              ),
            ]
        : [
            englishInline(
              `No decision to award is recorded, so these are drafts on the ranking: ${winner.bidder} stands first.`,
            ),
          ],
    ),
    ...(record.reasons === "consensus"
      ? [
          englishInline(
            "The panel's consensus reasons are printed as the reasons for bidders, as the tender says; read each before it goes.",
          ),
        ]
      : []),
    ...document.decisions.map(englishInline),
  ];
}
