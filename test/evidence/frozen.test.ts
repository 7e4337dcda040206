/** A frozen method: whatever differs from it is said, and a change to the file itself shows. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { methodDifferences } from "../../src/evidence/frozen/compare.ts";
import { frozenMethodParts, frozenMethodText, loadFrozenMethod } from "../../src/evidence/frozen/freeze.ts";
import { main } from "../../src/main.ts";
import { world } from "../run/world.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const anyone = { names: [] };

const award = {
  method: "weighted-sum",
  marksAvailable: "100",
  criteria: [
    { id: "price", weight: "60", worth: "60", formula: { by: "lowest-over-value" } },
    {
      id: "quality",
      weight: "40",
      worth: "40",
      scale: { top: { value: "5" }, allowed: ["0", "3", "5"], descriptors: { "5": "All of it" } },
      formula: { by: "scale", top: { value: "5" } },
      criteria: [{ id: "part", weight: "10", criteria: [{ id: "detail", weight: "8" }] }],
    },
  ],
  ties: ["quality"],
};
const measures = ["A", "B", "C", "D"].map((id) => ({
  id,
  library: "own@1.0.0",
  proxies: [{ from: "2025-01-01", amount: "10" }],
}));
const rules = [
  { name: "wales", rules: [{ id: "x", applies: { buyerTypes: ["wales"] }, check: { share: "0.1" } }] },
];

// biome-ignore lint/suspicious/noExplicitAny: a test changes whatever there is
type Anything = any;

const text = (
  change: (whole: { award: Anything; measures: Anything; rules: Anything }) => void = () => undefined,
): string => {
  const whole = structuredClone({ award, measures, rules });
  change(whole);
  return canonicalize(whole) ?? "";
};
const method = (...parameters: Parameters<typeof text>) =>
  frozenMethodParts([{ lot: null, text: text(...parameters) }], sha256);

describe("what has changed", () => {
  it.each<readonly [string, Parameters<typeof text>[0], readonly string[]]>([
    ["nothing", () => undefined, []],
    [
      "a weight, and the marks that follow it",
      (one) => Object.assign(one.award.criteria[0], { weight: "50", worth: "50" }),
      ["criterion `price`: weight was 60, is 50"],
    ],
    [
      "a scale, and the formula that follows it",
      (one) => {
        one.award.criteria[1].scale.top.value = "10";
        one.award.criteria[1].formula.top.value = "10";
      },
      ["criterion `quality`: scale, top was 5, is 10"],
    ],
    [
      "a descriptor",
      (one) => {
        one.award.criteria[1].scale.descriptors["5"] = "Most of it";
      },
      ["criterion `quality`: scale, descriptors, for mark 5 was All of it, is Most of it"],
    ],
    [
      "a formula",
      (one) => {
        one.award.criteria[0].formula = { by: "to-ceiling", ceiling: { value: "100" } };
      },
      ["criterion `price`: formula was lowest-over-value, is to-ceiling (ceiling 100)"],
    ],
    ["the tie-break", (one) => one.award.ties.push("price"), ["tie-break was quality, is quality, price"]],
    ["a criterion more", (one) => one.award.criteria.push({ id: "extra" }), ["criterion `extra` is new"]],
    ["a criterion less", (one) => one.award.criteria.pop(), ["criterion `quality` is no longer there"]],
    [
      "a sub-criterion, said by its nearest parent",
      (one) => {
        one.award.criteria[1].criteria[0].criteria[0].weight = "9";
        one.award.criteria[1].criteria[0].weight = "11";
      },
      [
        "sub-criterion `detail` of `part`: weight was 8, is 9",
        "sub-criterion `part` of `quality`: weight was 10, is 11",
      ],
    ],
    [
      "the order",
      (one) => one.award.criteria.reverse(),
      ["criteria, order was price, quality, is quality, price"],
    ],
    [
      "a proxy value",
      (one) => {
        one.measures[1].proxies[0].amount = "11";
      },
      ["measure `B`, proxy value from 2025-01-01: amount was 10, is 11"],
    ],
    [
      "the version of a library, said once",
      (one) => {
        for (const measure of one.measures) measure.library = "own@1.1.0";
      },
      ["4 measures: library was own@1.0.0, is own@1.1.0"],
    ],
    [
      "a rule",
      (one) => {
        one.rules[0].rules[0].check.share = "0.2";
      },
      ["rules `wales`, rule `x`: check, share was 0.1, is 0.2"],
    ],
  ])("%s", (_, change, expected) => {
    expect(methodDifferences(method(), method(change), anyone)).toEqual(expected);
  });

  it("says nothing of rules for other buyers, unless the tender names them", () => {
    const changed = method((one) => {
      one.rules[0].rules[0].check.share = "0.2";
    });
    const said = (buyerType: string, names: readonly string[]) =>
      methodDifferences(method(), changed, { buyerType, names }).length;
    expect([said("scotland", []), said("wales", []), said("scotland", ["wales"])]).toEqual([0, 1, 1]);
  });

  it("is said whenever any value at all is another", () => {
    const places: (readonly (string | number)[])[] = [];
    const visit = (value: unknown, path: readonly (string | number)[]): void => {
      if (typeof value !== "object" || value === null) places.push(path);
      else for (const [key, one] of Object.entries(value)) visit(one, [...path, key]);
    };
    visit({ award, measures, rules }, []);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.string({ minLength: 1 }), (path, value) => {
        const changed = method((whole) => {
          let at: Anything = whole;
          for (const step of path.slice(0, -1)) at = at[step];
          fc.pre(at[path.at(-1) as string] !== value);
          at[path.at(-1) as string] = value;
        });
        const derived = path.at(-1) === "worth";
        expect(derived || methodDifferences(method(), changed, anyone).length > 0).toBe(true);
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});

describe("a frozen method", () => {
  const parts = {
    tool: { name: "svscore", version: "0.1.0" },
    tender: { reference: "T-1", title: "Café" },
    when: "2026-06-01",
  } as const;
  const written = frozenMethodText(parts, [{ lot: null, text: text() }], sha256);
  const faults = (changed: string) =>
    loadFrozenMethod({ name: "frozen", text: changed, language: "json" }, sha256).diagnostics.map(
      ({ code }) => code,
    );

  it("is read again as it was written", () => {
    expect(faults(written)).toEqual([]);
  });

  it("shows any one character that is changed, added or taken out", () => {
    fc.assert(
      fc.property(
        fc.nat(written.length - 1),
        fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
        (at, other) => {
          fc.pre(written[at] !== other);
          expect(faults(written.slice(0, at) + other + written.slice(at + 1))).toEqual(["SV620"]);
          expect(faults(written.slice(0, at) + written.slice(at + 1))).toEqual(["SV620"]);
          expect(faults(written.slice(0, at) + other + written.slice(at))).toEqual(["SV620"]);
        },
      ),
      { numRuns: 200, seed: 3 },
    );
  });

  it.each([
    ["0.1.0-other", true],
    [version, false],
  ])("frozen by svscore %s: whether another version is offered is %s", async (made, offered) => {
    const own = world(new URL("../cases/tender-freeze", import.meta.url).pathname);
    const frozen = frozenMethodText(
      { ...parts, tool: { name: "svscore", version: made } },
      [{ lot: null, text: text() }],
      sha256,
    );
    own.io.files.write("tender.frozen.json", new TextEncoder().encode(frozen));
    expect(await main(["evaluate", "bids.csv", "--frozen"], own.io)).toBe(2);
    expect(own.error()).toContain("error[SV621]");
    expect(own.error().includes(`or use svscore ${made}, which froze it`)).toBe(offered);
  });

  it("carries the digest that every evaluation prints", async () => {
    const own = world(new URL("../cases/tender-freeze", import.meta.url).pathname);
    await main(["tender", "freeze", "tender.yaml"], own.io);
    const [, digest] = /Method: (sha256:[0-9a-f]{64})/.exec(own.out()) ?? [];
    await main(["evaluate", "bids.csv", "--format", "json"], own.io);
    const { method: used, frozen } = JSON.parse(own.out().slice(own.out().indexOf("{")));
    expect(used.digest).toBe(digest);
    expect(frozen).toMatchObject({
      same: true,
      digests: [digest],
      changes: [],
      when: "2026-11-03T10:15:00Z",
    });
  });
});
