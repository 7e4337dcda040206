/** The pages that explain rules: every rule has one, and every example on it is run. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { main } from "../../src/main.ts";
import { toPlainValue } from "../../src/source/tree.ts";
import { parseYaml } from "../../src/source/yaml.ts";
import { compile } from "../measures/compile.ts";
import { world } from "../run/world.ts";

const measures = fileURLToPath(new URL("../../measures", import.meta.url));
const folder = `${measures}/rules/pages`;
const ids = [...new Set(compile(measures).rules.flatMap(({ file }) => file.list.map(({ id }) => id)))];

interface Written {
  readonly rule: string;
  readonly why: string;
  readonly reads: readonly string[];
  readonly examples: readonly { readonly answer: string }[];
}

const written = readdirSync(folder).flatMap((name): readonly Written[] => {
  const { node } = parseYaml({ name, text: readFileSync(`${folder}/${name}`, "utf8"), language: "yaml" });
  if (node === undefined) throw new Error(`${name} cannot be read`);
  return (toPlainValue(node) as { pages: readonly Written[] }).pages;
});

async function printed(...argv: readonly string[]): Promise<string> {
  const own = world(fileURLToPath(new URL("../..", import.meta.url)));
  expect(await main([...argv], own.io), own.error()).toBe(0);
  return own.out();
}

describe("the pages of the rules", () => {
  it("every rule has one, and only rules have", () => {
    expect(written.map(({ rule }) => rule).sort()).toEqual([...ids].sort());
  });

  it("each says why, names what it reads, and shows at least two different answers", () => {
    for (const { why, reads, examples } of written) {
      expect(why.length).toBeGreaterThan(40);
      expect(reads.length).toBeGreaterThan(0);
      expect(new Set(examples.map(({ answer }) => answer)).size).toBeGreaterThan(1);
    }
  });

  it("every example answers as its page says", async () => {
    const pages = JSON.parse(await printed("rules", "show", "--all", "--format", "json")) as Written[];
    const found = Object.fromEntries(
      pages.map(({ rule, examples }) => [rule, examples.map(({ answer }) => answer)]),
    );
    const said = Object.fromEntries(
      written.map(({ rule, examples }) => [rule, examples.map(({ answer }) => answer)]),
    );
    expect(found).toEqual(said);
  });

  it("the committed page is what the command prints: run `svscore rules show --all --format markdown -o measures/rules/README.md`", async () => {
    expect(readFileSync(`${measures}/rules/README.md`, "utf8")).toBe(
      await printed("rules", "show", "--all", "--format", "markdown"),
    );
  });
});
