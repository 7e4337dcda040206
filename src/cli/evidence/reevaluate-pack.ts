/** A pack evaluated again from its own copies, and what then differs. */
import { Refusal } from "../../diagnostics/model.ts";
import { sortUniqueDiagnostics } from "../../diagnostics/render.ts";
import { type EvaluateOptions, evaluateFilesWithChecks } from "../../evaluation/evaluate-request.ts";
import { documentDifferences, stableEvaluationPart } from "../../evidence/pack/compare.ts";
import type { Manifest } from "../../evidence/pack/schema.ts";
import { svscoreVersion } from "../../inputs/built-in.ts";
import type { Io } from "../../io/io.ts";
import { evaluationDocument } from "../../report/document.ts";
import { placeInFile } from "../../source/span.ts";
import { buildPackFiles, builtInFromPack, type PackFiles } from "./pack.ts";
import { replayingIo, sameBytes } from "./replay.ts";

export interface Again {
  /** Whether every file was compared, which only the version that made the pack can promise. */
  readonly whole: boolean;
  readonly differences: readonly string[];
}

const MOST = 40;

/** @returns what comes out otherwise than the pack has it, or why it cannot be evaluated again. */
export async function reevaluatePack(io: Io, manifest: Manifest, files: PackFiles): Promise<Again> {
  const whole = manifest.tool.version === svscoreVersion();
  const kept = new Map(
    manifest.inputs.flatMap(({ name, path }) => {
      const bytes = files.get(path);
      return bytes === undefined ? [] : [[name, bytes] as const];
    }),
  );
  try {
    const { request } = manifest;
    const again = await evaluateFilesWithChecks(
      replayingIo(io, kept),
      {
        bids: request.bids,
        ...(request.tender !== null && { tender: request.tender }),
        ...(request.key !== null && { key: request.key }),
        data: builtInFromPack(files),
      },
      { mustBeFrozen: false, stress: stressModeFromRequest(request) },
    );
    const measures = new Map([...files].filter(([path]) => path.startsWith("measures/")));
    const made = await buildPackFiles(
      io,
      { document: await evaluationDocument(again), evaluated: again },
      request,
      kept,
      measures,
      manifest.tool.version,
    );
    const differences = figureDifferences(files, made, whole);
    // Where figures differ, the reports that tell them do too.
    return {
      whole,
      differences: whole && differences.length === 0 ? byteDifferences(files, made) : differences,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { whole, differences: cannotReevaluateLines(error) };
  }
}

/** Packs of before every full report said how firm it is have that part only where it was asked for. */
const stressModeFromRequest = ({ stress, firmness }: Manifest["request"]): EvaluateOptions["stress"] =>
  stress ? "asked" : firmness === true ? "informs" : "none";

function figureDifferences(files: PackFiles, made: PackFiles, whole: boolean): readonly string[] {
  const read = (from: PackFiles): unknown => {
    try {
      return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(from.get("evaluation.json")));
    } catch {
      return undefined;
    }
  };
  const saved = read(files);
  if (saved === undefined) return ["evaluation.json cannot be read, so its figures cannot be compared"];
  const part = whole ? (value: unknown) => value : stableEvaluationPart;
  const all = documentDifferences(part(saved), part(read(made)));
  // Workings repeat what the figures say; they are told where nothing else is.
  const first = all.filter((line) => !line.includes(".workings."));
  const told = (first.length > 0 ? first : all).map((line) => `evaluation.json: ${line}`);
  return told.length <= MOST
    ? told
    : [...told.slice(0, MOST), `evaluation.json: and ${told.length - MOST} differences more`];
}

/** What no digest could show: files that are as the manifest says, and do not follow from the inputs. */
function byteDifferences(files: PackFiles, made: PackFiles): readonly string[] {
  return [...made].flatMap(([path, own]) => {
    const found = files.get(path);
    if (
      found === undefined ||
      path === "evaluation.json" ||
      path === "SHA256SUMS" ||
      path === "manifest.json"
    )
      return [];
    return sameBytes(found, own) ? [] : [`${path} is not what follows from the inputs`];
  });
}

function cannotReevaluateLines({ diagnostics }: Refusal): readonly string[] {
  return sortUniqueDiagnostics(diagnostics)
    .slice(0, MOST)
    .map(({ code, span, file, cause }) => {
      const at = span === undefined ? file : placeInFile(span);
      const where =
        at === undefined ? "" : typeof at === "string" ? `${at}: ` : `${at.name}:${at.line}:${at.column}: `;
      return `it cannot be evaluated again: ${where}${code}: ${cause}`;
    });
}
