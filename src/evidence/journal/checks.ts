/**
 * Checks of evidence: what somebody found behind a promise, as the journal
 * records it. A bidder's own file can say what evidence there will be, and
 * never that anybody has seen it.
 */
import { equal, exact } from "../../number/exact.ts";
import { normaliseName, sameName } from "../../tender/bids/cells.ts";
import type { CheckOutcome } from "./kinds.ts";
import type { Recorded } from "./model.ts";
import type { JournalEntry } from "./schema.ts";

type Evidence = Extract<JournalEntry, { readonly kind: "evidence" }>;

/** A check as it stands after its corrections. */
export interface StandingCheck {
  readonly given: Recorded;
  /** The entry that says what stands: the check, or the last correction of it. */
  readonly last: Recorded;
  readonly bidder: string;
  readonly lot?: string;
  readonly measure: string;
  /** Which promise, where the bid makes several under the measure: the quantity that it promises. */
  readonly promised?: string;
  readonly outcome: CheckOutcome;
  /** What is verified of the promise, in its own unit, where that is a part. */
  readonly quantity?: string;
  readonly by: string;
  readonly reference: string;
  /** Why, in the words of the check or of the last correction. */
  readonly reason?: string;
}

type Entries = readonly Recorded[];

/** @returns for each entry that corrects, takes back or is corrected the number of the entry where it began. */
function originalEntryByNumber(entries: Entries): ReadonlyMap<number, Recorded> {
  const first = new Map<number, Recorded>();
  for (const one of entries) {
    const { entry, number } = one;
    const named =
      entry.kind === "correction" ? entry.replaces : entry.kind === "withdrawal" ? entry.of : undefined;
    const begun = named === undefined ? one : first.get(Number(named));
    if (begun !== undefined) first.set(number, begun);
  }
  return first;
}

/** @returns whether an entry corrects or takes back a check of evidence, and no mark. */
export function evidenceEntryTest(entries: Entries): (number: number) => boolean {
  const first = originalEntryByNumber(entries);
  return (number) => first.get(number)?.entry.kind === "evidence";
}

/** @returns the checks that stand, in the order in which they were made. */
export function standingChecks({ entries }: { readonly entries: Entries }): readonly StandingCheck[] {
  const first = originalEntryByNumber(entries);
  const checks = new Map<number, StandingCheck>();
  for (const one of entries) applyEntryToChecks(checks, one, first.get(one.number)?.number ?? one.number);
  return [...checks.values()];
}

/** Takes one more entry in. @returns the check that it makes or puts right, if it is of one */
function applyEntryToChecks(
  checks: Map<number, StandingCheck>,
  one: Recorded,
  begun: number,
): StandingCheck | undefined {
  const { entry, number } = one;
  if (entry.kind === "withdrawal" && entry.of !== undefined) checks.delete(begun);
  if (entry.kind === "evidence") checks.set(number, { given: one, last: one, ...pickEvidenceFields(entry) });
  else if (entry.kind !== "correction") return undefined;
  const before = checks.get(begun);
  if (entry.kind === "correction" && before !== undefined)
    checks.set(begun, correctedCheck(before, one, entry));
  return checks.get(begun);
}

function pickEvidenceFields({
  bidder,
  lot,
  measure,
  promised,
  outcome,
  quantity,
  by,
  reference,
  reason,
}: Evidence) {
  return {
    bidder,
    ...(lot !== undefined && { lot }),
    measure,
    ...(promised !== undefined && { promised }),
    outcome,
    ...(quantity !== undefined && { quantity }),
    by,
    reference,
    ...(reason !== undefined && { reason }),
  };
}

/** An outcome that is put right brings its own quantity, or none. */
function correctedCheck(
  { quantity: before, ...check }: StandingCheck,
  last: Recorded,
  { outcome, quantity, reference, reason }: Extract<JournalEntry, { readonly kind: "correction" }>,
): StandingCheck {
  const own = quantity ?? (outcome === undefined ? before : undefined);
  return {
    ...check,
    last,
    outcome: outcome ?? check.outcome,
    ...(own !== undefined && { quantity: own }),
    reference: reference ?? check.reference,
    reason,
  };
}

/** What is wrong with an entry, at one of its keys. */
export interface EntryFault {
  readonly one: Recorded;
  readonly key: string;
  readonly cause: string;
  readonly remedy: string;
}

const ofMarks = ["mark", "rationale", "feedback", "cites"] as const;
const ofChecks = ["outcome", "quantity", "reference"] as const;

/** @returns what corrections and checks of evidence say that cannot be so. */
export function evidenceCheckFaults(entries: Entries): readonly EntryFault[] {
  const first = originalEntryByNumber(entries);
  const checks = new Map<number, StandingCheck>();
  const alike = new Map<string, StandingCheck[]>();
  return entries.flatMap((one): readonly EntryFault[] => {
    const begun = first.get(one.number) ?? one;
    const check = applyEntryToChecks(checks, one, begun.number);
    const amiss = one.entry.kind === "correction" ? correctionFaults(one, one.entry, begun) : [];
    if (amiss.length > 0 || check === undefined) return amiss;
    if (one.entry.kind !== "evidence") return partQuantityFaults(one, check);
    const key = JSON.stringify(
      [check.bidder, check.measure].map((name) => normaliseName(name).toLowerCase()),
    );
    const earlier = alike.get(key) ?? [];
    const others = earlier.flatMap(({ given }) => checks.get(given.number) ?? []);
    alike.set(key, earlier);
    earlier.push(check);
    return [...partQuantityFaults(one, check), ...repeatedCheckFaults(one, check, others)];
  });
}

/** A mark is put right by what marks say, and a check of evidence by what checks say. */
function correctionFaults(
  one: Recorded,
  entry: Extract<JournalEntry, { readonly kind: "correction" }>,
  begun: Recorded,
): readonly EntryFault[] {
  const isCheck = begun.entry.kind === "evidence";
  const [own, others] = isCheck ? [ofChecks, ofMarks] : [ofMarks, ofChecks];
  const strange = others.find((key) => entry[key] !== undefined);
  const keys = own.map((key) => `\`${key}\``).join(", ");
  if (strange !== undefined)
    return [
      {
        one,
        key: strange,
        cause: `entry ${entry.replaces} is a ${isCheck ? "check of evidence" : "mark"}, and has no \`${strange}\``,
        remedy: `give ${keys}`,
      },
    ];
  return own.some((key) => entry[key] !== undefined)
    ? []
    : [
        {
          one,
          key: "kind",
          cause: "the correction corrects nothing",
          remedy: `give ${keys.replace(/, ([^,]*)$/, " or $1")}`,
        },
      ];
}

/** A part has its quantity, and what is not a part has none. */
function partQuantityFaults(one: Recorded, { outcome, quantity }: StandingCheck): readonly EntryFault[] {
  if (outcome === "partly" && quantity === undefined)
    return [
      {
        one,
        key: "outcome",
        cause: "a part of the promise is verified, and not how much of it",
        remedy: "give `quantity`, in the unit of the promise",
      },
    ];
  return outcome !== "partly" && quantity !== undefined
    ? [
        {
          one,
          key: "quantity",
          cause: `a quantity is given, and the outcome is \`${outcome}\``,
          remedy: "a quantity goes with `partly`",
        },
      ]
    : [];
}

/** One promise has one check: what was found later corrects it, and says why. The others are of the same bidder and measure. */
function repeatedCheckFaults(
  one: Recorded,
  check: StandingCheck,
  others: readonly StandingCheck[],
): readonly EntryFault[] {
  const other = others.find(
    (before) =>
      sameOrNotGiven(before.lot, check.lot, sameName) &&
      sameOrNotGiven(before.promised, check.promised, (a, b) => equal(exact(a), exact(b))),
  );
  return other === undefined
    ? []
    : [
        {
          one,
          key: "measure",
          cause: `entry ${other.last.number} already records a check of this promise`,
          remedy: `say what was found since by a correction: svscore journal add … correction --replaces ${other.last.number} --outcome … --reason …`,
        },
      ];
}

const sameOrNotGiven = (
  a: string | undefined,
  b: string | undefined,
  same: (a: string, b: string) => boolean,
): boolean => a === undefined || b === undefined || same(a, b);
