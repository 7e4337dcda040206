import { mergeConfig } from "vitest/config";
import all from "./vitest.config.ts";

/** The tests that hold the arithmetic: those which need no built program, so that a change to the source is what they see. */
const arithmetic = mergeConfig(all, {});
arithmetic.test.include = ["number", "scoring", "regime", "oracle", "measures"].map(
  (name) => `test/${name}/**/*.test.ts`,
);
export default arithmetic;
