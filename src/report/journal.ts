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
  const replaced = replacingEntries(journal);
  const shown = journal.entries.filter(({ entry }) => wanted(entry));
  const blocks = shown.map(({ entry, number }) => {
    const later = replaced.get(number);
    const stamp = `${number}  ${entry.when.replace("T", " ")}  ${entry.kind}`;
    const gone =
      later === undefined
        ? ""
        : ` (${later.kind === "withdrawal" ? "withdrawn" : "replaced"} by entry ${later.number})`;
    const by = entry.who === undefined ? "" : ` [entered by ${entry.who}]`;
    return wrapText(`${stamp}${gone}: ${entryWords(entry)}${by}`, columns, "", "   ");
  });
  const count = `${journal.entries.length} ${journal.entries.length === 1 ? "entry" : "entries"}`;
  const part = shown.length === journal.entries.length ? count : `${shown.length} of ${count}`;
  return `${[ink.bold(wrapText(`${journal.name}: ${part}`, columns)), ...blocks, `Head: ${journal.head}`].join("\n")}\n`;
}

function replacingEntries({
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

const entrySubject = (entry: {
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

const optionalSentence = (label: string, text: string | undefined): string =>
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
function entryWords(entry: JournalEntry): string {
  switch (entry.kind) {
    case "opened":
      return `journal of ${withFullStop(entry.tender)}${optionalSentence("", entry.note)}`;
    case "conflict":
      return entry.conflict === "none"
        ? `${entry.evaluator} declares no conflict of interest.${optionalSentence("", entry.note)}`
        : `${entry.evaluator} declares a conflict of interest${entry.bidder === undefined ? "" : ` with ${entry.bidder}`}.${optionalSentence("", entry.note)}`;
    case "mark":
      return `${entrySubject(entry)}: ${entry.evaluator} gives ${entry.mark}.${optionalSentence("", entry.rationale)}${optionalSentence("Cites ", entry.cites)}${optionalSentence("To be told: ", entry.feedback)}`;
    case "moderation":
      return `${entrySubject(entry)}${entrySubject(entry) === "" ? "" : ": "}${withFullStop(entry.note)}${optionalSentence("Present: ", entry.present)}`;
    case "consensus":
      return `${entrySubject(entry)}: the panel gives ${entry.mark}.${optionalSentence("", entry.rationale)}${optionalSentence("Cites ", entry.cites)}${optionalSentence("To be told: ", entry.feedback)}${optionalSentence("Present: ", entry.present)}`;
    case "evidence":
      return `${entry.bidder}, ${entry.lot === undefined ? "" : `lot ${entry.lot}, `}${entry.measure}${entry.promised === undefined ? "" : ` (${entry.promised} promised)`}: ${evidenceOutcomeText(entry)}.${optionalSentence("Seen: ", entry.reference)}${optionalSentence("Checked by ", entry.by)}${optionalSentence("Why: ", entry.reason)}`;
    case "correction":
      return `of entry ${entry.replaces}.${entry.mark === undefined ? "" : ` The mark is ${entry.mark}.`}${entry.outcome === undefined && entry.quantity === undefined ? "" : ` The evidence is ${evidenceOutcomeText(entry)}.`}${optionalSentence("Seen: ", entry.reference)}${optionalSentence("Reason for the mark: ", entry.rationale)}${optionalSentence("Cites ", entry.cites)}${optionalSentence("To be told: ", entry.feedback)}${optionalSentence("Why: ", entry.reason)}`;
    case "withdrawal":
      return `${entry.of === undefined ? `${entrySubject(entry)} has withdrawn` : `of entry ${entry.of}`}.${optionalSentence("Why: ", entry.reason)}`;
    case "abnormally-low":
      return `${entrySubject(entry)}: ${entry.step}. ${withFullStop(entry.note)}`;
    case "blinded":
      return `${entry.bidders} bidders stand as letters; the key is ${entry.key}.`;
    case "lock":
      return `the quality marks are locked.${optionalSentence("", entry.note)}`;
    case "price-opening":
      return `prices are opened.${optionalSentence("", entry.note)}${optionalSentence("Present: ", entry.present)}`;
    case "sign-off":
      return `${entry.evaluator} confirms the record as it stands.${optionalSentence("", entry.note)}`;
  }
}

/** @returns one thing that a person must look at, or may. */
export const journalFindingText = ({ check, reference, severity, says, at }: JournalFinding): string =>
  `${check}${reference === undefined && severity === "must" ? "" : ` (${[reference, severity === "should" ? "advice" : undefined].filter((part) => part !== undefined).join(", ")})`}: ${says} [${at}]`;
