import { defineConfig } from "vitest/config";
import all from "./vitest.config.ts";

/** The tests that hold the arithmetic: they need no built program, so a change to the source is what they see. */
const folders = ["number", "scoring", "regime", "oracle", "measures"];

export default defineConfig({
  ...all,
  test: { ...all.test, include: folders.map((name) => `test/${name}/**/*.test.ts`) },
});
