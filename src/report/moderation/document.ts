/** What a panel has before it, as it is saved and as every report of it is made. */
import type { JournalFinding } from "../../evidence/journal/findings.ts";
import type { PanelItem, PanelState } from "../../evidence/panel.ts";
import type { ReasonFinding } from "../../evidence/reasons/reason.ts";
import type { Unchecked } from "../../evidence/unverified-promises.ts";
import { exactText } from "../../number/exact.ts";
import type { Mark } from "../../tender/model.ts";

export interface ModerationMark {
  readonly evaluator: string | null;
  readonly mark: string;
  readonly rationale: string | null;
  readonly cites: string | null;
  readonly at: string;
}

export interface ModerationItem {
  readonly bidder: string;
  readonly lot: string | null;
  readonly criterion: string;
  readonly title: string;
  readonly aspect: string | null;
  readonly top: string;
  readonly state: PanelState;
  readonly apart: string | null;
  readonly outside: boolean;
  readonly individual: readonly ModerationMark[];
  /** Who has still to give a mark. */
  readonly pending: readonly string[];
  readonly consensus: ModerationMark | null;
}

export interface ModerationReason {
  readonly check: string;
  readonly reference: string | null;
  readonly severity: "must" | "should";
  readonly bidder: string;
  readonly lot: string | null;
  readonly criterion: string;
  readonly aspect: string | null;
  /** Absent for the panel's own reason. */
  readonly evaluator: string | null;
  readonly says: string;
  readonly quoted: string;
  readonly at: string;
}

export interface ModerationPromise {
  readonly bidder: string;
  readonly lot: string | null;
  readonly measure: string;
  readonly title: string;
  /** As promised, exact, in `unit`. */
  readonly quantity: string | null;
  readonly unit: string;
  /** What the bid says the evidence will be. */
  readonly evidence: string | null;
  readonly at: string;
}

export interface ModerationDocument {
  readonly schema: "svscore.moderation/v1";
  readonly tool: { readonly name: "svscore"; readonly version: string };
  readonly tender: { readonly reference: string; readonly title: string };
  /** Whether bidders stand as letters. */
  readonly blind: boolean;
  readonly items: readonly ModerationItem[];
  readonly reasons: readonly ModerationReason[];
  /** Promises whose evidence nobody has recorded a check of. */
  readonly evidence: {
    /** The bids in first and second place, once the journal records that prices are opened. */
    readonly of: "leading-bids" | "all-bids";
    readonly unchecked: readonly ModerationPromise[];
  };
  readonly journal: {
    readonly name: string;
    readonly head: string;
    readonly findings: readonly JournalFinding[];
  } | null;
}

interface Parts {
  readonly version: string;
  readonly tender: ModerationDocument["tender"];
  readonly blind: boolean;
  readonly items: readonly PanelItem[];
  readonly reasons: readonly ReasonFinding[];
  readonly evidence: {
    readonly of: ModerationDocument["evidence"]["of"];
    readonly unchecked: readonly Unchecked[];
  };
  readonly journal: ModerationDocument["journal"];
}

/** @returns the whole of it, figures as exact text. */
export const moderationDocument = ({
  version,
  items,
  reasons,
  evidence,
  journal,
  ...rest
}: Parts): ModerationDocument => ({
  schema: "svscore.moderation/v1",
  tool: { name: "svscore", version },
  ...rest,
  items: items.map(panelItemDocument),
  reasons: reasons.map(({ check, reference, severity, reason, says, quoted }) => ({
    check,
    reference: reference ?? null,
    severity,
    bidder: reason.bidder,
    lot: reason.lot ?? null,
    criterion: reason.criterion,
    aspect: reason.aspect ?? null,
    evaluator: reason.stage === "consensus" ? null : (reason.evaluator ?? null),
    says,
    quoted,
    at: reason.at,
  })),
  evidence: { of: evidence.of, unchecked: evidence.unchecked.map(uncheckedPromiseDocument) },
  journal,
});

const uncheckedPromiseDocument = ({ lot, quantity, evidence, ...rest }: Unchecked): ModerationPromise => ({
  ...rest,
  lot: lot ?? null,
  quantity: quantity ?? null,
  evidence: evidence ?? null,
});

function panelItemDocument(item: PanelItem): ModerationItem {
  const { bidder, lot, criterion, aspect, state, apart, outside, individual, consensus } = item;
  return {
    bidder,
    lot: lot ?? null,
    criterion: criterion.id,
    title: criterion.title,
    aspect: aspect?.id ?? null,
    top: exactText(criterion.scale.top.value),
    state,
    apart: apart === undefined ? null : exactText(apart),
    outside,
    individual: individual.map(markDocument),
    pending: item.pending,
    consensus: consensus === undefined ? null : markDocument(consensus),
  };
}

const markDocument = ({ evaluator, mark, rationale, cites, at }: Mark): ModerationMark => ({
  evaluator: evaluator ?? null,
  mark: exactText(mark),
  rationale: rationale ?? null,
  cites: cites ?? null,
  at,
});

/** @returns whether anything waits for a person. */
export const documentNeedsPerson = ({ items, reasons, journal }: ModerationDocument): boolean =>
  items.some(({ state }) => state === "differ" || state === "missing") ||
  reasons.some(({ severity }) => severity === "must") ||
  (journal?.findings ?? []).some(({ severity }) => severity === "must");
