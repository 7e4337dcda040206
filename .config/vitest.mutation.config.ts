import { defineConfig } from "vitest/config";
import all from "./vitest.config.ts";

/**
 * The tests beside the arithmetic and the rules: they need no built program, so that a change to the source is what they see. Golden cases
 * and recomputations would find more changes, and take hours over it; the score is a lower bound.
 */
const beside = ["number", "scoring", "instruments", "regime"].map((name) => `test/${name}/**/*.test.ts`);

export default defineConfig({
  ...all,
  test: { ...all.test, include: beside },
});
