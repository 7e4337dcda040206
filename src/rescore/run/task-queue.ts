/**
 * Whose turn it is, in memory that all threads share: each takes the next task
 * when it is done with one, without waiting to be told. The first number is
 * the next task; after it, for each seat, the task that it last began.
 */
export type TaskQueue = Int32Array<SharedArrayBuffer>;

/** Past every task. */
const OVER = 1 << 30;

export const taskQueue = (seats: number): TaskQueue =>
  new Int32Array(new SharedArrayBuffer((seats + 1) * Int32Array.BYTES_PER_ELEMENT)).fill(-1, 1);

/** @returns the place of the next task among all; past the last when there is none left */
export const takeNextTaskIndex = (turns: TaskQueue): number => Atomics.add(turns, 0, 1);

export const noteBegun = (turns: TaskQueue, seat: number, task: number): void =>
  void Atomics.store(turns, seat + 1, task);

/** @returns the task that a seat last began, if it began any */
export const lastBegunTask = (turns: TaskQueue, seat: number): number | undefined => {
  const task = Atomics.load(turns, seat + 1);
  return task === -1 ? undefined : task;
};

/** Nobody begins another task. */
export const endQueue = (turns: TaskQueue): void => void Atomics.store(turns, 0, OVER);
