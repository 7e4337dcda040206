/** What bids earned, without how: rules that look at the spread of marks ask no more. */
import type { Exact } from "../number/exact.ts";
import type { Evaluation } from "./model.ts";

/** @returns the marks of each scored bid, by criterion. */
export const marksOfScoredBids = ({ bids }: Evaluation): readonly ReadonlyMap<string, Exact>[] =>
  bids
    .filter(({ status }) => status === "scored")
    .map(({ scores }) => new Map([...scores].map(([id, { value }]) => [id, value])));
