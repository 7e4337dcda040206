/** What the manual says of the value chain, of formulas and of rounding: each test is named by its sentence, which stands in the manual. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Answered, type Asked, answerOf } from "./memory.ts";

const plain = (text: string): string => text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*\s]+/g, " ");
const manual = plain(
  readFileSync(fileURLToPath(new URL("../../README.md", import.meta.url)), "utf8"),
).toLowerCase();

/** A sentence of the manual, and what shows it. */
function says(sentence: string, shown: () => Promise<void>): void {
  it(sentence, async () => {
    expect(manual, "the manual does not say it").toContain(plain(sentence).toLowerCase());
    await shown();
  });
}

const sv = (over: object = {}): object => ({
  id: "sv",
  weight: "100",
  "social-value": "true",
  from: "commitments",
  unevidenced: "full",
  score: { by: "between", worst: "0", best: "1000000" },
  ...over,
});
const figures = (score: object | string, over: object = {}): Asked["award"] => ({
  criteria: [{ id: "f", weight: "100", from: "figure", score, ...over }],
});
const only = (over: object = {}, award: object = {}): Asked["award"] => ({ criteria: [sv(over)], ...award });
const value = (from: string, amount: string, over: object = {}): object => ({
  from,
  amount,
  source: "s",
  status: "verified",
  ...over,
});
const year = (which: number, amount: string, over: object = {}): object =>
  value(`${which}-01-01`, amount, { to: `${which}-12-31`, ...over });
const money = (amount: string, over: object = {}): Record<string, unknown> => ({
  id: "M",
  proxy: [value("2020-01-01", amount)],
  ...over,
});
const promises = (...rows: readonly string[]): string =>
  `bidder,measure,quantity,from,to,attribution\n${rows.map((row) => `${row}\n`).join("")}`;
const promised = (measure: Record<string, unknown>, row: string, award = only()): Promise<Answered> =>
  answerOf({ award, measures: [measure], bids: "bidder,price\nA,1\n", commitments: promises(row) });

const pounds = ({ evaluation }: Answered, bid = 0): string | undefined =>
  evaluation.bids[bid]?.socialValue.pounds?.exact;
const shares = ({ evaluation }: Answered): readonly (string | undefined)[] =>
  [...evaluation.bids]
    .sort((a, b) => (a.bidder < b.bidder ? -1 : 1))
    .map(({ total }) => (total === null ? undefined : total?.exact));
const earned = async (score: object | string, values: readonly string[], over = {}): Promise<Answered> =>
  answerOf({
    award: figures(score, over),
    bids: `bidder,f\n${values.map((one, index) => `B${index},${one}\n`).join("")}`,
  });

describe("formulas", () => {
  says(
    "`better` is `lower` for the price and `higher` for everything else, in every formula that takes it.",
    async () => {
      const byPrice = async (score: string): Promise<readonly (string | undefined)[]> =>
        shares(
          await answerOf({
            award: { criteria: [{ id: "p", weight: "100", from: "price", score }] },
            bids: "bidder,price\nB0,1\nB1,3\n",
          }),
        );
      expect(await byPrice("around-mean")).toEqual(["100", "0"]);
      expect(await byPrice("between-bids")).toEqual(["100", "0"]);
      for (const by of ["around-mean", "between-bids"]) {
        expect(shares(await earned(by, ["1", "3"]))).toEqual(["0", "100"]);
        expect(shares(await earned({ by, better: "lower" }, ["1", "3"]))).toEqual(["100", "0"]);
      }
      expect((await earned("around-mean", ["1", "3"])).workings).toContain("½ + 1 × (3 − 2) ÷ 2");
    },
  );

  says("`value-over-highest` earns nothing where no bid offers anything.", async () => {
    const found = await earned("value-over-highest", ["0", "0"]);
    expect(shares(found)).toEqual(["0", "0"]);
    expect(found.workings).toContain("no bid offers anything, so nothing is earned");
  });

  says("`to-ceiling` earns everything where the lowest bid is the ceiling itself.", async () => {
    const found = await earned({ by: "to-ceiling", ceiling: "5" }, ["5", "6"]);
    expect(shares(found)).toEqual(["100", "0"]);
    expect(found.workings).toContain("the lowest bid is the ceiling of 5");
  });

  says(
    "These figures are refused (SV317), and nothing is scored until somebody puts them right:",
    async () => {
      const refused = async (asked: Promise<Answered>): Promise<string> => {
        const { code, error } = await asked;
        expect(code).toBe(2);
        expect(error).toMatch(/SV317[\s\S]*help: /);
        return error;
      };
      for (const figure of ["0", "-1"]) {
        expect(await refused(earned("lowest-over-value", ["5", figure]))).toContain("is zero or below");
        expect(await refused(earned("above-lowest", ["5", figure]))).toContain("is zero or below");
        expect(await refused(earned("around-mean", [figure, figure]))).toContain("the mean of the bids");
      }
      expect(shares(await earned("above-lowest", ["5", "10"]))).toEqual(["100", "0"]);
      const marked = (mark: string): Promise<Answered> =>
        answerOf({
          award: {
            method: "price-per-quality-point",
            criteria: [
              { id: "p", weight: "50", from: "price" },
              { id: "q", weight: "50", from: "marks", scale: "5" },
            ],
          },
          bids: `bidder,price,q\nA,10,${mark}\n`,
        });
      expect(await refused(marked("0"))).toContain("earns no marks other than for price");
      expect((await marked("1")).code).toBe(0);
    },
  );

  says("Which bids set the lowest, the highest and the mean of a criterion:", async () => {
    const with_ = async (last: string): Promise<readonly (string | undefined)[]> => {
      const { evaluation, error } = await answerOf({
        award: {
          criteria: [
            { id: "f", weight: "50", from: "figure", score: "value-over-highest", needs: { q: "40%" } },
            { id: "q", weight: "50", from: "marks", scale: "5", minimum: "20%" },
            { id: "other", from: "gate" },
          ],
        },
        bids: `bidder,f,q,other,status,reason\nA,10,5,yes,,\n${last}\n`,
      });
      expect(error).toBe("");
      return evaluation.bids.filter(({ bidder }) => bidder === "A").map(({ scores }) => scores["f"]?.exact);
    };
    expect(await with_("Z,40,5,yes,,")).toEqual(["12.5"]); // scored
    expect(await with_("Z,40,,yes,,")).toEqual(["12.5"]); // not yet fully marked
    expect(await with_("Z,,5,yes,,")).toEqual(["50"]); // not yet fully marked, and its figure is not known
    expect(await with_("Z,40,1,yes,,")).toEqual(["12.5"]); // behind a gate that stays shut
    expect(await with_("Z,40,0,yes,,")).toEqual(["50"]); // below a minimum
    expect(await with_("Z,40,5,no,,")).toEqual(["50"]); // fails a gate
    expect(await with_("Z,40,5,yes,withdrawn,left")).toEqual(["50"]);
    expect(await with_("Z,40,5,yes,excluded,late")).toEqual(["50"]);
  });

  says("without a `mode` they are rounded as the award's `rounding` says", async () => {
    const rounded = (mode: string | undefined, own?: string): Promise<Answered> =>
      answerOf({
        award: {
          ...(mode !== undefined && { rounding: { places: "2", mode } }),
          criteria: [
            {
              id: "q",
              weight: "100",
              from: "marks",
              scale: "8",
              round: { places: "0", ...(own !== undefined && { mode: own }) },
            },
          ],
        },
        bids: "bidder,q\nA,5\n",
      });
    const of = async (...how: Parameters<typeof rounded>) => shares(await rounded(...how)); // 62.5
    expect(await of(undefined)).toEqual(["63"]);
    expect(await of("down")).toEqual(["62"]);
    expect(await of("half-even")).toEqual(["62"]);
    expect(await of("down", "half-up")).toEqual(["63"]);
    expect((await rounded("down")).workings).toContain("62.5 to 0 places, down");
  });
});

describe("a promise without a value", () => {
  says(
    "A promise that counts and has no value is missing, and missing is not zero: the bid is not ranked, and a person must decide.",
    async () => {
      const late = { id: "M", proxy: [value("2027-01-01", "10")] };
      const found = await promised(late, "A,M,1,,,");
      expect(found.code).toBe(1);
      expect(found.evaluation.bids[0]).toMatchObject({ status: "unmarked", rank: null });
      expect(found.evaluation.decisions.join()).toContain(
        "no proxy value of M was in force on 2026-06-15 [commitments.csv:2:5]",
      );
    },
  );

  says("A promise of 0 is not touched, nor one that would earn nothing anyway.", async () => {
    const late = { id: "M", proxy: [value("2027-01-01", "10")] };
    expect((await promised(late, "A,M,0,,,")).code).toBe(0);
    expect((await promised(late, "A,M,1,,,", only({ unevidenced: "nothing" }))).code).toBe(0);
    expect((await promised(late, "A,M,1,,,", only({}, { "already-required": ["M"] }))).code).toBe(0);
  });
});

describe("attribution", () => {
  const of = (published: string | undefined, row: string, included: readonly string[] = []) =>
    promised(
      money("10", { adjust: { ...(published !== undefined && { attribution: published }), included } }),
      row,
    );

  says(
    "A bid may claim less than was published, and never more: the lesser counts, and a notice says so.",
    async () => {
      for (const [own, counts] of [
        ["30%", "300"],
        ["100%", "400"],
        ["40%", "400"],
        ["", "400"],
      ] as const) {
        const found = await of("40%", `A,M,100,,,${own}`);
        expect(pounds(found), own).toBe(counts);
        expect(found.evaluation.notices.join().includes("the lesser counts"), own).toBe(
          own === "30%" || own === "100%",
        );
        expect(found.workings.includes("the lesser counts"), own).toBe(own === "30%" || own === "100%");
      }
      expect(pounds(await of(undefined, "A,M,100,,,30%"))).toBe("300");
    },
  );

  says("A claim above what was published is for a person to look at.", async () => {
    const found = await of("40%", "A,M,100,,,100%");
    expect(found.code).toBe(1);
    expect(found.evaluation.decisions).toEqual([
      "A: M is given an attribution of 100%, above the 40% that was published, which counts [commitments.csv:2:11]",
    ]);
    expect((await of("40%", "A,M,100,,,30%")).code).toBe(0);
  });

  says(
    "Where the value already allows for attribution (`included: [attribution]`), neither is used, and the notice says so.",
    async () => {
      const found = await of("40%", "A,M,100,,,30%", ["attribution"]);
      expect(pounds(found)).toBe("1000");
      expect(found.evaluation.notices.join()).toContain(
        "M: the attribution of 30% that the bid gives is not used, because the value already allows for attribution.",
      );
    },
  );
});

describe("prices and years", () => {
  says(
    "A value in the prices of a kind of year that `price-year` does not name stays in its own prices, and the notice names the measure.",
    async () => {
      const priced = (prices: string, wanted: unknown) =>
        promised(
          { id: "M", proxy: [value("2020-01-01", "10", { prices })] },
          "A,M,100,,,",
          only({}, { "price-year": wanted }),
        );
      const other = await priced("2022/23", "2024");
      expect(pounds(other)).toBe("1000");
      expect(other.evaluation.notices.join()).toContain(
        "M: no price index runs from 2022/23 to 2024, so the value stays in 2022/23 prices",
      );
      for (const wanted of ["2024/25", ["2024", "2024/25"]]) {
        const brought = await priced("2022/23", wanted);
        expect(pounds(brought)).not.toBe("1000");
        expect(brought.workings).toContain("in 2024/25 prices");
      }
    },
  );

  const yearly = (over: object = {}) => ({
    id: "M",
    "value-year": "delivery",
    proxy: [year(2026, "10"), year(2027, "20"), year(2028, "40")],
    ...over,
  });

  says(
    "Values are taken by the year of delivery only for a measure with `carbon` or `value-year: delivery`; every other measure takes the value of the day of commencement, and its years are counted from the year of commencement, whenever it is kept.",
    async () => {
      const row = "A,M,1,2028-01-01,2028-12-31,";
      const discounting = { discounting: { rate: "100%" } };
      expect(pounds(await promised(yearly(), row))).toBe("40");
      expect(pounds(await promised(yearly(), row, only({}, discounting)))).toBe("10");
      const plain = { ...yearly({ adjust: { years: "2" } }), "value-year": "commencement" };
      const { "value-year": _, ...atCommencement } = plain;
      expect(pounds(await promised(atCommencement, row))).toBe("20");
      expect(pounds(await promised(atCommencement, row, only({}, discounting)))).toBe("15");
    },
  );

  says(
    "One date, `from` or `to`, is enough: the promise is kept in that year, and it counts as dated. Without a date it is kept in the year of commencement, and counts as undated.",
    async () => {
      for (const [row, worth] of [
        ["A,M,1,2027-05-01,,", "20"],
        ["A,M,1,,2028-05-01,", "40"],
        ["A,M,1,,,", "10"],
      ] as const) {
        const found = await promised(yearly(), row);
        expect(pounds(found)).toBe(worth);
        expect(found.evaluation.bids[0]?.commitments[0]?.lacks).toEqual(
          row === "A,M,1,,," ? ["evidence", "owner", "date", "plan"] : ["evidence", "owner", "plan"],
        );
      }
    },
  );

  says(
    "a year takes the value in force at its end, in the year of commencement too: a year has one value, as it has in the carbon values of the Department for Energy Security and Net Zero.",
    async () => {
      const changed = yearly({ proxy: [value("2026-01-01", "10"), value("2026-09-01", "30")] });
      const found = await promised(changed, "A,M,1,2026-07-01,2026-08-01,");
      expect(pounds(found)).toBe("30");
      expect(found.evaluation.notices.join()).toContain(
        "M: its value changed within 2026, and the one in force at the end of 2026 counts.",
      );
      expect(found.workings).toContain("in force from 2026-09-01");
    },
  );

  says(
    "the value moves on with the years for which the benefit lasts: each takes its own value, and what is left after drop-off.",
    async () => {
      const row = "A,M,1,2026-01-01,2026-12-31,";
      expect(pounds(await promised(yearly({ adjust: { years: "3" } }), row))).toBe("70");
      const dropping = await promised(yearly({ adjust: { years: "3", "drop-off": "50%" } }), row);
      expect(pounds(dropping)).toBe("30");
      expect(dropping.workings).toContain("share left after 2 years, dropping off by 50% a year");
    },
  );

  says("a year without a value is named, the other years count, and a person must decide.", async () => {
    const found = await promised(yearly(), "A,M,2,2028-12-31,2029-01-01,");
    expect(found.code).toBe(1);
    expect(found.evaluation.bids[0]).toMatchObject({ status: "scored", rank: 1 });
    expect(pounds(found)).toBe("40");
    expect(found.evaluation.decisions).toEqual([
      "A: M lacks the value of some years: no proxy value is held for 2029; its other years count [commitments.csv:2:5]",
    ]);
  });

  says(
    "No value is held before the first year and after the last year of a series, nor before the first conversion factors; after the last conversion factors the newest stand in, and a notice says so.",
    async () => {
      const tonnes = { id: "M", unit: "tCO2e", carbon: [] };
      for (const row of ["A,M,1,2051-01-01,,", "A,M,1,2019-01-01,,"])
        expect((await promised(tonnes, row)).evaluation.bids[0]?.status).toBe("unmarked");
      expect((await promised(tonnes, "A,M,1,2050-01-01,,")).code).toBe(0);
      const factors = { id: "M", unit: "kWh", carbon: [{ year: "2026", add: ["ELEC-KWH-2025"] }] };
      const miles = (row: string) => promised(factors, row);
      const before = await miles("A,M,1,2025-01-01,,");
      expect(before.error).toBe("");
      expect(before.evaluation.decisions.join()).toContain("no conversion factor is held for 2025");
      const after = await miles("A,M,1,2027-01-01,,");
      expect(after.evaluation.bids[0]?.status).toBe("scored");
      expect(after.evaluation.notices.join()).toContain("stand in for those of 2027, which are not held");
    },
  );

  const ofTwoKinds = yearly({
    proxy: [year(2026, "10", { perspective: "fiscal" }), year(2027, "20", { perspective: "public" })],
  });

  says(
    "under `perspective` only the years whose values are of that kind earn, and only they take room under a target.",
    async () => {
      const row = "A,M,4,2026-12-31,2027-01-01,";
      const under = async (over: object) => {
        const found = await promised(ofTwoKinds, row, only(over));
        return [pounds(found), found.workings] as const;
      };
      expect((await under({}))[0]).toBe("60");
      const [worth, workings] = await under({ perspective: "public" });
      expect(worth).toBe("40");
      expect(workings).toContain("its value is fiscal, and only public values count here");
      expect((await under({ perspective: "public", measures: { M: { target: "1" } } }))[0]).toBe("20");
      expect((await under({ perspective: "wellbeing" }))[0]).toBe("0");
    },
  );

  says("Its perspective is `public`.", async () => {
    const tonnes = { id: "M", unit: "tCO2e", carbon: [] };
    const row = "A,M,1,2026-01-01,,";
    expect(pounds(await promised(tonnes, row, only({ perspective: "public" })))).not.toBe("0");
    const other = await promised(tonnes, row, only({ perspective: "economic" }));
    expect(pounds(other)).toBe("0");
    expect(other.workings).toContain("its value is public, and only economic values count here");
  });

  says(
    "Each year is discounted by the factors of the years since commencement, one after the other, so that each step of a schedule applies to its own years.",
    async () => {
      const far = {
        id: "M",
        "value-year": "delivery",
        proxy: [value("2026-01-01", "1000")],
        adjust: { years: "2" },
      };
      const found = await promised(
        far,
        "A,M,1,2056-01-01,,",
        only({}, { discounting: { schedule: "standard" } }),
      );
      // 2056 is year 30, the last at 3.5%; 2057 is year 31, the first at 3%.
      const thirty = 1000 / 1.035 ** 30;
      const shown = Number(found.evaluation.bids[0]?.socialValue.pounds?.shown);
      expect(shown).toBeCloseTo(thirty + thirty / 1.03, 2);
      expect(found.workings).toContain("discounted back 31 years by the Green Book standard schedule");
    },
  );

  says("`first-year` is `undiscounted` unless the tender says `discounted`.", async () => {
    const of = (how: object) =>
      promised(money("10"), "A,M,1,,,", only({}, { discounting: { rate: "100%", ...how } }));
    expect(pounds(await of({}))).toBe("10");
    expect(pounds(await of({ "first-year": "undiscounted" }))).toBe("10");
    const late = await of({ "first-year": "discounted" });
    expect(pounds(late)).toBe("5");
    expect(late.workings).toContain("first year discounted");
  });
});

describe("what counts of it", () => {
  says(
    "What is already required, of another perspective, or without evidence earns nothing; then the target, then the cap, then one person counts once.",
    async () => {
      const measures = [
        money("10", { cap: { "per-measure": "150" }, "counts-once-with": ["TWIN"] }),
        { id: "TWIN", proxy: [value("2020-01-01", "1")] },
      ];
      const asked = (rows: readonly string[], over: object = {}) =>
        answerOf({
          award: only({ measures: { M: { target: "20" }, TWIN: {} }, ...over }),
          measures,
          bids: "bidder,price\nA,1\n",
          commitments: promises(...rows),
        });
      const alone = await asked(["A,M,30,,,"]);
      expect(pounds(alone)).toBe("150");
      expect(alone.workings).toContain("at most 150");
      expect(alone.workings).toContain("the promise is 30 unit and the target is 20: enough is enough");
      const beside = await asked(["A,M,30,,,", "A,TWIN,180,,,"]);
      expect(pounds(beside)).toBe("180");
      expect(beside.workings).toContain("150 → 0");
      expect(pounds(await asked(["A,M,30,,,", "A,TWIN,140,,,"]))).toBe("150");
      expect(pounds(await asked(["A,M,30,,,", "A,TWIN,140,,,"], { unevidenced: "nothing" }))).toBe("0");
    },
  );

  says("A deduction among them stands unless one that it is linked with counts.", async () => {
    const measures = [
      money("10", { "counts-once-with": ["LESS"] }),
      { id: "LESS", proxy: [value("2020-01-01", "-1")] },
    ];
    const worth = async (...rows: string[]) =>
      pounds(
        await answerOf({
          award: only(),
          measures,
          bids: "bidder,price\nA,1\n",
          commitments: promises(...rows),
        }),
      );
    expect(await worth("A,LESS,5,,,")).toBe("-5");
    expect(await worth("A,LESS,5,,,", "A,M,1,,,")).toBe("10");
  });

  says("A quantity may be given in another unit of the same family, and in no other unit:", async () => {
    const months = (unit: string) =>
      answerOf({
        award: only(),
        measures: [money("10", { unit: "FTE-year" })],
        bids: "bidder,price\nA,1\n",
        commitments: `bidder,measure,quantity,unit\nA,M,6,${unit}\n`,
      });
    const half = await months("FTE-month");
    expect(pounds(half)).toBe("5");
    expect(half.workings).toContain("6 FTE-month × 1/12");
    expect((await months("hour")).error).toContain("SV316");
  });
});
