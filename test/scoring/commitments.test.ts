import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/library/model.ts";
import { creditedValue, promisedValue } from "../../src/scoring/commitments.ts";
import { valueCommitment } from "../../src/scoring/value-chain.ts";
import type { Award, Commitment, CommitmentsLeaf } from "../../src/tender/model.ts";
import {
  at,
  award,
  bare,
  behind,
  commitment,
  commitmentsLeaf,
  figure,
  lines,
  measure,
  proxy,
  trouble,
  upTo,
  valuation,
} from "./build.ts";

const jobs = measure("JOB-01", 100, { title: "Jobs" });
const trees = measure("TREE", 10, { title: "Trees" });
const library = [
  jobs,
  trees,
  measure("POINTS", 5, { kind: "points" }),
  measure("COUNT", undefined, { kind: "number" }),
];

const valued = (promises: readonly Commitment[], measures: readonly Measure[] = library) =>
  promises.map((promise) => {
    const of = measures.find(({ id }) => id === promise.measure);
    if (of === undefined) throw new Error(promise.measure);
    return valueCommitment(promise, of, valuation());
  });
const leafWith = (over: Partial<CommitmentsLeaf> = {}) =>
  commitmentsLeaf("sv", 10, upTo(1000), { title: "Social value", ...over });

interface How {
  readonly leaf?: Partial<CommitmentsLeaf>;
  readonly award?: Partial<Award>;
  readonly measures?: readonly Measure[];
}
function counted(
  promises: readonly Commitment[],
  { leaf = {}, award: over = {}, measures = library }: How = {},
) {
  const found = creditedValue(valued(promises, measures), leafWith(leaf), award([], over));
  if ("unscorable" in found) throw new Error(found.unscorable);
  return found;
}
const pounds = (promises: readonly Commitment[], how?: How): string => lines(counted(promises, how))[0] ?? "";

const label = "commitments counted: Social value";
const valueLines = (
  id: string,
  title: string,
  quantity: number,
  price: number,
  depth: number,
  unit = "pounds",
) =>
  [
    `${title} (${id}) = ${quantity * price} ${unit} {quantity-times-proxy}: ${quantity} × ${price}`,
    `  quantity (person) = ${quantity} quantity @ bids.csv:${id}`,
    `  proxy value for one person, in force from 2020-01-01, verified = ${price} ${unit} @ library.yaml:proxy ~ Unit Cost Database`,
  ].map((line) => "  ".repeat(depth) + line);

describe("what a bid promises", () => {
  it("is added up, measure by measure, by id", () => {
    expect(lines(counted([commitment("TREE", 3), commitment("JOB-01", 2)]))).toEqual([
      `${label} = 230 pounds: 200 + 30`,
      ...valueLines("JOB-01", "Jobs", 2, 100, 1),
      ...valueLines("TREE", "Trees", 3, 10, 1),
    ]);
  });

  it("is one figure where several rows promise on one measure", () => {
    expect(lines(counted([commitment("JOB-01", 2), commitment("TREE", 1), commitment("JOB-01", 3)]))).toEqual(
      [
        `${label} = 510 pounds: 500 + 10`,
        "  Jobs (JOB-01) = 500 pounds: 200 + 300",
        ...valueLines("JOB-01", "Jobs", 2, 100, 2),
        ...valueLines("JOB-01", "Jobs", 3, 100, 2),
        ...valueLines("TREE", "Trees", 1, 10, 1),
      ],
    );
  });

  it("is kept under each measure's own name and id, whatever its last step was", () => {
    const cut = measure("CUT", 100, { adjust: { included: [], deadweight: figure("0.5") } });
    const parts = counted([commitment("CUT", 1), commitment("TREE", 1)], { measures: [cut, trees] }).from;
    expect(parts.map(({ label: name, measure: id }) => [name, id])).toEqual([
      ["Measure CUT (CUT): less deadweight", "CUT"],
      ["Trees (TREE)", "TREE"],
    ]);
  });

  it.each<[string, readonly Commitment[]]>([
    ["nothing", []],
    ["what is only counted", [commitment("COUNT", 7)]],
    ["no quantity", [{ measure: "JOB-01", ...behind, at: "" }]],
  ])("is no pounds when it is %s", (_, promises) => {
    expect(lines(counted(promises))).toEqual([`${label} = 0 pounds | no commitment that carries a value`]);
  });

  it("is counted in points where the measures are", () => {
    expect(lines(counted([commitment("POINTS", 4)]))).toEqual([
      `${label} = 20 points: 20`,
      ...valueLines("POINTS", "Measure POINTS", 4, 5, 1, "points"),
    ]);
  });

  it("cannot be pounds and points at once", () => {
    const mixed = valued([commitment("JOB-01", 1), commitment("POINTS", 1)]);
    expect(trouble(creditedValue(mixed, leafWith(), award([])))).toEqual({
      unscorable: "`sv` counts both pounds and points, which cannot be added together",
      remedy: "name the measures that count, all in pounds or all in points",
      at: "tender.yaml:sv",
    });
    const named = (id: string) => creditedValue(mixed, leafWith({ measures: [{ id }] }), award([]));
    expect(named("JOB-01")).toMatchObject({ unit: "pounds" });
    expect(named("POINTS")).toMatchObject({ unit: "points" });
  });

  it("counts only where the criterion names the measure", () => {
    const promises = [commitment("JOB-01", 2), commitment("TREE", 3)];
    expect(pounds(promises, { leaf: { measures: [{ id: "TREE" }] } })).toBe(`${label} = 30 pounds: 30`);
    expect(pounds(promises, { leaf: { measures: [{ id: "TREE" }, { id: "JOB-01" }] } })).toBe(
      `${label} = 230 pounds: 200 + 30`,
    );
    expect(pounds(promises, { leaf: { measures: [] } })).toBe(
      `${label} = 0 pounds | no commitment that carries a value`,
    );
  });
});

describe("what stands behind a promise", () => {
  const { evidence, owner, from, plan } = behind;
  it.each([
    ["evidence", { owner, from, plan }],
    ["owner", { evidence, from, plan }],
    ["date", { evidence, owner, plan }],
    ["plan", { evidence, owner, from }],
    ["evidence, no owner, no date, no plan", {}],
  ])("no %s: earns nothing, or everything where the method says so", (what, has) => {
    const promise = bare("JOB-01", 2, has);
    expect(lines(counted([promise]))).toEqual([
      `${label} = 0 pounds: 0`,
      `  Jobs (JOB-01) = 0 pounds {no-evidence-no-credit}: 200 → 0 | no ${what}: earns nothing`,
      ...valueLines("JOB-01", "Jobs", 2, 100, 2),
    ]);
    expect(pounds([promise], { leaf: { unevidenced: "full" } })).toBe(`${label} = 200 pounds: 200`);
  });

  it("is asked row by row", () => {
    expect(pounds([commitment("JOB-01", 2), bare("JOB-01", 5)])).toBe(`${label} = 200 pounds: 200`);
    expect(pounds([commitment("JOB-01", 2), bare("JOB-01", 5)], { leaf: { unevidenced: "full" } })).toBe(
      `${label} = 700 pounds: 700`,
    );
  });
});

describe("what is already required", () => {
  const required = { award: { alreadyRequired: new Map([["JOB-01", "clause 4"]]) } };
  it("is not extra", () => {
    expect(lines(counted([commitment("JOB-01", 2), commitment("TREE", 1)], required))).toEqual([
      `${label} = 10 pounds: 0 + 10`,
      "  Jobs (JOB-01) = 0 pounds {already-required}: 200 → 0 | already demanded by clause 4, so it is not extra",
      ...valueLines("JOB-01", "Jobs", 2, 100, 2),
      ...valueLines("TREE", "Trees", 1, 10, 1),
    ]);
  });

  it("is the reason given before want of evidence, and even where that is not asked for", () => {
    for (const unevidenced of ["nothing", "full"] as const) {
      expect(lines(counted([bare("JOB-01", 2)], { ...required, leaf: { unevidenced } }))[1]).toContain(
        "{already-required}",
      );
    }
  });

  it("is not measured against the target", () => {
    const leaf = { measures: [{ id: "JOB-01", target: at(1) }] };
    expect(lines(counted([commitment("JOB-01", 2)], { ...required, leaf }))[1]).toContain(
      "{already-required}",
    );
  });
});

describe("the cap of a measure", () => {
  const library = [measure("A", 100, { cap: figure(500) })];
  it.each([
    [4, "400", false],
    [5, "500", false],
    [6, "500", true],
  ])("holds %d at %s", (quantity, value, held) => {
    const found = counted([commitment("A", quantity)], { measures: library });
    expect(lines(found)[0]).toBe(`${label} = ${value} pounds: ${value}`);
    expect(found.from[0]?.rule).toBe(held ? "cap" : "quantity-times-proxy");
  });

  it("is a step of its own, over all rows together", () => {
    expect(lines(counted([commitment("A", 4), commitment("A", 2)], { measures: library }))).toEqual([
      `${label} = 500 pounds: 500`,
      "  Measure A (A): held at the measure's cap = 500 pounds {cap}: 600, at most 500",
      "    Measure A (A) = 600 pounds: 400 + 200",
      ...valueLines("A", "Measure A", 4, 100, 3),
      ...valueLines("A", "Measure A", 2, 100, 3),
      "    cap of the measure = 500 pounds @ library.yaml:A",
    ]);
  });

  it("comes after the target", () => {
    const leaf = { measures: [{ id: "A", target: at(8) }] };
    const [, , inner] = lines(counted([commitment("A", 10)], { measures: library, leaf }));
    expect(inner).toContain("    up to the published target = 800 pounds {target}");
  });
});

describe("everything that a bid promises", () => {
  it("counts what has nothing behind it, and pounds only", () => {
    expect(
      lines(promisedValue(valued([bare("JOB-01", 2), commitment("POINTS", 4), commitment("COUNT", 1)]))),
    ).toEqual(["commitments as promised = 200 pounds: 200", ...valueLines("JOB-01", "Jobs", 2, 100, 1)]);
    expect(lines(promisedValue([]))).toEqual([
      "commitments as promised = 0 pounds | no commitment that carries a value",
    ]);
  });

  it("counts each person once, under the cap", () => {
    const linked = [measure("A", 100, { countsOnceWith: ["B"] }), measure("B", 50, { cap: figure(90) })];
    expect(lines(promisedValue(valued([bare("A", 1), bare("B", 2)], linked)))[0]).toBe(
      "commitments as promised = 100 pounds: 100 + 0",
    );
  });

  it("has a proxy that costs as well as pays", () => {
    const costs = measure("COST", undefined, { proxies: [proxy(-5)] });
    expect(lines(promisedValue(valued([bare("COST", 2), bare("TREE", 3)], [costs, trees])))[0]).toBe(
      "commitments as promised = 20 pounds: -10 + 30",
    );
  });
});
