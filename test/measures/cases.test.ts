/** The worked cases that lie beside each library: what one promise is worth, checked by hand. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { unitWritten } from "../../src/library/units.ts";
import { exact, exactText } from "../../src/number/exact.ts";
import { valueOf } from "../../src/scoring/value-chain.ts";
import { folder, libraries, reference } from "./built-in.ts";

interface Case {
  readonly measure: string;
  readonly quantity: string;
  readonly unit?: string;
  readonly commenced: string;
  /** Exact pounds; `null` where no value was in force. */
  readonly worth: string;
  readonly because: string;
}

const kept = libraries.filter(({ name }) => existsSync(`${folder}/${name}/cases.yaml`));

describe.each(kept)("$name", ({ name, measures }) => {
  const cases = parse(readFileSync(`${folder}/${name}/cases.yaml`, "utf8"), {
    schema: "failsafe",
  }) as readonly Case[];

  it("has cases", () => expect(cases.length).toBeGreaterThan(0));

  it.each(cases)(
    "$quantity of $measure on $commenced: $because",
    ({ measure: id, quantity, unit, commenced, worth }) => {
      const measure = measures.find((one) => one.id === id);
      if (measure === undefined) throw new Error(`${name} has no measure ${id}`);
      const meant = unit === undefined ? undefined : unitWritten(unit);
      const commitment = {
        measure: id,
        quantity: { value: exact(quantity), at: "" },
        ...(meant !== undefined && { unit: meant }),
        at: "",
      };
      const valued = valueOf(commitment, measure, { commenced, reference });
      expect(valued.worth === undefined ? "null" : exactText(valued.worth.value)).toBe(plainly(worth));
    },
  );
});

/** The same figure in the one way that `exactText` writes it. */
const plainly = (text: string): string => (text === "null" ? text : exactText(exact(text)));
