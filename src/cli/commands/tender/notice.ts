/** `svscore tender check --notice`: what published notices say of the weight of social value. */

import { refuseIfAny } from "../../../diagnostics/model.ts";
import { loadBuiltIn, svscoreVersion } from "../../../inputs/built-in.ts";
import { inputFilesOrRefuse, readInputOrDiagnostics } from "../../../inputs/read-text.ts";
import type { Io } from "../../../io/io.ts";
import { assembleRules } from "../../../regime/assemble.ts";
import { noticeAnswers } from "../../../regime/notice/answer.ts";
import { noticeCheckDocument } from "../../../report/notice/document.ts";
import { noticeFormats } from "../../../report/notice/formats.ts";
import { readNotices } from "../../../tender/notice/read.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { exitCodeForAnswer } from "../../exit.ts";

export interface NoticeOptions {
  readonly notice: string;
  readonly format: keyof typeof noticeFormats;
  readonly output?: string;
  readonly color?: boolean;
}

/** @returns 0 when every notice is met, 1 when one is below or must be read by a person. */
export async function runNoticeCheck(io: Io, options: NoticeOptions): Promise<number> {
  const inputs = inputFilesOrRefuse([await readInputOrDiagnostics(io, options.notice, "tender")]);
  const read = inputs.map(({ source }) => readNotices({ ...source, language: "json" }));
  refuseIfAny(read.flatMap(({ diagnostics }) => diagnostics));
  const rulesets = (await loadBuiltIn()).rules.map(assembleRules);
  const document = noticeCheckDocument(
    svscoreVersion(),
    noticeAnswers(
      read.flatMap(({ notices }) => notices),
      rulesets,
    ),
    inputs.map(({ source, sha256 }) => ({ name: source.name, sha256: sha256() })),
  );
  const text = noticeFormats[options.format](
    document,
    await renderOptionsFor(io, options.output, options.color),
  );
  deliver(
    io,
    text,
    options.output,
    document.inputs.map(({ name }) => name),
  );
  return exitCodeForAnswer(document.counts.met !== document.notices.length);
}
