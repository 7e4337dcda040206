// Writes docs/rules.md from the rules and thresholds under measures. A test fails when it is stale.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(root, "dist-rules-"));
try {
  await build({
    absWorkingDir: root,
    stdin: {
      contents: `
        import { loadBuiltIn } from "./src/inputs/built-in.ts";
        import { assembleRules } from "./src/regime/assemble.ts";
        import { regimesPage } from "./src/report/rules/regimes.ts";
        export const page = async () => regimesPage((await loadBuiltIn()).rules.map(assembleRules));`,
      resolveDir: root,
      loader: "ts",
    },
    outfile: join(folder, "page.js"),
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  const { page } = await import(pathToFileURL(join(folder, "page.js")).href);
  writeFileSync(join(root, "docs/rules.md"), await page());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
