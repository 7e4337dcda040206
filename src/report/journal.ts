/** A journal as people read it: each entry in a paragraph, what no longer stands with what took its place. */
import type { JournalFinding } from "../evidence/journal/findings.ts";
import type { CheckOutcome } from "../evidence/journal/kinds.ts";
import type { Journal, Recorded } from "../evidence/journal/model.ts";
import type { Entry } from "../evidence/journal/schema.ts";
import type { Setting } from "./reporter.ts";
import { paragraph } from "./wrap.ts";

/** @returns the entries that are wanted, in order. */
export function journalText(
  journal: Journal,
  wanted: (entry: Entry) => boolean,
  { columns, ink }: Setting,
): string {
  const replaced = replacedBy(journal);
  const shown = journal.entries.filter(({ entry }) => wanted(entry));
  const blocks = shown.map(({ entry, number }) => {
    const later = replaced.get(number);
    const stamp = `${number}  ${entry.when.replace("T", " ")}  ${entry.kind}`;
    const gone =
      later === undefined
        ? ""
        : ` (${later.kind === "withdrawal" ? "withdrawn" : "replaced"} by entry ${later.number})`;
    const by = entry.who === undefined ? "" : ` [entered by ${entry.who}]`;
    return paragraph(`${stamp}${gone}: ${words(entry)}${by}`, columns, "", "   ");
  });
  const count = `${journal.entries.length} ${journal.entries.length === 1 ? "entry" : "entries"}`;
  const part = shown.length === journal.entries.length ? count : `${shown.length} of ${count}`;
  return `${[ink.bold(paragraph(`${journal.name}: ${part}`, columns)), ...blocks, `Head: ${journal.head}`].join("\n")}\n`;
}

function replacedBy({
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

const stop = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const about = (entry: {
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

const also = (label: string, text: string | undefined): string =>
  text === undefined ? "" : ` ${label}${stop(text)}`;

/** @returns what a look at the evidence came to, such as "verified in part: 3". */
function outcomeWords({
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
function words(entry: Entry): string {
  switch (entry.kind) {
    case "opened":
      return `journal of ${stop(entry.tender)}${also("", entry.note)}`;
    case "conflict":
      return entry.conflict === "none"
        ? `${entry.evaluator} declares no conflict of interest.${also("", entry.note)}`
        : `${entry.evaluator} declares a conflict of interest${entry.bidder === undefined ? "" : ` with ${entry.bidder}`}.${also("", entry.note)}`;
    case "mark":
      return `${about(entry)}: ${entry.evaluator} gives ${entry.mark}.${also("", entry.rationale)}${also("Cites ", entry.cites)}${also("To be told: ", entry.feedback)}`;
    case "moderation":
      return `${about(entry)}${about(entry) === "" ? "" : ": "}${stop(entry.note)}${also("Present: ", entry.present)}`;
    case "consensus":
      return `${about(entry)}: the panel gives ${entry.mark}.${also("", entry.rationale)}${also("Cites ", entry.cites)}${also("To be told: ", entry.feedback)}${also("Present: ", entry.present)}`;
    case "evidence":
      return `${entry.bidder}, ${entry.lot === undefined ? "" : `lot ${entry.lot}, `}${entry.measure}${entry.promised === undefined ? "" : ` (${entry.promised} promised)`}: ${outcomeWords(entry)}.${also("Seen: ", entry.reference)}${also("Checked by ", entry.by)}${also("Why: ", entry.reason)}`;
    case "correction":
      return `of entry ${entry.replaces}.${entry.mark === undefined ? "" : ` The mark is ${entry.mark}.`}${entry.outcome === undefined && entry.quantity === undefined ? "" : ` The evidence is ${outcomeWords(entry)}.`}${also("Seen: ", entry.reference)}${also("Reason for the mark: ", entry.rationale)}${also("Cites ", entry.cites)}${also("To be told: ", entry.feedback)}${also("Why: ", entry.reason)}`;
    case "withdrawal":
      return `${entry.of === undefined ? `${about(entry)} has withdrawn` : `of entry ${entry.of}`}.${also("Why: ", entry.reason)}`;
    case "abnormally-low":
      return `${about(entry)}: ${entry.step}. ${stop(entry.note)}`;
    case "blinded":
      return `${entry.bidders} bidders stand as letters; the key is ${entry.key}.`;
    case "lock":
      return `the quality marks are locked.${also("", entry.note)}`;
    case "price-opening":
      return `prices are opened.${also("", entry.note)}${also("Present: ", entry.present)}`;
    case "sign-off":
      return `${entry.evaluator} confirms the record as it stands.${also("", entry.note)}`;
  }
}

/** @returns one thing that a person must look at, or may. */
export const journalFindingText = ({ check, reference, severity, says, at }: JournalFinding): string =>
  `${check}${reference === undefined && severity === "must" ? "" : ` (${[reference, severity === "should" ? "advice" : undefined].filter((part) => part !== undefined).join(", ")})`}: ${says} [${at}]`;
