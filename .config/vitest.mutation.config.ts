import { defineConfig } from "vitest/config";
import all from "./vitest.config.ts";

/** The tests that hold the arithmetic and need no built program, so that a change to the source is what they see. */
const arithmetic = [
  ...["number", "scoring", "instruments", "regime", "oracle", "measures"].map(
    (name) => `test/${name}/**/*.test.ts`,
  ),
  "test/run/cases.test.ts",
  "test/examples/golden.test.ts",
];

export default defineConfig({
  ...all,
  test: { ...all.test, include: arithmetic },
});
