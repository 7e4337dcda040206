/** Bids while their rows come in: one for each bidder in each lot, however the rows are spread over files. */
import { exactText } from "../../number/exact.ts";
import { sourcePlaceText } from "../../source/span.ts";
import type { SourcedFigure } from "../figures.ts";
import type { Bid, Commitment, Mark, PendingMark } from "../model.ts";
import type { RecordCell } from "./record.ts";

export interface Draft {
  readonly bidder: RecordCell;
  readonly lot: string;
  own?: Omit<Bid, "marks" | "commitments">;
  readonly marks: Mark[];
  readonly pending: PendingMark[];
  readonly commitments: Commitment[];
}

export interface Drafts {
  readonly all: Map<string, Draft>;
  /** The lots that a bidder has bid for, by the name in small letters. */
  readonly lotsOf: Map<string, string[]>;
}

export const newDrafts = (): Drafts => ({ all: new Map(), lotsOf: new Map() });

const draftKey = (lot: string, bidder: string): string => `${lot}\n${bidder.toLowerCase()}`;

export const findDraft = ({ all }: Drafts, lot: string, bidder: string): Draft | undefined =>
  all.get(draftKey(lot, bidder));

/** @returns a new draft, which is among the others from now on */
export function addDraft({ all, lotsOf }: Drafts, bidder: RecordCell, lot: string): Draft {
  const draft: Draft = { bidder, lot, marks: [], pending: [], commitments: [] };
  all.set(draftKey(lot, bidder.text), draft);
  const name = bidder.text.toLowerCase();
  const lots = lotsOf.get(name);
  if (lots === undefined) lotsOf.set(name, [lot]);
  else lots.push(lot);
  return draft;
}

export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Rows come in any order; entries are kept in an order of their own, so that every total is built the same way. */
export function bidFromDraft({ own, bidder, lot, marks, pending, commitments }: Draft): Bid {
  const order = <Entry extends { readonly at: string }>(
    entries: readonly Entry[],
    text: (entry: Entry) => string,
  ): readonly Entry[] =>
    entries
      .map((entry) => ({ entry, key: text(entry) }))
      .sort((a, b) => compareTexts(a.key, b.key))
      .map(({ entry }) => entry);
  return {
    ...(own ?? {
      bidder: bidder.text,
      ...(lot !== "" && { lot }),
      status: "live" as const,
      figures: new Map(),
      gates: new Map(),
      at: sourcePlaceText(bidder.span),
    }),
    ...(pending.length > 0 && {
      pendingMarks: order(pending, ({ criterion, aspect, stage, evaluator }) =>
        JSON.stringify([criterion, aspect ?? "", stage, evaluator ?? ""]),
      ),
    }),
    marks: order(marks, ({ at: _, mark, ...rest }) =>
      JSON.stringify([
        rest.criterion,
        rest.aspect ?? "",
        rest.stage,
        rest.evaluator ?? "",
        rest.rationale ?? "",
        rest.feedback ?? "",
      ]),
    ),
    commitments: order(commitments, ({ at: _, quantity, attribution, ...rest }) =>
      JSON.stringify([
        rest.measure,
        rest.from ?? "",
        rest.to ?? "",
        rest.location ?? "",
        rest.partner ?? "",
        rest.owner ?? "",
        rest.unit ?? "",
        rest.evidence ?? "",
        rest.plan ?? "",
        rest.narrative ?? "",
        figureText(quantity),
        figureText(attribution),
      ]),
    ),
  };
}

const figureText = (given: SourcedFigure | undefined): string =>
  given === undefined ? "" : exactText(given.value);
