/** A published figure beside what its own inputs give: an account that does not add up to what it printed is a person's business. */
import type { Exact } from "../../number/exact.ts";
import { fixedPlacesText, type RoundingMode } from "../../number/rounding.ts";
import type { PublishedRatio } from "../../tender/instruments/model.ts";
import type { Held } from "./schema.ts";

/** @param found what the inputs give; it is rounded to as many places as were printed */
export function comparePublishedFigure(
  figure: string,
  { text }: PublishedRatio,
  found: Exact,
  mode: RoundingMode,
): Held {
  const places = /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
  const own = fixedPlacesText(found, places, mode);
  return { figure, published: text, found: own, agrees: own === text.replace(/^0+(?=\d)/, "") };
}

/** @returns what a person must decide about figures that do not agree. */
export const disagreementDecisions = (all: readonly Held[]): readonly string[] =>
  all.flatMap(({ figure, published, found, agrees }) =>
    agrees
      ? []
      : [`The file says that ${figure} was published as ${published}, and its own figures give ${found}.`],
  );
