/** `svscore report --letters`: every letter into one new folder, or none. */

import { type Diagnostic, Refusal, refuseIfAny } from "../../../diagnostics/model.ts";
import { shownFileName } from "../../../inputs/read-text.ts";
import { unwritableFileRefusal } from "../../../io/disk-errors.ts";
import type { Io } from "../../../io/io.ts";
import { issueLetters } from "../../../report/letters/issue.ts";
import type { Page } from "../../../report/page/model.ts";
import type { Language } from "../../../report/reporter-types.ts";
import type { EvaluationDocument } from "../../../report/schema.ts";
import { quote } from "../../../source/quote.ts";
import { exitCodeForAnswer } from "../../exit.ts";
import type { ReportFormat } from "../formats.ts";

type LetterFormat = "docx" | "html" | "markdown";

const endings: Readonly<Record<LetterFormat, string>> = { docx: "docx", html: "html", markdown: "md" };

const isLetterFormat = (format: ReportFormat): format is LetterFormat => Object.hasOwn(endings, format);

/**
 * @returns 0 when every letter is complete, 1 when one lacks something or the evaluation leaves something to decide
 * @throws Refusal SV661 or SV662 when there is no letter to write, SV663 when the folder holds anything
 */
export async function writeLetters(
  io: Io,
  document: EvaluationDocument,
  folder: string,
  format: ReportFormat,
  language?: Language,
): Promise<number> {
  const refuse = (code: "SV901" | "SV663" | "SV904", cause: string, remedy: string) =>
    new Refusal([{ code, cause, remedy } satisfies Diagnostic]);
  if (!isLetterFormat(format))
    throw refuse("SV901", `letters are not written as \`${format}\``, "use one of: docx, html, markdown");
  if (folder === "-")
    throw refuse("SV904", "`--letters` names no folder", "write the name of a new folder after it");
  const { value, diagnostics } = issueLetters(document, language);
  refuseIfAny(diagnostics);
  if (value === undefined) throw new Error("letters were refused without saying why");
  const files = new Map<string, Uint8Array>();
  for (const { name, page } of [value.cover, ...value.letters])
    files.set(`${name}.${endings[format]}`, await encodeLetter(page, format));
  const keeping = await io.keeping?.();
  if (keeping === undefined) throw new Error("there is nowhere to write to");
  try {
    keeping.writeFolder(folder, files);
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "ENOTEMPTY";
    throw taken
      ? refuse(
          "SV663",
          `${quote(shownFileName(folder))} holds something already`,
          "name a new folder: old letters and new ones must not lie together",
        )
      : unwritableFileRefusal(shownFileName(folder), error);
  }
  const incomplete = value.letters.filter(({ missing }) => missing.length > 0).length;
  io.out(
    `${value.letters.length} ${value.letters.length === 1 ? "letter" : "letters"} in ${shownFileName(folder)}; ${
      incomplete === 0 ? "nothing is missing" : `${incomplete} cannot be sent yet`
    }. Read read-first.${endings[format]} first.\n`,
  );
  return exitCodeForAnswer(incomplete > 0 || document.decisions.length > 0);
}

async function encodeLetter(page: Page, format: LetterFormat): Promise<Uint8Array> {
  if (format === "docx") return (await import("../../../report/page/word/document.ts")).pageWord(page);
  const text =
    format === "html"
      ? (await import("../../../report/page/html.ts")).pageHtml(page)
      : (await import("../../../report/page/markdown.ts")).pageMarkdown(page);
  return new TextEncoder().encode(text);
}
