import { defineConfig } from "vitest/config";
import all from "./vitest.config.ts";

/** The tests that need a browser: apart, because not every machine has one and looking takes time. */
export default defineConfig({
  ...all,
  test: { ...all.test, include: ["test/browser/**/*.test.ts"], exclude: [], testTimeout: 300_000 },
});
