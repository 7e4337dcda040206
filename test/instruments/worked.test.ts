/**
 * Every worked example of the data that the project was given, with its
 * published result: reproduced as published from a worked file, or named here
 * with the reason why it cannot be.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { main } from "../../src/main.ts";
import { exactText } from "../../src/number/exact.ts";
import { fixedPlacesText } from "../../src/number/rounding.ts";
import { fixture } from "../measures/built-in.ts";
import { world } from "../run/world.ts";
import { lm3, sroi, worked, workedText } from "./build.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Published examples of social return by their id: the worked file, and the result as it was printed. */
const returns: Readonly<Record<string, readonly [file: string, published: string]>> = {
  "SROI-E1": ["employment-two-years", "PV 359,069.57; ratio 1.436"],
  "SROI-E2": ["greenlink", "7.63 : 1"],
  "SROI-E3": ["young-carers", "8.69 : 1"],
  "SROI-E4": ["community-first-moray", "6.45 : 1"],
  "SROI-E5": ["better-places", "3.25 : 1"],
  "SROI-E10": ["brigade", "1.57 : 1"],
  "SROI-E11": ["new-barracks", "1.58 : 1"],
  "SROI-E12": ["future-jobs-fund", "2.9 : 1"],
};

/** Published examples that do not follow from their own inputs, so that no worked file can show them. */
const notReproduced: Readonly<Record<string, string>> = {
  "SROI-E13":
    "a benefit-cost ratio and no social return; its saving is published as almost 10bn, which gives 5.26 to 6.67",
  "LM3-E9": "disputed: the published gain needs a gap between multipliers that is not stated",
};

const multipliers: Readonly<Record<string, string>> = {
  "LM3-E1": "northumberland",
  "LM3-E2": "northumberland",
  "LM3-E3": "northumberland",
  "LM3-E4": "northumberland",
  "LM3-E5": "leaky-bucket",
  "LM3-E7": "withernsea",
};

const examples = (file: string) => fixture(file).filter(({ kind }) => kind === "example");

it("names every published example of the data, once", () => {
  const given = [...examples("sroi.csv"), ...examples("lm3.csv")].map(({ id }) => id ?? "");
  const known = [...Object.keys(returns), ...Object.keys(multipliers), ...Object.keys(notReproduced)];
  expect([...known].sort()).toEqual([...given].sort());
});

describe("social return", () => {
  it.each(Object.entries(returns))("%s comes to what was published", (id, [file, published]) => {
    const row = examples("sroi.csv").find((one) => one["id"] === id);
    expect(row?.["published_output"]).toBe(published);
    const { returns: found } = sroi(workedText(`sroi/${file}`));
    expect(found).toHaveLength(1);
    const ratio = found[0]?.ratio.value;
    const printed = /([\d.]+)(?: : 1)?$/.exec(published)?.[1] ?? "";
    const places = printed.split(".")[1]?.length ?? 0;
    expect(ratio === undefined ? "" : fixedPlacesText(ratio, places, "half-up")).toBe(printed);
  });

  it("gives the first year's two conventions as 1.436 and 1.388 on the same inputs", () => {
    const [a] = sroi(workedText("sroi/employment-two-years")).returns;
    const [b] = sroi(workedText("sroi/employment-two-years-first-year-discounted")).returns;
    expect(a === undefined ? "" : exactText(a.presentValue.value)).toBe("8258600/23");
    expect(a === undefined ? "" : fixedPlacesText(a.presentValue.value, 2, "half-up")).toBe("359069.57");
    expect(a === undefined ? "" : fixedPlacesText(a.netRatio.value, 6, "half-up")).toBe("0.436278");
    expect(b === undefined ? "" : fixedPlacesText(b.presentValue.value, 2, "half-up")).toBe("346927.12");
    expect(b === undefined ? "" : fixedPlacesText(b.ratio.value, 6, "half-up")).toBe("1.387708");
  });
});

describe("local multiplier", () => {
  it("reproduces Northumberland: 1.76, 0.36, almost 400% more, and a spend of 242.86m behind the gain of 34m", () => {
    const { flows, compared, moved } = lm3(workedText("lm3/northumberland"));
    expect(flows.map(({ multiplier }) => exactText(multiplier.value))).toEqual(["1.76", "0.36"]);
    const more = compared[0]?.more?.value;
    expect(more === undefined ? "" : fixedPlacesText(more, 3, "half-up")).toBe("3.889");
    expect(compared[0]?.alike).toBe(false);
    const spend = moved[0]?.spend.value;
    expect(spend === undefined ? "" : fixedPlacesText(spend, 0, "half-up")).toBe("242857143");
  });

  it("reproduces the leaky bucket: 10.00, 8.00, 6.40, 5.12; 2.44 in three rounds and 5.00 without end", () => {
    const { flows } = lm3(workedText("lm3/leaky-bucket"));
    const [three, four] = flows;
    expect(four?.rounds.map(({ value }) => fixedPlacesText(value, 2, "half-up"))).toEqual([
      "10.00",
      "8.00",
      "6.40",
      "5.12",
    ]);
    expect(three === undefined ? "" : exactText(three.multiplier.value)).toBe("2.44");
    expect(three?.endless === undefined ? "" : exactText(three.endless.value)).toBe("5");
  });

  it("reproduces Withernsea: 1.17, exactly 551/470", () => {
    const { flows } = lm3(workedText("lm3/withernsea"));
    expect(flows[0] === undefined ? "" : exactText(flows[0].multiplier.value)).toBe("551/470");
    expect(flows[0] === undefined ? "" : fixedPlacesText(flows[0].multiplier.value, 2, "half-up")).toBe(
      "1.17",
    );
  });
});

const files = (["sroi", "lm3"] as const).flatMap((kind) =>
  readdirSync(`${worked}/${kind}`).map((name) => [kind, name] as const),
);

const validator = (name: string) => {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true });
  formats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(`${root}/measures/schema/${name}.json`, "utf8")));
};

describe.each(files)("the worked file %s/%s", (kind, name) => {
  const path = `measures/reference/worked/${kind}/${name}`;

  it("answers, agrees with what was published, and needs no person", async () => {
    const own = world(root);
    expect(await main(["value", kind, path, "--format", "json"], own.io)).toBe(0);
    expect(own.error()).toBe("");
    const answer = JSON.parse(own.out());
    expect(answer.published.every((one: { agrees: boolean }) => one.agrees)).toBe(true);
    const validate = validator(`${kind}-answer`);
    expect(validate(answer), JSON.stringify(validate.errors)).toBe(true);
  });

  it("is accepted by its schema as people type it, and carries the line that lets an editor check it", () => {
    const text = readFileSync(`${root}/${path}`, "utf8");
    expect(text).toMatch(/^ {2}licence: \S/m);
    expect(text).not.toMatch(/\bTOMs?\b|\bHACT\b|\bPSSRU\b|MeasureUp/);
    const validate = validator(kind);
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(text).toMatch(
      new RegExp(`^# yaml-language-server: \\$schema=\\.\\./\\.\\./\\.\\./schema/${kind}\\.json\n`),
    );
  });
});
