/** `svscore moderate`: what needs a panel, and which reasons to look at before the record stands. Prices are not asked for. */
import { journalFindings } from "../evidence/journal/findings.ts";
import { panelItems } from "../evidence/panel.ts";
import { reasonFindings } from "../evidence/reasons/checks.ts";
import { reasonsOf } from "../evidence/reasons/reason.ts";
import { moderationDocument, needsPerson } from "../report/moderation/document.ts";
import { moderationMarkdown } from "../report/moderation/markdown.ts";
import { moderationTable } from "../report/moderation/table.ts";
import { escapeHidden } from "../source/quote.ts";
import { version } from "./built-in.ts";
import { settingFor } from "./colour.ts";
import { contestsOf } from "./conclude.ts";
import { deliver } from "./evaluate.ts";
import { collect } from "./gather.ts";
import type { Io } from "./io.ts";

export interface ModerateOptions {
  readonly tender?: string;
  readonly key?: string;
  readonly format: "table" | "markdown" | "json";
  readonly output?: string;
  readonly color?: boolean;
}

/** @returns 1 when something waits for a person. */
export async function moderateCommand(
  io: Io,
  bids: readonly string[],
  options: ModerateOptions,
): Promise<number> {
  const gathered = await collect(io, {
    bids,
    ...(options.tender !== undefined && { tender: options.tender }),
    ...(options.key !== undefined && { key: options.key }),
    marksOnly: true,
  });
  const { tender, journal, inputs } = gathered;
  const contests = contestsOf(gathered);
  const document = moderationDocument({
    version: version(),
    tender: { reference: tender.reference, title: tender.title },
    blind: gathered.letters === true,
    items: contests.flatMap(({ award, bids: own }) => panelItems(award, own)),
    reasons: contests.flatMap(({ award, bids: own }) => reasonFindings(reasonsOf(award, own))),
    journal:
      journal === undefined
        ? null
        : { name: journal.name, head: journal.head, findings: journalFindings(journal) },
  });
  const text =
    options.format === "json"
      ? `${escapeHidden(JSON.stringify(document, null, 2))}\n`
      : options.format === "markdown"
        ? moderationMarkdown(document)
        : moderationTable(document, await settingFor(io, options.output, options.color));
  deliver(
    io,
    text,
    options.output,
    inputs.map(({ source }) => source.name),
  );
  return needsPerson(document) ? 1 : 0;
}
