/** The sentences of a check of notices, the same in every format. */
import type { AnswerCounts, NoticeCheckDocument, NoticeDocument } from "./document.ts";

type LotDocument = NoticeDocument["lots"][number];

export const upperCaseAnswer = (answer: NoticeDocument["answer"]): string => answer.toUpperCase();

export function aboutNoticeLine({ buyer, published, update, cancelled, replacedBy }: NoticeDocument): string {
  return [
    buyer ?? "no buyer is named",
    ...(published === null ? [] : [`published ${published}`]),
    ...(update ? ["an update of an earlier notice"] : []),
    ...(cancelled ? ["cancelled"] : []),
    ...(replacedBy === null ? [] : [`replaced by ${replacedBy} in this file`]),
  ].join(", ");
}

/** @returns the minimum that the notice was held against, and whose it is. */
export function minimumWeightLine({ floors, buyerType }: NoticeDocument): string {
  const binding = floors.filter(({ regime }) => regime !== null);
  if (binding.length === 0)
    return `Held against ${floors[0]?.share.shown ?? "10%"}: ${floors[0]?.source ?? ""}.`;
  const each = binding.map(({ share, regime }) => `${share.shown} (${regime ?? ""})`);
  return `Held against ${[...new Set(each)].join(" and ")}, by what the notice says of its buyer (${buyerType ?? "unknown"}), day and value.`;
}

export function lotGroupName({ lots, title }: LotDocument): string {
  const named = lots.filter((id) => id !== "");
  if (named.length === 0) return "The whole tender";
  const most =
    named.length > 8 ? `${named.slice(0, 7).join(", ")} and ${named.length - 7} more` : named.join(", ");
  return `${named.length === 1 ? "Lot" : "Lots"} ${most}${named.length === 1 && title !== null ? ` (${title})` : ""}`;
}

export function socialValueWeightText({ least, most }: LotDocument): string {
  if (least.exact === most.exact) return `social value carries ${least.shown}`;
  if (least.exact === "0" && most.exact === "1") return "no weight can be read";
  return `social value carries from ${least.shown} to ${most.shown}`;
}

const MOST_WORDS = 6;

/** @returns what the notice itself says, in its own words, each with its place. */
export function lotQuotes({ words }: LotDocument): readonly { readonly text: string; readonly at: string }[] {
  return words
    .slice(0, MOST_WORDS)
    .map(({ text, at }) => ({ text: shortenQuote(text.replace(/\s+/g, " ")), at }));
}

const LONGEST = 160;
const shortenQuote = (text: string): string => {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : text;
};

export function answerCountsLine({ counts, notices }: NoticeCheckDocument): string {
  const { lots } = counts;
  const line = (one: string, { met, below, cannotTell }: AnswerCounts): string => {
    const total = met + below + cannotTell;
    return `${total} ${total === 1 ? one : `${one}s`}: ${met} met, ${below} below, ${cannotTell} cannot tell.`;
  };
  const count = line("lot", lots);
  return notices.length === 0 ? line("notice", counts) : `${line("notice", counts)} ${count}`;
}

export const NO_TENDER = "The notice holds no tender, so nothing of its award can be read.";
export const NO_GUESS =
  "A notice says little of how marks are given: cannot tell means that the tender documents must be read, and met says nothing of the law.";
