import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The real commands on a disk that fails from a seed: `npm run simulated`. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["test/simulated/**/*.test.ts"],
    testTimeout: 86_400_000,
    hookTimeout: 600_000,
    env: { TZ: "UTC" },
  },
});
