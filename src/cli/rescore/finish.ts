/** From the parts of a run to its summary: adding up, tenders given twice, and the files that a folder ends with. */
import type { Apart, Asked, Summary, Tally } from "../../archive/model.ts";
import { adder, addUp } from "../../archive/tally.ts";
import { noInk } from "../../report/ink.ts";
import type { Setting } from "../../report/reporter.ts";
import { quote } from "../../source/quote.ts";
import { version } from "../built-in.ts";
import type { Record } from "./kept.ts";
import { strictly } from "./part.ts";

/** @param records of all parts, in order */
export function summaryOf(asked: Asked, records: readonly Record[], strict: boolean): Summary {
  const tallies: readonly Tally[] = records.map(({ tally }) => tally);
  const twice = doubled(records.flatMap(({ tenders }) => tenders));
  const [first] = twice.apart;
  if (strict && first !== undefined) throw strictly(first);
  return {
    schema: "svscore.rescore/v1",
    tool: { name: "svscore", version: version() },
    asked,
    tally: addUp([...tallies, twice]),
  };
}

/** A reference that two tenders carry: both are scored, and somebody must say which one is meant. */
function doubled(tenders: Record["tenders"]): Tally {
  const first = new Map<string, string>();
  const sums = adder();
  for (const [reference, at] of tenders) {
    const earlier = first.get(reference);
    if (earlier === undefined) first.set(reference, at);
    else
      sums.apart({
        code: "SV504",
        at,
        says: `the tender ${quote(reference)} is also given at ${earlier}; both are scored`,
        tender: false,
      } satisfies Apart);
  }
  return sums.done();
}

const wide: Setting = { columns: 100, ink: noInk };

/** @returns the summary files of a folder, each with its text. */
export async function summaryFiles(summary: Summary): Promise<readonly (readonly [string, string])[]> {
  const { summaryJson, summaryMarkdown, summaryTable } = await import("../../report/rescore/summary.ts");
  const { summaryPage } = await import("../../report/rescore/page.ts");
  return [
    ["summary.txt", summaryTable(summary, wide)],
    ["summary.md", summaryMarkdown(summary, wide)],
    ["summary.html", summaryPage(summary, wide)],
    // Last, because a folder that has it is a run that is finished.
    ["summary.json", summaryJson(summary, wide)],
  ];
}

/** @returns 1 when a person should look: something moved, or stands apart. */
export const codeOf = ({ tally: { all, tendersApart, rowsApart, byFault } }: Summary): number =>
  all.moved + all.winners + tendersApart + rowsApart + Object.keys(byFault).length > 0 ? 1 : 0;
