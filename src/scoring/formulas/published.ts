/** A figure that the tender published, with the contract value behind it where it is a share of that. */
import type { Amount } from "../../tender/model.ts";
import { figureText, percentText, sourcedWorkings, type Workings } from "../workings.ts";

/** @returns the figure as workings, in the unit of the value that it is held against. */
export function publishedFigureWorkings(label: string, amount: Amount, like: Workings): Workings {
  const { ofValue } = amount;
  if (ofValue === undefined) return sourcedWorkings(label, amount.value, like.unit, amount.at);
  return {
    ...sourcedWorkings(label, amount.value, like.unit, amount.at),
    sum: `${percentText(ofValue.share)} × ${figureText(ofValue.value)}`,
    from: [sourcedWorkings(`contract value ${ofValue.vat} VAT`, ofValue.value, "pounds", ofValue.at)],
  };
}
