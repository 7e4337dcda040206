/** From paths to texts that know their names: bytes, encoding, language, digest. */

import type { Area } from "../diagnostics/catalogue.ts";
import { codeForTrouble } from "../diagnostics/check.ts";
import { diagnosticsFromProblems } from "../diagnostics/from-problem.ts";
import { type Diagnostic, Refusal } from "../diagnostics/model.ts";
import { unreadableFileMessage } from "../io/disk-errors.ts";
import type { Io } from "../io/io.ts";
import { decodeBytes } from "../source/decode.ts";
import { quote } from "../source/quote.ts";
import type { Source } from "../source/span.ts";
import type { InputFile } from "./model.ts";

export type Read =
  | { readonly input: InputFile; readonly diagnostics: readonly [] }
  | { readonly input?: undefined; readonly diagnostics: readonly Diagnostic[] };

/** The name under which a file appears in reports and messages: as it was given, with forward slashes. */
export const shownFileName = (path: string): string =>
  path === "-" ? "standard input" : path.replace(/\\/g, "/").replace(/^\.\//, "");

/** @returns the text of a file, or why it cannot be read (SV902, SVn01). */
export async function readInputOrDiagnostics(io: Io, path: string, area: Area): Promise<Read> {
  const name = shownFileName(path);
  if (path.trim() === "")
    return {
      diagnostics: [
        { code: "SV902", cause: "the name of a file is empty", remedy: "write the name of the file" },
      ],
    };
  let bytes: Uint8Array;
  try {
    if (path !== "-" && !io.files.exists(path))
      return {
        diagnostics: [
          { code: "SV902", cause: `there is no file ${quote(name)}`, remedy: suggestFilesRemedy(io, path) },
        ],
      };
    bytes = path === "-" ? io.standardInput() : io.files.read(path);
  } catch (error) {
    return {
      diagnostics: [{ code: codeForTrouble(area, "unreadable"), ...unreadableFileMessage(name, error) }],
    };
  }
  const decoded = await decodeBytes(bytes, name);
  if (decoded.problem !== undefined)
    return {
      diagnostics: diagnosticsFromProblems([decoded.problem], area).map(({ span: _, ...rest }) => ({
        ...rest,
        file: name,
      })),
    };
  if (area === "bids" && looksLikeTender(name, decoded.text)) {
    return {
      diagnostics: [
        {
          code: "SV301",
          cause: `${quote(name)} is a tender or a library, not a file of bids`,
          remedy:
            "name the file of bids, for example bids.csv; a tender is named with --tender, or lies beside it",
        },
      ],
    };
  }
  return {
    input: {
      source: { name, text: decoded.text, language: languageOf(name, decoded.text, area) },
      sha256: () => io.sha256(bytes),
    },
    diagnostics: [],
  };
}

const looksLikeTender = (name: string, text: string): boolean =>
  /\.ya?ml$/i.test(name) || /^(?:\s|#[^\n]*\n)*svscore:/.test(text);

function suggestFilesRemedy(io: Io, path: string): string {
  const slash = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  const folder = slash < 0 ? "." : path.slice(0, slash) || "/";
  const names = namesInFolderOrNone(io, folder).filter((name) => /\.(csv|tsv|txt|json|ya?ml)$/i.test(name));
  return names.length === 0
    ? "check the path"
    : `in that folder there are: ${names.slice(0, 8).join(", ")}${names.length > 8 ? ", …" : ""}`;
}

/** A folder that may be gone through need not be one that may be listed. */
function namesInFolderOrNone({ files }: Io, folder: string): readonly string[] {
  try {
    return files.list(folder);
  } catch {
    return [];
  }
}

function languageOf(name: string, text: string, area: Area): Source["language"] {
  if (area === "evaluation" || /\.json$/i.test(name)) return "json";
  if (/\.ya?ml$/i.test(name)) return area === "bids" ? "csv" : "yaml";
  if (area !== "bids") return "yaml";
  return /^\s*[{[]/.test(text) && !/\.(csv|tsv|txt)$/i.test(name) ? "json" : "csv";
}

/** @throws Refusal when any of them cannot be read. */
export function inputFilesOrRefuse(reads: readonly Read[]): readonly InputFile[] {
  const faults = reads.flatMap(({ diagnostics }) => diagnostics);
  if (faults.length > 0) throw new Refusal(faults);
  return reads.flatMap(({ input }) => (input === undefined ? [] : [input]));
}
