// Checking a library of 2,000 measures, whole process, side by side with a process that only parses the same YAML, in one run.
// `npm run bench library-check` runs it alone.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const rounds = Number(process.env["ROUNDS"] ?? "9");
const folder = mkdtempSync(join(tmpdir(), "svscore-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;

const library = join(folder, "large.yaml");
const measure = (n) => `          - id: M-${n}
            title: "People number ${n} employed on the contract for a year"
            unit: person-year
            kind: money
            proxy:
              - from: 2025-04-01
                amount: ${10_000 + n}.50
                prices: 2024/25
                source: "Invented table ${n}, 2025"
                licence: OGL-UK-3.0
                status: unverified
                perspective: economic
            adjust: { deadweight: 20%, displacement: 0% }
            evidence: "payroll extract, number ${n}"
`;
const outcomes = Array.from({ length: 100 }, (_, o) => {
  const measures = Array.from({ length: 20 }, (__, m) => measure(20 * o + m + 1)).join("");
  return `      - id: outcome-${o}\n        title: "Outcome ${o}, invented"\n        measures:\n${measures}`;
}).join("");
writeFileSync(
  library,
  `svscore: 1\nlibrary: large\nversion: 1.0.0\ntitle: A large library, invented\nlicence: OGL-UK-3.0\ncredit: Contains invented figures\nthemes:\n  - id: work\n    title: Work\n    outcomes:\n${outcomes}`,
);
const parse = join(folder, "parse.mjs");
const yaml = new URL("../../node_modules/yaml/dist/index.js", import.meta.url);
writeFileSync(
  parse,
  `import { readFileSync } from "node:fs";\nimport { parseDocument } from "${yaml}";\nparseDocument(readFileSync(${JSON.stringify(library)}, "utf8"));\n`,
);

const commands = [
  { name: "yaml's own parseDocument", args: [parse] },
  { name: "svscore library check", args: ["bin/svscore.js", "library", "check", library], most: 2 },
];
const taken = commands.map(() => []);
for (let round = -1; round < rounds; round += 1) {
  commands.forEach(({ args }, index) => {
    const start = process.hrtime.bigint();
    const { status, stdout } = spawnSync(process.execPath, args, {
      cwd: root,
      env: environment,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stdout.slice(0, 500)}`);
    if (round >= 0) taken[index].push(Number(process.hrtime.bigint() - start) / 1e6);
  });
}
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const base = median(taken[0]);
console.log(`${process.version}, 2,000 measures, ${rounds} rounds interleaved, medians`);
commands.forEach(({ name, most }, index) => {
  const own = median(taken[index]);
  console.log(
    `${(own / base).toFixed(2).padStart(6)} x ${own.toFixed(0).padStart(6)} ms  ${name}${most === undefined ? "" : `  (aim: at most ${most})`}`,
  );
});
