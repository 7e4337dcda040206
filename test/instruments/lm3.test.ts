import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  compare,
  divide,
  equal,
  exactInteger,
  exactText,
  multiply,
  ONE,
} from "../../src/number/exact.ts";
import type { Multiplied } from "../../src/scoring/instruments/lm3.ts";
import { loadLm3 } from "../../src/tender/instruments/load-lm3.ts";
import { codesOf, lm3, rounds } from "./build.ts";

const only = (text: string): Multiplied => {
  const [found] = lm3(text).flows;
  if (found === undefined) throw new Error("no flow");
  return found;
};
const multiplier = (...all: readonly string[]): string => exactText(only(rounds(...all)).multiplier.value);

describe("the multiplier", () => {
  it.each([
    ["is 1 when nothing is spent again", ["spend: 100", "local: 0", "local: 0"], "1"],
    ["is 3 when everything is", ["spend: 100", "share: 100%", "share: 100%"], "3"],
    ["adds the rounds over the first", ["spend: 100", "local: 60", "local: 30"], "1.9"],
    ["takes shares of the round before", ["spend: 100", "share: 60%", "share: 50%"], "1.9"],
    ["stops at two rounds where the file does", ["spend: 100", "share: 76%"], "1.76"],
    [
      "takes the mean of answers that count alike",
      [
        "spend: 100",
        "local: 50",
        "answers: [ { by: a, share: 20% }, { by: b, share: 60% } ], mean: each-alike",
      ],
      "1.7",
    ],
    [
      "weighs answers by what was received",
      [
        "spend: 100",
        "local: 50",
        "answers: [ { by: a, share: 20%, received: 30 }, { by: b, share: 60%, received: 10 } ], mean: by-received",
      ],
      "1.65",
    ],
    [
      "takes a survey in any round",
      ["spend: 100", "answers: [ { by: a, share: 40% } ], mean: each-alike", "share: 50%"],
      "1.6",
    ],
  ])("%s", (_, all, expected) => expect(multiplier(...all)).toBe(expected));

  it("is named by its rounds", () => {
    expect(only(rounds("spend: 1", "share: 5%")).multiplier.rule).toBe("lm2");
    expect(only(rounds("spend: 1", "share: 5%", "share: 6%")).multiplier.rule).toBe("lm3");
  });

  it("leaves the first spend out where the study does", () => {
    const text = `${rounds("spend: 100", "share: 36%", "share: 50%")}first-spend: left-out\n`;
    expect(exactText(only(text).multiplier.value)).toBe("0.54");
  });
});

describe("rounds without end", () => {
  const endless = (...all: readonly string[]): string | undefined => {
    const found = only(rounds(...all)).endless;
    return found === undefined ? undefined : exactText(found.value);
  };
  it.each([
    ["follow from one share in every round", ["spend: 10", "share: 80%", "share: 80%"], "5"],
    ["do not follow from two shares that differ", ["spend: 10", "share: 80%", "share: 79%"], undefined],
    ["do not follow from a single share", ["spend: 10", "share: 80%"], undefined],
    ["do not follow from pounds", ["spend: 10", "local: 8", "share: 80%"], undefined],
    ["have no end when everything stays", ["spend: 10", "share: 100%", "share: 100%"], undefined],
  ])("%s", (_, all, expected) => expect(endless(...all)).toBe(expected));
});

describe("flows held against each other", () => {
  const flows = (a: string, b: string, more: string): string =>
    `svscore: 1\nlm3: { title: T, area: A }\nflows:\n  - { id: a, ${a} }\n  - { id: b, ${b} }\n${more}`;
  const local = "rounds: [ { spend: 5 }, { share: 80% } ]";
  const other = "rounds: [ { spend: 9 }, { share: 20% } ]";

  it("give the difference and what it is of the lesser", () => {
    const [found] = lm3(flows(local, other, "compare: [ { from: b, to: a } ]\n")).compared;
    expect(found === undefined ? "" : exactText(found.difference.value)).toBe("0.6");
    expect(found?.more === undefined ? "" : exactText(found.more.value)).toBe("0.5");
    expect(found?.alike).toBe(true);
  });

  it("have no share of nothing", () => {
    const nothing = "first-spend: left-out, rounds: [ { spend: 9 }, { share: 0% } ]";
    expect(lm3(flows(local, nothing, "compare: [ { from: b, to: a } ]\n")).compared[0]?.more).toBeUndefined();
  });

  it.each([
    ["another number of rounds", "rounds: [ { spend: 9 }, { share: 20% }, { share: 20% } ]"],
    ["another first spend", `first-spend: left-out, ${other}`],
  ])("are not like for like with %s", (_, b) => {
    expect(lm3(flows(local, b, "compare: [ { from: b, to: a } ]\n")).compared[0]?.alike).toBe(false);
  });

  it("give the gain of a spend, and the spend of a gain", () => {
    const gain = lm3(flows(local, other, "move: [ { from: b, to: a, share: 10%, spend: 1000 } ]\n")).moved[0];
    expect(gain === undefined ? "" : exactText(gain.gain.value)).toBe("60");
    const spend = lm3(flows(local, other, "move: [ { from: b, to: a, share: 10%, gain: 60 } ]\n")).moved[0];
    expect(spend === undefined ? "" : exactText(spend.spend.value)).toBe("1000");
  });

  it("cannot work a spend back from a move that changes nothing", () => {
    const { moved, unmoved } = lm3(
      flows(local, local, "move: [ { from: b, to: a, share: 10%, gain: 60 } ]\n"),
    );
    expect([moved.length, unmoved.length]).toEqual([0, 1]);
  });
});

describe("what is refused", () => {
  it.each([
    ["no rounds at all", "svscore: 1\nlm3: { title: T, area: A }\n", ["SV276"]],
    ["one round", rounds("spend: 100"), ["SV276"]],
    ["a first round without a spend", rounds("share: 10%", "share: 10%"), ["SV276"]],
    ["a spend in a later round", rounds("spend: 100", "spend: 10"), ["SV276", "SV276"]],
    ["nothing spent first", rounds("spend: 0", "share: 10%"), ["SV277"]],
    ["less than nothing spent first", rounds("spend: -1", "share: 10%"), ["SV277"]],
    ["more spent again than came in", rounds("spend: 100", "local: 100.01"), ["SV279"]],
    [
      "more in the third round than in the second",
      rounds("spend: 100", "share: 10%", "local: 11"),
      ["SV279"],
    ],
    ["less than nothing spent again", rounds("spend: 100", "local: -1"), ["SV279"]],
    [
      "a survey that does not say how it is averaged",
      rounds("spend: 100", "answers: [ { by: a, share: 5% } ]"),
      ["SV273"],
    ],
    [
      "weights that are not given",
      rounds("spend: 100", "answers: [ { by: a, share: 5% } ], mean: by-received"),
      ["SV273"],
    ],
    ["two figures for one round", rounds("spend: 100", "share: 5%, local: 5"), ["SV276"]],
    ["an account of social return", "svscore: 1\nsroi: { title: T }\n", ["SV274"]],
  ])("%s", (_, text, codes) => expect(codesOf(loadLm3, text)).toEqual(codes));

  it("accepts a round as large as the one before", () => {
    expect(multiplier("spend: 100", "local: 100")).toBe("2");
  });
});

it("is 1 + a + ab for shares a and b, and lies between 1 and 3", () => {
  const percent = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(percent, percent, fc.integer({ min: 1, max: 10 ** 9 }), (a, b, spend) => {
      const found = only(rounds(`spend: ${spend}`, `share: ${a}%`, `share: ${b}%`)).multiplier.value;
      const [x, y] = [divide(exactInteger(a), exactInteger(100)), divide(exactInteger(b), exactInteger(100))];
      expect(equal(found, add(add(ONE, x), multiply(x, y)))).toBe(true);
      expect(compare(found, ONE) >= 0 && compare(found, exactInteger(3)) <= 0).toBe(true);
    }),
  );
});
