/** Where everything lies in the memory of the compiled reader: AssemblyScript, as take-rows.ts is. */

/** Where everything lies. At the head, numbers of 32 bits: eleven columns (-1 for none), then those named below. */
export const HEAD: usize = 0;
/** The name of the tender whose rows these are. */
export const KEY: usize = 1024;
export const MOST_KEY: usize = 1024;
/** For each bid, where its name is and how long. */
export const BIDS: usize = 2048;
export const MOST_BIDS: usize = 64;
/** For each bid, whether any promise of it has a date. */
export const TIMED: usize = 2560;
export const NAMES: usize = 4096;
export const MOST_NAMES: usize = 12288;
/** Where each cell of the row begins and ends. */
export const CELLS: usize = 16384;
export const MOST_COLUMNS: usize = 1000;
/** The numbers of the measures, and one, by the hash of their names; zero where there is none. */
export const SLOTS: usize = 32768;
export const MASK: u32 = 16383;
/** For each measure: where its name is, how long, where its unit is, how long, whether a plain figure is a quantity of it. */
export const MEASURES: usize = 98304;
export const MEASURE: usize = 20;
export const MOST_MEASURES: usize = 8192;
/** The letters of all names and units. */
export const LETTERS: usize = 262144;
export const MOST_LETTERS: usize = 524288;
/** The quantity totals of quantity-totals.ts. */
export const HELD: usize = 1048576;
export const STAMPS: usize = 5242880;
export const TOUCHED: usize = 7340032;
export const MOST_SUMS: usize = 524288;
/** The bytes of the table, as many as its reader has at once. */
export const BYTES: usize = 9437184;
export const MOST_BYTES: usize = 9437184;

/** What a thousandth of each measure's unit is worth on either side, over the side's scale; infinity where it does not fit. */
export const BEFORE: usize = 18939904;
export const AFTER: usize = 19005440;
/** How much one unit of each moves, roughly. */
export const MOVES: usize = 19070976;
/** Thousandths of each measure that all bids promise, the call for which they were begun, and which were begun. */
export const QUANTITIES: usize = 19136512;
export const MET: usize = 19202048;
export const BEGUN: usize = 19234816;
/** For each measure: 0 where nothing is known of it, 1 where it can be weighed here, 2 where it cannot. */
export const KINDS: usize = 19267584;
/** For each measure, whether the award counts it. */
export const COUNTS: usize = 19275776;
/** For each bid, its pounds on either side. */
export const POUNDS: usize = 19283968;
/** The measures that moved most, and how much the first of them do. */
export const NEAREST: usize = 19284992;
export const MOST: usize = 19317760;
export const MOST_FIRST: usize = 64;
/** One past the end of everything. */
export const END: usize = 19318784;

export const TENDER = 0;
export const BIDDER = 1;
export const MEASURE_ID = 2;
export const QUANTITY = 3;
export const UNIT = 4;
export const STARTS = 5;
export const ENDS = 6;
export const EVIDENCE = 7;
export const PLAN = 8;
export const OWNER = 9;
export const ATTRIBUTION = 10;
export const WIDTH = 11;
export const KEY_LENGTH = 12;
export const BID_COUNT = 13;
/** The bid of the last row. */
export const LAST_BID = 14;
export const ROOM = 15;
export const STAMP = 16;
export const SUM_COUNT = 17;
/** How many sums there is room for. */
export const SUM_ROOM = 18;
/** How many rows were taken. */
export const TAKEN = 19;
/** How many measures there are. */
export const MEASURE_COUNT = 20;
/** Whether a promise that lacks evidence, owner, date or plan earns nothing. */
export const ONLY_EVIDENCED = 21;
/** The number of the call to weigh. */
export const WEIGHING = 22;
export const MET_COUNT = 23;
export const NEAREST_COUNT = 24;
/** How many measures moved at all. */
export const MOVED_COUNT = 25;

export const COMMA: u32 = 44;
export const NEWLINE: u32 = 10;
export const RETURN: u32 = 13;
export const QUOTE: u32 = 34;
export const NOT_PLAIN: i32 = -1;

export function head(index: i32): i32 {
  return load<i32>(HEAD + ((<usize>index) << 2));
}

export function starts(column: i32): usize {
  return load<u32>(CELLS + ((<usize>column) << 3));
}

export function ends(column: i32): usize {
  return load<u32>(CELLS + ((<usize>column) << 3), 4);
}
