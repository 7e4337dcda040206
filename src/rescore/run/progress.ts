/** How far a run has come, on a terminal's standard error and nowhere else. */

import type { Io } from "../../io/io.ts";
import { groupThousands } from "../../number/rounding.ts";

export interface Progress {
  /** @param rows of the part that was done, added to those before */
  readonly step: (done: number, rows: number) => void;
  readonly end: () => void;
}

/** What is known at a moment. */
export interface Reached {
  readonly done: number;
  readonly all: number;
  /** Rows of all parts that are done, and of those that were done in this call. */
  readonly rows: number;
  readonly fresh: number;
  /** Parts that were done before this call. */
  readonly before: number;
  readonly seconds: number;
}

/** @returns one line that a terminal of this width shows on one line: the share and the time left, and what else there is room for */
export function progressLine({ done, all, rows, fresh, before, seconds }: Reached, columns: number): string {
  const share = `${all === 0 ? 100 : Math.floor((100 * done) / all)}%`;
  const pace = seconds / Math.max(1, done - before);
  const left =
    done === before ? "time left not known yet" : `${durationText(Math.ceil(pace * (all - done)))} left`;
  const counted = `${groupThousands(String(rows))} rows`;
  const rate = `${groupThousands(String(Math.round(fresh / Math.max(0.001, seconds))))} rows a second`;
  const lines = [[counted, share, rate, left], [counted, share, left], [share, left], [share]].map((parts) =>
    parts.join(", "),
  );
  // A terminal breaks a line that fills its last column, and only the last of two lines could be taken back.
  return lines.find((line) => line.length < columns) ?? "";
}

const EVERY = 100;

/** @param before parts that were done in an earlier call, and their rows */
export function startProgress(io: Io, before: number, all: number, rows: number): Progress {
  if (!io.errorIsTerminal) return { step: () => undefined, end: () => undefined };
  const began = Date.now();
  let [fresh, shown] = [0, 0];
  const show = (done: number): void => {
    const seconds = (Date.now() - began) / 1000;
    const reached = { done, all, rows: rows + fresh, fresh, before, seconds };
    io.error(`\r\u001b[K${progressLine(reached, process.stderr.columns ?? 80)}`);
    shown = Date.now();
  };
  show(before);
  return {
    step: (done, more) => {
      fresh += more;
      if (Date.now() - shown >= EVERY || done === all) show(done);
    },
    end: () => io.error("\r\u001b[K"),
  };
}

const durationText = (seconds: number): string =>
  seconds < 60
    ? `${seconds} s`
    : seconds < 3600
      ? `${Math.floor(seconds / 60)} min ${seconds % 60} s`
      : `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
