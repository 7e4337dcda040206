import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { catalogue } from "../../src/diagnostics/catalogue.ts";
import { main } from "../../src/main.ts";
import { world } from "../run/world.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const path = `${root}/README.md`;
const readme = readFileSync(path, "utf8");

interface Block {
  readonly whole: string;
  readonly command: string;
  readonly output: string;
}

/** Blocks marked `console` whose first line is a `svscore` command; what follows is what it prints. */
const blocks: readonly Block[] = [...readme.matchAll(/```console\n\$ (svscore [^\n]*)\n([\s\S]*?)```/g)].map(
  (match) => ({
    whole: match[0],
    command: match[1] ?? "",
    output: match[2] ?? "",
  }),
);

const words = (command: string): readonly string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "").slice(1);

/** A block may leave the middle out with a line that holds only "…". */
function holds(expected: string, printed: string): boolean {
  const [first = "", ...rest] = expected.split(/^…\n/m);
  if (!printed.startsWith(first)) return false;
  let from = first.length;
  for (const [index, part] of rest.entries()) {
    const found =
      index === rest.length - 1 && part !== "" ? printed.lastIndexOf(part) : printed.indexOf(part, from);
    if (found < from) return false;
    from = found + part.length;
  }
  return rest.length > 0 ? rest.at(-1) === "" || from === printed.length : from === printed.length;
}

async function printed(command: string): Promise<string> {
  const own = world(root);
  await main(words(command), own.io);
  return own.out() + own.error();
}

it("has the blocks to run", () => {
  expect(blocks.length).toBeGreaterThanOrEqual(5);
});

it.each(blocks.map(({ command }, index) => [command, index] as const))(
  "prints what the manual says: %s",
  async (command, index) => {
    const block = blocks[index];
    const text = await printed(command);
    if (
      process.env["UPDATE_GOLDEN"] === "1" &&
      process.env["CI"] === undefined &&
      block !== undefined &&
      !/^…$/m.test(block.output)
    ) {
      writeFileSync(
        path,
        readFileSync(path, "utf8").replace(block.whole, () => `\`\`\`console\n$ ${command}\n${text}\`\`\``),
      );
      return;
    }
    expect(
      holds(block?.output ?? "", text),
      `the manual says:\n${block?.output ?? ""}\nit prints:\n${text}`,
    ).toBe(true);
  },
);

it("names every error code once in its table", () => {
  const listed = [...readme.matchAll(/^\| (SV\d{3}) \| (.*) \|$/gm)].map((match) => [match[1], match[2]]);
  expect(listed).toEqual(Object.entries(catalogue));
});

it("gives the two commands of a fresh machine", () => {
  expect(readme).toContain("npm ci && npx svscore evaluate examples/patient-transport/bids.csv");
  expect(readme).toContain("npm ci && npm test");
});
