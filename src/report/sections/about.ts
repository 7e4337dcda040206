/** What the tender is, and what the report rests on: files with their digests, libraries with their licences. */
import { groupThousands } from "../../number/rounding.ts";
import {
  type Block,
  englishInline,
  headingBlock,
  type Inline,
  leftAlignedColumn,
  paragraphBlock,
  tableCell,
} from "../page/model.ts";
import type { EvaluationDocument } from "../schema.ts";
import type { Say } from "../translations.ts";

/** @returns the tender's own facts, those that it states. */
export function tenderFactsBlocks({ tender }: EvaluationDocument, say: Say): readonly Block[] {
  const { reference, buyer, commenced, value, term, law, purpose } = tender;
  const money = (amount: string | null, vat: string): readonly string[] =>
    amount === null ? [] : [`£${groupThousands(amount)} ${vat}`];
  const values = [
    ...money(value.excludingVat, say("excludingVat")),
    ...money(value.includingVat, say("includingVat")),
  ];
  const row = (term: string, text: Inline | null): readonly { term: string; says: Inline }[] =>
    text === null || text === "" ? [] : [{ term, says: text }];
  return [
    headingBlock(2, say("about"), "about"),
    {
      kind: "facts",
      rows: [
        ...row(say("reference"), reference),
        ...row(say("buyer"), buyer),
        ...row(say("commenced"), commenced),
        ...row(say("value"), values.join("; ")),
        ...row(
          say("term"),
          term === undefined || term === null ? null : `${term.from ?? "…"} ${say("to")} ${term.to ?? "…"}`,
        ),
        ...row(
          say("law"),
          law === undefined || law.name === null
            ? null
            : law.stated
              ? law.name
              : englishInline(`${law.name} (${say("inferred")}: ${law.because})`),
        ),
        ...row(say("purpose"), purpose),
      ],
    },
  ];
}

export function filesAndLibrariesBlocks(
  { inputs, libraries, awards, tool }: EvaluationDocument,
  say: Say,
): readonly Block[] {
  return [
    headingBlock(2, say("rests"), "rests"),
    {
      kind: "facts",
      rows: [
        { term: say("madeBy"), says: `${tool.name} ${tool.version}` },
        ...awards.map(({ lot, method }) => ({
          term: `${say("methodDigest")}${lot === null ? "" : ` (${say("lot")} ${lot})`}`,
          says: method.digest,
        })),
      ],
    },
    {
      kind: "table",
      caption: say("filesRead"),
      columns: [leftAlignedColumn(say("file")), leftAlignedColumn(say("digest"))],
      rows: inputs.map(({ name, sha256 }) => [tableCell(name), tableCell(sha256)]),
    },
    ...(libraries.length === 0
      ? []
      : [
          {
            kind: "table",
            caption: say("libraries"),
            columns: [leftAlignedColumn(say("libraries")), leftAlignedColumn(say("licence"))],
            rows: libraries.map(({ name, version, title, licence }) => [
              tableCell(`${title} (${name} ${version})`),
              tableCell(licence),
            ]),
          } as const,
        ]),
    paragraphBlock(say("noAdvice"), "note"),
  ];
}
