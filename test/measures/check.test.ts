/** svscore holds its own libraries to what it asks of others. */
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { main } from "../../src/main.ts";
import { world } from "../run/world.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

it("no built-in library has an error", async () => {
  const { io, out } = world(root);
  const code = await main(["library", "check", "measures", "--shipped", "--format", "json"], io);
  const { faults, files } = JSON.parse(out()) as {
    readonly files: readonly string[];
    readonly faults: readonly { readonly level: string; readonly cause: string; readonly file: string }[];
  };
  expect(faults.filter(({ level }) => level === "error")).toEqual([]);
  expect(files.length).toBeGreaterThan(0);
  expect(code).toBe(0);
});
