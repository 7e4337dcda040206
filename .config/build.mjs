// Builds the program: one CommonJS bundle for the command line (its encodings in a chunk that is loaded when needed),
// the library entries as ES modules with types, and the built-in data as checked JSON. Everything is made in a folder
// of its own and then moved into place, so that a build that fails leaves the last good one.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const fresh = join(root, `dist-${process.pid}.tmp`);
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

rmSync(fresh, { recursive: true, force: true });
process.on("exit", () => rmSync(fresh, { recursive: true, force: true }));
mkdirSync(fresh, { recursive: true });

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20.19",
  charset: "ascii",
  logLevel: "warning",
  legalComments: "none",
  metafile: true,
};

/** Tables of encodings are large and seldom needed. */
const encodingsApart = {
  name: "encodings-apart",
  setup: (bundling) => {
    bundling.onResolve({ filter: /^iconv-lite$/ }, () => ({ path: "./encodings.cjs", external: true }));
  },
};

/** The command-line parser can start other programs. svscore never does, and loading what it would need takes time. */
const noOtherPrograms = {
  name: "no-other-programs",
  setup: (bundling) => {
    bundling.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes("commander") ? { path: "none", namespace: "no-other-programs" } : undefined,
    );
    bundling.onLoad({ filter: /.*/, namespace: "no-other-programs" }, () => ({
      contents: "module.exports = {};",
      loader: "js",
    }));
  },
};

const commonjs = {
  ...shared,
  format: "cjs",
  minify: true,
  // The launcher runs the bundle as a script, where an import has nothing to call; require does the same here.
  supported: { "dynamic-import": false },
  keepNames: false,
  outExtension: { ".js": ".cjs" },
};
const built = await Promise.all([
  build({
    ...commonjs,
    entryPoints: { svscore: "src/start.ts" },
    outdir: fresh,
    plugins: [encodingsApart, noOtherPrograms],
    define: { "import.meta.url": "svscoreUrl" },
    banner: { js: 'const svscoreUrl=require("node:url").pathToFileURL(__filename).href;' },
  }),
  build({
    ...commonjs,
    entryPoints: { start: "src/launch.ts" },
    outdir: fresh,
    define: { SVSCORE_VERSION: JSON.stringify(version) },
  }),
  build({ ...commonjs, entryPoints: { encodings: "iconv-lite" }, outdir: fresh }),
  build({
    ...shared,
    format: "esm",
    splitting: true,
    packages: "external",
    entryPoints: { main: "src/main.ts", scoring: "src/scoring/evaluate.ts", io: "src/cli/io.ts" },
    outdir: fresh,
    chunkNames: "chunks/[name]-[hash]",
  }),
  build({
    ...shared,
    format: "esm",
    packages: "external",
    entryPoints: { compile: "src/cli/compile.ts" },
    outdir: fresh,
  }),
]);

// What others wrote and the bundle carries, with their terms.
const packages = new Map();
for (const { metafile } of built) {
  for (const input of Object.keys(metafile?.inputs ?? {})) {
    const folder = /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (folder !== undefined)
      packages.set(folder, JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")));
  }
}
const notices = [...packages].sort().map(([folder, { name, version: own, license }]) => {
  const file = readdirSync(join(root, folder)).find((one) => /^(licen[cs]e|copying)/i.test(one));
  return `${name} ${own} (${license})\n\n${file === undefined ? "No licence text is published with it." : readFileSync(join(root, folder, file), "utf8").trim()}\n`;
});
writeFileSync(
  join(fresh, "THIRD-PARTY.txt"),
  `svscore's program carries these packages.\n\n${notices.join(`\n${"-".repeat(80)}\n\n`)}`,
);

// The launcher reads the bundle one byte to a character, so there is nothing in it but ASCII; an escape means the same in
// a string and in a regular expression, where the bundler leaves characters as they are.
for (const name of ["svscore.cjs", "start.cjs", "encodings.cjs"]) {
  const path = join(fresh, name);
  const escaped = readFileSync(path, "utf8").replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  writeFileSync(path, escaped, "ascii");
}

const { compile } = await import(pathToFileURL(join(fresh, "compile.js")).href);
writeFileSync(join(fresh, "built-in.json"), JSON.stringify(compile(join(root, "measures"))));
rmSync(join(fresh, "compile.js"));

const types = spawnSync(
  process.execPath,
  [
    join(root, "node_modules/typescript/bin/tsc"),
    "--project",
    join(root, ".config/types.json"),
    "--outDir",
    join(fresh, "types"),
  ],
  { stdio: "inherit" },
);
if (types.status !== 0) process.exit(types.status ?? 1);

const old = `${fresh}-old`;
if (existsSync(dist)) renameSync(dist, old);
renameSync(fresh, dist);
rmSync(old, { recursive: true, force: true });

// The first run keeps V8's compiled form of the program beside it.
const warm = join(root, "examples/patient-transport/bids.csv");
if (existsSync(warm))
  spawnSync(process.execPath, [join(dist, "start.cjs"), "evaluate", warm], { stdio: "ignore" });
