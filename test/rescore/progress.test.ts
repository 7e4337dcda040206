/** The line that tells how far a run has come fits the terminal, and says only what is known. */
import { describe, expect, test } from "vitest";
import { progressLine } from "../../src/rescore/run/progress.ts";

const reached = { done: 25, all: 100, rows: 1_234_567, fresh: 1_000_000, before: 5, seconds: 20 };

describe("progress", () => {
  test.for([
    [120, "1,234,567 rows, 25%, 50,000 rows a second, 1 min 15 s left"],
    [59, "1,234,567 rows, 25%, 50,000 rows a second, 1 min 15 s left"],
    [58, "1,234,567 rows, 25%, 1 min 15 s left"],
    [36, "25%, 1 min 15 s left"],
    [20, "25%"],
    [3, ""],
  ] as const)("in %i columns is %s", ([columns, line]) => {
    expect(progressLine(reached, columns)).toBe(line);
  });

  test.for([
    ["before the first part", { ...reached, done: 5, fresh: 0, seconds: 0 }, "time left not known yet"],
    ["in the last part", { ...reached, done: 100 }, "100%, 50,000 rows a second, 0 s left"],
    ["after hours", { ...reached, seconds: 20_000 }, "50 rows a second, 20 h 50 min left"],
    ["with nothing to do", { done: 0, all: 0, rows: 0, fresh: 0, before: 0, seconds: 0 }, "0 rows, 100%"],
  ] as const)("%s it says so", ([, one, said]) => {
    expect(progressLine(one, 200)).toContain(said);
  });
});
