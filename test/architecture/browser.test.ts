/** Everything below `rescore`, but for `io`, works in a browser as it stands; what two packages need there is named. */
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { codeOf, source, sourceFiles } from "./source-files.ts";

const rooms = [
  ...["number", "source", "diagnostics", "library", "tender", "regime", "scoring", "stress", "evidence"],
  ...["inputs", "evaluation"],
];

const files = sourceFiles.filter(({ name }) => rooms.includes(name.split("/")[0] ?? ""));
const packageOf = (path: string): string | undefined => /.*node_modules\/([^/]+)/.exec(path)?.[1];

/** Which packages ask a browser for a module of Node's, and which for its `Buffer`. */
async function bundled() {
  const asked: string[] = [];
  const built = await build({
    stdin: {
      contents: files.map(({ name }, index) => `export * as part${index} from "./${name}";`).join("\n"),
      resolveDir: source,
    },
    absWorkingDir: join(source, ".."),
    bundle: true,
    write: false,
    metafile: true,
    platform: "browser",
    format: "esm",
    treeShaking: false,
    plugins: [
      {
        name: "what a browser lacks",
        setup: ({ onResolve }) => {
          onResolve({ filter: /\/io\// }, ({ path }) => ({ path, external: true }));
          onResolve({ filter: /^[a-z_:]+$/ }, ({ path, importer }) => {
            if (!builtinModules.includes(path.replace("node:", ""))) return undefined;
            asked.push(`${packageOf(importer) ?? importer}: ${path}`);
            return { path, external: true };
          });
        },
      },
    ],
  });
  const buffers = Object.keys(built.metafile.inputs).filter(
    (path) =>
      path.endsWith("js") &&
      /(?<!typeof )\bBuffer\b(?!")/.test(codeOf(readFileSync(join(source, "..", path), "utf8"))),
  );
  return {
    inputs: new Set(Object.keys(built.metafile.inputs)),
    asked: [...new Set(asked)].sort(),
    buffers: [...new Set(buffers.map(packageOf))].sort(),
  };
}

describe("the rooms below rescore, bundled for a browser", () => {
  let found: Awaited<ReturnType<typeof bundled>>;
  beforeAll(async () => {
    found = await bundled();
  });

  it("are all there", () => expect(files.length).toBeGreaterThan(200));

  it("ask for no module of Node's, but for the decoding of old code pages", () =>
    expect(found.asked).toEqual([
      "iconv-lite: stream",
      "iconv-lite: string_decoder",
      "safer-buffer: buffer",
    ]));

  // yaml names it for binary values, which no file of ours may hold, and only where there is no atob.
  it("ask for Node's Buffer in the reading of CSV and of old code pages alone", () =>
    expect(found.buffers).toEqual(["csv-parse", "iconv-lite", "safer-buffer", "yaml"]));

  it("are in the bundle, every file of them that is more than types", () => {
    const code = files.filter(({ text }) => /^export (?:const|(?:async )?function|class)/m.test(text));
    expect(code.filter(({ name }) => !found.inputs.has(`src/${name}`)).map(({ name }) => name)).toEqual([]);
  });
});
