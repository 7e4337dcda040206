import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Damaged and hostile inputs from a seed: `npm run fuzz`. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: { include: ["test/fuzz/**/*.test.ts"], testTimeout: 86_400_000, env: { TZ: "UTC" } },
});
