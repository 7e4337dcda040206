/**
 * What the bids may hold, as the tender says. A tender that could not be read
 * to the end still expects its outline, so that bids are checked in the same
 * run.
 */
import type { MeasureKind } from "../../library/model.ts";
import type { Unit } from "../../library/units.ts";
import { exact } from "../../number/exact.ts";
import { type Node, nodeAtKey } from "../../source/tree.ts";
import { lm3RoundColumn } from "../instruments/criteria.ts";
import type { Award, Leaf, Scale, Tender } from "../model.ts";
import { outlineCriteria } from "../outline.ts";
import { allCriteria, leafCriteria } from "../tree.ts";
import { toHeaderName } from "./record.ts";

export interface ExpectedMeasure {
  readonly id: string;
  readonly unit: Unit;
  readonly kind: MeasureKind;
}

export interface ExpectedCriterion {
  readonly id: string;
  readonly title?: string;
  readonly from: string;
  readonly scale?: Pick<Scale, "top" | "allowed">;
  /** The whole criterion, when the tender was sound. */
  readonly leaf?: Leaf;
}

export interface Expected {
  /** By lot, or under "" where there are no lots: the criteria that score, by id as a header. */
  readonly awards: ReadonlyMap<string, ReadonlyMap<string, ExpectedCriterion>>;
  readonly lots: readonly string[];
  readonly divisions: ReadonlySet<string>;
  /** By id as a header; absent when the libraries could not be read. */
  readonly measures?: ReadonlyMap<string, ExpectedMeasure>;
  /** Names that look like a line of totals, or like another bidder's, and are bidders all the same. */
  readonly bidderNames?: readonly string[];
  /** What criteria are scored `from` that may still be to come, and are not missed. */
  readonly later?: readonly string[];
}

/** @returns the columns of a row of bids that a criterion reads. */
export function criterionColumns({ id, from, leaf }: ExpectedCriterion): readonly string[] {
  switch (from) {
    case "price":
      return ["price"];
    case "commitments":
      return [];
    case "sroi":
      return leaf?.from === "sroi" && leaf.inputs === "price" ? ["price"] : [id];
    case "lm3":
      return lm3RoundsAfterFirst(leaf).map((round) => lm3RoundColumn(id, round));
    default:
      return [id];
  }
}

/** The rounds after the first, which is the price; a tender with faults may mean either two or three. */
export const lm3RoundsAfterFirst = (leaf: Leaf | undefined): readonly number[] =>
  leaf?.from === "lm3" && leaf.rounds === 2 ? [2] : [2, 3];

/** Everything that a criterion can be scored from. */
export const everything: readonly string[] = [
  "price",
  "marks",
  "commitments",
  "figure",
  "gate",
  "sroi",
  "lm3",
  "",
];

const expectedCriterionFromLeaf = (leaf: Leaf): ExpectedCriterion => ({
  id: leaf.id,
  title: leaf.title,
  from: leaf.from,
  leaf,
  ...(leaf.from === "marks" && { scale: leaf.scale }),
});

const mapByHeader = <Item extends { readonly id: string }>(
  items: readonly Item[],
): ReadonlyMap<string, Item> => new Map(items.map((item) => [toHeaderName(item.id), item]));

/** @returns what the bids of a sound tender may hold. */
export function expectedFromTender(
  tender: Tender,
  measures: readonly ExpectedMeasure[] | undefined,
): Expected {
  const awards: readonly (readonly [string, Award])[] =
    tender.award === undefined
      ? tender.lots.map((lot) => [lot.id, lot.award] as const)
      : [["", tender.award] as const];
  return {
    awards: new Map(
      awards.map(([lot, award]) => [
        lot,
        mapByHeader(leafCriteria(award.criteria).map(expectedCriterionFromLeaf)),
      ]),
    ),
    lots: tender.lots.map((lot) => lot.id),
    divisions: new Set(
      awards.flatMap(([, award]) =>
        allCriteria(award.criteria).flatMap((one) => (one.kind === "division" ? [one.id.toLowerCase()] : [])),
      ),
    ),
    ...(measures !== undefined && { measures: mapByHeader(measures) }),
    ...(tender.namesThatAreBidders !== undefined && { bidderNames: tender.namesThatAreBidders }),
  };
}

/** @returns what can be expected of the bids of a tender that has faults; nothing when not even its criteria can be made out. */
export function expectedFromOutline(
  node: Node | undefined,
  measures: readonly ExpectedMeasure[] | undefined,
): Expected | undefined {
  const criteria = outlineCriteria(node);
  if (criteria.length === 0) return undefined;
  const lots = lotIdsIn(node);
  const expected = mapByHeader(
    criteria.map(({ top, ...rest }) => ({
      ...rest,
      ...(top !== undefined && { scale: scaleFromTopText(top) }),
    })),
  );
  return {
    awards: new Map((lots.length === 0 ? [""] : lots).map((lot) => [lot, expected])),
    lots,
    divisions: new Set(),
    ...(measures !== undefined && { measures: mapByHeader(measures) }),
  };
}

const scaleFromTopText = (top: string): Pick<Scale, "top"> => ({ top: { value: exact(top), at: "" } });

function lotIdsIn(node: Node | undefined): readonly string[] {
  const lots = node?.kind === "table" ? nodeAtKey(node, "lots") : undefined;
  if (lots?.kind !== "list") return [];
  return lots.items.flatMap((lot) => {
    const id = lot.kind === "table" ? nodeAtKey(lot, "id") : undefined;
    return id?.kind === "text" ? [id.text] : [];
  });
}
