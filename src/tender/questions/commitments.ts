/** Commitments that count twice, and criteria for which nobody commits to anything. */
import { exactText } from "../../number/exact.ts";
import type { Bid, Commitment, Leaf, Tender } from "../model.ts";
import { leafCriteria } from "../tree.ts";
import { awardsWithBids } from "./awards-with-bids.ts";
import type { Question } from "./model.ts";

/** @returns a question for each commitment that stands twice: a row pasted again, or a measure given by column and by row */
export function repeatedCommitmentQuestions(bids: readonly Bid[]): readonly Question[] {
  return bids.flatMap((bid): readonly Question[] => {
    if (bid.status !== "live") return [];
    const first = new Map<string, Commitment>();
    return bid.commitments.flatMap((one): readonly Question[] => {
      if (one.toBeConfirmed === true) return [];
      const key = contentKey(one);
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, one);
      const column =
        one.byColumn === true
          ? undefined
          : bid.commitments.find(({ measure, byColumn }) => measure === one.measure && byColumn === true);
      const twin = earlier ?? column;
      if (twin === undefined) return [];
      const how =
        earlier === undefined
          ? `is given in the bid's own row (${twin.at}) and in a row of commitments (${one.at})`
          : `stands twice (${twin.at} and ${one.at})`;
      return [
        {
          kind: "commitment-twice",
          ...(bid.lot !== undefined && { lot: bid.lot }),
          says: `${one.measure} of ${bid.bidder} ${how}, and may count twice: delete one of them, or say in \`description\` how they differ`,
        },
      ];
    });
  });
}

/** What a commitment says, whatever the capitals and spaces, its unit and its partner are. */
function contentKey(one: Commitment): string {
  const plain = (text: string | undefined): string =>
    (text ?? "").normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  const { measure, quantity, from, to, evidence, plan, owner, location, narrative } = one;
  return JSON.stringify([
    measure,
    quantity === undefined ? "" : exactText(quantity.value),
    from ?? "",
    to ?? "",
    ...[evidence, plan, owner, location, narrative].map(plain),
  ]);
}

/** @returns a question for each live bid whose evidence, plan or owner is still to come, so that a commitment of it earns nothing yet */
export const evidenceToComeQuestions = (bids: readonly Bid[]): readonly Question[] =>
  bids.flatMap((bid): readonly Question[] => {
    const waiting = bid.commitments.filter(({ placeholders }) => placeholders !== undefined);
    const [first] = waiting;
    if (bid.status !== "live" || first === undefined) return [];
    const more =
      waiting.length === 1 ? "" : `, and so it is with ${waiting.length - 1} more of its commitments`;
    return [
      {
        kind: "evidence-to-come",
        ...(bid.lot !== undefined && { lot: bid.lot }),
        says: `the ${(first.placeholders ?? []).join(", ")} of ${first.measure} of ${bid.bidder} only holds a place (${first.at})${more}: it is taken as not given`,
      },
    ];
  });

/** @returns a question for each criterion that is scored from commitments of which no live bid makes any */
export function unansweredCriterionQuestions(tender: Tender, bids: readonly Bid[]): readonly Question[] {
  return awardsWithBids(tender, bids).flatMap(({ award, lot, live }) =>
    leafCriteria(award.criteria).flatMap((leaf): readonly Question[] => {
      if (live.length === 0 || !countsCommitments(leaf)) return [];
      const counted = leaf.measures?.map(({ id }) => id);
      const isAnswered = live.some(({ commitments }) =>
        commitments.some(({ measure }) => counted === undefined || counted.includes(measure)),
      );
      return isAnswered
        ? []
        : [
            {
              kind: "no-commitments",
              ...(lot !== undefined && { lot }),
              says: `no bid makes a commitment that counts for \`${leaf.id}\`: check that no file and no column is missing`,
            },
          ];
    }),
  );
}

const countsCommitments = (leaf: Leaf): leaf is Extract<Leaf, { readonly from: "commitments" | "sroi" }> =>
  leaf.from === "commitments" || leaf.from === "sroi";

/** @returns a question for each lot for which no bid was read */
export const lotWithoutBidsQuestions = ({ lots }: Tender, bids: readonly Bid[]): readonly Question[] =>
  lots.flatMap(({ id, title }) =>
    bids.some(({ lot }) => lot === id)
      ? []
      : [
          {
            kind: "no-bids" as const,
            lot: id,
            says: `${title === id ? "" : `${title}: `}no bid was read; say that nobody bid for it, or name the sheet that is missing`,
          },
        ],
  );
