import { defineConfig } from "vitest/config";
import all from "./vitest.config.ts";

/**
 * The tests beside the arithmetic: they need no built program, so that a change to the source is what they see. Golden cases
 * and recomputations would find more changes, and take hours over it; the score is a lower bound.
 */
const arithmetic = ["number", "scoring", "instruments"].map((name) => `test/${name}/**/*.test.ts`);

export default defineConfig({
  ...all,
  test: { ...all.test, include: arithmetic },
});
