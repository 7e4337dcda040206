/** `svscore verify`: whether an evidence pack is as it was written, and whether its figures follow from its inputs. */

import { Refusal } from "../../../diagnostics/model.ts";
import { checkPackFiles } from "../../../evidence/pack/check.ts";
import { journalDifferences } from "../../../evidence/pack/journal.ts";
import { MANIFEST, SUMS } from "../../../evidence/pack/names.ts";
import { svscoreVersion } from "../../../inputs/built-in.ts";
import { shownFileName } from "../../../inputs/read-text.ts";
import type { Io } from "../../../io/io.ts";
import { packVerificationText, type Verified } from "../../../report/verified.ts";
import { escapeHiddenInJson, quote } from "../../../source/quote.ts";
import { renderOptionsFor } from "../../colour.ts";
import { deliver } from "../../deliver.ts";
import { readPackFolder } from "../../evidence/folder.ts";
import { reevaluatePack } from "../../evidence/reevaluate-pack.ts";
import { checkSignature } from "../../evidence/signature.ts";
import { exitCodeForAnswer } from "../../exit.ts";

export interface VerifyOptions {
  readonly signers?: string;
  readonly manifest?: string;
  readonly format: "table" | "json";
  readonly output?: string;
}

/**
 * @returns 0 when nothing differs, 1 when something does or cannot be told
 * @throws Refusal SV631 when the folder holds no pack at all
 */
export async function runVerify(io: Io, given: string, options: VerifyOptions): Promise<number> {
  if (given.trim() === "")
    throw new Refusal([
      {
        code: "SV631",
        cause: "the name of a folder is empty",
        remedy: "name the folder that `svscore evaluate --evidence` wrote",
      },
    ]);
  const folder = given.length > 1 ? given.replace(/[/\\]+$/, "") : given;
  const read = readPackFolder(io, folder);
  // Left to the program that checks signatures, a list that cannot be read would count as one without the signer.
  if (options.signers !== undefined) io.files.read(options.signers);
  // A manifest that is there and cannot be read is refused as what it is.
  for (const name of [MANIFEST, SUMS])
    if (!read.files.has(name) && io.files.exists(`${folder}/${name}`)) io.files.read(`${folder}/${name}`);
  if (!read.files.has(MANIFEST) && !read.files.has(SUMS))
    throw new Refusal([
      {
        code: "SV631",
        cause: `${quote(shownFileName(given))} holds no ${MANIFEST}: it is not an evidence pack`,
        remedy: "name the folder that `svscore evaluate --evidence` wrote",
      },
    ]);
  const verified = await verifyPack(io, folder, read, options);
  const text =
    options.format === "json"
      ? `${escapeHiddenInJson(JSON.stringify({ schema: "svscore.verified/v1", ...verified }, null, 2))}\n`
      : packVerificationText(verified, await renderOptionsFor(io, options.output, undefined));
  deliver(io, text, options.output, []);
  return exitCodeForAnswer(verified.differences.length > 0 || verified.signature.state === "unknown");
}

async function verifyPack(
  io: Io,
  folder: string,
  read: ReturnType<typeof readPackFolder>,
  { signers, manifest: expected }: VerifyOptions,
): Promise<Verified> {
  const { manifest, differences: changed } = checkPackFiles(read.files, io.sha256);
  const own = read.files.get(MANIFEST);
  const digest = own === undefined ? null : `sha256:${io.sha256(own)}`;
  const signature = await checkSignature(io, folder, read.files, signers);
  const wanted = expected
    ?.trim()
    .toLowerCase()
    .replace(/^(?!sha256:)/, "sha256:");
  const again = manifest === undefined ? undefined : await reevaluatePack(io, manifest, read.files);
  const ofJournal = manifest === undefined ? [] : journalDifferences(manifest, read.files, io.sha256);
  const differences = [
    ...read.differences,
    ...changed,
    ...ofJournal,
    ...(wanted === undefined || wanted === digest
      ? []
      : [`${MANIFEST} is not the one whose digest was kept: ${wanted}`]),
    ...(signature.state === "bad" ? [`signature: ${signature.says}`] : []),
    ...(again?.differences ?? []),
  ];
  return {
    pack: shownFileName(folderOrRoot(folder)),
    tender: manifest?.tender ?? null,
    madeBy: manifest?.tool.version ?? null,
    checkedBy: svscoreVersion(),
    digest,
    files: read.files.size,
    filesSound: read.differences.length + changed.length === 0,
    kept: wanted === undefined ? null : wanted === digest,
    signature,
    journal: manifest?.journal ?? null,
    journalSound: ofJournal.length === 0,
    again:
      again === undefined
        ? "not"
        : again.differences.length > 0
          ? "differs"
          : again.whole
            ? "bytes"
            : "figures",
    differences,
  };
}

const folderOrRoot = (folder: string): string => (folder === "" ? "/" : folder);
