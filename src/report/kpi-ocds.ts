/**
 * The schedule of indicators as Open Contracting data: `contracts[].agreedMetrics`
 * of the metrics extension, to be merged into the contract's own release. A
 * promise is an observation named `target`; its owner and evidence are
 * dimensions; what is missing is a note and never a value.
 *
 * @see https://extensions.open-contracting.org/en/extensions/metrics/
 */
import { escapeHiddenInJson } from "../source/quote.ts";
import { commitmentIndicators, type Indicator } from "./kpi.ts";
import type { TextReporter } from "./reporter-types.ts";

export const kpiOcds: TextReporter = (document) => {
  const all = commitmentIndicators(document);
  const lots = [...new Set(all.map(({ lot }) => lot))];
  const contracts = lots.map((lot) => ({
    id: lot === null ? document.tender.reference : `${document.tender.reference}-${lot}`,
    ...(lot !== null && { relatedLots: [lot] }),
    agreedMetrics: all.filter((one) => one.lot === lot).map(ocdsMetric),
  }));
  return `${escapeHiddenInJson(JSON.stringify({ contracts }, null, 2))}\n`;
};

function ocdsMetric({ id, commitment: one, missing }: Indicator): object {
  const { measure, title, narrative, plan, starts, ends, evidence, owner, partner, location } = one;
  const dimensions = Object.fromEntries(
    Object.entries({ measure, owner, evidence, partner, location }).filter(
      ([, text]) => text !== null && text !== "",
    ),
  );
  const described = [narrative, plan === null ? null : `Plan: ${plan}`].filter(
    (text) => text !== null && text !== "",
  );
  return {
    id,
    title,
    ...(described.length > 0 && { description: described.join(" ") }),
    observations: [
      {
        id: "target",
        ...((starts !== null || ends !== null) && {
          period: {
            ...(starts !== null && { startDate: `${starts}T00:00:00Z` }),
            ...(ends !== null && { endDate: `${ends}T23:59:59Z` }),
          },
        }),
        ...observationAmount(one.quantity, one.unit),
        dimensions,
        ...(missing.length > 0 && { notes: `Missing: ${missing.join(", ")}` }),
      },
    ],
  };
}

/** Money is a number in this standard; one that a binary number would change stays text. */
function observationAmount(quantity: string | null, unit: string): object {
  if (quantity === null) return {};
  if (unit === "GBP" && String(Number(quantity)) === quantity)
    return { value: { amount: Number(quantity), currency: "GBP" } };
  return { measure: quantity, unit: { name: unit } };
}
