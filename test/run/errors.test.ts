/** Every folder of `test/errors` is the smallest input that triggers the code it is named after. */
import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/diagnostics/catalogue.ts";
import { accept, casesIn, expected, run, updating } from "./golden.ts";

describe("the errors", () => {
  const errors = casesIn("errors");

  test("every code of the catalogue has its folder, and no other has one", () => {
    expect(errors.map(({ name }) => name)).toEqual(Object.keys(catalogue).sort());
  });

  test.for(errors)("$name", async ({ name, folder }) => {
    const outcome = await run(folder);
    expect(outcome.stderr).toContain(`error[${name}]: `);
    expect(outcome.stderr).toContain("\n  help: ");
    expect(outcome.stdout).toBe("");
    expect(outcome.exitCode).toBe("2\n");
    expect(outcome.written).toEqual({});
    if (updating) accept(folder, outcome);
    expect(outcome).toEqual(expected(folder));
  });

  test.for(errors)("$name is all that is said: one cause, one message", async ({ name, folder }) => {
    const { stderr } = await run(folder);
    expect([...stderr.matchAll(/error\[(SV\d{3})\]/g)].map(([, code]) => code)).toEqual([name]);
  });
});
