/** `svscore moderate`: what needs a panel, and which reasons to look at before the record stands. Prices are not asked for. */

import type { EvidenceChecks } from "../../../evidence/evidence-checks.ts";
import { journalFindings } from "../../../evidence/journal/findings.ts";
import type { Journal } from "../../../evidence/journal/model.ts";
import { panelItems } from "../../../evidence/panel.ts";
import { reasonFindings } from "../../../evidence/reasons/checks.ts";
import { reasonsForMarks } from "../../../evidence/reasons/reason.ts";
import { type Unchecked, uncheckedPromises } from "../../../evidence/unverified-promises.ts";
import { svscoreVersion } from "../../../inputs/built-in.ts";
import { collectInputs } from "../../../inputs/collect.ts";
import type { Io } from "../../../io/io.ts";
import { documentNeedsPerson, moderationDocument } from "../../../report/moderation/document.ts";
import { moderationMarkdown } from "../../../report/moderation/markdown.ts";
import { moderationTerminalText } from "../../../report/moderation/table.ts";
import { type Contest, contestsForTender } from "../../../scoring/contest.ts";
import { evaluate } from "../../../scoring/evaluate.ts";
import { escapeHiddenInJson } from "../../../source/quote.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { exitCodeForAnswer } from "../../exit.ts";
import { inputRequestFromOptions } from "../../request.ts";

export interface ModerateOptions {
  readonly tender?: string;
  readonly key?: string;
  readonly format: "table" | "markdown" | "json";
  readonly output?: string;
  readonly color?: boolean;
}

/** @returns 1 when something waits for a person. */
export async function runModerate(
  io: Io,
  bids: readonly string[],
  options: ModerateOptions,
): Promise<number> {
  const inputs = await collectInputs(io, { ...inputRequestFromOptions(bids, options), marksOnly: true });
  const { tender, journal, checked } = inputs;
  const contests = contestsForTender(inputs);
  const looked = contests.map((contest) => promisesToCheck(contest, journal, checked));
  const document = moderationDocument({
    version: svscoreVersion(),
    tender: { reference: tender.reference, title: tender.title },
    blind: inputs.letters === true,
    items: contests.flatMap(({ award, bids: own }) => panelItems(award, own)),
    reasons: contests.flatMap(({ award, bids: own }) => reasonFindings(reasonsForMarks(award, own))),
    evidence: {
      of: looked.every(({ leading }) => leading) ? "leading-bids" : "all-bids",
      unchecked: looked.flatMap(({ unchecked }) => unchecked),
    },
    journal:
      journal === undefined
        ? null
        : { name: journal.name, head: journal.head, findings: journalFindings(journal) },
  });
  const text =
    options.format === "json"
      ? `${escapeHiddenInJson(JSON.stringify(document, null, 2))}\n`
      : options.format === "markdown"
        ? moderationMarkdown(document)
        : moderationTerminalText(document, await renderOptionsFor(io, options.output, options.color));
  deliver(
    io,
    text,
    options.output,
    inputs.files.map(({ source }) => source.name),
  );
  return exitCodeForAnswer(documentNeedsPerson(document));
}

/**
 * A panel that marks quality must not learn from a list who leads: until the
 * journal records that prices are opened, the promises of all bids are named.
 */
function promisesToCheck(
  contest: Contest,
  journal: Journal | undefined,
  checked: EvidenceChecks | undefined,
): { readonly leading: boolean; readonly unchecked: readonly Unchecked[] } {
  const opened = journal?.entries.some(({ entry }) => entry.kind === "price-opening") === true;
  const found = opened ? evaluate(contest) : undefined;
  const first =
    found?.kind === "evaluated"
      ? found.evaluation.bids.filter(({ rank }) => rank !== undefined && rank <= 2)
      : [];
  const leading = first.length > 0;
  return {
    leading,
    unchecked: uncheckedPromises(
      leading ? first.map(({ bid }) => bid) : contest.bids,
      contest.measures,
      checked,
    ),
  };
}
