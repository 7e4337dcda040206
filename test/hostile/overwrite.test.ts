/** No answer is ever written over a file that it was made from. */
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { main } from "../../src/main.ts";
import { world } from "../run/world.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const example = "examples/patient-transport";
const library = "measures/cheshire-merseyside/library.yaml";
const worked = "measures/reference/worked";

const commands: readonly (readonly [argv: string, inputs: readonly string[]])[] = [
  [`evaluate ${example}/bids.csv`, [`${example}/bids.csv`, `${example}/tender.yaml`, `${example}/marks.csv`]],
  [`explain ${example}/bids.csv --bidder Northmere`, [`${example}/commitments.csv`]],
  [`stress ${example}/bids.csv`, [`${example}/bids.csv`, `${example}/tender.yaml`]],
  [`report ${example}/golden/evaluation.json`, [`${example}/golden/evaluation.json`]],
  [`library check ${library}`, [library]],
  [`library diff ${library} cheshire-merseyside`, [library]],
  [
    `library impact cheshire-merseyside ${library} --archive examples`,
    [library, `${example}/tender.yaml`, `${example}/bids.csv`],
  ],
  [`library list ${library}`, [library]],
  [`library show COMM-04 --library ${library}`, [library]],
  [`library search volunteering --library ${library}`, [library]],
  [`value sroi ${worked}/sroi/greenlink.yaml`, [`${worked}/sroi/greenlink.yaml`]],
  [`value lm3 ${worked}/lm3/withernsea.yaml`, [`${worked}/lm3/withernsea.yaml`]],
];

const asked = commands.flatMap(([argv, inputs]) => inputs.map((input) => [argv, input] as const));

it.each(asked)("svscore %s -o %s is refused", async (argv, input) => {
  for (const spelt of [input, `./${input}`, input.replace("/", "/./")]) {
    const own = world(root);
    const code = await main([...argv.split(" "), "-o", spelt], own.io);
    expect([code, own.out(), [...own.written.keys()]]).toEqual([2, "", []]);
    // A command that writes no CSV says that first.
    expect(own.error()).toMatch(/error\[SV904\]|error\[SV901\]: `\.csv` is none of the formats/);
  }
});
