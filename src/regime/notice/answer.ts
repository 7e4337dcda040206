/**
 * What a published notice says of the weight of social value, held against the
 * minimum for its buyer: met, below, or cannot tell. The answer is drawn from
 * the words alone; where they leave it open, so does svscore.
 */
import { add, compare, type Exact, isZero, ONE, smallest } from "../../number/exact.ts";
import type { Notice, NoticeLot, Words } from "../../tender/notice/model.ts";
import { socialValueWeightIn } from "../../tender/notice/weight.ts";
import type { Ruleset } from "../model.ts";
import { type Floor, floorsForNotice } from "./floors.ts";

export type Told = "met" | "below" | "cannot tell";

export interface LotAnswer {
  readonly lots: readonly string[];
  readonly title?: string;
  readonly cancelled: boolean;
  readonly answer: Told;
  /** Shares of all the marks, from 0 to 1; equal where the notice says the weight. */
  readonly least: Exact;
  readonly most: Exact;
  readonly because: string;
  readonly words: readonly Words[];
  readonly at: string;
}

export interface NoticeAnswer {
  readonly notice: Notice;
  readonly floors: readonly Floor[];
  readonly lots: readonly LotAnswer[];
  /** The notice of the same procurement that comes after it in the file. */
  readonly replacedBy?: string;
}

/** @returns an answer for each notice, lots that say the same taken together. */
export function noticeAnswers(
  notices: readonly Notice[],
  rulesets: readonly Ruleset[],
): readonly NoticeAnswer[] {
  const newest = new Map(notices.map((notice) => [notice.ocid ?? notice, notice]));
  return notices.map((notice) => {
    const floors = floorsForNotice(notice, rulesets);
    const later = newest.get(notice.ocid ?? notice);
    return {
      notice,
      floors,
      lots: combineAlikeLotAnswers(notice.lots.map((lot) => answerForLot(lot, floors))),
      ...(later !== undefined && later !== notice && { replacedBy: later.id }),
    };
  });
}

function answerForLot(lot: NoticeLot, floors: readonly Floor[]): LotAnswer {
  const reading = {
    netZeroCounts: floors.every(({ netZeroCounts }) => netZeroCounts),
    environmentOutside: floors.some(({ environmentOutside }) => environmentOutside),
  };
  const weight = socialValueWeightIn(lot, reading);
  const { least } = weight;
  const met = floors.every(({ share }) => compare(least, share) >= 0);
  // What may be part of it matters only where the rest is not enough.
  const more = !met && !isZero(weight.near);
  const most = more ? smallest([ONE, add(weight.most, weight.near)]) : weight.most;
  const below = floors.every(({ share }) => compare(most, share) < 0);
  const words = more ? [...weight.words, ...weight.nearWords] : weight.words;
  const because = more ? `${weight.because}; what stands beside it may be part of it` : weight.because;
  return {
    lots: [lot.id],
    ...(lot.title !== undefined && { title: lot.title }),
    cancelled: lot.cancelled,
    answer: met ? "met" : below ? "below" : "cannot tell",
    least,
    most,
    because,
    words,
    at: words[0]?.at ?? lot.at,
  };
}

/** Forty lots with one set of criteria are one answer. */
function combineAlikeLotAnswers(answers: readonly LotAnswer[]): readonly LotAnswer[] {
  const groups: LotAnswer[] = [];
  for (const one of answers) {
    const same = groups.findIndex((group) => lotAnswerKey(group) === lotAnswerKey(one));
    const group = groups[same];
    if (group === undefined) groups.push(one);
    else groups[same] = { ...group, lots: [...group.lots, ...one.lots] };
  }
  return groups;
}

const lotAnswerKey = ({ answer, because, words, cancelled }: LotAnswer): string =>
  JSON.stringify([answer, because, cancelled, words.map(({ text }) => text)]);

/** @returns the answer for a whole notice: the least happy of its lots. */
export function worstLotAnswer({ lots }: NoticeAnswer): Told {
  if (lots.length === 0) return "cannot tell";
  const said = lots.map(({ answer }) => answer);
  return said.includes("below") ? "below" : said.includes("cannot tell") ? "cannot tell" : "met";
}
