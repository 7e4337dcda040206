/** `svscore rescore`: past tenders scored as they were and as they would be, in bulk. */

import type { Summary } from "../../archive/model.ts";
import { Refusal } from "../../diagnostics/model.ts";
import { csvHeader } from "../../report/rescore/lines.ts";
import { quote } from "../../source/quote.ts";
import { version } from "../built-in.ts";
import { settingFor } from "../colour.ts";
import type { Io } from "../io.ts";
import { nameOf } from "../texts.ts";
import { secondScoring, type Wanted } from "./changed.ts";
import { inside, writeWhole } from "./files.ts";
import { codeOf, summaryFiles, summaryOf } from "./finish.ts";
import { tenderFolders } from "./folders.ts";
import { openFolder, pathOf, type Record } from "./kept.ts";
import type { Done } from "./part.ts";
import { performer, type Task } from "./work.ts";

export type Format = "table" | "markdown" | "json" | "html" | "ndjson" | "csv";

export interface RescoreOptions extends Wanted {
  readonly format: Format;
  readonly output?: string;
  readonly strict?: boolean;
  readonly resume?: boolean;
  readonly color?: boolean;
}

/** Folders of a part: enough that a part is worth keeping, few enough that little is lost with one. */
const FOLDERS = 200;

export async function rescoreCommand(io: Io, archive: string, options: RescoreOptions): Promise<number> {
  const second = await secondScoring(io, options);
  const tasks = tasksOf(io, archive);
  const plan = JSON.stringify([
    version(),
    second.asked,
    second.inputs.map(({ sha256 }) => sha256()),
    io.sha256(JSON.stringify(tasks)),
    tasks.length,
  ]);
  const perform = performer(io, second, options.strict === true);
  const { output } = options;
  if (output !== undefined && output.trim() === "")
    throw new Refusal([
      { code: "SV904", cause: "`--output` names no folder", remedy: "write a folder name after it" },
    ]);
  const kept = output === undefined ? undefined : openFolder(io, output, plan, options.resume === true);
  const records: Record[] = [];
  const lines: string[] = [];
  for (const [index, task] of tasks.entries()) {
    const earlier = kept?.record(index);
    if (earlier !== undefined) {
      records.push(earlier);
      continue;
    }
    const done = await perform(task);
    kept?.keep(index, done);
    if (kept === undefined) lines.push(options.format === "csv" ? done.csv : done.ndjson);
    records.push(withoutLines(done));
  }
  const summary = summaryOf(second.asked, records, options.strict === true);
  if (kept === undefined || output === undefined) {
    await print(io, summary, lines, options);
    return codeOf(summary);
  }
  kept.join(csvHeader, 0, tasks.length);
  for (const [name, text] of await summaryFiles(summary)) writeWhole(inside(pathOf(io, output), name), text);
  kept.end();
  await print(io, summary, [], { ...options, format: "table" });
  return codeOf(summary);
}

const withoutLines = ({ tally, tenders }: Done): Record => ({ tally, tenders });

function tasksOf(io: Io, archive: string): readonly Task[] {
  const folders = io.files.exists(archive) ? tenderFolders(io, archive) : [];
  if (folders.length === 0) throw noTenders(io, archive);
  return Array.from({ length: Math.ceil(folders.length / FOLDERS) }, (_, index) => ({
    kind: "folders",
    folders: folders.slice(index * FOLDERS, (index + 1) * FOLDERS),
  }));
}

function noTenders(io: Io, archive: string): Refusal {
  const there = io.files.exists(archive);
  return new Refusal([
    {
      code: "SV501",
      cause: there
        ? `${quote(nameOf(archive))} holds no past tenders`
        : `there is no folder ${quote(nameOf(archive))}`,
      remedy:
        "name a folder of tender folders, each with its tender.yaml and bids.csv; or one with tenders.ndjson (or a folder `tenders`), prices.csv, marks.csv and commitments.csv",
    },
  ]);
}

async function print(
  io: Io,
  summary: Summary,
  lines: readonly string[],
  options: RescoreOptions,
): Promise<void> {
  const { format } = options;
  if (format === "ndjson") return io.out(lines.join(""));
  if (format === "csv") return io.out(csvHeader + lines.join(""));
  const { summaryJson, summaryMarkdown, summaryTable } = await import("../../report/rescore/summary.ts");
  const { summaryPage } = await import("../../report/rescore/page.ts");
  const reporter = { table: summaryTable, markdown: summaryMarkdown, json: summaryJson, html: summaryPage }[
    format
  ];
  io.out(reporter(summary, await settingFor(io, undefined, options.color)));
}
