/** How large the heaps of a run may grow that reads big tables: what a tender leaves behind is let go of at once, so small ones serve as well. */
import { setFlagsFromString } from "node:v8";

/**
 * Keeps the program itself small, from before an archive is looked through:
 * its nursery would grow tenfold because it may, and what a tender leaves
 * behind dies as well in a small one; what is carried out of it is looked
 * through before it has doubled; and what V8 needs to compile a function grows
 * with what it builds into it. These hold for all threads, and V8 takes the
 * first of them back whenever a thread begins, so each thread says them again.
 * Where V8 knows no such settings, nothing is different but the memory.
 */
export function stayInBounds(): void {
  lookThroughOften();
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=300");
}

/** What outlives the nursery is looked through before it has doubled, not before it has grown fourfold. */
export const lookThroughOften = (): void => setFlagsFromString("--heap-growing-percent=50");
