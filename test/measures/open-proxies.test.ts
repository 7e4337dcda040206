/** Every published value that may ship is in the library, and what may be the same person, tonne or offence counts once. */
import { describe, expect, it } from "vitest";
import { exact } from "../../src/number/exact.ts";
import { fixedPlacesText } from "../../src/number/rounding.ts";
import { valueCommitment } from "../../src/scoring/value-chain.ts";
import { builtIn, fixture, libraries, type Row, reference } from "./built-in.ts";

const rows = fixture("proxies.csv");
const library = libraries.find(({ name }) => name === "open-proxies");
const measures = library?.measures ?? [];

/** The measure that carries a row: its own, or the one that is worked out from tables. */
function holder(row: Row) {
  const id = row["id"] ?? "";
  return measures.find(
    (measure) =>
      measure.proxies.some(({ reference: own }) => own === id) ||
      (measure.carbon !== undefined && id.replace(/-20\d\d$/, "") === measure.id),
  );
}

describe("every row that may ship", () => {
  it("there are 116", () => expect(rows).toHaveLength(116));

  it.each(rows.map((row) => [row["id"] ?? "", row] as const))("%s is there", (_, row) => {
    expect(holder(row)?.id).toBeTruthy();
  });

  const carbon = rows.filter((row) => /^C(ARBON)?-/.test(row["id"] ?? ""));

  it.each(carbon.map((row) => [row["id"] ?? "", row] as const))(
    "%s follows from the carbon value and the factors of its year",
    (id, row) => {
      const measure = holder(row);
      if (measure === undefined) throw new Error(id);
      const year = id.slice(-4);
      const promise = {
        measure: measure.id,
        quantity: { value: exact("1"), at: "" },
        from: `${year}-06-01`,
        at: "",
      };
      const { value: worth } = valueCommitment(promise, measure, { commenced: "2025-01-01", reference });
      const places = (row["value_gbp"] ?? "").split(".")[1]?.length ?? 0;
      expect(fixedPlacesText(worth?.value ?? exact("0"), places, "half-even")).toBe(row["value_gbp"]);
      expect(measure.carbon?.every((one) => one.year <= "2026")).toBe(true);
    },
  );
});

describe("what counts once", () => {
  const linked = (one: string, other: string): boolean => {
    const [a, b] = [one, other].map((id) => measures.find((measure) => measure.id === id));
    if (a === undefined || b === undefined) throw new Error(`${one} or ${other} is not there`);
    return (
      a.countsOnceWith.includes(b.id) ||
      b.countsOnceWith.includes(a.id) ||
      (a.doubleCountGroups ?? []).some((group) => b.doubleCountGroups?.includes(group))
    );
  };

  it.each([
    ["one benefit from four sides", "DWP-DFT-FISC", "DWP-DFT-SOC"],
    ["one benefit from four sides", "DWP-DPT-QALY", "DWP-DPT-WB"],
    ["the response lies inside the whole offence", "CRIMEFISC-BUR", "CRIME-BUR"],
    ["the response lies inside the whole offence", "CRIMEFISC-CBUR", "CRIME-CBUR"],
    ["an average and one of its kinds", "HSE-INJ", "HSE-INJ7"],
    ["an older and a newer average", "HSE-ILL", "HSE2223-ILL"],
    ["per accident and per casualty", "TAG-ACC-FATAL", "TAG-CAS-SLIGHT"],
    ["per accident and per casualty", "TAG-ACC-SLIGHT", "TAG-CAS-AVERAGE"],
    ["an average and one of its kinds", "TAG-CAS-AVERAGE", "TAG-CAS-FATAL"],
    ["one hour, two rates", "VOL-HR-MEDIAN", "VOL-HR-FLOOR"],
    ["one worker by the hour and by the year", "RLW-UK-HR", "RLW-UK-FTE"],
    ["one household by the week and by the year", "TA-2425-WEEK", "TA-2425-YEAR"],
    ["the whole cut and a part of it", "CARBON-T", "C-ELEC-KWH"],
    ["the whole cut and a part of it", "CARBON-T", "C-WASTE-WOOD"],
    ["miles and kilometres", "C-CAR-MILE", "C-CAR-KM"],
    ["miles and the fuel for them", "C-VAN-MILE", "C-DIESEL-L"],
    ["mixed waste and what is in it", "C-WASTE-CI", "C-WASTE-PAPER"],
    ["a tax price and the carbon of one tonne", "LFT-STD", "C-WASTE-RES"],
  ])("%s: %s and %s", (_, one, other) => expect(linked(one, other)).toBe(true));

  it.each([
    ["a full-time and a part-time worker", "DWP-DFT-SOC", "DWP-DPT-SOC"],
    ["a fatal and a slight casualty", "TAG-CAS-FATAL", "TAG-CAS-SLIGHT"],
    ["London and the rest", "RLW-UK-HR", "RLW-LDN-HR"],
    ["power and miles", "C-ELEC-KWH", "C-CAR-MILE"],
    ["a burglary and a theft of a car", "CRIME-BUR", "CRIME-TOV"],
  ])("what cannot be one and the same counts twice, %s: %s and %s", (_, one, other) =>
    expect(linked(one, other)).toBe(false),
  );

  it("a deduction is never left out for another measure", () => {
    const home = measures.find(({ id }) => id === "C-HOMEWORK-H");
    expect([home?.doubleCountGroups, home?.countsOnceWith]).toEqual([undefined, []]);
  });
});

describe("every measure of every library", () => {
  const all = libraries.flatMap(({ measures: own }) => own);

  it("with a value says whether it counts an outcome or an output, and on which side its pounds are", () => {
    const priced = all.filter(({ proxies, carbon }) => proxies.length > 0 || carbon !== undefined);
    expect(priced.filter(({ counts }) => counts === undefined)).toEqual([]);
    expect(
      priced.flatMap(({ proxies }) => proxies).filter(({ perspective }) => perspective === undefined),
    ).toEqual([]);
  });

  it("one id means one measure in libraries that stand beside each other", () => {
    const beside = ["cheshire-merseyside", "open-proxies", "nhs-net-zero", "social-value-model-2020"];
    const ids = libraries.flatMap(({ name, measures: own }) =>
      beside.includes(name) ? own.map(({ id }) => id) : [],
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("libraries under a licence that asks for credit give it", () => {
    for (const { file } of Object.values(builtIn.libraries))
      expect(file.credit).toContain(
        "Contains public sector information licensed under the Open Government Licence v3.0",
      );
  });
});
