import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/browser/**", "test/exhaustive/**", "test/fuzz/**", "test/simulated/**"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // The tests share no state that one of them changes, so a worker loads the program once and not once a file.
    isolate: false,
    // By itself the runner leaves a core to others, which on two cores is half of them.
    maxWorkers: "100%",
    env: { TZ: "UTC" },
  },
});
