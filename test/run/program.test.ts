/** The built program, started as people start it: what only a process of its own can show. */
import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  constants,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = fileURLToPath(new URL("../../bin/svscore.js", import.meta.url));
const folderOf = (name: string): string => fileURLToPath(new URL(`../${name}/`, import.meta.url));
const textOf = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

/** As little of the tester's own surroundings as Node can start with. */
const environment = { PATH: process.env["PATH"] ?? "", SVSCORE_NO_CACHE: "1" };

const svscore = (argv: readonly string[], cwd = root) =>
  spawnSync(process.execPath, [program, ...argv], { cwd, encoding: "utf8", env: environment });

/** When each file of a folder was last changed; nothing when there is no such folder. */
function changes(folder: string): readonly number[] {
  const there = join(root, folder);
  if (!existsSync(there)) return [];
  const names = readdirSync(there, { recursive: true, encoding: "utf8" });
  return names
    .map((name) => statSync(join(there, name)))
    .flatMap((one) => (one.isFile() ? [one.mtimeMs] : []));
}

/** An old program would be tested in place of the new one. */
beforeAll(() => {
  const built = changes("dist");
  if (built.length > 0 && Math.min(...built) > Math.max(...changes("src"), ...changes("measures"))) return;
  const build = spawnSync(process.execPath, [".config/build.mjs"], { cwd: root, encoding: "utf8" });
  if (build.status !== 0) throw new Error(`the program cannot be built:\n${build.stderr}`);
});

test("--version prints the version of the package", () => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  expect(svscore(["--version"])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: "" });
});

test("evaluate prints what it prints in process, byte for byte", () => {
  const found = svscore(["evaluate", "bids.csv"], folderOf("cases/evaluate-table"));
  expect(found).toMatchObject({ status: 0, stdout: textOf("cases/evaluate-table/stdout"), stderr: "" });
});

test.for(["bids.csv", "."])(
  "evaluate %s is the same plainly asked and with an option, in colour too",
  (asked) => {
    const folder = folderOf("../examples/patient-transport");
    for (const more of [{}, { FORCE_COLOR: "1" }]) {
      const [plain, full] = [[], ["--format", "table"]].map((options) =>
        spawnSync(process.execPath, [program, "evaluate", asked, ...options], {
          cwd: folder,
          encoding: "utf8",
          env: { ...environment, ...more },
        }),
      );
      expect(plain?.status).toBe(0);
      expect(plain?.stdout.includes("\u001b[1m")).toBe("FORCE_COLOR" in more);
      expect([plain?.stdout, plain?.stderr]).toEqual([full?.stdout, full?.stderr]);
    }
  },
);

test("a wrong file gives exit code 2, nothing on stdout and the fault on stderr", () => {
  const found = svscore(["evaluate", "bids.csv"], folderOf("errors/SV311"));
  expect(found).toMatchObject({ status: 2, stdout: "", stderr: textOf("errors/SV311/stderr") });
});

test("a reader that stops early, as head does, is no fault", async () => {
  const argv = ["evaluate", "bids.csv", "--format", "json"];
  const child = spawn(process.execPath, [program, ...argv], {
    cwd: folderOf("cases/evaluate-table"),
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const code = await new Promise((ended) => {
    child.on("close", ended);
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("a pipe that is full and does not let the writer wait gets the whole answer all the same", async () => {
  const folder = mkdtempSync(join(tmpdir(), "svscore-"));
  const pipe = join(folder, "pipe");
  try {
    expect(spawnSync("mkfifo", [pipe]).status).toBe(0);
    const reading = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    const writing = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    const argv = ["evaluate", "examples/patient-transport/bids.csv", "--format", "json"];
    const child = spawn(process.execPath, [program, ...argv], {
      cwd: root,
      env: environment,
      stdio: ["ignore", writing, "inherit"],
    });
    closeSync(writing);
    const ended = new Promise((end) => {
      child.on("close", end);
    });
    let found = "";
    for await (const text of new Socket({ fd: reading }).setEncoding("utf8")) found += text;
    expect(found).toBe(textOf("../examples/patient-transport/golden/evaluation.json"));
    expect(await ended).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("every way of loading a part works in the built program: encodings, colours, schemas, formats", () => {
  const folder = mkdtempSync(join(tmpdir(), "svscore-"));
  try {
    const text = Buffer.from(
      "bidder,price,quality,social-value\r\nCaf\xe9 Ltd,\xa31,200.50,4,3\r\nB,2000,4,5\r\n".replace(
        "\xa31,200.50",
        '"\xa31,200.50"',
      ),
      "latin1",
    );
    writeFileSync(join(folder, "bids.csv"), text);
    for (const format of ["table", "plain", "markdown", "json", "csv"]) {
      const found = svscore(["evaluate", "bids.csv", "--format", format], folder);
      expect(found.stderr).toBe("");
      expect(found.status).toBe(1);
      expect(found.stdout).toContain("Café Ltd");
    }
    expect(svscore(["evaluate", "bids.csv", "--color"], folder).stdout).toContain("\u001b[1m");
    expect(svscore(["explain", "bids.csv", "--bidder", "Café Ltd"], folder).status).toBe(0);
    expect(svscore(["schema", "tender"], folder).status).toBe(0);
    expect(svscore(["init", "new"], folder).status).toBe(0);
    expect(svscore(["evaluate", "new/bids.csv"], folder)).toMatchObject({ status: 0, stderr: "" });
    expect(svscore(["help", "explain"], folder).status).toBe(0);
    writeFileSync(join(folder, "library.yaml"), "svscore: 1\nlibrary: own\n");
    writeFileSync(
      join(folder, "tender.yaml"),
      "svscore: 1\ntender: { reference: A, title: B }\nlibrary: ./library.yaml\nrules: ./library.yaml\n",
    );
    expect(svscore(["evaluate", "bids.csv"], folder)).toMatchObject({ status: 2, stdout: "" });
    writeFileSync(join(folder, "bids.json"), '{ "bids": [ { "bidder": "A", "price": 1 } ] }');
    expect(svscore(["evaluate", "bids.json"], folder).status).toBe(2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
