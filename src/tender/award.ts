/** The award as published: method, criteria, rounding, ties. A lot's award is the tender's with its own keys laid over it. */

import { type Exact, exact, HUNDRED, sign, sum } from "../number/exact.ts";
import { parseShare } from "../number/schema-figure.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import { reportLinkFaults } from "./checks/links.ts";
import { amountFromTextOrShare, type Context, sourcePlaceAt } from "./context.ts";
import { buildCriteriaLevel } from "./criteria.ts";
import { type Award, absoluteMethods, type MethodName } from "./model.ts";
import type { Discounting, PriceBasis } from "./price-basis.ts";
import type { AwardFile } from "./schema.ts";
import { leafCriteria } from "./tree.ts";

/** @returns the award; faults are reported as SV210 to SV225. */
export function awardFromFile(context: Context, file: AwardFile, marks: "consensus" | "average"): Award {
  const method: MethodName = file.method ?? "weighted-sum";
  const marksAvailable: Exact =
    file["marks-available"] === undefined ? HUNDRED : exact(file["marks-available"]);
  if (file.criteria === undefined) {
    context.report(
      "SV204",
      [],
      "the award has no criteria",
      "add `criteria`, each with an `id`, a `weight` and what it is scored `from`",
    );
  }
  const { places, mode = "half-up", of, rank } = file.rounding ?? {};
  const criteria =
    file.criteria === undefined
      ? []
      : buildCriteriaLevel(context, file.criteria, {
          path: ["criteria"],
          marksAvailable,
          weight: marksAvailable,
          name: "the top level",
          socialValue: false,
          netZero: false,
          method,
          mode,
        });
  const discounting = discountingFromAward(context, file);
  const alreadyRequired = alreadyRequiredReasons(file);
  const award: Award = {
    method,
    ...(file.credit !== undefined && { credit: amountFromTextOrShare(context, ["credit"], file.credit) }),
    marksAvailable,
    criteria,
    rounding: {
      places: Number(places ?? "2"),
      mode,
      of: of ?? "total",
      rank: rank ?? "exact",
    },
    ties: file.ties ?? [],
    marks: file.marks ?? marks,
    priceBasis: {
      ...priceYearsFromFile(context, file),
      ...(discounting !== undefined && { discounting }),
    },
    ...(alreadyRequired !== undefined && { alreadyRequired }),
    at: sourcePlaceAt(context, []),
  };
  reportMethodFaults(context, award, file);
  reportLinkFaults(context, award);
  for (const id of alreadyRequired?.keys() ?? []) {
    if (context.measures?.has(id) === false) {
      context.report(
        "SV219",
        ["already-required"],
        `no measure in the library has the id \`${id}\``,
        "use the measure's id as the library writes it",
      );
    }
  }
  return award;
}

function reportMethodFaults(context: Context, award: Award, file: AwardFile): void {
  const prices = leafCriteria(award.criteria).filter((leaf) => leaf.from === "price");
  if (absoluteMethods.includes(award.method)) {
    if (prices.length !== 1) {
      context.report(
        "SV223",
        ["method"],
        `\`${award.method}\` ranks on one price, and ${prices.length === 0 ? "no criterion is" : `${prices.length} criteria are`} scored \`from: price\``,
        "have exactly one criterion with `from: price`",
      );
    }
    const nonPrice = sum(
      leafCriteria(award.criteria)
        .filter((leaf) => leaf.from !== "price")
        .map((leaf) => leaf.marksAvailable),
    );
    if (sign(nonPrice) === 0 && award.criteria.length > 0)
      context.report(
        "SV223",
        ["method"],
        `\`${award.method}\` needs criteria other than price`,
        "add what quality is judged by",
      );
  }
  if (award.method === "price-less-credit" && file.credit === undefined) {
    context.report(
      "SV223",
      ["method"],
      "`price-less-credit` needs `credit`: the pounds taken off for each mark",
      "add `credit` to the award as published",
    );
  }
  if (award.method !== "price-less-credit" && file.credit !== undefined) {
    context.report(
      "SV223",
      ["credit"],
      `\`credit\` is only used by the method \`price-less-credit\`, and this one is \`${award.method}\``,
      "take `credit` out, or change the method",
    );
  }
  if (file.discounting?.rate !== undefined && file.discounting.schedule !== undefined) {
    context.report(
      "SV205",
      ["discounting"],
      "`discounting` gives both a rate and a schedule",
      "keep the one that was published",
    );
  }
}

/** One price year, or one of each kind: values of calendar years and of financial years have different indices. */
function priceYearsFromFile(context: Context, file: AwardFile): PriceBasis {
  const given = file["price-year"];
  if (given === undefined) return {};
  if (typeof given === "string") return { priceYear: given };
  const [first, second] = given;
  const financial = given.filter((year) => /[/-]/.test(year));
  if (given.length === 0 || given.length > 2 || (given.length === 2 && financial.length !== 1))
    context.report(
      "SV205",
      ["price-year"],
      "`price-year` takes one year, or a calendar year and a financial year",
      "write it as published, for example 2024/25, or [2024, 2024/25]",
    );
  return withoutUndefined({ priceYear: first, alsoPriceYear: second });
}

function discountingFromAward(context: Context, { discounting }: AwardFile): Discounting | undefined {
  if (discounting === undefined) return undefined;
  return {
    ...(discounting.rate !== undefined && { rate: parseShare(discounting.rate) }),
    ...(discounting.rate === undefined && { schedule: discounting.schedule ?? "standard" }),
    firstYear: discounting["first-year"] ?? "undiscounted",
    at: sourcePlaceAt(context, ["discounting"]),
  };
}

function alreadyRequiredReasons(file: AwardFile): ReadonlyMap<string, string> | undefined {
  const required = file["already-required"];
  if (required === undefined) return undefined;
  return new Map(
    Array.isArray(required)
      ? required.map((id) => [id, "the specification or the law"])
      : Object.entries(required),
  );
}
