/** What the data say of bidders by size, and no more: where the flags are given, how such bids fared on price and on promise. */
import { divide, type Exact, isZero, mean, sum } from "../number/exact.ts";
import type { EvaluatedBid } from "../scoring/model.ts";
import type { Leaf } from "../tender/model.ts";
import { leafCriteria } from "../tender/tree.ts";
import type { EvaluatedContest } from "./contest.ts";
import type { In, Measured } from "./measured.ts";
import type { Size, SizeGroup } from "./model.ts";
import { countWithNoun } from "./wording.ts";

const FLAGS = ["sme", "vcse"] as const;
const ANSWERS = ["yes", "no", "not given"] as const;

/** @returns the bids in groups by what they answer, with plain means; a handful of bids proves nothing, and nothing is concluded. */
export function bidderSizeAnalysis(now: EvaluatedContest): Size {
  const live = now.evaluation.bids.filter(({ bid }) => bid.status === "live");
  const groups = FLAGS.flatMap((flag) =>
    ANSWERS.map((answer) =>
      bidderSizeGroup(
        now,
        flag,
        answer,
        live.filter(({ bid }) => yesNoOrNotGiven(bid[flag]) === answer),
      ),
    ),
  ).filter(({ bids }) => bids > 0);
  const answered = groups.filter(({ flag }) =>
    groups.some((one) => one.flag === flag && one.answer !== "not given"),
  );
  return { groups: answered, says: sizeGroupsSentence(groups) };
}

const yesNoOrNotGiven = (flag: boolean | undefined): SizeGroup["answer"] =>
  flag === undefined ? "not given" : flag ? "yes" : "no";

function bidderSizeGroup(
  { award }: EvaluatedContest,
  flag: SizeGroup["flag"],
  answer: SizeGroup["answer"],
  bids: readonly EvaluatedBid[],
): SizeGroup {
  const ranked = bids.filter(({ rank }) => rank !== undefined);
  const all = leafCriteria(award.criteria);
  const ranks = ranked.flatMap(({ rank }) => rank ?? []);
  return {
    flag,
    answer,
    bids: bids.length,
    ranked: ranked.length,
    bestRank: ranks.length === 0 ? null : Math.min(...ranks),
    price: meanWithUnit(
      ranked.flatMap(({ bid }) => bid.price?.value ?? []),
      "pounds",
    ),
    priceMarks: meanShareOfMarks(
      ranked,
      all.filter(({ from, formula }) => from === "price" && formula !== undefined),
    ),
    offered: bids.some(({ commitments }) => commitments.length > 0)
      ? meanWithUnit(
          ranked.map(({ offered }) => offered.value),
          "pounds",
        )
      : null,
    socialValueMarks: meanShareOfMarks(
      ranked,
      all.filter(({ socialValue }) => socialValue),
    ),
  };
}

const meanWithUnit = (values: readonly Exact[], unit: In): Measured | null =>
  values.length === 0 ? null : { value: mean(values), unit };

function meanShareOfMarks(ranked: readonly EvaluatedBid[], among: readonly Leaf[]): Measured | null {
  const available = sum(among.map((leaf) => leaf.marksAvailable));
  if (isZero(available)) return null;
  const shares = ranked.map(({ scores }) =>
    divide(sum(among.flatMap(({ id }) => scores.get(id)?.value ?? [])), available),
  );
  return meanWithUnit(shares, "share");
}

function sizeGroupsSentence(groups: readonly SizeGroup[]): string {
  const said = FLAGS.map((flag) => {
    const of = (answer: SizeGroup["answer"]): number =>
      groups.find((one) => one.flag === flag && one.answer === answer)?.bids ?? 0;
    const [yes, no, silent] = [of("yes"), of("no"), of("not given")];
    const name = flag.toUpperCase();
    if (yes + no === 0) return `No bid says whether the bidder is ${flag === "sme" ? "an SME" : "a VCSE"}.`;
    const unknown = silent === 0 ? "" : `, ${countWithNoun(silent, "does", "do")} not say`;
    return `${name}: ${countWithNoun(yes, "bid is", "bids are")}, ${countWithNoun(no, "is", "are")} not${unknown}.`;
  });
  const compared = FLAGS.some((flag) =>
    ["yes", "no"].every((answer) =>
      groups.some((one) => one.flag === flag && one.answer === answer && one.ranked > 0),
    ),
  );
  const bound = compared
    ? " The means beside each other are those of this contest alone: they show no cause, and nothing is concluded from them."
    : " There are no two groups to set beside each other, so nothing can be said of fairness between sizes.";
  return `${said.join(" ")}${bound}`;
}
