/** Whether what is to be added fits the tender and its bids: the journal is read as it would be, by the same reader as every evaluation. */
import { type Diagnostic, Refusal, refuseIfAny } from "../../diagnostics/model.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { type findBlindedEntry, letteredBidderName } from "../../evidence/journal/blind.ts";
import type { Io } from "../../io/io.ts";
import { quote } from "../../source/quote.ts";
import type { Span } from "../../source/span.ts";
import { collectInputs } from "../collect.ts";
import { shownFileName } from "../read-text.ts";

/** A bidder's own name in a blind journal would undo it for good: nothing can be taken out again. */
function refuseBidderNames(text: string, from: number, bidders: number): void {
  const letters = Array.from({ length: bidders }, (_, index) => letteredBidderName(index));
  refuseIfAny(
    text
      .slice(from)
      .split("\n")
      .filter((line) => line !== "")
      .flatMap((line): readonly Diagnostic[] => {
        const { bidder } = JSON.parse(line) as { readonly bidder?: string };
        return bidder === undefined || letters.includes(bidder)
          ? []
          : [
              {
                code: "SV614",
                cause: `${quote(bidder)} is none of the letters under which bidders stand in this journal`,
                remedy: didYouMean(bidder, letters),
              },
            ];
      }),
  );
}

/**
 * @param text the journal as it would be
 * @param from where in it the additions begin
 * @param written where each addition was written, for those that come from a file: the journal itself is not there yet
 * @throws Refusal with what is wrong with the additions; a fault elsewhere is not theirs to tell
 */
export async function refuseUnfitAdditions(
  io: Io,
  path: string,
  text: string,
  from: number,
  tender: string | undefined,
  blind: ReturnType<typeof findBlindedEntry>,
  written: readonly (Span | undefined)[],
): Promise<void> {
  if (blind !== undefined) refuseBidderNames(text, from, blind.bidders);
  if (tender === undefined) return;
  const folder = /^(.*)[/\\][^/\\]*$/.exec(path)?.[1] ?? "";
  const names = io.files.list(folder === "" ? "." : folder);
  const bids = names
    .filter((name) => /^(?:bids|commitments)[^/\\]*\.(csv|tsv|json)$/i.test(name))
    .map((name) => (folder === "" ? name : `${folder}/${name}`));
  const bytes = new TextEncoder().encode(text);
  const same = (other: string): boolean => shownFileName(other) === shownFileName(path);
  const wouldBe: Io = {
    ...io,
    files: {
      ...io.files,
      exists: (other) => same(other) || io.files.exists(other),
      read: (other) => (same(other) ? bytes : io.files.read(other)),
    },
  };
  try {
    await collectInputs(wouldBe, {
      bids: blind === undefined ? [...bids, path] : [path],
      tender,
      marksOnly: true,
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuseIfAny(
      error.diagnostics.flatMap(({ span, ...rest }): readonly Diagnostic[] => {
        if (span === undefined || span.source.name !== shownFileName(path) || span.start < from) return [];
        const own = written[text.slice(from, span.start).split("\n").length - 1];
        return [{ ...rest, ...(own !== undefined && { span: own }) }];
      }),
    );
  }
}
