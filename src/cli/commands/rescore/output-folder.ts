/** `-o` of rescore names a folder: a name that ends as a file does, or a format that a folder does not take, is a slip of the pen. */
import { Refusal } from "../../../diagnostics/model.ts";
import { shownFileName } from "../../../inputs/read-text.ts";
import { quote } from "../../../source/quote.ts";

const FILE = /\.(?:csv|tsv|ndjson|jsonl?|html?|md|txt|pdf|docx?|xlsx?|ods|parquet|xml|ya?ml|gz|zip)$/i;

const refusal = (cause: string, remedy: string): Refusal => new Refusal([{ code: "SV901", cause, remedy }]);

/** @throws Refusal SV901 when the name is that of a file */
export function refuseFileName(output: string | undefined): void {
  if (output === undefined || !FILE.test(output)) return;
  throw refusal(
    `\`-o\` names a folder here, and ${quote(shownFileName(output))} ends as a file does`,
    "name a folder, which holds the answer in every form; for one file leave `-o` out, choose its form with `--format`, and redirect what is printed",
  );
}

/** @throws Refusal SV901 when a format is asked for beside a folder */
export function refuseFormatBesideFolder(format: string | undefined, output: string | undefined): void {
  if (format === undefined || output === undefined) return;
  throw refusal(
    `\`--format ${format}\` says nothing about the folder ${quote(shownFileName(output))}, which holds the answer in every form`,
    "leave out `--format`, or leave out `-o` to have the answer printed in that form",
  );
}
