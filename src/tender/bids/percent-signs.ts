/** Figures of which some carry a per cent sign and some do not: 45% beside 30 may be 45 and 30, or 45 and 3,000. */
import { quote } from "../../source/quote.ts";
import { isBlankText, type Reader, reportCell } from "./cells.ts";
import type { Expected } from "./expected-columns.ts";
import type { RecordSet } from "./record.ts";

/** Reports SV310 for each cell without the sign in a criterion's column where other cells have it. */
export function reportMixedPercentSigns(
  reader: Reader,
  sets: readonly RecordSet[],
  { awards }: Expected,
): void {
  const columns = new Set(
    [...awards.values()].flatMap((award) =>
      [...award].flatMap(([header, { from }]) => (from === "figure" ? [header] : [])),
    ),
  );
  for (const column of columns) {
    const cells = sets
      .filter(({ shape }) => shape === "bid")
      .flatMap(({ records }) =>
        records.flatMap(({ cells, shifted }) => (shifted === true ? [] : (cells.get(column) ?? []))),
      )
      .filter(({ text }) => !isBlankText(text));
    const bare = cells.filter(({ text }) => !text.includes("%"));
    const isLarge = cells.some(({ text }) => /[0-9],[0-9]{3}|^£?[0-9]{4,}/.test(text));
    for (const { text, span } of isLarge
      ? cells.filter((cell) => /^£?[1-9][0-9]{0,2}\.[0-9]{3}$/.test(cell.text))
      : [])
      reportCell(
        reader,
        "SV310",
        span,
        `\`${column}\`: ${quote(text)} could mean two figures: its full stop may mark decimals or thousands`,
        `write ${text.replace(/[£.]/g, "")} or ${text.replace("£", "")}0, whichever is meant`,
      );
    const [signed] = cells.filter(({ text }) => text.includes("%"));
    if (signed === undefined) continue;
    for (const { text, span } of bare)
      reportCell(
        reader,
        "SV310",
        span,
        `\`${column}\`: ${quote(text)} has no per cent sign, and ${quote(signed.text)} in the same column has one`,
        "write all figures of the column with the sign, or all without it: 45% is read as 45",
      );
  }
}
