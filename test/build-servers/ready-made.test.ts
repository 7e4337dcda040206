/** What others put into their build servers: the action's own script is run, and the hook names a command that there is. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "svscore-action-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sound = readFileSync(join(root, "test/library/checks/sound.yaml"), "utf8");
writeFileSync(join(folder, "sound.yaml"), sound);
writeFileSync(
  join(folder, "a faulty one.yaml"),
  sound.replace("amount: 17.50", "amount: 17.50\n                to: 2024-01-01"),
);

interface Action {
  readonly runs: {
    readonly steps: readonly { readonly name: string; readonly run: string; readonly env?: object }[];
  };
}

const action = parse(readFileSync(join(root, ".github/actions/library-check/action.yml"), "utf8")) as Action;

const check = (paths: string) =>
  spawnSync("bash", ["-eo", "pipefail", "-c", action.runs.steps[1]?.run ?? "exit 99"], {
    cwd: folder,
    encoding: "utf8",
    env: {
      PATH: process.env["PATH"] ?? "",
      SVSCORE_NO_CACHE: "1",
      GITHUB_ACTION_PATH: join(root, ".github/actions/library-check"),
      SVSCORE_PATHS: paths,
      SVSCORE_SARIF: "svscore.sarif",
      SVSCORE_BASELINE: "",
      SVSCORE_FAIL_ON: "error",
    },
  });

describe("the action for GitHub", () => {
  it("marks the line of a fault, writes SARIF and fails", () => {
    const { status, stdout } = check("sound.yaml\n\na faulty one.yaml\n");
    expect(stdout).toContain("::error file=a faulty one.yaml,line=");
    expect(status).toBe(1);
    expect(JSON.parse(readFileSync(join(folder, "svscore.sarif"), "utf8")).version).toBe("2.1.0");
  });

  it("passes a sound library", () => {
    const { status, stdout } = check("sound.yaml");
    expect(stdout).toBe("1 file, 6 measures checked: 0 errors, 0 warnings.\n");
    expect(status).toBe(0);
  });

  it("runs no words of a path as a command", () => {
    const { status } = check("$(touch made); `touch made`");
    expect(status).toBe(2);
    expect(() => readFileSync(join(folder, "made"))).toThrow();
  });

  it("puts no input into its script but through the environment", () => {
    for (const { run } of action.runs.steps) expect(run).not.toContain("${{");
  });
});

describe("the hook for pre-commit", () => {
  const [hook] = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8")) as readonly {
    readonly entry: string;
    readonly files: string;
  }[];

  it("names a command that there is, and the files of libraries", () => {
    const [program = "", ...words] = (hook?.entry ?? "").split(" ");
    expect(program).toBe("svscore");
    const { status } = spawnSync(process.execPath, [
      join(root, "bin/svscore.js"),
      ...words,
      join(folder, "sound.yaml"),
    ]);
    expect(status).toBe(0);
    const pattern = new RegExp(hook?.files ?? "nothing");
    expect(["library.yaml", "measures/own/library.yml"].every((name) => pattern.test(name))).toBe(true);
    expect(pattern.test("measures/own/cases.yaml")).toBe(false);
  });
});
