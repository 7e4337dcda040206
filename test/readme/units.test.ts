/** The manual's table of units is the program's own: which turn into which, and which into none. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { conversionFactor, type Unit, units } from "../../src/library/units.ts";
import { exactText } from "../../src/number/exact.ts";
import { groupThousands } from "../../src/number/rounding.ts";

const path = fileURLToPath(new URL("../../README.md", import.meta.url));
const [start, end] = ["<!-- units -->\n", "<!-- /units -->\n"];

const turnsInto = (unit: Unit): readonly { readonly other: Unit; readonly rate: string }[] =>
  units.flatMap((other) => {
    const rate = other === unit ? undefined : conversionFactor(unit, other);
    return rate === undefined ? [] : [{ other, rate: exactText(rate) }];
  });

function table(): string {
  const largest = units.filter((unit) => {
    const others = turnsInto(unit);
    return others.length > 0 && others.every(({ rate }) => !rate.includes("/") && Number(rate) > 1);
  });
  const rows = largest.map(
    (unit) =>
      `| one \`${unit}\` | ${turnsInto(unit)
        .map(({ other, rate }) => `${groupThousands(rate)} \`${other}\``)
        .join(", ")} |`,
  );
  const alone = units.filter((unit) => turnsInto(unit).length === 0).map((unit) => `\`${unit}\``);
  return [
    "| unit | is |",
    "|---|---|",
    ...rows,
    "",
    `These turn into no other: ${alone.join(", ")}.`,
    "",
  ].join("\n");
}

it("The table of units in the manual is the program's", () => {
  const manual = readFileSync(path, "utf8");
  const from = manual.indexOf(start) + start.length;
  const to = manual.indexOf(end);
  expect(to).toBeGreaterThanOrEqual(from);
  if (process.env["UPDATE_GOLDEN"] === "1" && process.env["CI"] === undefined)
    writeFileSync(path, `${manual.slice(0, from)}${table()}${manual.slice(to)}`);
  else expect(manual.slice(from, to)).toBe(table());
});

it("names each unit once, and the rates that people know", () => {
  for (const unit of units) expect(table().split(`\`${unit}\``).length - 1, unit).toBe(1);
  for (const known of [
    "one `FTE-year` | 12 `FTE-month`, 52 `FTE-week`",
    "one `vehicle-mile` | 1.609344 `vehicle-km`",
    "one `tCO2e` | 1,000 `kgCO2e`",
    "one `hectare` | 10,000 `m2`",
  ])
    expect(table()).toContain(known);
});
