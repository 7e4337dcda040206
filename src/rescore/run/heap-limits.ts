/** How large the heap of a run may grow. What a tender leaves behind is let go of at once, so a small heap serves as well as a large one. */
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/** What outlives the nursery is looked through before it has doubled, not before it has grown fourfold. */
export const collectGarbageOften = (): void => setFlagsFromString("--heap-growing-percent=50");

/**
 * Keeps the program small that reads big tables, from before they are looked
 * through: its nursery would grow tenfold because it may; and what V8 needs to
 * compile a function grows with what it builds into it. Where V8 knows no such
 * settings, nothing is different but the memory.
 */
export function limitHeap(): void {
  collectGarbageOften();
  setNurseryGrowth(1);
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=300");
}

/** In bytes, both halves. A smaller one is cleared too often, a larger one saves no more time. */
const NURSERY = 8 * 1024 * 1024;

/**
 * Lets the nursery grow up to its size and no further. To be asked for between
 * tasks: V8 lets it grow again whenever a thread begins.
 */
export function limitNursery(): void {
  const nursery = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
  setNurseryGrowth((nursery?.space_size ?? NURSERY) < NURSERY ? 2 : 1);
}

const setNurseryGrowth = (factor: number): void => setFlagsFromString(`--semi-space-growth-factor=${factor}`);
