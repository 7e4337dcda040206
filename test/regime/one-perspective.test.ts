/** Values of different perspectives: added, kept to one, not yet promised, not there. */
import { describe, expect, it } from "vitest";
import type { Perspective } from "../../src/library/model.ts";
import { exact } from "../../src/number/exact.ts";
import { runCheck } from "../../src/regime/checks/registry.ts";
import type { Bid } from "../../src/tender/model.ts";
import { measure, proxy } from "../scoring/build.ts";
import { awardOf, bidOf, tenderOf } from "./tenders.ts";

const priced = (id: string, perspective?: Perspective) =>
  measure(id, undefined, {
    kind: "money",
    proxies: [proxy(10, perspective === undefined ? {} : { perspective })],
  });
const measures = [
  priced("FISC", "fiscal"),
  priced("SOC", "public"),
  priced("NONE"),
  measure("CARBON", undefined, { kind: "money", carbon: [] }),
];

const award = (more = ""): string =>
  `\n  criteria: [{ id: price, weight: 90, from: price, score: lowest-over-value }, { id: sv, weight: 10, from: commitments, score: { by: between, worst: 0, best: 10 }${more} }]`;

const promising = (...ids: readonly string[]): readonly Bid[] => [
  bidOf("Acme", {
    commitments: ids.map((id) => ({ measure: id, quantity: { value: exact("1"), at: "" }, at: "" })),
  }),
];
const ask = (written: string, bids: readonly Bid[]) =>
  runCheck(
    { kind: "one-perspective" },
    { tender: tenderOf({ award: written }), award: awardOf({ award: written }), bids, measures },
  );

describe("one perspective", () => {
  it.each([
    ["one alone is promised", award(), promising("FISC"), "pass"],
    ["two are promised", award(), promising("FISC", "SOC"), "fail"],
    ["carbon is society's gain", award(), promising("SOC", "CARBON"), "pass"],
    ["carbon beside the public purse", award(), promising("FISC", "CARBON"), "fail"],
    ["the criterion names one", award(", perspective: public"), promising("FISC", "SOC"), "pass"],
    ["the criterion names two", award(", perspective: [fiscal, public]"), promising("FISC", "SOC"), "fail"],
    ["before there are bids, all that may count", award(), [], "fail"],
    ["only one measure counts", award(", measures: [FISC]"), [], "pass"],
    ["none states a perspective", award(), promising("NONE"), "not applicable"],
  ])("%s", (_, written, bids, expected) => expect(ask(written, bids).result).toBe(expected));

  it("names the criterion, the perspectives and the way out", () => {
    expect(ask(award(), promising("FISC", "SOC")).says).toBe(
      "`sv` adds fiscal, public values: they overlap in part; name one `perspective`, or read the pounds apart",
    );
  });
});
