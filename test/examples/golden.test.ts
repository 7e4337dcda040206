import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { main } from "../../src/main.ts";
import { world } from "../run/world.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const rewriting = process.env["UPDATE_GOLDEN"] === "1" && process.env["CI"] === undefined;

/** What each example gives, as a reader meets it. Read a change to one of these as you would read a change to an award. */
const outputs: readonly (readonly [string, readonly string[]])[] = [
  ["evaluation.txt", ["evaluate", "BIDS"]],
  ["evaluation.md", ["evaluate", "BIDS", "--format", "markdown"]],
  ["evaluation.json", ["evaluate", "BIDS", "--format", "json"]],
  ["evaluation.csv", ["evaluate", "BIDS", "--format", "csv"]],
];

const examples = readdirSync(`${root}/examples`).sort();

describe.each(examples)("the example %s", (example) => {
  it.each(outputs)("gives its golden %s", async (file, command) => {
    const own = world(root);
    const code = await main(
      command.map((word) => (word === "BIDS" ? `examples/${example}/bids.csv` : word)),
      own.io,
    );
    expect(own.error()).toBe("");
    expect(code).toBe(0);
    const path = `${root}/examples/${example}/golden/${file}`;
    if (rewriting) {
      mkdirSync(`${root}/examples/${example}/golden`, { recursive: true });
      writeFileSync(path, own.out());
    }
    expect(existsSync(path), `${path} is missing: run npm run golden`).toBe(true);
    expect(own.out()).toBe(readFileSync(path, "utf8"));
  });

  it("says that what it shows is invented", () => {
    expect(readFileSync(`${root}/examples/${example}/README.md`, "utf8").toLowerCase()).toContain("invented");
    expect(readFileSync(`${root}/examples/${example}/tender.yaml`, "utf8").toLowerCase()).toContain(
      "invented",
    );
  });

  it("carries the line that lets an editor check it", () => {
    expect(readFileSync(`${root}/examples/${example}/tender.yaml`, "utf8")).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.\.\/measures\/schema\/tender\.json\n/,
    );
  });
});

it("has the five examples", () => {
  expect(examples).toEqual([
    "central-cleaning",
    "community-meals",
    "domestic-abuse-service",
    "patient-transport",
    "road-maintenance",
  ]);
});
