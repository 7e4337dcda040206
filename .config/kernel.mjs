// Compiles the reader of plain rows to WebAssembly, and keeps it as text beside its source, so that neither a build nor a run
// needs the compiler. A test fails when the text is not what the source gives.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const folder = fileURLToPath(new URL("../src/rescore/fast/wasm/", import.meta.url));

const sources = ["take-rows.ts", "layout.ts", "reading.ts", "weigh.ts"];

/** The module that the source gives, as the text of a file. */
export async function compiledText() {
  let binary = new Uint8Array();
  const options = ["-O3", "--enable", "simd", "--runtime", "stub", "--importMemory", "--noAssert"];
  const { error, stderr } = await asc.main([...sources, ...options, "--outFile", "rows.wasm"], {
    readFile: (name) =>
      existsSync(`${folder}assembly/${name}`) ? readFileSync(`${folder}assembly/${name}`, "utf8") : null,
    writeFile: (name, contents) => {
      if (name === "rows.wasm") binary = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(stderr.toString());
  const lines =
    Buffer.from(binary)
      .toString("base64")
      .match(/.{1,100}/g) ?? [];
  return `/** What \`node .config/kernel.mjs\` makes of the folder assembly: WebAssembly, as text. */\nexport const compiled = \`\n${lines.join("\n")}\n\`;\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(`${folder}module.ts`, await compiledText());
