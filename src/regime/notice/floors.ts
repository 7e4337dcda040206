/**
 * The minimum that a notice is held against: the one in force for its buyer on
 * its day, by the same rules as a tender's; where the notice leaves open which
 * of several, all of them; where none binds, the share that most policies ask.
 */

import { type Exact, equal, exact } from "../../number/exact.ts";
import { withoutUndefined } from "../../source/without-undefined.ts";
import type { Tender } from "../../tender/model.ts";
import type { Notice } from "../../tender/notice/model.ts";
import { asMinimumWeightSpec } from "../checks/minimum-weight.ts";
import type { Rule, Ruleset } from "../model.ts";
import { scopeForTender } from "../scoped-answer.ts";

export interface Floor {
  readonly share: Exact;
  /** The regime that sets it; absent for a yardstick that binds nobody. */
  readonly regime?: string;
  readonly source: string;
  readonly netZeroCounts: boolean;
  readonly environmentOutside: boolean;
}

const YARDSTICK: Floor = {
  share: exact("0.1"),
  source:
    "no minimum that svscore knows binds this buyer; 10% is what central government and the NHS in England ask for",
  netZeroCounts: false,
  environmentOutside: false,
};

/** @returns at least one floor; several where the notice leaves open which is in force. */
export function floorsForNotice(notice: Notice, rulesets: readonly Ruleset[]): readonly Floor[] {
  if (notice.buyerType === undefined) return [YARDSTICK];
  const tender = noticeAsTender(notice);
  const found = rulesets.flatMap(({ name, rules }) =>
    rules.flatMap((rule) => ruleFloorsForNotice(rule, name, tender, notice)),
  );
  const kept = found.filter((floor, index) => found.findIndex((one) => isSameFloor(one, floor)) === index);
  return kept.length > 0 ? kept : [YARDSTICK];
}

const isSameFloor = (one: Floor, other: Floor): boolean =>
  one.regime === other.regime && one.netZeroCounts === other.netZeroCounts && equal(one.share, other.share);

function ruleFloorsForNotice(
  rule: Rule,
  regime: string,
  tender: Tender,
  { published, update, value }: Notice,
): readonly Floor[] {
  const { applies, severity } = rule;
  const floor = asMinimumWeightSpec(rule.check);
  if (floor === undefined || severity !== "must") return [];
  // An update tells no more than that the tender began before it.
  const later =
    applies.commenced?.from !== undefined && published !== undefined && applies.commenced.from > published;
  const { commenced: _, ...anyDay } = applies;
  const about = { tender, value, adopted: false };
  if (scopeForTender(anyDay, about) === "outside") return [];
  const scope = scopeForTender(applies, about);
  const open = scope === "unknown" && !(update && later);
  if (scope !== "inside" && !open) return [];
  return [
    {
      share: floor.share,
      regime,
      source: rule.source,
      netZeroCounts: floor.counts.includes("net-zero"),
      environmentOutside: floor.leavesOut.includes("net-zero"),
    },
  ];
}

/** The facts of a notice, as those of a tender. */
function noticeAsTender(notice: Notice): Tender {
  const { id, title, buyer, buyerType, published, update, value, facts } = notice;
  return {
    reference: id,
    title: title ?? id,
    ...withoutUndefined({ buyer, buyerType }),
    ...(published !== undefined && !update && { commenced: published }),
    value,
    libraries: [],
    deviations: [],
    facts,
    lots: [],
    isDefault: false,
    at: notice.at,
  };
}
