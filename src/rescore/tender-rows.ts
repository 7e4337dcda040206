/**
 * One tender of the big tables from its rows to its line. In whole numbers
 * where everything about it is usual; otherwise put together again as
 * `evaluate` would read it, and scored by the same engine.
 */
import type { Diagnostic } from "../diagnostics/model.ts";
import { divide, exact, integer } from "../number/exact.ts";
import { at as placeOf } from "../source/span.ts";
import { assemble } from "../tender/bids/assemble.ts";
import type { Reader } from "../tender/bids/cells.ts";
import { reportCriteriaWithoutData } from "../tender/bids/criteria-without-data.ts";
import type { BidRecord } from "../tender/bids/record.ts";
import type { Bid, Commitment, Tender } from "../tender/model.ts";
import type { Method } from "./compiled-method.ts";
import { contestPairs, type WhatIf } from "./contest-pair.ts";
import type { LeanBid } from "./fast/integer-scoring.ts";
import { PARTS, type Sums } from "./fast/quantity-totals.ts";
import { type Layout, leanBids } from "./fast/read-bids.ts";
import type { Receiver } from "./fast/read-commitment-row.ts";
import type { Skipped } from "./model.ts";
import { type RawRow, recordOf, setOf, type TableHead } from "./raw-rows.ts";
import { type Rescored, rescore } from "./rescore-contest.ts";

/** A tender whose rows are coming in. */
export interface Incoming extends Receiver {
  readonly method: Method;
  readonly tender: Tender;
  readonly at: string;
  /** Its bids in whole numbers; absent where they were read the ordinary way. */
  readonly lean?: readonly LeanBid[];
  readonly bids?: readonly Bid[];
  readonly names: readonly string[];
  /** Why it cannot be scored: nothing at all is given for one of its criteria. */
  readonly lacking?: Skipped;
  /** Promises that do not fit the sums, by bid. */
  readonly extras: { readonly bid: number; readonly commitment: Commitment }[];
  /** Rows kept whole, where the tender has lots. */
  readonly whole: BidRecord[];
  rowsApart: number;
}

export interface Rows {
  readonly layout: Layout;
  readonly commitments?: TableHead;
  readonly prices: readonly RawRow[];
  readonly marks: readonly RawRow[];
}

export const apartFrom = ({ code, span, cause }: Diagnostic, file: string): Skipped => ({
  code,
  at: span === undefined ? file : placeOf(span),
  says: cause,
  tender: false,
});

/** @returns the tender with its bids, ready for its promises. */
export function incoming(
  method: Method,
  tender: Tender,
  at: string,
  rows: Rows,
  sums: Sums,
  apart: (one: Skipped) => void,
): Incoming {
  const lots = tender.lots.length > 0;
  const plan = method.lean?.before;
  const isGiven = rows.commitments !== undefined || plan?.commitments === undefined;
  const lean =
    plan === undefined || lots || !isGiven ? undefined : leanBids(plan, rows.layout, rows.prices, rows.marks);
  if (lean !== undefined)
    return {
      ...receiving(
        method,
        tender,
        at,
        lean.map(({ bidder }) => bidder),
        sums,
      ),
      lean,
    };
  const found = lots ? undefined : readBids(method, rows, [], at, apart);
  const names = found?.bids.map(({ bidder }) => bidder) ?? [];
  const open = receiving(method, tender, at, names, sums);
  return found === undefined ? open : { ...open, ...found };
}

/** @returns a tender of these bidders, before its promises */
export function receiving(
  method: Method,
  tender: Tender,
  at: string,
  names: readonly string[],
  sums: Sums,
): Incoming {
  return {
    method,
    tender,
    at,
    shelf: method.shelf,
    sums,
    // In the bytes of a cell a quote mark stands doubled, so such a name is looked for by the ordinary reader.
    bidOf: new Map(
      names.flatMap((name, index) =>
        name.includes('"') ? [] : [[Buffer.from(name).toString("latin1"), index]],
      ),
    ),
    timed: new Uint8Array(names.length),
    lastBidder: Buffer.alloc(0),
    lastBid: -1,
    names,
    extras: [],
    whole: [],
    rowsApart: 0,
  };
}

/** The bids as `evaluate` reads them; rows with faults stand apart, and a tender for which a table or a column lacks altogether. */
function readBids(
  method: Method,
  { layout, commitments, prices, marks }: Rows,
  promised: readonly BidRecord[],
  tenderAt: string,
  apart: (one: Skipped) => void,
): Pick<Incoming, "lacking" | "rowsApart"> & { readonly bids: readonly Bid[] } {
  const reader: Reader = { diagnostics: [], spans: new Map() };
  const sets = [
    setOf(
      layout.prices,
      "bid",
      prices.map((row) => recordOf(layout.prices, row)),
    ),
    ...(layout.marks === undefined
      ? []
      : [
          setOf(
            layout.marks,
            "marks",
            marks.map((row) => recordOf(layout.marks as TableHead, row)),
          ),
        ]),
    ...(commitments === undefined ? [] : [setOf(commitments, "commitments", promised)]),
  ];
  const ragged = sets.flatMap(({ records }) => records.filter(({ shifted }) => shifted === true));
  for (const { span } of ragged)
    apart({ code: "SV307", at: placeOf(span), says: "the row does not fit its header", tender: false });
  const kept = sets.map((set) => ({
    ...set,
    records: set.records.filter(({ shifted }) => shifted !== true),
  }));
  const bids = assemble(reader, kept, method.expected, layout.prices.file);
  const faults = reader.diagnostics.filter(({ span }) => span !== undefined);
  for (const fault of faults) apart(apartFrom(fault, layout.prices.file));
  const missing: Reader = { diagnostics: [], spans: new Map() };
  if (bids.length > 0) reportCriteriaWithoutData(missing, bids, kept, method.expected);
  const [first] = missing.diagnostics;
  return {
    bids,
    rowsApart: faults.length + ragged.length,
    ...(first !== undefined && {
      lacking: { code: first.code, at: tenderAt, says: first.cause, tender: true },
    }),
  };
}

/** @returns the lines of a tender by the engine of `evaluate`, or why it stands apart */
export function ordinarily(
  open: Incoming,
  rows: Rows,
  changed: WhatIf,
  inFull: boolean,
  apart: (one: Skipped) => void,
): readonly Rescored[] | undefined {
  const lots = open.tender.lots.length > 0;
  const read = open.bids === undefined ? readBids(open.method, rows, open.whole, open.at, apart) : undefined;
  const own = read?.bids ?? open.bids ?? [];
  const bids = lots ? own : withPromises(open, own);
  if (bids.length === 0) {
    apart({ code: "SV321", at: open.at, says: "no row of prices names this tender", tender: true });
    return undefined;
  }
  const lacking = read?.lacking ?? open.lacking;
  if (lacking !== undefined) {
    apart(lacking);
    return undefined;
  }
  const { libraries, rulesets, reference } = open.method;
  const pairs = contestPairs({ tender: open.tender, libraries, rulesets, bids, reference }, changed);
  const rowsApart = open.rowsApart + (read?.rowsApart ?? 0);
  const done = pairs.map((pair) => rescore(pair, open.at, rowsApart, inFull));
  const [problem] = done.flatMap((one) => ("problems" in one ? one.problems : []));
  if (problem !== undefined) {
    apart({ code: "SV317", at: open.at, says: problem.unscorable, tender: true });
    return undefined;
  }
  return done.flatMap((one) => ("problems" in one ? [] : [one]));
}

/** The bids with their sums as promises: the value chain is linear, so one promise of a sum is worth what its parts are. */
function withPromises({ sums, shelf, names, extras, timed }: Incoming, bids: readonly Bid[]): readonly Bid[] {
  const promised = new Map<string, Commitment[]>(names.map((name) => [name, []]));
  const keys = sums.touched.slice(0, sums.count).sort();
  for (const key of keys) {
    const bid = (key >> 1) % sums.room;
    const variant = shelf.variants[Math.trunc((key >> 1) / sums.room)];
    const name = names[bid];
    if (variant === undefined || name === undefined) continue;
    const lacking = key % 2 === 1;
    promised.get(name)?.push({
      measure: variant.measure,
      quantity: { value: divide(exact(String(sums.held[key] ?? 0)), integer(PARTS)), at: "" },
      unit: variant.unit,
      ...(lacking ? {} : { evidence: "given", plan: "given", owner: "given" }),
      ...((!lacking || timed[bid] === 1) && { to: "given" }),
      at: "",
    });
  }
  for (const { bid, commitment } of extras) promised.get(names[bid] ?? "")?.push(commitment);
  return bids.map((bid) => ({
    ...bid,
    commitments: [...bid.commitments, ...(promised.get(bid.bidder) ?? [])],
  }));
}
