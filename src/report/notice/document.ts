/** What notices say of social value, as it is saved: one document from which every format is made. */

import type { Exact } from "../../number/exact.ts";
import { exactText, HUNDRED, multiply } from "../../number/exact.ts";
import { fixedPlacesText } from "../../number/rounding.ts";
import { type NoticeAnswer, type Told, worstLotAnswer } from "../../regime/notice/answer.ts";

export interface ShareDocument {
  /** Cut to two places and never rounded up to a floor. */
  readonly shown: string;
  readonly exact: string;
}

export interface NoticeDocument {
  readonly id: string;
  readonly ocid: string | null;
  readonly title: string | null;
  readonly buyer: string | null;
  readonly buyerType: string | null;
  readonly published: string | null;
  readonly update: boolean;
  readonly cancelled: boolean;
  readonly replacedBy: string | null;
  readonly answer: Told;
  readonly floors: readonly {
    readonly share: ShareDocument;
    readonly regime: string | null;
    readonly source: string;
  }[];
  readonly lots: readonly {
    readonly lots: readonly string[];
    readonly title: string | null;
    readonly cancelled: boolean;
    readonly answer: Told;
    readonly least: ShareDocument;
    readonly most: ShareDocument;
    readonly because: string;
    readonly words: readonly { readonly text: string; readonly at: string }[];
    readonly at: string;
  }[];
}

export interface AnswerCounts {
  readonly met: number;
  readonly below: number;
  readonly cannotTell: number;
}

export interface NoticeCheckDocument {
  readonly schema: "svscore.notice-check/v1";
  readonly tool: { readonly name: "svscore"; readonly version: string };
  /** Of notices, each by the least happy of its lots; and of lots, each by itself. */
  readonly counts: AnswerCounts & { readonly lots: AnswerCounts };
  readonly notices: readonly NoticeDocument[];
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
}

export function noticeCheckDocument(
  version: string,
  answers: readonly NoticeAnswer[],
  inputs: NoticeCheckDocument["inputs"],
): NoticeCheckDocument {
  const notices = answers.map(noticeDocument);
  const lots = notices.flatMap((notice) =>
    notice.lots.flatMap(({ answer, lots: own }) => own.map(() => answer)),
  );
  return {
    schema: "svscore.notice-check/v1",
    tool: { name: "svscore", version },
    counts: { ...answerCounts(notices.map(({ answer }) => answer)), lots: answerCounts(lots) },
    notices,
    inputs,
  };
}

function answerCounts(answers: readonly Told[]): AnswerCounts {
  const count = (told: Told): number => answers.filter((answer) => answer === told).length;
  return { met: count("met"), below: count("below"), cannotTell: count("cannot tell") };
}

function noticeDocument(one: NoticeAnswer): NoticeDocument {
  const { notice, floors, lots, replacedBy } = one;
  return {
    id: notice.id,
    ocid: notice.ocid ?? null,
    title: notice.title ?? null,
    buyer: notice.buyer ?? null,
    buyerType: notice.buyerType ?? null,
    published: notice.published ?? null,
    update: notice.update,
    cancelled: notice.cancelled,
    replacedBy: replacedBy ?? null,
    answer: worstLotAnswer(one),
    floors: floors.map(({ share, regime, source }) => ({
      share: shareDocument(share),
      regime: regime ?? null,
      source,
    })),
    lots: lots.map(({ title, least, most, ...rest }) => ({
      ...rest,
      title: title ?? null,
      least: shareDocument(least),
      most: shareDocument(most),
    })),
  };
}

function shareDocument(share: Exact): ShareDocument {
  const text = exactText(multiply(share, HUNDRED));
  const short = /^\d+(\.\d{1,4})?$/.test(text)
    ? text
    : `≈ ${fixedPlacesText(multiply(share, HUNDRED), 2, "down")}`;
  return { shown: `${short}%`, exact: exactText(share) };
}
