/** Which promises of the bids somebody has checked, by what the journal records, and how much of each is verified. */
import type { Diagnostic } from "../diagnostics/model.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { compare, divide, type Exact, equal, exact, isZero, ONE, sum, ZERO } from "../number/exact.ts";
import { quote } from "../source/quote.ts";
import { sourcePlaceText } from "../source/span.ts";
import { sameName } from "../tender/bids/cells.ts";
import type { Bid, Commitment } from "../tender/model.ts";
import { type StandingCheck, standingChecks } from "./journal/checks.ts";
import type { CheckOutcome } from "./journal/kinds.ts";
import { spanOfEntryKey } from "./journal/load.ts";
import type { Journal } from "./journal/model.ts";

/** What is recorded of the evidence for one promise. */
export interface EvidenceCheck {
  readonly outcome: CheckOutcome;
  /** The share of the promise that is verified, from 0 to 1. */
  readonly verified: Exact;
  readonly by: string;
  readonly when: string;
  readonly reference: string;
  readonly reason?: string;
  /** The number of the entry that stands. */
  readonly entry: number;
  readonly at: string;
}

/** The checks by the place of the promise in the bids; a promise that is not there nobody has checked. */
export type EvidenceChecks = ReadonlyMap<string, EvidenceCheck>;

/**
 * @param named gives a bidder's name for the letter under which it stands in the journal
 * @returns the checks, or SV313 and SV616 where the journal records one of what no bid promises
 */
export function matchChecksToPromises(
  bids: readonly Bid[],
  journal: Journal,
  named: (bidder: string) => string = (bidder) => bidder,
): { readonly checked: EvidenceChecks; readonly diagnostics: readonly Diagnostic[] } {
  const checked = new Map<string, EvidenceCheck>();
  const diagnostics: Diagnostic[] = [];
  for (const check of standingChecks(journal)) {
    const found = promisesOfCheckOrRefusal(bids, check, named(check.bidder));
    if ("cause" in found) {
      const { key, ...rest } = found;
      diagnostics.push({ ...rest, span: spanOfEntryKey(key === "quantity" ? check.last : check.given, key) });
      continue;
    }
    const { last, outcome, by, reference, reason } = check;
    const own: EvidenceCheck = {
      outcome,
      verified: found.verified,
      by,
      when: last.entry.when,
      reference,
      ...(reason !== undefined && { reason }),
      entry: last.number,
      at: sourcePlaceText(last.span),
    };
    for (const one of found.promises) checked.set(one.at, own);
  }
  return { checked, diagnostics };
}

type Found =
  | { readonly promises: readonly Commitment[]; readonly verified: Exact }
  | (Pick<Diagnostic, "code" | "cause" | "remedy"> & { readonly key: string });

function promisesOfCheckOrRefusal(bids: readonly Bid[], check: StandingCheck, bidder: string): Found {
  const { lot, measure, promised } = check;
  const own = bids.filter(
    (bid) => sameName(bid.bidder, bidder) && (lot === undefined || sameName(bid.lot ?? "", lot)),
  );
  if (own.length === 0)
    return {
      code: "SV313",
      key: "bidder",
      cause: `${quote(bidder)} is not among the bids${lot === undefined ? "" : ` for lot ${quote(lot)}`}`,
      remedy: didYouMean(
        bidder,
        bids.map((bid) => bid.bidder),
      ),
    };
  const under = own.flatMap(({ commitments }) => commitments).filter((one) => sameName(one.measure, measure));
  const amount = promised === undefined ? undefined : exact(promised);
  const promises = under.filter(
    ({ quantity }) => amount === undefined || (quantity !== undefined && equal(quantity.value, amount)),
  );
  if (promises.length === 0)
    return {
      code: "SV616",
      key: under.length === 0 ? "measure" : "promised",
      cause:
        under.length === 0
          ? `${quote(bidder)} promises nothing under ${quote(measure)}`
          : `${quote(bidder)} promises no ${promised} under ${quote(measure)}`,
      remedy:
        under.length === 0
          ? noSuchMeasureRemedy(measure, own)
          : "give the quantity as the bid promises it, or leave it out where the bid promises once",
    };
  return verifiedShareOrRefusal(check, promises, bidder);
}

/** The measures under which the bid promises anything; without any, its commitments were not read. */
function noSuchMeasureRemedy(measure: string, own: readonly Bid[]): string {
  const promised = [...new Set(own.flatMap(({ commitments }) => commitments.map((one) => one.measure)))];
  return promised.length === 0
    ? "the bid makes no commitments: name the file of commitments with the bids"
    : didYouMean(measure, promised);
}

/** A part is held against all that the check is about. */
function verifiedShareOrRefusal(
  { outcome, quantity, measure }: StandingCheck,
  promises: readonly Commitment[],
  bidder: string,
): Found {
  if (outcome !== "partly" || quantity === undefined)
    return { promises, verified: outcome === "verified" ? ONE : ZERO };
  const whole = sum(promises.flatMap((one) => one.quantity?.value ?? []));
  const units = new Set(promises.map(({ unit }) => unit ?? ""));
  const part = exact(quantity);
  const refuse = (cause: string, remedy: string): Found => ({
    code: "SV616",
    key: "quantity",
    cause,
    remedy,
  });
  if (isZero(whole))
    return refuse(
      `${quote(bidder)} promises no quantity under ${quote(measure)}, so no part of it can be verified`,
      "say `verified` or `not-verified`",
    );
  if (units.size > 1)
    return refuse(
      `${quote(bidder)} promises under ${quote(measure)} in several units, so it is open what ${quantity} counts`,
      "check each promise by itself: `promised` names it by its quantity",
    );
  if (compare(part, whole) >= 0)
    return refuse(
      `${quantity} is not a part of what ${quote(bidder)} promises under ${quote(measure)}`,
      "give less than is promised, or say `verified`",
    );
  return { promises, verified: divide(part, whole) };
}
