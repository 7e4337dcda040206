/**
 * Whether the evaluation went as it should, by what the journal says and in
 * which order: conflicts declared before marking, evaluators before the panel,
 * quality locked before prices are opened. Findings, never changes to a mark.
 */
import { quote } from "../../source/quote.ts";
import { sourcePlaceText } from "../../source/span.ts";
import { evidenceEntryTest } from "./checks.ts";
import type { Journal, Recorded } from "./model.ts";
import { type StandingMark, standingMarks } from "./standing.ts";

export interface JournalFinding {
  /** What is tested, by name, with the row of the rules table that asks for it. */
  readonly check: string;
  readonly reference?: string;
  readonly severity: "must" | "should";
  readonly says: string;
  readonly at: string;
}

type Say = (finding: JournalFinding) => void;

/** @returns what a person must look at, in the order of the journal. */
export function journalFindings(journal: Journal): readonly JournalFinding[] {
  const found: (JournalFinding & { readonly number: number })[] = [];
  const sayOf =
    (one: Recorded): Say =>
    (finding) =>
      found.push({ ...finding, number: one.number });
  addConflictFindings(journal, sayOf);
  addMarkingOrderFindings(journal, sayOf);
  addLockAndPriceFindings(journal, sayOf);
  addLowPriceFindings(journal, sayOf);
  addSignOffFindings(journal, sayOf);
  addTimeOrderFindings(journal, sayOf);
  return found.sort((a, b) => a.number - b.number).map(({ number: _, ...finding }) => finding);
}

type SayOf = (one: Recorded) => Say;

function addConflictFindings({ entries }: Journal, sayOf: SayOf): void {
  const declared = new Map<string, Recorded[]>();
  const told = new Set<string>();
  for (const one of entries) {
    const { entry } = one;
    if (entry.kind === "conflict")
      declared.set(entry.evaluator, [...(declared.get(entry.evaluator) ?? []), one]);
    if (entry.kind === "evidence") {
      const clash = findConflictWithBidder(declared.get(entry.by), entry.bidder);
      if (clash !== undefined)
        sayOf(one)({
          check: "conflict-declared",
          reference: "R-SC-008",
          severity: "must",
          says: `${quote(entry.by)} checks the evidence of ${quote(entry.bidder)} after declaring a conflict in entry ${clash.number}`,
          at: sourcePlaceText(one.span),
        });
    }
    if (entry.kind !== "mark") continue;
    const own = declared.get(entry.evaluator) ?? [];
    if (own.length === 0 && !told.has(entry.evaluator)) {
      told.add(entry.evaluator);
      sayOf(one)({
        check: "conflict-declared",
        reference: "R-SC-008",
        severity: "must",
        says: `${quote(entry.evaluator)} marks without having said whether there is a conflict of interest`,
        at: sourcePlaceText(one.span),
      });
    }
    const clash = findConflictWithBidder(own, entry.bidder);
    if (clash !== undefined)
      sayOf(one)({
        check: "conflict-declared",
        reference: "R-SC-008",
        severity: "must",
        says: `${quote(entry.evaluator)} marks ${quote(entry.bidder)} after declaring a conflict in entry ${clash.number}`,
        at: sourcePlaceText(one.span),
      });
  }
}

/** The declaration of a conflict with this bidder, or with all. */
const findConflictWithBidder = (
  declared: readonly Recorded[] | undefined,
  bidder: string,
): Recorded | undefined =>
  declared?.find(
    ({ entry: said }) =>
      said.kind === "conflict" &&
      said.conflict === "declared" &&
      (said.bidder === undefined || said.bidder === bidder),
  );

const isSameBidAndCriterion = (a: StandingMark, b: StandingMark): boolean =>
  bidAndCriterionKey(a) === bidAndCriterionKey(b);

function bidAndCriterionKey({ given: { entry } }: StandingMark): string {
  return entry.kind === "mark" || entry.kind === "consensus"
    ? JSON.stringify([entry.bidder, entry.lot ?? "", entry.criterion, entry.aspect ?? ""])
    : "";
}

function addMarkingOrderFindings(journal: Journal, sayOf: SayOf): void {
  const marks = standingMarks(journal);
  for (const consensus of marks.filter(({ given }) => given.entry.kind === "consensus")) {
    const own = marks.filter(
      (one) => one.given.entry.kind === "mark" && isSameBidAndCriterion(one, consensus),
    );
    const late = own.find(({ given }) => given.number > consensus.given.number);
    const says =
      late !== undefined
        ? `an evaluator's own mark (entry ${late.given.number}) was entered after the consensus`
        : own.length === 0
          ? "there is a consensus, and no evaluator's own mark before it"
          : undefined;
    if (says === undefined) continue;
    const { entry } = consensus.given;
    if (entry.kind !== "consensus") continue;
    sayOf(consensus.given)({
      check: "individual-first",
      reference: "R-SC-005",
      severity: "must",
      says: `${quote(entry.bidder)}, \`${entry.criterion}\`${entry.aspect === undefined ? "" : ` (${entry.aspect})`}: ${says}`,
      at: sourcePlaceText(consensus.given.span),
    });
  }
}

function addLockAndPriceFindings({ entries }: Journal, sayOf: SayOf): void {
  const lock = entries.find(({ entry }) => entry.kind === "lock");
  const evidence = evidenceEntryTest(entries);
  for (const one of entries) {
    const { entry, number, span } = one;
    if (entry.kind === "price-opening" && (lock === undefined || lock.number > number))
      sayOf(one)({
        check: "price-after-quality",
        severity: "must",
        says: "prices were opened before the quality marks were locked",
        at: sourcePlaceText(span),
      });
    const changes =
      ["mark", "consensus", "correction"].includes(entry.kind) ||
      (entry.kind === "withdrawal" && entry.of !== undefined);
    // Evidence is checked, and the check put right, after the marks are locked.
    if (changes && !evidence(number) && lock !== undefined && number > lock.number)
      sayOf(one)({
        check: "locked",
        severity: "must",
        says: `entry ${number} (${entry.kind}) changes marks that entry ${lock.number} had locked`,
        at: sourcePlaceText(span),
      });
  }
}

function addLowPriceFindings({ entries }: Journal, sayOf: SayOf): void {
  const open = new Map<string, { readonly one: Recorded; readonly steps: readonly string[] }>();
  for (const one of entries) {
    const { entry } = one;
    if (entry.kind !== "abnormally-low") continue;
    const id = JSON.stringify([entry.bidder, entry.lot ?? ""]);
    const steps = [...(open.get(id)?.steps ?? []), entry.step];
    open.set(id, { one, steps });
    if (entry.step === "disregarded" && !steps.includes("asked"))
      sayOf(one)({
        check: "abnormally-low-dialogue",
        reference: "R-SC-019",
        severity: "must",
        says: `${quote(entry.bidder)} was disregarded without having been asked to explain its price`,
        at: sourcePlaceText(one.span),
      });
  }
  for (const { one, steps } of open.values()) {
    if (steps.includes("accepted") || steps.includes("disregarded") || one.entry.kind !== "abnormally-low")
      continue;
    sayOf(one)({
      check: "abnormally-low-dialogue",
      reference: "R-SC-019",
      severity: "must",
      says: `the price of ${quote(one.entry.bidder)} was called abnormally low, and no decision on it is recorded (last step: ${one.entry.step})`,
      at: sourcePlaceText(one.span),
    });
  }
}

/** Whoever marked confirms the record as it stands at the end. */
function addSignOffFindings({ entries }: Journal, sayOf: SayOf): void {
  const lock = entries.find(({ entry }) => entry.kind === "lock");
  if (lock === undefined) return;
  const marked = new Set(entries.flatMap(({ entry }) => (entry.kind === "mark" ? [entry.evaluator] : [])));
  const signed = new Set(
    entries.flatMap(({ entry }) => (entry.kind === "sign-off" ? [entry.evaluator] : [])),
  );
  const lacking = [...marked].filter((name) => !signed.has(name)).sort();
  if (lacking.length > 0)
    sayOf(lock)({
      check: "signed-off",
      severity: "should",
      says: `the marks are locked, and not signed off by ${lacking.map(quote).join(", ")}`,
      at: sourcePlaceText(lock.span),
    });
}

/** Times are given by people and by clocks; one that runs backwards is shown, not judged. */
function addTimeOrderFindings({ entries }: Journal, sayOf: SayOf): void {
  let before: Recorded | undefined;
  for (const one of entries) {
    const earlier = before?.entry.when ?? "";
    const shorter = Math.min(earlier.length, one.entry.when.length);
    if (before !== undefined && one.entry.when.slice(0, shorter) < earlier.slice(0, shorter))
      sayOf(one)({
        check: "times-in-order",
        severity: "should",
        says: `entry ${one.number} is dated ${one.entry.when}, before entry ${before.number} (${earlier})`,
        at: sourcePlaceText(one.span),
      });
    before = one;
  }
}
