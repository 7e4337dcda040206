/** Words that a criterion should not hold are found however they are written; one look at all the words at once must miss none. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { runCheck } from "../../src/regime/checks/registry.ts";
import { awardOf, tenderOf } from "./tenders.ts";

const ask = (patterns: readonly string[], title: string) => {
  const written = {
    award: `\n  criteria: [{ id: price, weight: 40, from: price, score: lowest-over-value }, { id: read, title: ${JSON.stringify(title)}, weight: 60, social-value: true, from: marks, scale: 5 }]`,
  };
  return runCheck(
    { kind: "forbidden-wording", patterns, because: "cannot be measured", noMinimumVolume: false },
    { tender: tenderOf(written), award: awardOf(written), bids: [] },
  );
};

describe("forbidden words", () => {
  it.each([
    [["best endeavours"], "Best Endeavours of the supplier", "Best Endeavours"],
    [["Best Endeavours"], "by best endeavours", "best endeavours"],
    [["[A-C]lass"], "in glass", undefined],
    [["[A-C]lass"], "in blass", "blass"],
    [["\\w+ STAFF"], "more staff", "more staff"],
    [["at least \\d+ people"], "At least 40 people", "At least 40 people"],
    [["\\D{3}x"], "abcx", "abcx"],
    [["etc"], "etcetera", undefined],
    [["etc"], "apples, ETC", "ETC"],
    [["nothing", "holistic"], "a holistic plan", "holistic"],
    [["gwyrdd"], "GWYRDD", "GWYRDD"],
    [["cŵn"], "CŴN", "CŴN"],
  ])("%j in %j: %j", (patterns, title, hit) => {
    expect(ask(patterns, title)).toMatchObject(
      hit === undefined
        ? { result: "pass" }
        : { result: "fail", says: `\`read\` says \`${hit}\`: it cannot be measured` },
    );
  });

  test("whatever one expression for each word finds is found", () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,3}$/);
    const pattern = fc.oneof(
      word,
      fc.constantFrom("[A-C]+d", "\\d+", "\\W\\w", "(?:AB|cd)s?", "a.B", "\\bNo\\b"),
    );
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 3 }),
        fc.array(fc.oneof(word, fc.constantFrom("AB", "cds", "12", "no", "-", "aXb")), { minLength: 1 }),
        (patterns, words) => {
          const title = words.join(" ");
          const broken = patterns.some((one) => new RegExp(`\\b(?:${one})\\b`, "i").test(title));
          expect(ask(patterns, title).result).toBe(broken ? "fail" : "pass");
        },
      ),
    );
  });
});
