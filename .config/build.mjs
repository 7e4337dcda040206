// Builds the program: one CommonJS bundle whose heavy parts are chunks of their own (loaded when used), the library
// entries as ES modules with types, and the built-in data as checked JSON.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const shared = { absWorkingDir: root, bundle: true, platform: "node", target: "node20.19", logLevel: "warning", legalComments: "linked" };

rmSync(new URL("../dist", import.meta.url), { recursive: true, force: true });
mkdirSync(new URL("../dist", import.meta.url), { recursive: true });

await build({ ...shared, entryPoints: { main: "src/main.ts", scoring: "src/scoring/evaluate.ts", start: "src/cli/start.ts" }, outdir: "dist", format: "esm", splitting: true, packages: "bundle", banner: { js: "import { createRequire as svscoreRequire } from 'node:module'; const require = svscoreRequire(import.meta.url);" } });
