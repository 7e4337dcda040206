// Writes the JSON Schemas under measures/schema from the schemas in the program. A test fails when they are stale.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(root, "dist-schemas-"));
try {
  await build({
    absWorkingDir: root,
    entryPoints: { schemas: "src/cli/schemas.ts" },
    outdir: folder,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  const { schemaTexts } = await import(pathToFileURL(join(folder, "schemas.js")).href);
  for (const [name, text] of Object.entries(schemaTexts()))
    writeFileSync(join(root, "measures/schema", `${name}.json`), text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
