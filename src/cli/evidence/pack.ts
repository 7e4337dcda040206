/**
 * `svscore evaluate --evidence`: everything that an answer rests on, in one
 * folder that anybody can check. What was read is copied byte for byte; what
 * was made of it is made again from the copies before the folder is put in
 * its place, so that no pack is written that would not verify.
 */
import { Refusal } from "../../diagnostics/model.ts";
import { type EvaluateOptions, evaluateFilesWithChecks } from "../../evaluation/evaluate-request.ts";
import type { EvaluatedTender } from "../../evaluation/model.ts";
import { verifyInstructionsText } from "../../evidence/pack/how-to-verify.ts";
import { manifestText, sha256SumsText } from "../../evidence/pack/manifest.ts";
import { MANIFEST, SUMS, safeFileName } from "../../evidence/pack/names.ts";
import type { Manifest } from "../../evidence/pack/schema.ts";
import { loadBuiltIn, svscoreVersion } from "../../inputs/built-in.ts";
import { compileMeasures } from "../../inputs/compile-measures.ts";
import { findFiles } from "../../inputs/find-files.ts";
import type { BuiltIn, InputRequest } from "../../inputs/model.ts";
import { shownFileName } from "../../inputs/read-text.ts";
import { unwritableFileRefusal } from "../../io/disk-errors.ts";
import type { Io } from "../../io/io.ts";
import { listPackageFolder, readPackageFileBytes } from "../../io/own-files.ts";
import { evaluationDocument } from "../../report/document.ts";
import type { EvaluationDocument } from "../../report/schema.ts";
import { quote, toVisibleText } from "../../source/quote.ts";
import { renderPackOutputs } from "./outputs.ts";
import { measuresFolderOfPack, recordingIo, replayingIo, sameBytes, trackUsedLibraries } from "./replay.ts";

export type PackFiles = ReadonlyMap<string, Uint8Array>;

/** What is packed: an evaluated tender, and the document that every report is made from. */
export interface Packed {
  readonly document: EvaluationDocument;
  readonly evaluated: EvaluatedTender;
}

/**
 * @param folder where the pack is to stand: it must not be there, or be empty
 * @throws Refusal SV630 when there is something in it
 */
export async function writePack(
  io: Io,
  request: InputRequest,
  wanted: EvaluateOptions,
  folder: string,
): Promise<EvaluationDocument> {
  const refuse = (cause: string, remedy: string): Refusal =>
    new Refusal([{ code: "SV630", cause: `${quote(shownFileName(folder))} ${cause}`, remedy }]);
  if (folder.trim() === "" || folder === "-")
    throw refuse("is not a folder", "name a new folder for the pack");
  if (io.files.exists(folder) && (io.files.list(folder).length > 0 || isFile(io, folder)))
    throw refuse("is already there, and not empty", "name another folder: no pack is written over");
  const own = recordingIo(io);
  const found = findFiles(own.io, request.bids, request.tender);
  const data = trackUsedLibraries(await loadBuiltIn());
  const evaluated = await evaluateFilesWithChecks(own.io, { ...request, ...found, data: data.data }, wanted);
  const asked: Manifest["request"] = {
    bids: found.bids.map((path) => (path === "-" ? path : shownFileName(path))),
    tender: found.tender === undefined ? null : found.tender === "-" ? "-" : shownFileName(found.tender),
    key: request.key === undefined ? null : shownFileName(request.key),
    stress: wanted.stress === "asked",
    firmness: wanted.stress !== "none",
  };
  const document = await evaluationDocument(evaluated);
  const files = await buildPackFiles(
    io,
    { document, evaluated },
    asked,
    own.kept,
    usedMeasureFiles(data.used),
    svscoreVersion(),
  );
  const again = await evaluateFilesWithChecks(
    replayingIo(io, own.kept),
    {
      bids: asked.bids,
      ...(asked.tender !== null && { tender: asked.tender }),
      ...(asked.key !== null && { key: asked.key }),
      data: builtInFromPack(files),
    },
    { ...wanted, mustBeFrozen: false },
  );
  const same = await buildPackFiles(
    io,
    { document: await evaluationDocument(again), evaluated: again },
    asked,
    own.kept,
    usedMeasureFiles(data.used),
    svscoreVersion(),
  );
  if (![...files].every(([path, bytes]) => sameBytes(bytes, same.get(path))))
    throw new Error("the pack would not verify: its copies give another evaluation");
  const keeping = await io.keeping?.();
  try {
    keeping?.writeFolder(folder, files);
  } catch (error) {
    throw unwritableFileRefusal(shownFileName(folder), error);
  }
  const manifest = io.sha256(files.get(MANIFEST) ?? "");
  io.error(`Evidence pack: ${toVisibleText(shownFileName(folder))}, its manifest sha256:${manifest}\n`);
  return document;
}

function isFile({ files }: Io, path: string): boolean {
  try {
    files.read(path);
    return true;
  } catch {
    return false;
  }
}

/** @returns the libraries and rules that lie in a pack. */
export const builtInFromPack = (files: PackFiles): BuiltIn => compileMeasures(measuresFolderOfPack(files));

/** The files of measures that were used: the libraries that were asked for, and all rules and series. */
function usedMeasureFiles(libraries: ReadonlySet<string>): PackFiles {
  const series = (folder: string): readonly (readonly [string, string])[] =>
    listPackageFolder("measures", folder)
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => [folder, name] as const);
  const used = listPackageFolder("measures").flatMap((folder) =>
    folder === "rules" || folder === "reference"
      ? series(folder)
      : libraries.has(folder)
        ? [[folder, "library.yaml"] as const]
        : [],
  );
  return new Map(
    used.map(([folder, name]) => [
      `measures/${folder}/${name}`,
      readPackageFileBytes("measures", folder, name),
    ]),
  );
}

/** @returns every file of a pack by its path, the manifest and the list of digests among them. */
export async function buildPackFiles(
  io: Io,
  { document, evaluated }: Packed,
  request: Manifest["request"],
  kept: PackFiles,
  measures: PackFiles,
  made: string,
): Promise<PackFiles> {
  const encoder = new TextEncoder();
  const inputs = [...kept].map(([name, bytes], index) => ({
    name,
    path: `inputs/${safeFileName(name, index)}`,
    bytes: bytes.length,
    sha256: io.sha256(bytes),
    content: bytes,
  }));
  const others = new Map([
    ...measures,
    ...(await renderPackOutputs(io, document)),
    ["VERIFY.txt", encoder.encode(verifyInstructionsText(made))] as const,
  ]);
  const text = manifestText({
    schema: "svscore.pack/v1",
    tool: { name: "svscore", version: made },
    tender: { reference: document.tender.reference, title: document.tender.title },
    request,
    methods: document.awards.map(({ lot, method }) => ({ lot, digest: method.digest })),
    libraries: document.libraries.map(({ name, version: own }) => ({ name, version: own })),
    rules: evaluated.inputs.rulesets.map(({ name, version: own }) => ({ name, version: own })),
    journal:
      document.journal === undefined
        ? null
        : {
            name: document.journal.name,
            entries: document.journal.entries,
            head: document.journal.head,
          },
    inputs: inputs.map(({ content: _, ...rest }) => rest),
    files: [...others].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: io.sha256(bytes) })),
  });
  const manifest = encoder.encode(text);
  const sums = sha256SumsText(
    {
      inputs: inputs.map(({ content: _, ...rest }) => rest),
      files: [...others].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: io.sha256(bytes) })),
    },
    io.sha256(manifest),
  );
  return new Map([
    ...inputs.map(({ path, content }) => [path, content] as const),
    ...others,
    [MANIFEST, manifest] as const,
    [SUMS, encoder.encode(sums)] as const,
  ]);
}
