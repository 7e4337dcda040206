/** Every folder of `test/cases` is a use of svscore, written down: what is asked, with which files, and the whole answer. */
import { describe, expect, test } from "vitest";
import { list } from "../../src/cli/commands/list.ts";
import { accept, casesIn, expected, run, updating } from "./golden.ts";

const commands = [...list.map(({ name }) => name), "help", "version"];

describe("the cases", () => {
  const cases = casesIn("cases");

  test("there are enough of them, each named after its command", () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
    const strays = cases.filter(({ name }) => !commands.includes(name.split("-")[0] ?? ""));
    expect(strays.map(({ name }) => name)).toEqual([]);
  });

  test.for(cases)("$name", async ({ folder }) => {
    const outcome = await run(folder);
    if (updating) accept(folder, outcome);
    expect(outcome).toEqual(expected(folder));
  });

  test.for(cases)("$name gives no answer unless the exit code says so", ({ folder }) => {
    const { exitCode = "", stdout, stderr } = expected(folder);
    const codes = exitCode.trimEnd().split("\n");
    expect(codes).not.toContain("3");
    if (codes.every((code) => code === "2")) expect(stdout).toBe("");
    if (codes.every((code) => code === "0" || code === "1"))
      expect(stderr).toMatch(/^(Evidence pack: [^\n]*\n)*(\d+ rows? ha(s|ve) no theme [^\n]*\n)?$/);
    else expect(stderr).toMatch(/error\[SV\d{3}\]/);
  });
});
