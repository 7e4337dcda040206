import { describe, expect, it } from "vitest";
import { assembleLibrary } from "../../src/library/assemble.ts";
import { loadReference } from "../../src/library/load.ts";
import { assembleReference } from "../../src/library/reference.ts";
import { exactText } from "../../src/number/exact.ts";
import { counted, libraryText, loaded, priced, proxy } from "./texts.ts";

const library = (...measures: readonly string[]) => assembleLibrary(loaded(libraryText(...measures)));
const only = (measure: string) => {
  const [one] = library(measure).measures;
  if (one === undefined) throw new Error("no measure");
  return one;
};

describe("a library", () => {
  it("keeps its name, version, themes and outcomes", () => {
    expect(library(counted("A-1"))).toMatchObject({
      name: "example",
      version: "1.2.0",
      licence: "OGL-UK-3.0",
      themes: [{ id: "work", title: "Work" }],
      outcomes: [{ id: "jobs", title: "More jobs", theme: "work", priorities: ["fair-employment"] }],
      at: "library.yaml",
    });
  });

  it("each measure knows where it stands: theme, outcome, priorities, library, place", () => {
    expect(only(counted("A-1"))).toMatchObject({
      theme: "work",
      outcome: "jobs",
      priorities: ["fair-employment"],
      library: "example@1.2.0",
      at: "library.yaml:14:19",
    });
  });

  it("is the same from a saved text as from a fresh one", () => {
    const text = loaded(
      libraryText(
        counted("A-1", "adjust: { deadweight: 20% }"),
        priced("A-2", proxy("2025-01-01", "low: 1.10")),
      ),
    );
    expect(JSON.stringify(JSON.parse(JSON.stringify(text)))).toBe(JSON.stringify(text));
    expect(plain(assembleLibrary(JSON.parse(JSON.stringify(text)) as typeof text))).toEqual(
      plain(assembleLibrary(text)),
    );
  });
});

/** Exact figures as text, so that two libraries can be set side by side. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, one: unknown) => {
      const fraction = (one as { fraction?: { toFraction(): string } } | null)?.fraction;
      return fraction === undefined ? one : fraction.toFraction();
    }),
  );
}

describe("a measure", () => {
  it("is unverified until somebody says otherwise", () => {
    expect(only(counted("A-1")).status).toBe("unverified");
    expect(only(counted("A-1", "status: verified")).status).toBe("verified");
  });

  it("without proxies, neighbours or adjustments has none", () => {
    expect(only(counted("A-1"))).toMatchObject({ proxies: [], countsOnceWith: [], adjust: { included: [] } });
    expect(Object.keys(only(counted("A-1")))).not.toContain("cap");
  });

  it("adjustments are shares of one, exact", () => {
    const { adjust } = only(
      counted(
        "A-1",
        "adjust: { deadweight: 20%, displacement: 0, attribution: 33.333%, drop-off: 12.5 %, years: 3, included: [deadweight] }",
      ),
    );
    const { deadweight, displacement, attribution, dropOff } = adjust;
    expect(
      [deadweight, displacement, attribution, dropOff].map((one) =>
        one === undefined ? "" : exactText(one),
      ),
    ).toEqual(["0.2", "0", "0.33333", "0.125"]);
    expect(adjust).toMatchObject({ years: 3, included: ["deadweight"] });
  });

  it("the cap is pounds, exact", () => {
    const { cap } = only(counted("A-1", "cap: { per-measure: 500000.10 }"));
    expect(cap === undefined ? "" : exactText(cap)).toBe("500000.1");
  });
});

describe("a proxy value", () => {
  it("keeps its dates, figures, prices, source and place; what is not written is not there", () => {
    const [one] = only(
      priced(
        "A-1",
        proxy("2025-01-01", "to: 2025-12-31, low: 90.10, high: 110, prices: 2024/25, reference: X-1"),
      ),
    ).proxies;
    expect(one).toMatchObject({
      from: "2025-01-01",
      to: "2025-12-31",
      prices: "2024/25",
      source: "somewhere",
      status: "verified",
      reference: "X-1",
    });
    expect(
      [one?.amount, one?.low, one?.high].map((figure) => (figure === undefined ? "" : exactText(figure))),
    ).toEqual(["100", "90.1", "110"]);
    expect(one?.at).toMatch(/^library\.yaml:14:\d+$/);
    expect(Object.keys(only(priced("A-1", proxy("2025-01-01"))).proxies[0] ?? {}).sort()).toEqual([
      "amount",
      "at",
      "from",
      "source",
      "status",
    ]);
  });

  it("two values of one measure have places of their own", () => {
    const places = only(priced("A-1", proxy("2025-01-01"), proxy("2026-01-01"))).proxies.map(({ at }) => at);
    expect(new Set(places).size).toBe(2);
  });
});

it("the published series become figures by year, and bands by year from the start", () => {
  const text = `svscore: 1
price-indices:
  - { title: Index, source: x, licence: y, status: unverified, years: { "2023": 96.2507, "2024/25": 100 } }
discount-schedules:
  - { id: standard, title: S, source: x, licence: y, status: unverified, bands: [{ from: 0, to: 30, rate: 3.5% }, { from: 31, rate: 3% }] }
`;
  const { value } = loadReference({ name: "series.yaml", text, language: "yaml" });
  if (value === undefined) throw new Error("not loaded");
  const { priceIndices, discountSchedules } = assembleReference(value);
  expect([...(priceIndices[0]?.years ?? [])].map(([year, index]) => [year, exactText(index)])).toEqual([
    ["2023", "96.2507"],
    ["2024/25", "100"],
  ]);
  expect(discountSchedules[0]?.bands.map(({ from, to, rate }) => [from, to, exactText(rate)])).toEqual([
    [0, 30, "0.035"],
    [31, undefined, "0.03"],
  ]);
});
