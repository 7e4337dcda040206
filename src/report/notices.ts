/** What a reader must know beside the figures: what was assumed, what nobody has checked, what each bid's total rests on. */
import { compare, exactText, isZero } from "../number/exact.ts";
import type { EvaluatedBid } from "../scoring/model.ts";
import { proxyInForce } from "../scoring/value-chain.ts";
import type { Award, Tender } from "../tender/model.ts";
import { leaves } from "../tender/tree.ts";
import type { EvaluatedAward } from "./document.ts";

const few = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** @returns short marks for one bid: who the bidder is, and what its commitments lack. */
export function flagsOf({ bid, commitments }: EvaluatedBid): readonly string[] {
  const bare = commitments.filter(({ lacks }) => lacks.length > 0).length;
  return [
    ...(bid.sme === true ? ["SME"] : []),
    ...(bid.vcse === true ? ["VCSE"] : []),
    ...(bare > 0 ? [`${few(bare, "commitment", "commitments")} without evidence, owner, date or plan`] : []),
  ];
}

/** @returns what was assumed or is unverified, in sentences, each once. */
export function noticesOf(tender: Tender, awards: readonly EvaluatedAward[]): readonly string[] {
  const bids = awards.flatMap(({ evaluation }) => evaluation.bids);
  return [
    ...(tender.isDefault ? [defaultNotice(awards)] : []),
    ...awards.flatMap(({ evaluation }) => relativeNotice(evaluation.award)),
    ...awards.flatMap(({ evaluation }) => bandsNotice(evaluation.award)),
    ...unverified(bids, tender),
    ...perspectives(bids, tender),
    ...priceYears(bids, tender, awards),
    ...stillToSay(bids),
  ];
}

function defaultNotice(awards: readonly EvaluatedAward[]): string {
  const criteria = awards[0]?.evaluation.award.criteria ?? [];
  return `No tender was given, so svscore used its own default tender: ${criteria.map((one) => `${one.title} ${exactText(one.worth)}`).join(", ")}. Publish your own weights in a tender.yaml.`;
}

function relativeNotice(award: Award): readonly string[] {
  const relative = leaves(award.criteria).filter((leaf) => leaf.relative);
  if (relative.length === 0) return [];
  const names = relative.map((leaf) => `\`${leaf.id}\` (${leaf.formula?.by ?? ""})`).join(", ");
  return [
    `Relative: ${names}. These marks depend on the other bids, so a bid that cannot win may change the winner by coming or going.`,
  ];
}

function bandsNotice(award: Award): readonly string[] {
  return leaves(award.criteria).flatMap((leaf) => {
    if (leaf.formula?.by !== "bands") return [];
    const { bands } = leaf.formula;
    const hidden = bands.some((band, index) =>
      bands.slice(0, index).some((earlier) => compare(earlier.atLeast.value, band.atLeast.value) <= 0),
    );
    return hidden
      ? [
          `\`${leaf.id}\` has a band that can never be reached, because one before it catches every such value: bands are read in the order in which they are listed.`,
        ]
      : [];
  });
}

const used = (bids: readonly EvaluatedBid[]) =>
  bids.flatMap(({ commitments }) =>
    commitments.filter(({ worth }) => worth !== undefined && !isZero(worth.value)),
  );

function unverified(bids: readonly EvaluatedBid[], tender: Tender): readonly string[] {
  const found = used(bids).flatMap(({ measure }) => {
    const proxy = proxyInForce(measure, tender.commenced);
    return proxy?.status === "unverified" ? [`${measure.id} (${proxy.reference ?? proxy.source})`] : [];
  });
  const once = [...new Set(found)].sort();
  return once.length === 0
    ? []
    : [
        `Unverified proxy values took part: ${once.join(", ")}. Check each with its publisher before you rely on it.`,
      ];
}

function perspectives(bids: readonly EvaluatedBid[], tender: Tender): readonly string[] {
  const found = used(bids).flatMap(
    ({ measure }) => proxyInForce(measure, tender.commenced)?.perspective ?? [],
  );
  const once = [...new Set(found)].sort();
  return once.length < 2
    ? []
    : [
        `The pounds add values of different perspectives (${once.join(", ")}); they overlap in part, and are no saving and no cash.`,
      ];
}

function priceYears(
  bids: readonly EvaluatedBid[],
  tender: Tender,
  awards: readonly EvaluatedAward[],
): readonly string[] {
  if (awards.every(({ evaluation }) => evaluation.award.priceYear !== undefined)) return [];
  const found = used(bids).flatMap(({ measure }) => proxyInForce(measure, tender.commenced)?.prices ?? []);
  const once = [...new Set(found)].sort();
  return once.length < 2
    ? []
    : [
        `The proxy values are in the prices of different years (${once.join(", ")}), and the tender sets no \`price-year\` to bring them to.`,
      ];
}

/** Notes on single commitments that are not about evidence or verification, gathered. */
function stillToSay(bids: readonly EvaluatedBid[]): readonly string[] {
  const notes = bids.flatMap(({ commitments }) =>
    commitments.flatMap(({ measure, notes: own }) =>
      own
        .filter(
          (note) =>
            !note.startsWith("the proxy value is unverified") && !note.startsWith("this measure is counted"),
        )
        .map((note) => `${measure.id}: ${note}.`),
    ),
  );
  return [...new Set(notes)].sort();
}
