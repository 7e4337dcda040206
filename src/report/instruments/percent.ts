/** A share that was saved to four places, as a percentage to two. */
import type { FigureDocument } from "../schema.ts";

/** @param share a fraction of one, shown to four places */
export function sharePercentText({ shown }: FigureDocument): string {
  const [, minus = "", whole = "0", decimals = ""] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(shown) ?? [];
  const digits = `${whole}${decimals.padEnd(4, "0")}`;
  const units = digits.slice(0, -2).replace(/^0+(?=\d)/, "");
  const rest = digits.slice(-2);
  return `${minus}${units}${rest === "00" ? "" : `.${rest}`}%`;
}
