/** Whether a tender that says on which side of the threshold it lies says so rightly, as far as its value tells. */
import type { Tender } from "../tender/model.ts";
import type { Applies, Ruleset } from "./model.ts";
import { openFacts, readingsOf } from "./open-facts.ts";
import { scopeOfReading } from "./scope.ts";
import { valueText } from "./value-text.ts";

/** The tables of which `below-threshold` speaks. */
const LAWS: readonly string[] = ["procurement-act-2023", "pcr-2015"];

/** @returns why the mark and the value cannot both be right; nothing where some reading of the tender bears it out */
export function belowThresholdFault(tender: Tender, rulesets: readonly Ruleset[]): string | undefined {
  const said = tender.facts.get("below-threshold");
  const { value, buyerType } = tender;
  const valued = value.excludingVat !== undefined || value.includingVat !== undefined;
  if (said === undefined || !valued || buyerType === "scotland") return undefined;
  const all = rulesets.flatMap(({ rules }) =>
    rules.flatMap(({ applies }) => applies.threshold?.tables ?? []),
  );
  const tables = LAWS.flatMap((law) => all.find(({ id }) => id === law) ?? []);
  const applies: Applies = {
    scope: "threshold",
    except: [],
    threshold: { tables, ordinary: false, waivedBy: [] },
  };
  const facts = new Map([...tender.facts].filter(([fact]) => fact !== "below-threshold"));
  const { base, questions } = openFacts([applies], { ...tender, facts }, value);
  const sides = readingsOf(base, questions).map(({ reading }) =>
    scopeOfReading(applies, reading, {
      adopted: false,
      ruleDay: (day) => day,
      valueText: (vat) => valueText(vat, value),
    }),
  );
  const wrong = said === "true" ? "inside" : "outside";
  if (sides.length === 0 || sides.some(({ kind }) => kind !== wrong)) return undefined;
  const [first] = sides;
  return first?.kind === "outside"
    ? `\`below-threshold\` is false, and ${first.because()}`
    : `\`below-threshold\` is true, and the value, ${valueText("including", value)}, is ${first?.line?.() ?? "at or above the threshold"}`;
}
