/**
 * No finding is a failure while a fact that it hangs on is missing: over random
 * tenders, with the facts that have no default taken away one by one. What the
 * tender would find with the fact stated in any way decides what may be said
 * without it.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleRules } from "../../src/regime/assemble.ts";
import { everyRuleAnswer } from "../../src/regime/evaluate-rules.ts";
import { builtIn } from "../measures/built-in.ts";
import { tenderOf } from "./tenders.ts";

const rulesets = builtIn.rules
  .map(assembleRules)
  .filter(({ rules }) => rules.some(({ applies }) => applies.scope !== undefined));

type Facts = Readonly<Record<string, string>>;

const low = (weight: string): string => `
  criteria:
    - { id: price, weight: 60, from: price, score: lowest-over-value }
    - { id: quality, weight: ${40 - Number(weight)}, from: marks, scale: 5 }
    - { id: sv, title: Suppliers based in Northshire, weight: ${weight}, social-value: true, from: marks, scale: 5 }`;

const answers = (facts: Facts, weight: string): ReadonlyMap<string, string> => {
  const tender = tenderOf({
    tender: Object.entries(facts)
      .map(([key, value]) => `${key}: ${value}`)
      .join(", "),
    award: low(weight),
  });
  const { award, value } = tender;
  if (award === undefined) throw new Error("the tender has one award");
  return new Map(
    everyRuleAnswer(rulesets, { tender, award, value, bids: [], moment: "publication" }).map(
      ({ finding }, index) => [`${index} ${finding.regime}/${finding.rule}`, finding.result] as const,
    ),
  );
};

const days = [
  "2021-06-01",
  "2022-12-01",
  "2024-06-01",
  "2025-06-01",
  "2025-12-31",
  "2026-01-01",
  "2026-06-01",
  "2027-02-01",
  "2028-02-01",
];
const pounds = [
  "60000",
  "130000",
  "135018",
  "140000",
  "207720",
  "300000",
  "500000",
  "663540",
  "1000000",
  "2000000",
  "4999999.99",
  "5000000",
  "5193000",
  "5372609",
  "9000000",
];
const options: Readonly<Record<string, readonly string[]>> = {
  subject: ["services", "goods", "works", "healthcare"],
  "light-touch": ["true", "false"],
  commenced: days,
  value: pounds.map(
    (each) => `{ including-vat: ${each}, excluding-vat: ${(Number(each) / 1.25).toFixed(2)} }`,
  ),
};

const tenders = fc.record({
  "buyer-type": fc.constantFrom(
    "central-government",
    "nhs-england",
    "local-government",
    "northern-ireland",
    "wales",
    "scotland",
    "other",
  ),
  nation: fc.constant("england"),
  authority: fc.constantFrom("central", "sub-central"),
  subject: fc.constantFrom(...(options["subject"] ?? [])),
  "light-touch": fc.constantFrom("true", "false"),
  commenced: fc.constantFrom(...days),
  value: fc.constantFrom(...(options["value"] ?? [])),
});

/** Goods and works are no light touch contracts, so that a tender which says so contradicts itself. */
const isPossible = (facts: Facts): boolean =>
  facts["light-touch"] !== "true" || (facts["subject"] !== "goods" && facts["subject"] !== "works");

const without = ({ nation, ...facts }: Facts, fact: string): Facts => {
  const own = facts["buyer-type"] === "other" && nation !== undefined ? { ...facts, nation } : facts;
  return Object.fromEntries(Object.entries(own).filter(([key]) => key !== fact));
};

describe("a fact that is missing", () => {
  it.each(Object.keys(options))(
    "%s: no rule fails or is plainly met where some way of stating it says otherwise",
    (fact) => {
      fc.assert(
        fc.property(tenders.filter(isPossible), fc.constantFrom("5", "10", "20"), (facts, weight) => {
          const found = answers(without(facts, fact), weight);
          const stated = (options[fact] ?? [])
            .map((value) => ({ ...without(facts, fact), [fact]: value }))
            .filter(isPossible)
            .map((one) => answers(one, weight));
          for (const [rule, result] of found) {
            const ways = new Set(stated.map((one) => one.get(rule)));
            if (result === "fail") expect([...ways], rule).toEqual(["fail"]);
            if (result === "not applicable") expect([...ways], rule).toEqual(["not applicable"]);
            if (result === "pass")
              expect(
                [...ways].filter((one) => one !== "pass" && one !== "not applicable"),
                rule,
              ).toEqual([]);
          }
        }),
        { numRuns: 40, seed: 20261201 },
      );
    },
  );
});
