/**
 * The fast path: usual tenders in whole numbers, read from bytes. It answers as
 * the engine would, to the byte, or not at all; what is usual stands in
 * usual.ts. This folder may be deleted, with its line in engines.ts, and no
 * byte of any answer changes.
 */

import { denominator, exactInteger, multiply, numerator } from "../../number/exact.ts";
import type { Commitment } from "../../tender/model.ts";
import type { TenderRows } from "../bid-rows.ts";
import { commitmentOrSkippedRow } from "../commitment-row.ts";
import type { FastTender, NewFastPath } from "../fast-path.ts";
import type { DefinedTender } from "../open-rows.ts";
import { recordOfRow } from "../raw-rows.ts";
import { lastRecordAsRawRow } from "../record-row.ts";
import type { RescoreOptions } from "../rescore-tender.ts";
import type { SkippedAt } from "../skipped-row.ts";
import type { TableColumns } from "../table-columns.ts";
import { type CompiledMethod, methodCompiler } from "./compiled-method.ts";
import { newFastFolderReader } from "./folder.ts";
import type { IntegerBid } from "./integer-scoring.ts";
import type { MeasureIndex } from "./measure-index.ts";
import { takeAndResetMeasureSums } from "./measure-sums.ts";
import {
  newQuantityTotals,
  PARTS,
  type QuantityTotals,
  resetTotals,
  tryAddQuantity,
} from "./quantity-totals.ts";
import { parseUsualBids } from "./read-bids.ts";
import { newCommitmentRows, tryTakeCommitmentRow } from "./read-commitment-row.ts";
import { rescoreInIntegers } from "./rescore-in-integers.ts";
import { newScratch, type Scratch } from "./value-quantities.ts";
import { loadRowKernel, type RowKernel } from "./wasm/memory.ts";

export const fastPath: NewFastPath = (options, load) => {
  const compile = methodCompiler();
  const indexes = new Set<MeasureIndex>();
  const tryFolder = newFastFolderReader(options, load, compile, indexes);
  return {
    tryFolder: async (files, folder, chunk) => {
      const result = await tryFolder(files, folder, chunk);
      if (result === undefined) return false;
      chunk.tender(result.tender, result.at, [{ result, measures: [] }]);
      return true;
    },
    tables: (columns) => {
      const kernel = loadRowKernel();
      kernel?.columns(columns);
      const totals = newQuantityTotals(kernel?.buffers);
      const scratch = newScratch(kernel);
      return {
        ...(kernel !== undefined && { room: kernel.room }),
        tryOpen: (defined, rows) => {
          const compiled = compile(defined.method);
          if (compiled === undefined) return undefined;
          const bids = tryReadBids(compiled, rows);
          if (bids === undefined) return undefined;
          indexes.add(compiled.index);
          return startFastTender(
            { defined, rows, compiled, bids, totals, columns, kernel, scratch },
            options,
          );
        },
      };
    },
    measures: (chunk) => {
      for (const index of indexes)
        for (const [id, counts] of takeAndResetMeasureSums(index)) chunk.measure(id, counts);
      indexes.clear();
    },
  };
};

/** @returns the bids, or nothing where the reader of `evaluate` must say what they are */
function tryReadBids(compiled: CompiledMethod, rows: TenderRows): readonly IntegerBid[] | undefined {
  const { before } = compiled;
  if (rows.commitments === undefined && before.commitments !== undefined) return undefined;
  return compiled.promisesIn(rows.prices.head.names) ? undefined : parseUsualBids(before, rows);
}

interface Opening {
  readonly defined: DefinedTender;
  readonly rows: TenderRows;
  readonly compiled: CompiledMethod;
  readonly bids: readonly IntegerBid[];
  readonly totals: QuantityTotals;
  readonly columns: TableColumns;
  readonly kernel: RowKernel | undefined;
  readonly scratch: Scratch;
}

function startFastTender(
  { defined, rows, compiled, bids, totals, columns, kernel, scratch }: Opening,
  options: RescoreOptions,
): FastTender {
  const { tender, at, method } = defined;
  const names = bids.map(({ bidder }) => bidder);
  const into = newCommitmentRows(compiled.index, totals, names);
  const skipped: SkippedAt[] = [];
  let row = 0;
  let [isDeclined, key]: [boolean, Uint8Array | undefined] = [false, undefined];
  let inKernel = false;
  resetTotals(totals, Math.max(1, names.length), compiled.index.measures.length);
  const numberOf = new Map(names.map((name, index) => [name, index]));

  /** A row with anything unusual about how it is written, and nothing about what it promises. */
  const addCommitment = ({ bid, commitment }: { readonly bid: number; readonly commitment: Commitment }) => {
    const measure = compiled.index.measures.findIndex(({ id }) => id === commitment.measure);
    const parts = commitmentThousandths(compiled.index, measure, commitment);
    return parts !== undefined && tryAddQuantity(totals, measure, bid, unevidencedFlag(commitment), parts);
  };

  return {
    tryRows: (records, upTo, named) => {
      if (isDeclined || kernel === undefined) return 0;
      if (key !== named) {
        key = named;
        inKernel = kernel.open(compiled.index, names, named);
      }
      if (!inKernel) return 0;
      let taken = 0;
      records.pass(upTo, (from, end) => {
        const next = kernel.take(from, end, totals);
        taken += kernel.taken();
        return next;
      });
      row += taken;
      return taken;
    },
    tryRow: (records) => {
      if (isDeclined) return false;
      row += 1;
      if (tryTakeCommitmentRow(records.bytes, records.cells, columns, into)) return true;
      const head = rows.commitments;
      if (head === undefined) return false;
      const record = recordOfRow(head, lastRecordAsRawRow(records, columns));
      const found = commitmentOrSkippedRow(record, { tender, expected: method.expected, numberOf });
      if (found === undefined) return true;
      if ("code" in found) {
        skipped.push({ one: found, row: row - 1 });
        return true;
      }
      isDeclined = !addCommitment(found);
      return !isDeclined;
    },
    tryFinish: () => {
      if (isDeclined) return undefined;
      const one = { compiled, tender, at, bids, totals, rowsSkipped: skipped.length };
      const result = rescoreInIntegers(one, options, scratch);
      return result === undefined ? undefined : { result, skipped };
    },
  };
}

/** @returns thousandths, where the promise is a plain quantity in its measure's own unit */
function commitmentThousandths(
  index: MeasureIndex,
  measure: number,
  commitment: Commitment,
): number | undefined {
  const { quantity, unit, attribution } = commitment;
  const own = index.measures[measure]?.unit;
  if (quantity === undefined || attribution !== undefined || own === undefined || (unit ?? own) !== own)
    return undefined;
  if (index.usual[measure] === 0) return undefined;
  const parts = multiply(quantity.value, exactInteger(PARTS));
  const isWhole = denominator(parts) === 1n && numerator(parts) <= BigInt(Number.MAX_SAFE_INTEGER);
  return isWhole ? Number(numerator(parts)) : undefined;
}

const unevidencedFlag = ({ evidence, plan, owner, from, to }: Commitment): 0 | 1 =>
  [evidence, plan, owner, from ?? to].includes(undefined) ? 1 : 0;
