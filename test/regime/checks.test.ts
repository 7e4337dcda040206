/** The seven rules of quality over quantity, each with an award that passes, fails, is not spoken to, and cannot be told. */
import { describe, expect, it } from "vitest";
import { runCheck } from "../../src/regime/checks/registry.ts";
import { awardOf, tenderOf } from "./tenders.ts";

type Plain = string;

const ask = (kind: Plain, award: string) => {
  const written = { award };
  return runCheck({ kind }, { tender: tenderOf(written), award: awardOf(written), bids: [] });
};

const price = "{ id: price, weight: 40, from: price, score: lowest-over-value }";
const read = (weight: number): string =>
  `{ id: read, weight: ${weight}, social-value: true, from: marks, scale: 5 }`;
const counted = (
  weight: number,
  more = "",
  score = "{ by: between, worst: 0, best: 250000 }",
  id = "counted",
): string =>
  `{ id: ${id}, weight: ${weight}, social-value: true, from: commitments, score: ${score}${more === "" ? "" : `, ${more}`} }`;
const figure = (weight: number, score = "{ by: between, worst: 0, best: 250000 }"): string =>
  `{ id: figure, weight: ${weight}, social-value: true, from: figure, score: ${score} }`;
const rest = (weight: number): string => `{ id: rest, weight: ${weight}, from: marks, scale: 5 }`;
const award = (...criteria: readonly string[]): string => `\n  criteria: [${criteria.join(", ")}]`;

const none = award(price, rest(60));
const readOnly = award(price, rest(50), read(10));
const split = (more = "", score?: string): string =>
  award(price, rest(40), read(12), counted(8, more, score));

const kinds: readonly Plain[] = [
  "quality-leads",
  "quality-opens-the-gate",
  "enough-is-enough",
  "counting-is-not-scoring",
  "no-evidence-no-credit",
  "extra-means-extra",
  "size-is-no-merit",
];

describe.each(kinds)("%s", (kind) => {
  it("does not speak to an award without social value", () => {
    expect(ask(kind, none)).toMatchObject({
      result: "not applicable",
      says: "no criterion is marked as the social value part",
    });
  });

  it("has nothing against social value that is read and not counted", () => {
    expect(ask(kind, readOnly)).toMatchObject({
      result: kind === "quality-leads" ? "pass" : "not applicable",
    });
  });
});

describe("1 quality leads", () => {
  it.each([
    [11, 9, "pass"],
    [10, 10, "fail"],
    [9, 11, "fail"],
  ] as const)("quality %i, quantity %i: %s", (quality, quantity, result) => {
    const found = ask("quality-leads", award(price, rest(40), read(quality), counted(quantity)));
    expect(found).toMatchObject({ result });
    expect(found.says).toContain(`quality carries ${quality} marks and quantity ${quantity}`);
  });

  it("quality outside social value does not lead within it", () => {
    expect(ask("quality-leads", award(price, rest(50), counted(10)))).toMatchObject({ result: "fail" });
  });

  it("figures are quantity as much as commitments are", () => {
    expect(ask("quality-leads", award(price, rest(40), read(10), figure(10)))).toMatchObject({
      result: "fail",
    });
  });
});

describe("2 quality opens the gate", () => {
  it.each([
    ["needs", "needs: { read: 60% }", "pass"],
    ["scaled by", "scaled-by: read", "pass"],
    ["neither", "", "fail"],
    ["needs another than social value quality", "needs: { rest: 60% }", "fail"],
    ["scaled by another than social value quality", "scaled-by: rest", "fail"],
  ] as const)("%s: %s", (_, more, result) => {
    expect(ask("quality-opens-the-gate", split(more))).toMatchObject({ result });
  });

  it("each counted criterion is asked, and the open ones are named", () => {
    const found = ask(
      "quality-opens-the-gate",
      award(price, rest(40), read(12), counted(4, "needs: { read: 60% }"), figure(4)),
    );
    expect(found).toMatchObject({ result: "fail" });
    expect(found.says).toContain("`figure` earns marks");
    expect(found.says).not.toContain("`counted`");
  });

  it("a gate that stands at 0% opens for any answer", () => {
    expect(ask("quality-opens-the-gate", split("needs: { read: 0% }"))).toMatchObject({ result: "fail" });
  });
});

describe("3 enough is enough", () => {
  it.each([
    ["{ by: between, worst: 0, best: 250000 }", "pass"],
    ["{ by: bands, bands: [{ at-least: 100, earns: 50 }] }", "pass"],
    ["{ by: distance, target: 100, span: 50 }", "pass"],
    ["{ by: between, worst: 0, best: 250000, clamp: false }", "fail"],
    ["value-over-highest", "fail"],
    ["between-bids", "fail"],
    ["around-mean", "fail"],
  ])("%s: %s", (score, result) =>
    expect(ask("enough-is-enough", split("", score))).toMatchObject({ result }),
  );
});

describe("4 counting is not scoring", () => {
  it("commitments are valued", () =>
    expect(ask("counting-is-not-scoring", split())).toMatchObject({ result: "pass" }));

  it("a figure from outside cannot be told", () => {
    expect(ask("counting-is-not-scoring", award(price, rest(40), read(12), figure(8)))).toMatchObject({
      result: "unknown",
      missing: "how the figure was made",
    });
  });

  it("a figure against a share of the contract value is pounds", () => {
    const written = {
      tender: "value: { excluding-vat: 2000000 }",
      award: award(price, rest(40), read(12), figure(8, "{ by: between, worst: 0, best: 10% of value }")),
    };
    expect(
      runCheck(
        { kind: "counting-is-not-scoring" },
        { tender: tenderOf(written), award: awardOf(written), bids: [] },
      ),
    ).toMatchObject({ result: "pass" });
  });
});

describe("5 no evidence, no credit", () => {
  it.each([
    ["", "pass"],
    ["unevidenced: nothing", "pass"],
    ["unevidenced: full", "fail"],
  ] as const)("%s: %s", (more, result) =>
    expect(ask("no-evidence-no-credit", split(more))).toMatchObject({ result }),
  );

  it("what stands behind a single figure cannot be told", () => {
    expect(ask("no-evidence-no-credit", award(price, rest(40), read(12), figure(8)))).toMatchObject({
      result: "unknown",
    });
  });

  it("full credit is a failure even beside a figure", () => {
    expect(
      ask(
        "no-evidence-no-credit",
        award(price, rest(40), read(12), figure(4), counted(4, "unevidenced: full")),
      ),
    ).toMatchObject({ result: "fail" });
  });
});

describe("6 extra means extra", () => {
  it("cannot be told while the tender does not say what is already required", () => {
    expect(ask("extra-means-extra", split())).toMatchObject({
      result: "unknown",
      missing: "award.already-required",
    });
  });

  it.each([
    ["[WORK-01]", "what the specification or the law demands earns nothing: WORK-01"],
    ["[]", "demands none of the measures"],
  ])("already-required %s passes", (required, says) => {
    const found = ask("extra-means-extra", `\n  already-required: ${required}${split()}`);
    expect(found).toMatchObject({ result: "pass" });
    expect(found.says).toContain(says);
  });

  it("one measure under two criteria earns twice", () => {
    const found = ask(
      "extra-means-extra",
      award(
        price,
        rest(40),
        read(12),
        counted(4, "measures: [WORK-01, WORK-02]"),
        counted(4, "measures: [WORK-02]", undefined, "again"),
      ),
    );
    expect(found).toMatchObject({
      result: "fail",
      says: "`counted` and `again` both count WORK-02, so one promise earns twice",
    });
  });

  it("a criterion that counts every measure doubles any other", () => {
    expect(
      ask(
        "extra-means-extra",
        award(price, rest(40), read(12), counted(4), counted(4, "measures: [WORK-02]", undefined, "again")),
      ),
    ).toMatchObject({ result: "fail" });
  });

  it("measures that are kept apart do not double", () => {
    expect(
      ask(
        "extra-means-extra",
        `\n  already-required: []${award(price, rest(40), read(12), counted(4, "measures: [WORK-01]"), counted(4, "measures: [WORK-02]", undefined, "again"))}`,
      ),
    ).toMatchObject({ result: "pass" });
  });

  it("the place is that of a criterion that doubles, not always the second", () => {
    const three = `
  criteria:
    - ${price}
    - ${rest(40)}
    - ${read(11)}
    - ${counted(3, "measures: [WORK-01]", undefined, "one")}
    - ${counted(3, "measures: [WORK-02]", undefined, "two")}
    - ${counted(3, "measures: [WORK-01]", undefined, "three")}`;
    const found = ask("extra-means-extra", three);
    const two = awardOf({ award: three }).criteria.find(({ id }) => id === "two");
    expect(found.says).toContain("`one` and `three`");
    expect(found.at).not.toBe(two?.at);
  });
});

describe("7 size is no merit", () => {
  it.each([
    ["{ by: between, worst: 0, best: 250000 }", "pass"],
    ["{ by: bands, bands: [{ at-least: 100, earns: 50 }] }", "pass"],
    ["value-over-highest", "fail"],
    ["between-bids", "fail"],
  ])("%s: %s", (score, result) =>
    expect(ask("size-is-no-merit", split("", score))).toMatchObject({ result }),
  );

  it("around-mean sets each promise against the others, so the largest is paid the most", () => {
    expect(ask("size-is-no-merit", split("", "around-mean"))).toMatchObject({ result: "fail" });
  });
});

it("social value that is only a gate is not said to be judged on quality", () => {
  expect(
    ask("quality-leads", award(price, rest(50), "{ id: gate, weight: 10, social-value: true, from: gate }"))
      .result,
  ).not.toBe("pass");
});
