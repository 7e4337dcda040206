/** How far a run has come, on a terminal's standard error and nowhere else. */
import { grouped } from "../../number/rounding.ts";
import type { Io } from "../io.ts";

export interface Progress {
  /** @param share of the work, in parts done of all parts */
  readonly step: (done: number, all: number, rows: number) => void;
  readonly end: () => void;
}

export function progressOn(io: Io): Progress {
  if (!io.errorIsTerminal) return { step: () => undefined, end: () => undefined };
  const began = Date.now();
  let [first, rows] = [-1, 0];
  return {
    step: (done, all, more) => {
      if (first === -1) first = done - 1;
      rows += more;
      const seconds = Math.max(0.001, (Date.now() - began) / 1000);
      const left = Math.round((seconds * (all - done)) / Math.max(1, done - first));
      const share = Math.floor((100 * done) / all);
      io.error(
        `\r\u001b[K${grouped(String(rows))} rows, ${share}%, ${grouped(String(Math.round(rows / seconds)))} rows a second, ${time(left)} left`,
      );
    },
    end: () => io.error("\r\u001b[K"),
  };
}

const time = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
