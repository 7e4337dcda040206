import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Small tenders, all of them: `npm run exhaustive`. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["test/exhaustive/**/*.test.ts"],
    testTimeout: 1_800_000,
    env: { TZ: "UTC" },
    silent: false,
  },
});
