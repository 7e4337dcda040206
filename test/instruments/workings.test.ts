/** The whole of the workings, line by line: what a reader of a multiplier or a return is told, and in which words. */
import { describe, expect, it } from "vitest";
import type { Workings } from "../../src/scoring/workings.ts";
import { lines } from "../scoring/build.ts";
import { lm3, oneOutcome, rounds, sroi } from "./build.ts";

const said = (...workings: readonly (Workings | undefined)[]): string =>
  workings
    .filter((one) => one !== undefined)
    .flatMap((one) => lines(one))
    .join("\n");

describe("a local multiplier", () => {
  const flow = (text: string) => {
    const [found] = lm3(text).flows;
    return said(found?.multiplier, found?.endless);
  };

  it("of shares, and of rounds without end", () => {
    expect(flow(rounds("spend: 100", "share: 80%", "share: 80%"))).toMatchInlineSnapshot(`
      "LM3: T = 2.44 ratio {lm3}: (100 + 80 + 64) ÷ 100
        round 1: spent first = 100 pounds @ file.yaml:3:20
        round 2: spent again in the area = 80 pounds {local-share}: 100 × 80%
          local share = 0.8 share @ file.yaml:3:36
        round 3: spent again in the area = 64 pounds {local-share}: 80 × 80%
          local share = 0.8 share @ file.yaml:3:52
      rounds without end at the same share = 5 ratio {endless-rounds}: 1 ÷ (1 − 80%)
        local share = 0.8 share @ file.yaml:3:36"
    `);
  });
  it("of pounds and of answers by what was received", () => {
    const answers =
      "answers: [ { by: a, share: 20%, received: 30 }, { by: b, share: 60%, received: 10 } ], mean: by-received";
    expect(flow(rounds("spend: 100", "local: 50", answers))).toMatchInlineSnapshot(`
      "LM3: T = 1.65 ratio {lm3}: (100 + 50 + 15) ÷ 100
        round 1: spent first = 100 pounds @ file.yaml:3:20
        round 2: spent again in the area = 50 pounds @ file.yaml:3:36
        round 3: spent again in the area = 15 pounds {local-share}: 50 × 30%
          mean local share of 2 answers, each by what it received = 0.3 share {weighted-mean}: (20% × 30 + 60% × 10) ÷ (30 + 10) @ file.yaml:3:42
            a, which received £30 = 0.2 share @ file.yaml:3:71
            b, which received £10 = 0.6 share @ file.yaml:3:108"
    `);
  });
  it("of a single answer", () => {
    expect(
      flow(rounds("spend: 100", "answers: [ { by: a, share: 40%, received: 30 } ], mean: each-alike")),
    ).toMatchInlineSnapshot(`
      "LM2: T = 1.4 ratio {lm2}: (100 + 40) ÷ 100
        round 1: spent first = 100 pounds @ file.yaml:3:20
        round 2: spent again in the area = 40 pounds {local-share}: 100 × 40%
          mean local share of 1 answer, each alike = 0.4 share {mean}: (40%) ÷ 1 @ file.yaml:3:27
            a = 0.4 share @ file.yaml:3:56"
    `);
  });
  it("without what is spent first", () => {
    expect(
      flow(`${rounds("spend: 100", "share: 36%", "share: 36%")}first-spend: left-out\n`),
    ).toMatchInlineSnapshot(`
      "LM3: T = 0.4896 ratio {lm3}: (36 + 12.96) ÷ 100
        spent in the rounds after the first = 48.96 pounds: 36 + 12.96
          round 2: spent again in the area = 36 pounds {local-share}: 100 × 36%
            local share = 0.36 share @ file.yaml:3:36
          round 3: spent again in the area = 12.96 pounds {local-share}: 36 × 36%
            local share = 0.36 share @ file.yaml:3:52
        divided by what is spent first = 100 pounds @ file.yaml:3:20"
    `);
    expect(flow(`${rounds("spend: 100", "share: 36%")}first-spend: left-out\n`)).toMatchInlineSnapshot(`
      "LM2: T = 0.36 ratio {lm2}: 36 ÷ 100
        spent in the rounds after the first = 36 pounds: 36
          round 2: spent again in the area = 36 pounds {local-share}: 100 × 36%
            local share = 0.36 share @ file.yaml:3:36
        divided by what is spent first = 100 pounds @ file.yaml:3:20"
    `);
  });
  it("held against another, and moved", () => {
    const study = lm3(
      `svscore: 1\nlm3: { title: T, area: A }\nflows:\n  - { id: a, rounds: [ { spend: 5 }, { share: 80% } ] }\n  - { id: b, rounds: [ { spend: 9 }, { share: 20% } ] }\ncompare: [ { from: b, to: a } ]\nmove: [ { from: b, to: a, share: 10%, spend: 1000 }, { from: b, to: a, share: 10%, gain: 60 } ]\n`,
    );
    expect(said(study.compared[0]?.difference, study.compared[0]?.more)).toMatchInlineSnapshot(`
      "more for each pound = 0.6 pounds {difference}: 1.8 − 1.2
        LM2: a = 1.8 ratio {lm2}: (5 + 4) ÷ 5
        LM2: b = 1.2 ratio {lm2}: (9 + 1.8) ÷ 9
      more, as a share = 0.5 share {difference-as-share}: (1.8 − 1.2) ÷ 1.2
        LM2: a = 1.8 ratio {lm2}: (5 + 4) ÷ 5
        LM2: b = 1.2 ratio {lm2}: (9 + 1.8) ÷ 9"
    `);
    expect(said(study.moved[0]?.gain)).toMatchInlineSnapshot(`
      "gain from moving it = 60 pounds {moved-spend}: 1,000 × 10% × (1.8 − 1.2)
        spend = 1000 pounds @ file.yaml:7:46
        share of the spend that moves = 0.1 share @ file.yaml:7:34
        LM2: a = 1.8 ratio {lm2}: (5 + 4) ÷ 5
        LM2: b = 1.2 ratio {lm2}: (9 + 1.8) ÷ 9"
    `);
    expect(said(study.moved[1]?.spend)).toMatchInlineSnapshot(`
      "spend that the gain implies = 1000 pounds {moved-spend}: 60 ÷ (10% × (1.8 − 1.2))
        gain as published = 60 pounds @ file.yaml:7:90
        share of the spend that moves = 0.1 share @ file.yaml:7:79
        LM2: a = 1.8 ratio {lm2}: (5 + 4) ÷ 5
        LM2: b = 1.2 ratio {lm2}: (9 + 1.8) ÷ 9"
    `);
  });
});

describe("a social return", () => {
  const account = (text: string): string => {
    const { returns, putIn, outcomes } = sroi(text);
    return [
      ...returns.map(
        (one) =>
          `${one.perspective}\n${said(one.ratio, one.netPresentValue, one.netRatio, one.payback)}\n${one.noPayback ?? ""}`,
      ),
      said(putIn),
      ...outcomes.map(({ note }) => note ?? "no note"),
    ].join("\n");
  };
  const chain = "quantity: 3, proxy: { amount: 1000 }, years: 2";

  it("of one outcome without a unit", () => {
    expect(account(oneOutcome(chain))).toMatchInlineSnapshot(`
      "not stated
      social return for each pound put in = 6 ratio {sroi-ratio}: 6,000 ÷ 1,000
        present value of the outcomes = 6000 pounds {outcomes}: 6,000
          out = 6000 pounds {present-value}: 3,000 + 3,000
            present value of year 1 = 3000 pounds {discounting}: 3,000 × 1
              value of a year = 3000 pounds {quantity-times-proxy}: 3 × 1,000
                quantity = 3 quantity @ file.yaml:5:34
                proxy value for one, unverified = 1000 pounds @ file.yaml:5:54
              discount factor of year 1 = 1 factor {discounting}: not discounted
            present value of year 2 = 3000 pounds {discounting}: 3,000 × 1
              value in year 2 = 3000 pounds
              discount factor of year 2 = 1 factor {discounting}: not discounted
        present value of all that is put in = 1000 pounds {inputs}: 1,000
          in = 1000 pounds @ file.yaml:4:29
      net present value = 5000 pounds {net-present-value}: 6,000 − 1,000
      net return for each pound put in = 5 ratio {sroi-net-ratio}: (6,000 − 1,000) ÷ 1,000
      payback, in years from the start = 1/3 factor {payback}: 0 + (1,000 − 0) ÷ 3,000 | the present values reach what was put in during year 1, and a year's value is taken to come in evenly
        present value of all that is put in = 1000 pounds {inputs}: 1,000
        present value up to the end of year 0 = 0 pounds
        present value of year 1 = 3000 pounds

      present value of all that is put in = 1000 pounds {inputs}: 1,000
        in = 1000 pounds @ file.yaml:4:29
      no note"
    `);
  });
  it("less what would have come anyway, elsewhere or by others, and falling from year to year", () => {
    expect(
      account(
        oneOutcome(
          "quantity: 3, unit: person, proxy: { amount: 1000 }, deadweight: 10%, displacement: 20%, attribution-to-others: 50%, drop-off: 25%, begins: 2, years: 2",
          "discounting: { rate: 3.5%, first-year: undiscounted }",
          "hours: 10, rate: 12.50",
        ),
      ),
    ).toMatchInlineSnapshot(`
      "not stated
      social return for each pound put in = 7616/529 ratio {sroi-ratio}: ≈ 1,799.621928 ÷ 125
        present value of the outcomes = 952000/529 pounds {outcomes}: ≈ 1,799.621928
          out = 952000/529 pounds {present-value}: ≈ 1,043.478261 + ≈ 756.143667
            present value of year 2 = 24000/23 pounds {discounting}: 1,080 × ≈ 0.966184
              value of a year, less what is due to others = 1080 pounds {attribution to others}: 2,160 × (1 − 50%)
                less displacement = 2160 pounds {displacement}: 2,700 × (1 − 20%)
                  less deadweight = 2700 pounds {deadweight}: 3,000 × (1 − 10%)
                    value of a year = 3000 pounds {quantity-times-proxy}: 3 × 1,000
                      quantity (person) = 3 quantity @ file.yaml:5:34
                      proxy value for one person, unverified = 1000 pounds @ file.yaml:5:68
                    deadweight = 0.1 share @ file.yaml:5:88
                  displacement = 0.2 share @ file.yaml:5:107
                attribution to others = 0.5 share @ file.yaml:5:135
              discount factor of year 2 = 200/207 factor {discounting}: 1 ÷ (1 + 3.5%) @ file.yaml:3:14
            present value of year 3 = 400000/529 pounds {discounting}: 810 × ≈ 0.933511
              value in year 3 = 810 pounds {drop-off}: 1,080 × (1 − 25%)
                drop-off = 0.25 share @ file.yaml:5:150
              discount factor of year 3 = 40000/42849 factor {discounting}: ≈ 0.966184 ÷ (1 + 3.5%) @ file.yaml:3:14
        present value of all that is put in = 125 pounds {inputs}: 125
          in = 125 pounds {hours-times-rate}: 10 × 12.5
            hours = 10 quantity @ file.yaml:4:28
            pounds for one hour = 12.5 pounds @ file.yaml:4:38
      net present value = 885875/529 pounds {net-present-value}: ≈ 1,799.621928 − 125
      net return for each pound put in = 7087/529 ratio {sroi-net-ratio}: (≈ 1,799.621928 − 125) ÷ 125
      payback, in years from the start = 215/192 factor {payback}: 1 + (125 − 0) ÷ ≈ 1,043.478261 | the present values reach what was put in during year 2, and a year's value is taken to come in evenly
        present value of all that is put in = 125 pounds {inputs}: 125
        present value up to the end of year 1 = 0 pounds
        present value of year 2 = 24000/23 pounds

      present value of all that is put in = 125 pounds {inputs}: 125
        in = 125 pounds {hours-times-rate}: 10 × 12.5
          hours = 10 quantity @ file.yaml:4:28
          pounds for one hour = 12.5 pounds @ file.yaml:4:38
      no note"
    `);
  });
  it("of a present value as published", () => {
    expect(account(oneOutcome("present-value: 1234.50"))).toMatchInlineSnapshot(`
      "not stated
      social return for each pound put in = 1.2345 ratio {sroi-ratio}: 1,234.5 ÷ 1,000
        present value of the outcomes = 1234.5 pounds {outcomes}: 1,234.5
          out = 1234.5 pounds {present-value-as-published} @ file.yaml:5:39
        present value of all that is put in = 1000 pounds {inputs}: 1,000
          in = 1000 pounds @ file.yaml:4:29
      net present value = 234.5 pounds {net-present-value}: 1,234.5 − 1,000
      net return for each pound put in = 0.2345 ratio {sroi-net-ratio}: (1,234.5 − 1,000) ÷ 1,000
      payback cannot be told: \`out\` is a present value as published, and says nothing of its years
      present value of all that is put in = 1000 pounds {inputs}: 1,000
        in = 1000 pounds @ file.yaml:4:29
      no note"
    `);
  });
  it("of a price in other years' money", () => {
    expect(
      account(
        oneOutcome(
          "quantity: 1, proxy: { amount: 100, prices: 2015 }, years: 1",
          "discounting: none\nprice-year: 2023",
        ),
      ),
    ).toMatchInlineSnapshot(`
      "not stated
      social return for each pound put in = 962507/7515360 ratio {sroi-ratio}: ≈ 128.071975 ÷ 1,000
        present value of the outcomes = 24062675/187884 pounds {outcomes}: ≈ 128.071975
          out = 24062675/187884 pounds {present-value}: ≈ 128.071975
            present value of year 1 = 24062675/187884 pounds {discounting}: ≈ 128.071975 × 1
              value of a year, in 2023 prices = 24062675/187884 pounds {gdp-deflator}: 100 × 96.2507 ÷ 75.1536
                value of a year = 100 pounds {quantity-times-proxy}: 1 × 100
                  quantity = 1 quantity @ file.yaml:6:34
                  proxy value for one, 2015 prices, unverified = 100 pounds @ file.yaml:6:54
                GDP deflator at market prices, calendar years (2024 = 100), 2023 = 96.2507 factor ~ HM Treasury GDP deflators at market prices and money GDP; copy in R package charlescoverdale/greenbook inst/extdata/gdp_deflator.csv; HMT GDP deflators, December 2025 Quarterly National Accounts
                GDP deflator at market prices, calendar years (2024 = 100), 2015 = 75.1536 factor ~ HM Treasury GDP deflators at market prices and money GDP; copy in R package charlescoverdale/greenbook inst/extdata/gdp_deflator.csv; HMT GDP deflators, December 2025 Quarterly National Accounts
              discount factor of year 1 = 1 factor {discounting}: not discounted
        present value of all that is put in = 1000 pounds {inputs}: 1,000
          in = 1000 pounds @ file.yaml:5:29
      net present value = -163821325/187884 pounds {net-present-value}: ≈ 128.071975 − 1,000
      net return for each pound put in = -6552853/7515360 ratio {sroi-net-ratio}: (≈ 128.071975 − 1,000) ÷ 1,000
      not paid back in the year that the account covers
      present value of all that is put in = 1000 pounds {inputs}: 1,000
        in = 1000 pounds @ file.yaml:5:29
      no note"
    `);
    expect(
      account(
        oneOutcome("quantity: 1, proxy: { amount: 100 }, years: 1", "discounting: none\nprice-year: 2023"),
      ),
    ).toMatchInlineSnapshot(`
      "not stated
      social return for each pound put in = 0.1 ratio {sroi-ratio}: 100 ÷ 1,000
        present value of the outcomes = 100 pounds {outcomes}: 100
          out = 100 pounds {present-value}: 100
            present value of year 1 = 100 pounds {discounting}: 100 × 1
              value of a year = 100 pounds {quantity-times-proxy}: 1 × 100
                quantity = 1 quantity @ file.yaml:6:34
                proxy value for one, unverified = 100 pounds @ file.yaml:6:54
              discount factor of year 1 = 1 factor {discounting}: not discounted
        present value of all that is put in = 1000 pounds {inputs}: 1,000
          in = 1000 pounds @ file.yaml:5:29
      net present value = -900 pounds {net-present-value}: 100 − 1,000
      net return for each pound put in = -0.9 ratio {sroi-net-ratio}: (100 − 1,000) ÷ 1,000
      not paid back in the year that the account covers
      present value of all that is put in = 1000 pounds {inputs}: 1,000
        in = 1000 pounds @ file.yaml:5:29
      the publisher states no price year, so the value is not brought to 2023 prices"
    `);
  });
});
