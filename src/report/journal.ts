/** A journal as people read it: each entry in a paragraph, what no longer stands with what took its place. */
import type { JournalFinding } from "../evidence/journal/findings.ts";
import type { CheckOutcome } from "../evidence/journal/kinds.ts";
import type { Journal, Recorded } from "../evidence/journal/model.ts";
import type { JournalEntry } from "../evidence/journal/schema.ts";
import type { RenderOptions } from "./reporter-types.ts";
import { wrapText } from "./wrap.ts";

/** @returns the entries that are wanted, in order. */
export function journalText(
  journal: Journal,
  wanted: (entry: JournalEntry) => boolean,
  { columns, ink }: RenderOptions,
): string {
  const replaced = replacementByEntryNumber(journal);
  const shown = journal.entries.filter(({ entry }) => wanted(entry));
  const blocks = shown.map(({ entry, number }) => {
    const later = replaced.get(number);
    const stamp = `${number}  ${entry.when.replace("T", " ")}  ${entry.kind}`;
    const gone =
      later === undefined
        ? ""
        : ` (${later.kind === "withdrawal" ? "withdrawn" : "replaced"} by entry ${later.number})`;
    const by = entry.who === undefined ? "" : ` [entered by ${entry.who}]`;
    return wrapText(`${stamp}${gone}: ${journalEntryText(entry)}${by}`, columns, "", "   ");
  });
  const count = `${journal.entries.length} ${journal.entries.length === 1 ? "entry" : "entries"}`;
  const part = shown.length === journal.entries.length ? count : `${shown.length} of ${count}`;
  return `${[ink.bold(wrapText(`${journal.name}: ${part}`, columns)), ...blocks, `Head: ${journal.head}`].join("\n")}\n`;
}

function replacementByEntryNumber({
  entries,
}: Journal): ReadonlyMap<number, { readonly number: number; readonly kind: string }> {
  return new Map(
    entries.flatMap(({ entry, number }: Recorded) => {
      const target =
        entry.kind === "correction" ? entry.replaces : entry.kind === "withdrawal" ? entry.of : undefined;
      return target === undefined ? [] : [[Number(target), { number, kind: entry.kind }] as const];
    }),
  );
}

const withFullStop = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const entrySubjectText = (entry: {
  readonly bidder?: string | undefined;
  readonly lot?: string | undefined;
  readonly criterion?: string | undefined;
  readonly aspect?: string | undefined;
}): string =>
  [
    entry.bidder,
    entry.lot === undefined ? undefined : `lot ${entry.lot}`,
    entry.criterion === undefined
      ? undefined
      : `${entry.criterion}${entry.aspect === undefined ? "" : ` (${entry.aspect})`}`,
  ]
    .filter((part) => part !== undefined)
    .join(", ");

const labelledSentenceOrEmpty = (label: string, text: string | undefined): string =>
  text === undefined ? "" : ` ${label}${withFullStop(text)}`;

/** @returns what a look at the evidence came to, such as "verified in part: 3". */
function evidenceOutcomeText({
  outcome,
  quantity,
}: {
  readonly outcome?: CheckOutcome | undefined;
  readonly quantity?: string | undefined;
}): string {
  if (quantity !== undefined) return `verified in part: ${quantity}`;
  return outcome === "not-verified" ? "not verified" : (outcome ?? "");
}

/** @returns what an entry says, in words. */
function journalEntryText(entry: JournalEntry): string {
  switch (entry.kind) {
    case "opened":
      return `journal of ${withFullStop(entry.tender)}${labelledSentenceOrEmpty("", entry.note)}`;
    case "conflict":
      return entry.conflict === "none"
        ? `${entry.evaluator} declares no conflict of interest.${labelledSentenceOrEmpty("", entry.note)}`
        : `${entry.evaluator} declares a conflict of interest${entry.bidder === undefined ? "" : ` with ${entry.bidder}`}.${labelledSentenceOrEmpty("", entry.note)}`;
    case "mark":
      return `${entrySubjectText(entry)}: ${entry.evaluator} gives ${entry.mark}.${labelledSentenceOrEmpty("", entry.rationale)}${labelledSentenceOrEmpty("Cites ", entry.cites)}${labelledSentenceOrEmpty("To be told: ", entry.feedback)}`;
    case "moderation":
      return `${entrySubjectText(entry)}${entrySubjectText(entry) === "" ? "" : ": "}${withFullStop(entry.note)}${labelledSentenceOrEmpty("Present: ", entry.present)}`;
    case "consensus":
      return `${entrySubjectText(entry)}: the panel gives ${entry.mark}.${labelledSentenceOrEmpty("", entry.rationale)}${labelledSentenceOrEmpty("Cites ", entry.cites)}${labelledSentenceOrEmpty("To be told: ", entry.feedback)}${labelledSentenceOrEmpty("Present: ", entry.present)}`;
    case "evidence":
      return `${entry.bidder}, ${entry.lot === undefined ? "" : `lot ${entry.lot}, `}${entry.measure}${entry.promised === undefined ? "" : ` (${entry.promised} promised)`}: ${evidenceOutcomeText(entry)}.${labelledSentenceOrEmpty("Seen: ", entry.reference)}${labelledSentenceOrEmpty("Checked by ", entry.by)}${labelledSentenceOrEmpty("Why: ", entry.reason)}`;
    case "correction":
      return `of entry ${entry.replaces}.${entry.mark === undefined ? "" : ` The mark is ${entry.mark}.`}${entry.outcome === undefined && entry.quantity === undefined ? "" : ` The evidence is ${evidenceOutcomeText(entry)}.`}${labelledSentenceOrEmpty("Seen: ", entry.reference)}${labelledSentenceOrEmpty("Reason for the mark: ", entry.rationale)}${labelledSentenceOrEmpty("Cites ", entry.cites)}${labelledSentenceOrEmpty("To be told: ", entry.feedback)}${labelledSentenceOrEmpty("Why: ", entry.reason)}`;
    case "withdrawal":
      return `${entry.of === undefined ? `${entrySubjectText(entry)} has withdrawn` : `of entry ${entry.of}`}.${labelledSentenceOrEmpty("Why: ", entry.reason)}`;
    case "abnormally-low":
      return `${entrySubjectText(entry)}: ${entry.step}. ${withFullStop(entry.note)}`;
    case "blinded":
      return `${entry.bidders} bidders stand as letters; the key is ${entry.key}.`;
    case "lock":
      return `the quality marks are locked.${labelledSentenceOrEmpty("", entry.note)}`;
    case "price-opening":
      return `prices are opened.${labelledSentenceOrEmpty("", entry.note)}${labelledSentenceOrEmpty("Present: ", entry.present)}`;
    case "sign-off":
      return `${entry.evaluator} confirms the record as it stands.${labelledSentenceOrEmpty("", entry.note)}`;
  }
}

/** @returns one thing that a person must look at, or may. */
export const journalFindingText = ({ check, reference, severity, says, at }: JournalFinding): string =>
  `${check}${reference === undefined && severity === "must" ? "" : ` (${[reference, severity === "should" ? "advice" : undefined].filter((part) => part !== undefined).join(", ")})`}: ${says} [${at}]`;
