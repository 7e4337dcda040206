/** The fixed words of a moderation report. */
import { groupThousands } from "../../number/rounding.ts";
import { joinWithAnd } from "../../tender/join-with-and.ts";
import type { ModerationDocument, ModerationItem, ModerationPromise, ModerationReason } from "./document.ts";

const countWithNoun = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** @returns what an item is about: "Acme: Quality [quality] (plan)". */
export const itemName = ({ bidder, lot, title, criterion, aspect }: ModerationItem): string =>
  `${lot === null ? "" : `Lot ${lot}, `}${bidder}: ${title} [${criterion}]${aspect === null ? "" : ` (${aspect})`}`;

/** @returns what stands between the panel and a mark, or beside one that is settled. */
export function itemStateText(item: ModerationItem): string {
  const { state, individual, pending, apart, top, consensus, outside } = item;
  const absent = `no mark${pending.length === 0 ? "" : ` by ${joinWithAnd(pending)}`}`;
  const marks = individual.map(({ mark }) => mark).join(", ");
  switch (state) {
    case "differ":
      return `no consensus; ${individual.length} evaluators gave ${marks}: ${apart} apart on a scale of ${top}`;
    case "missing":
      return individual.length === 0 ? absent : `${absent}; the others gave ${marks}`;
    case "alone":
      return `one evaluator only; the mark of ${marks} stands unless a consensus is recorded`;
    case "agreed":
      return `${individual.length} evaluators all gave ${individual[0]?.mark ?? ""}; no consensus is recorded`;
    case "averaged":
      return `${individual.length} evaluators gave ${marks}; the published method averages them`;
    case "settled":
      return `consensus ${consensus?.mark ?? ""}${individual.length === 0 ? ", with no evaluator's own mark" : `; evaluators gave ${marks}`}${outside ? "; the consensus lies outside what any of them gave" : ""}${pending.length === 0 ? "" : `; ${absent}`}`;
  }
}

/** @returns the items that wait for the panel, those where a mark stands without it, and those that are settled against all marks or over a difference. */
export function itemGroups({ items }: ModerationDocument): {
  readonly waiting: readonly ModerationItem[];
  readonly standing: readonly ModerationItem[];
  readonly differed: readonly ModerationItem[];
  readonly settled: number;
} {
  const settled = items.filter(({ state }) => state === "settled");
  return {
    waiting: items.filter(({ state }) => state === "differ" || state === "missing"),
    standing: items.filter(({ state }) => ["alone", "agreed", "averaged"].includes(state)),
    differed: settled.filter(({ apart, outside }) => outside || (apart !== null && apart !== "0")),
    settled: settled.length,
  };
}

export function moderationSummaryLine(document: ModerationDocument): string {
  const { waiting, standing, settled } = itemGroups(document);
  const parts = [
    `${countWithNoun(waiting.length, "mark waits", "marks wait")} for the panel`,
    ...(standing.length === 0
      ? []
      : [`${countWithNoun(standing.length, "stands", "stand")} without a consensus`]),
    `${settled} ${settled === 1 ? "is" : "are"} settled`,
  ];
  return `${countWithNoun(document.items.length, "mark")} to give: ${parts.join(", ")}.`;
}

/** @returns a finding about a reason, without the words that it quotes. */
export const reasonFindingText = ({
  check,
  reference,
  severity,
  bidder,
  lot,
  criterion,
  aspect,
  evaluator,
  says,
  at,
}: ModerationReason): string =>
  `${check}${reference === null && severity === "must" ? "" : ` (${[reference, severity === "should" ? "advice" : null].filter((part) => part !== null).join(", ")})`}: ${lot === null ? "" : `lot ${lot}, `}${bidder}, ${criterion}${aspect === null ? "" : ` (${aspect})`}, ${evaluator ?? "the panel"}: ${says} [${at}]`;

/** @returns the heading over the promises that nobody has checked. */
export const uncheckedPromisesTitle = ({ evidence }: ModerationDocument): string =>
  `Evidence that nobody has recorded a check of${evidence.of === "leading-bids" ? ", in the first two bids" : ""}`;

const quantityText = (quantity: string, unit: string): string =>
  unit === "GBP" ? `£${groupThousands(quantity)}` : `${groupThousands(quantity)} ${unit}`;

/** @returns each promise by itself where two bids lead; otherwise how many each bid makes. */
export function uncheckedPromiseLines({
  evidence: { of, unchecked },
}: ModerationDocument): readonly string[] {
  const name = ({ bidder, lot }: ModerationPromise): string =>
    `${lot === null ? "" : `Lot ${lot}, `}${bidder}`;
  if (of === "leading-bids")
    return unchecked.map(
      (one) =>
        `${name(one)}: ${one.quantity === null ? "" : `${quantityText(one.quantity, one.unit)}, `}${one.title} [${one.measure}]; ${one.evidence === null ? "the bid names no evidence" : `evidence promised: ${one.evidence}`} [${one.at}]`,
    );
  const byBid = new Map<string, string[]>();
  for (const one of unchecked) byBid.set(name(one), [...(byBid.get(name(one)) ?? []), one.measure]);
  return [...byBid].map(
    ([bid, measures]) =>
      `${bid}: ${countWithNoun(measures.length, "commitment")} (${[...new Set(measures)].join(", ")})`,
  );
}

export const NEVER_A_MARK =
  "What is said of reasons is for a person to look at. No mark was changed, and only English words are known.";

export const moderationHeading = ({ tender, blind }: ModerationDocument): string =>
  `Moderation: ${tender.title} (${tender.reference})${blind ? ", bidders as letters" : ""}`;
