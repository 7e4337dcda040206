/** One bid as a method sees it. */

import type { MethodInput } from "../../../src/scoring/methods/method.ts";
import { methods } from "../../../src/scoring/methods/registry.ts";
import type { Workings } from "../../../src/scoring/workings.ts";
import type { Amount, MethodName } from "../../../src/tender/model.ts";
import { award, type Figure, figure, marksLeaf, pounds, priceForShow, worth } from "../build.ts";

interface Given {
  readonly top?: readonly Figure[];
  readonly nonPrice?: Figure;
  readonly price?: Figure;
  readonly credit?: Amount;
  readonly available?: Figure;
}

/** Quality is worth 60 of 100 marks. */
export function standing({ top = [], nonPrice = 0, price, credit, available = 100 }: Given): MethodInput {
  return {
    award: award([priceForShow(40), marksLeaf("quality", 60)], {
      marksAvailable: figure(available),
      ...(credit !== undefined && { credit }),
    }),
    bidder: "Acme",
    top: top.map((marks, index) => worth(`criterion ${index + 1}`, marks)),
    nonPrice: worth("marks other than for price", nonPrice),
    ...(price !== undefined && { price: pounds(price, "price", "bids.csv:2:3") }),
  };
}

export function totalBy(method: MethodName, of: MethodInput): Workings {
  const found = methods[method].total(of);
  if ("unscorable" in found) throw new Error(found.unscorable);
  return found;
}
