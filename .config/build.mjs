// Builds the program: one CommonJS bundle for the command line (what many runs never use in parts that are loaded when needed),
// the library entries as ES modules with types, and the built-in data as checked JSON. Everything is made in a folder
// of its own and then moved into place, so that a build that fails leaves the last good one.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import * as zod from "zod/mini";

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
  define: { SVSCORE_VERSION: JSON.stringify(version) },
};

/** Packages that many runs never use: each is a part of its own, by its file, and is loaded when it is first asked for. */
const parts = {
  chalk: "chalk",
  commander: "commander",
  csv: "csv-parse/sync",
  encodings: "iconv-lite",
  word: "docx",
  widths: "get-east-asian-width",
  yaml: "yaml",
  zod: "zod/mini",
};

/** Parts whose users name them from the beginning, and mostly never come to use them: what they take from each. */
const taken = { csv: ["parse", "CsvError"], widths: ["eastAsianWidth"] };

const partsApart = {
  name: "parts-apart",
  setup: (bundling) => {
    for (const [part, name] of Object.entries(parts))
      bundling.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({
        ...(taken[part] === undefined
          ? { path: `./${part}.cjs`, external: true }
          : { path: part, namespace: "part-in-time" }),
      }));
    bundling.onResolve({ filter: /\.cjs$/, namespace: "part-in-time" }, ({ path }) => ({
      path,
      external: true,
    }));
    bundling.onLoad({ filter: /.*/, namespace: "part-in-time" }, ({ path: part }) => ({
      contents: taken[part]
        .map(
          (name) =>
            `Object.defineProperty(exports, "${name}", { get: () => require("./${part}.cjs").${name} });`,
        )
        .join("\n"),
      loader: "js",
    }));
  },
};

/** As much of zod as the schemas name; the whole of it is many times larger. */
function zodInUse() {
  const known = Object.keys(zod).filter((name) => name !== "core");
  const texts = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("schema.ts"))
    .map((name) => readFileSync(join(root, "src", name), "utf8"));
  const used = new Set(texts.flatMap((text) => [...text.matchAll(/\bz\.(\w+)/g)].map(([, name]) => name)));
  return `export { ${known.filter((name) => used.has(name)).join(", ")} } from "zod/mini";`;
}

/** The command-line parser can start other programs. svscore starts none but a browser that prints, and loading what it would need takes time. */
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

/** What a request without options never asks for, by who would ask: the other commands, and every report but the table. */
const neverPlain = {
  "main.ts": /\/program\.ts$/,
  "evaluation/evaluate-request.ts": /\/add-stress\.ts$/,
  "report/document.ts": /\/stress\/document\.ts$/,
  "cli/commands/evaluate/run.ts": /\/evidence\/pack\.ts$/,
  "cli/report-formats.ts": /(?<!\/table)\.ts$/,
};

const plainAlone = {
  name: "plain-alone",
  setup: (bundling) => {
    bundling.onResolve({ filter: /\.ts$/ }, ({ kind, path, importer, resolveDir }) =>
      kind === "dynamic-import" &&
      neverPlain[relative(join(root, "src"), importer).replaceAll("\\", "/")]?.test(path) === true
        ? { path: join(resolveDir, path), namespace: "plain-alone" }
        : undefined,
    );
    bundling.onLoad({ filter: /.*/, namespace: "plain-alone" }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`a plain request asked for ${relative(root, path)}`)});`,
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
    plugins: [partsApart],
    define: { ...shared.define, "import.meta.dirname": "__dirname" },
  }),
  build({
    ...commonjs,
    entryPoints: { plain: "src/start.ts" },
    outdir: fresh,
    plugins: [plainAlone, partsApart],
    define: { ...shared.define, "import.meta.dirname": "__dirname" },
  }),
  // A thread of `rescore`, beside the program: it carries its own copy of what it needs.
  build({
    ...commonjs,
    entryPoints: { "rescore-thread": "src/rescore/run/worker-thread.ts" },
    outdir: fresh,
    plugins: [partsApart],
    define: { ...shared.define, "import.meta.dirname": "__dirname" },
  }),
  ...Object.entries(parts).map(([part, name]) =>
    build({
      ...commonjs,
      outfile: join(fresh, `${part}.cjs`),
      plugins: [noOtherPrograms],
      ...(part === "zod"
        ? { stdin: { contents: zodInUse(), resolveDir: root, sourcefile: "zod-in-use.js" } }
        : { entryPoints: [name] }),
    }),
  ),
  build({
    ...shared,
    format: "esm",
    splitting: true,
    packages: "external",
    entryPoints: { main: "src/main.ts", scoring: "src/scoring/evaluate.ts", io: "src/io/io.ts" },
    outdir: fresh,
    chunkNames: "chunks/[name]-[hash]",
  }),
  build({
    ...shared,
    format: "esm",
    packages: "external",
    entryPoints: { compile: "src/inputs/compile-measures.ts" },
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

// The launcher reads each part one byte to a character, so there is nothing in it but ASCII; an escape means the same in
// a string and in a regular expression, where the bundler leaves characters as they are. The programs are functions of
// what the launcher hands over; the parts are modules, which a thread loads by Node's own means.
const programs = ["svscore.cjs", "plain.cjs"];
for (const name of readdirSync(fresh).filter((one) => one.endsWith(".cjs"))) {
  const path = join(fresh, name);
  const escaped = readFileSync(path, "utf8").replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const whole = programs.includes(name)
    ? `(function (require, module, exports, __filename, __dirname) {${escaped}\n})`
    : escaped;
  writeFileSync(path, whole, "ascii");
}

const { compileMeasures } = await import(pathToFileURL(join(fresh, "compile.js")).href);
const { rules, libraries, reference } = compileMeasures({
  names: (...folder) => readdirSync(join(root, "measures", ...folder)),
  text: (...path) => readFileSync(join(root, "measures", ...path), "utf8"),
});
mkdirSync(join(fresh, "built-in"));
const keep = (name, value) => writeFileSync(join(fresh, "built-in", `${name}.json`), JSON.stringify(value));
keep("index", { rules, libraries: Object.keys(libraries), reference: Object.keys(reference) });
for (const [kind, whole] of Object.entries({ library: libraries, reference }))
  for (const [index, part] of Object.values(whole).entries()) keep(`${kind}-${index}`, part);
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

// The first run keeps V8's compiled form of each part that it uses beside it; the second, which finds the tender kept, and
// the third, which has options, add what only they use.
const warm = join(root, "examples/patient-transport/bids.csv");
if (existsSync(warm)) {
  const cache = mkdtempSync(join(tmpdir(), "svscore-"));
  const { NODE_OPTIONS: _, SVSCORE_NO_CACHE: __, ...environment } = process.env;
  const env = { ...environment, SVSCORE_CACHE: cache, SVSCORE_COMPILED: "again" };
  const plain = ["evaluate", warm];
  for (const argv of [plain, plain, [...plain, "--format", "json"]])
    spawnSync(process.execPath, [join(root, "bin/svscore.js"), ...argv], {
      stdio: ["ignore", "pipe", "pipe"],
      env,
    });
  rmSync(cache, { recursive: true, force: true });
}
