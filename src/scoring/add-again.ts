/** Totals added up once more from their workings, so that no figure is printed that its own explanation does not give. */
import { type Exact, equal, exactText, sum } from "../number/exact.ts";
import { methods } from "./methods/registry.ts";
import type { Evaluation } from "./model.ts";
import { figureText, type Workings } from "./workings.ts";

/** @returns the first figure that is not what it says it is made of; nothing when all are */
export function figureThatDoesNotAddUp({ award, bids }: Evaluation): string | undefined {
  const { again } = methods[award.method];
  for (const { bid, total, scores } of bids) {
    const found = [...(total === undefined ? [] : [total]), ...scores.values()].flatMap(sumsThatAreNone);
    if (total !== undefined && !equal(again(valuesOf(total)), total.value)) found.unshift(total);
    const [wrong] = found;
    if (wrong !== undefined) return `${wrong.label} of ${bid.bidder} is given as ${exactText(wrong.value)}`;
  }
  return undefined;
}

const valuesOf = ({ from }: Workings): readonly Exact[] => from.map(({ value }) => value);

/** Whatever shows itself as its parts with a plus between them, at any depth. */
function sumsThatAreNone(node: Workings): Workings[] {
  const below = node.from.flatMap(sumsThatAreNone);
  const isSum =
    node.from.length > 0 && node.sum === node.from.map(({ value }) => figureText(value)).join(" + ");
  return isSum && !equal(sum(valuesOf(node)), node.value) ? [node, ...below] : below;
}
