/** Weights as real notices write them, and as they might: what the words say is read, and what they leave open stays open. */
import { describe, expect, it } from "vitest";
import { exactText, HUNDRED, multiply } from "../../../src/number/exact.ts";
import { socialValueWeightIn } from "../../../src/tender/notice/weight.ts";
import { type Criterion, lot } from "./lots.ts";

const reading = { netZeroCounts: false, environmentOutside: false };

function bounds(criteria: readonly Criterion[], award: object = {}, how = reading): string {
  const { least, most } = socialValueWeightIn(lot(criteria, award), how);
  const text = (share: typeof least): string => exactText(multiply(share, HUNDRED));
  return `${text(least)} to ${text(most)}`;
}

const c = (name: string, weight?: number | string, description?: string): Criterion => ({
  name,
  ...(weight !== undefined && { weight }),
  ...(description !== undefined && { description }),
});

describe("names of criteria", () => {
  it.each([
    ["Social Value", "10 to 10"],
    ["SOCIAL VALUE ", "10 to 10"],
    ["Social-Value", "10 to 10"],
    ["Social Vaue", "10 to 10"],
    ["SV", "10 to 10"],
    ["Quality - Social Value", "10 to 10"],
    ["Quality: Social Value", "10 to 10"],
    ["Q5 Social Value", "10 to 10"],
    ["Lot 2 – Social Value", "10 to 10"],
    ["Social Value – Carbon and the Circular Economy", "10 to 10"],
    ["Social Value (TOMs)", "10 to 10"],
    ["Social Value & Sustainability", "10 to 10"],
    ["Net Zero & Social Value", "10 to 10"],
    ["Social Value and Environmental", "10 to 10"],
    ["Community Benefits", "10 to 10"],
    ["Community Wellbeing Benefits", "10 to 10"],
    ["Wellbeing of Future Generations", "10 to 10"],
    ["Gwerth Cymdeithasol", "10 to 10"],
    ["Buddion Cymunedol", "10 to 10"],
    ["Gwerth Cymdeithasol / Social Value", "10 to 10"],
    ["Quality of the social value response", "10 to 10"],
    ["Describe how you will deliver social value through this contract", "10 to 10"],
    ["Quality and Social Value", "0 to 10"],
    ["Quality (including Social Value)", "0 to 10"],
    ["Quality incl. social value", "0 to 10"],
    ["Technical / Social Value / Presentation", "0 to 10"],
    ["Technical Capability and Social Value", "0 to 10"],
    ["Ansawdd a Gwerth Cymdeithasol", "0 to 10"],
    ["Social Value and Innovation", "0 to 10"],
    ["Quality: method, staffing, social value", "0 to 10"],
  ])("%s", (name, expected) => expect(bounds([c(name, 10), c("Method", 50), c("Price", 40)])).toBe(expected));

  it.each([
    "Quality",
    "Added value",
    "Value for money",
    "Value Engineering",
    "Social media",
    "Community needs",
    "Best value",
  ])("%s is not social value", (name) => expect(bounds([c(name, 60), c("Price", 40)])).toBe("0 to 60"));

  it.each([
    ["price", "Social Value"],
    ["cost", "Social Value"],
  ])("filed as %s it is still known by its name", (type, name) =>
    expect(bounds([{ ...c(name, 10), type }, c("Quality", 50), c("Price", 40)])).toBe("10 to 10"),
  );

  it("a criterion that is only numbered is known by its description", () => {
    expect(bounds([c("Criterion 1", 90, "Cost"), c("Criterion 2", 10, "Social value")])).toBe("10 to 10");
    expect(bounds([c("Method Statement 5", 7, "Approach to Social Value"), c("Price", 93)])).toBe("7 to 7");
  });

  it("several criteria of social value add up", () => {
    expect(bounds([c("Social Value - Jobs", 6), c("Social Value - Planet", 5), c("Price", 89)])).toBe(
      "11 to 11",
    );
  });

  it("a description that speaks of it makes a quality criterion one that may hold some", () => {
    expect(bounds([c("Quality", 60, "Method, staffing and social value"), c("Price", 40)])).toBe("0 to 60");
  });
});

describe("numbers", () => {
  it.each<readonly [string, readonly Criterion[], object, string]>([
    [
      "decimals",
      [
        { ...c("Social Value", 0.1), unit: "decimalExact" },
        { ...c("Quality", 0.5), unit: "decimalExact" },
        { ...c("Price", 0.4), unit: "decimalExact" },
      ],
      {},
      "10 to 10",
    ],
    [
      "points of any total",
      [
        { ...c("Social Value", 50), unit: "decimalExact" },
        { ...c("Quality", 250), unit: "decimalExact" },
        { ...c("Price", 200), unit: "decimalExact" },
      ],
      {},
      "10 to 10",
    ],
    [
      "an order of importance",
      [
        { ...c("Social Value", 1), unit: "order" },
        { ...c("Price", 2), unit: "order" },
      ],
      {},
      "0 to 100",
    ],
    [
      "the middle of a range",
      [{ ...c("Social Value", 10), unit: "percentageRangeMiddle" }, c("Price", 90)],
      {},
      "0 to 100",
    ],
    ["no number", [c("Social Value"), c("Price", 40)], {}, "0 to 100"],
    ["a text for a number", [c("Social Value", "10"), c("Price", "90")], {}, "10 to 10"],
    ["nothing", [c("Social Value", 0), c("Price", 100)], {}, "0 to 0"],
    ["a negative number", [c("Social Value", -10), c("Price", 100)], {}, "0 to 100"],
    [
      "rounded weights",
      [c("Social Value", 33.33), c("Quality", 33.33), c("Price", 33.33)],
      {},
      "33.33 to 33.33",
    ],
    [
      "less than a hundred in all",
      [c("Social Value", 10), c("Quality", 40), c("Price", 40)],
      {},
      "10 to 100/9",
    ],
    ["more than a hundred in all", [c("Social Value", 10), c("Quality", 60), c("Price", 40)], {}, "6 to 10"],
    [
      "a breakdown that adds to its part",
      [c("Quality", 60), c("Price", 40), c("Technical", 50), c("Social Value", 10)],
      {},
      "10 to 10",
    ],
    [
      "a breakdown that adds to a hundred",
      [c("Quality", 60), c("Price", 40), c("Technical", 90), c("Social Value", 10)],
      {},
      "6 to 10",
    ],
    ["the weight in the name", [c("Social Value 10%"), c("Quality 50%"), c("Price 40%")], {}, "10 to 10"],
    [
      "the weight in the description",
      [c("Social Value", undefined, "Quality - Social Value 10%"), c("Cost", undefined, "Cost 90%")],
      {},
      "10 to 10",
    ],
    [
      "a share of quality in its own words",
      [c("Quality", 60), c("Price", 40), c("Social Value", 10, "10% of the quality score")],
      {},
      "6 to 10",
    ],
    [
      "a part inside a criterion",
      [c("Technical and Social Value", 80, "70% technical and 10% social value"), c("Price", 20)],
      {},
      "10 to 10",
    ],
    [
      "a part inside a criterion, of a hundred",
      [c("Quality", 50, "80% technical, 20% social value"), c("Price", 50)],
      {},
      "10 to 10",
    ],
    [
      "a part inside a criterion, of either",
      [c("Quality", 60, "This includes 10% for social value"), c("Price", 40)],
      {},
      "6 to 10",
    ],
    [
      "a price that stands outside the list",
      [c("Technical", 90), c("Social Value", 10)],
      { description: "Quality 60%, Price 40%" },
      "6 to 10",
    ],
    [
      "a list and a text that differ",
      [c("Social Value", 10), c("Price", 90)],
      { description: "Social value 5%, price 95%" },
      "5 to 10",
    ],
    ["only price", [c("Price", 100)], {}, "0 to 0"],
    ["nearly only price", [c("Price", 95), c("Delivery", 5)], {}, "0 to 5"],
    ["commercial may hold anything", [c("Commercial", 100)], {}, "0 to 100"],
    ["non-price is not price", [c("Non-Price", 20), c("Price", 80)], {}, "0 to 20"],
  ])("%s", (_, criteria, award, expected) => expect(bounds(criteria, award)).toBe(expected));
});

describe("running text", () => {
  it.each([
    ["60% Technical, 10% Social Value and 30% Commercial", "10 to 10"],
    ["Quality 60% Social Value 10% Price 30%", "10 to 10"],
    ["Quality - 50%\nSocial Value - 12%\nPrice - 38%", "12 to 12"],
    ["10% of the Award Criteria will be applied to Social Value.", "10 to 10"],
    ["Price (40%), Quality (50%) and Social Value (10%)", "10 to 10"],
    ["Social value will be weighted at 10 per cent", "10 to 10"],
    ["50 price\n40 quality\n10 social value", "10 to 10"],
    ["Pris 40%, Ansawdd 50%, Gwerth Cymdeithasol 10%", "10 to 10"],
    ["Quality 60% (50% technical, 10% social value)\nPrice 40%", "10 to 10"],
    ["60% Quality (80% method, 20% social value), 40% Price", "12 to 12"],
    ["A minimum of 10% will be allocated to social value", "10 to 100"],
    ["Up to 10% for social value", "0 to 10"],
    ["Approximately 10% social value", "0 to 100"],
    ["Social value 5-10%", "0 to 100"],
    ["Quality 60%: Price 40%. Social value is included in quality.", "0 to 60"],
    ["Social value commitments worth 10% of the contract value", "0 to 100"],
    ["Social value: minimum score of 40% required", "0 to 100"],
    ["Quality and Social Value 30%, Price 70%", "0 to 30"],
    ["Price 100%", "0 to 0"],
    ["See the tender documents", "0 to 100"],
    ["Price, quality and social value at 40%, 50% and 10% respectively", "0 to 100"],
  ])("%s", (description, expected) => expect(bounds([], { description })).toBe(expected));
});

describe("what counts for whom", () => {
  it("net zero counts where a policy counts it together with social value", () => {
    const two = [c("Social Value", 5), c("Net Zero", 5), c("Price", 90)];
    expect(bounds(two, {}, { ...reading, netZeroCounts: true })).toBe("10 to 10");
    expect(bounds(two)).toBe("5 to 5");
    expect(exactText(socialValueWeightIn(lot(two), reading).near)).toBe("0.05");
  });

  it("the environment stands outside where a policy leaves it out", () => {
    const one = [c("Social Value & Sustainability", 20), c("Price", 80)];
    expect(bounds(one, {}, { ...reading, environmentOutside: true })).toBe("0 to 20");
  });
});

it("quotes the words that it relied on, with their place", () => {
  const { words } = socialValueWeightIn(lot([c("Social Value", 10), c("Price", 90)]), reading);
  expect(words).toHaveLength(1);
  expect(words[0]?.text).toBe("Social Value = 10%");
  expect(words[0]?.at).toMatch(/^notice\.json:1:\d+$/);
});

describe("what a name leaves out", () => {
  it.each([
    "Quality (excluding Social Value)",
    "Quality excluding Social Value",
    "Quality (excl. SV)",
    "Quality (excl social value)",
    "Non-Social Value quality",
    "Non social value",
    "Quality other than social value",
    "Quality less social value",
    "Technical quality, without social value",
    "Quality (not including social value)",
    "Quality (excluding price and social value)",
    "Quality apart from social value",
    "Technical except for community benefits",
  ])("%s is no part of it", (name) => {
    expect(bounds([c(name, 60), c("Social Value", 5), c("Price", 35)])).toBe("5 to 5");
  });

  it.each(["Quality (excluding Social Value)", "Quality excluding Social Value", "Non-Social Value"])(
    "%s alone leaves no weight that is sure",
    (name) => expect(bounds([c(name, 10), c("Method", 50), c("Price", 40)])).toBe("0 to 60"),
  );

  it("what stands behind the bracket counts", () => {
    expect(bounds([c("Quality (excluding price) and Social Value", 60), c("Price", 40)])).toBe("0 to 60");
    expect(bounds([c("Social Value (excluding carbon)", 10), c("Quality", 50), c("Price", 40)])).toBe(
      "10 to 10",
    );
  });
});

describe("names in the plural and in groups", () => {
  it.each([
    "Social Values",
    "Social and Environmental Value",
    "Social, Economic and Environmental Value",
    "Environmental and Social Value",
    "Economic, Environmental & Social Values",
  ])("%s", (name) => {
    expect(bounds([c(name, 10), c("Quality", 50), c("Price", 40)])).toBe("10 to 10");
  });

  it("what a group takes in may stand outside, as it does under PPN 026", () => {
    const outside = { ...reading, environmentOutside: true };
    expect(
      bounds([c("Social and Environmental Value", 10), c("Quality", 50), c("Price", 40)], {}, outside),
    ).toBe("0 to 10");
  });
});

describe("weights in descriptions", () => {
  const d = (name: string, description: string): Criterion => ({ name, description });

  it.each([
    ["a hundred", ["50", "10", "40"], "10 to 10"],
    ["one", ["0.50", "0.05", "0.45"], "5 to 5"],
    ["points that are named", ["500 points", "100 points", "400 points"], "10 to 10"],
    ["a hundred marks", ["50 marks", "10 marks", "40 marks"], "10 to 10"],
  ])("that add to %s are weights", (_, [quality = "", social = "", price = ""], expected) =>
    expect(
      bounds([d("Technical", quality), d("Social Value", social), { type: "price", description: price }]),
    ).toBe(expected),
  );

  it.each([
    ["add to nothing whole", ["50", "10", "30"]],
    ["stand beside one that has none", ["50", "10", "as in the documents"]],
  ])(
    "that %s are doubted, and the answer says that they stand in words",
    (_, [quality = "", social = "", price = ""]) => {
      const found = socialValueWeightIn(
        lot([d("Technical", quality), d("Social Value", social), d("Price", price)]),
        reading,
      );
      expect(found.because).toBe("its weight stands in words: 10");
      expect(exactText(found.least)).toBe("0");
    },
  );

  it("nothing is quoted where there is nothing to quote", () => {
    expect(socialValueWeightIn(lot([{ type: "price" }]), reading).words).toEqual([]);
  });
});

describe("numbers that are no shares", () => {
  it("a figure above a hundred is no percentage", () => {
    expect(bounds([c("Social Value", 150), c("Price", 850)])).toBe("0 to 100");
  });

  it("a share of what all numbers add to is not known while one of them is missing", () => {
    const share = (name: string, weight?: number): Criterion => ({
      ...c(name, weight),
      unit: "decimalExact",
    });
    expect(bounds([share("Social Value", 1), share("Price")])).toBe("0 to 100");
  });

  it("a price for each quality point marks quality as well", () => {
    for (const name of ["Price per quality point", "Price per Quality Mark", "Cost for each point"])
      expect(bounds([c(name, 100)])).toBe("0 to 100");
  });

  it("`100 Cost` without a sign leaves nothing for it", () => {
    expect(bounds([], { description: "100 Cost" })).toBe("0 to 0");
    expect(bounds([], { description: "Price 100" })).toBe("0 to 0");
  });

  it("a list that adds to 100 without it makes a weight in the text one of its parts", () => {
    const found = [c("Quality", 60), c("Price", 40)];
    expect(bounds(found, { description: "Social value: 10%" })).toBe("6 to 10");
    expect(bounds([...found.slice(0, 1), c("Price", 30)], { description: "Social value: 10%" })).toBe(
      "10 to 10",
    );
  });
});
