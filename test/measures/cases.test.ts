/** The worked cases that lie beside each library, checked by hand: what one promise is worth, and which edition a tender gets. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { chooseEditionOrReason, editionsOfModel } from "../../src/library/edition.ts";
import { parseUnit } from "../../src/library/units.ts";
import { exact, exactText } from "../../src/number/exact.ts";
import { valueCommitment } from "../../src/scoring/value-chain.ts";
import { builtIn, folder, libraries, reference } from "./built-in.ts";

interface Case {
  readonly commenced: string;
  readonly because: string;
  readonly measure?: string;
  readonly quantity?: string;
  readonly unit?: string;
  readonly from?: string;
  readonly to?: string;
  /** Exact pounds; `null` where no value was in force. */
  readonly worth?: string;
  readonly adopts?: string;
  readonly law?: string;
  readonly edition?: string;
}

const files = Object.values(builtIn.libraries).map(({ file }) => file);

describe.each(libraries)("$name", ({ name, measures, edition }) => {
  const path = `${folder}/${name}/cases.yaml`;
  const cases = existsSync(path)
    ? (parse(readFileSync(path, "utf8"), { schema: "failsafe" }) as readonly Case[])
    : [];

  it("has cases", () => expect(cases.length).toBeGreaterThan(2));

  it.each(cases.filter((one) => one.edition === undefined))(
    "$quantity of $measure on $commenced: $because",
    ({ measure: id, quantity = "", unit, from, to, commenced, worth = "" }) => {
      const measure = measures.find((one) => one.id === id);
      if (measure === undefined) throw new Error(`${name} has no measure ${id}`);
      const meant = unit === undefined ? undefined : parseUnit(unit);
      const commitment = {
        measure: measure.id,
        quantity: { value: exact(quantity), at: "" },
        ...(meant !== undefined && { unit: meant }),
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        at: "",
      };
      const valued = valueCommitment(commitment, measure, { commenced, reference });
      expect(valued.value === undefined ? "null" : exactText(valued.value.value)).toBe(plainly(worth));
    },
  );

  it.each(cases.filter((one) => one.edition !== undefined))(
    "a tender of $commenced gets $edition: $because",
    ({ commenced, adopts, law, edition: wanted }) => {
      const family = edition?.of ?? "";
      const choice = chooseEditionOrReason(family, editionsOfModel(family, files), {
        commenced,
        ...(adopts !== undefined && { adopts }),
        ...(law !== undefined && { law }),
      });
      expect("library" in choice ? choice.library : "null").toBe(wanted);
    },
  );
});

/** The same figure in the one way that `exactText` writes it. */
const plainly = (text: string): string => (text === "null" ? text : exactText(exact(text)));
