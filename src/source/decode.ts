/**
 * Bytes to text. Excel saves a table in at least four encodings and Windows
 * PowerShell writes a fifth; all must give the same evaluation. What is not
 * text is refused with the way out, never guessed at.
 */
import { type Message, type Problem, type ProblemKind, sourceProblem } from "./problem.ts";
import type { Source } from "./span.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export type Decoded =
  | { readonly text: string; readonly encoding: Encoding; readonly problem?: undefined }
  | { readonly problem: Problem; readonly text?: undefined; readonly encoding?: undefined };

/** The largest file that is read: 64 MiB. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/**
 * @param name the file's name, for messages
 * @returns the text without its byte order mark and the encoding found, or the problem. Never throws.
 */
export async function decodeBytes(bytes: Uint8Array, name: string): Promise<Decoded> {
  if (bytes.length > LARGEST_FILE) return encodingProblem(name, "", 0, "too-large", TOO_LARGE);
  const other = SIGNATURES.find(({ signature }) => signature.every((byte, index) => bytes[index] === byte));
  if (other !== undefined) return encodingProblem(name, "", 0, "not-text", other.message);
  // A byte order mark decides, then the zeros between ASCII letters that UTF-16 leaves, then whether it is UTF-8.
  // The decoder drops a byte order mark.
  const encoding = encodingFromBom(bytes) ?? guessUtf16(bytes) ?? "utf-8";
  const text = decodeAs(bytes, encoding);
  if (text !== undefined) return decodedOrNulProblem(text, encoding, name);
  return encoding === "utf-8"
    ? decodeWindows1252(bytes, name)
    : encodingProblem(name, "", 0, "not-text", BROKEN_UNICODE);
}

function encodingFromBom(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

const SAMPLE = 4096;

function guessUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const pairs = Math.min(bytes.length, SAMPLE) >> 1;
  let zerosFirst = 0;
  let zerosSecond = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[2 * pair] === 0) zerosFirst += 1;
    if (bytes[2 * pair + 1] === 0) zerosSecond += 1;
  }
  if (zerosFirst === 0 && 2 * zerosSecond > pairs) return "utf-16le";
  return zerosSecond === 0 && 2 * zerosFirst > pairs ? "utf-16be" : undefined;
}

function decodeAs(bytes: Uint8Array, encoding: Exclude<Encoding, "windows-1252">): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Node 20's own windows-1252 gives control characters for €, dashes and curly quotes, so iconv-lite reads it. */
async function decodeWindows1252(bytes: Uint8Array, name: string): Promise<Decoded> {
  if (isMostlyUtf8(bytes)) return encodingProblem(name, "", 0, "not-text", MIXED);
  const { default: iconv } = await import("iconv-lite");
  const text = iconv.decode(bytes, "windows-1252", { stripBOM: false });
  const unknown = text.indexOf("\uFFFD");
  if (unknown !== -1) return encodingProblem(name, text, unknown, "not-text", UNKNOWN_ENCODING);
  return decodedOrNulProblem(text, "windows-1252", name);
}

/** UTF-8 with a few broken bytes would turn every £ into Â£ when it is read as windows-1252. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const lossy = new TextDecoder("utf-8").decode(bytes);
  let broken = 0;
  let sound = 0;
  for (let index = 0; index < lossy.length; index += 1) {
    const code = lossy.charCodeAt(index);
    if (code === 0xfffd) broken += 1;
    else if (code > 0x7f) sound += 1;
  }
  return sound > broken;
}

function decodedOrNulProblem(text: string, encoding: Encoding, name: string): Decoded {
  const nul = text.indexOf("\0");
  return nul === -1 ? { text, encoding } : encodingProblem(name, text, nul, "not-text", NUL);
}

function encodingProblem(
  name: string,
  text: string,
  start: number,
  kind: ProblemKind,
  message: Message,
): Decoded {
  const source: Source = { name, text, language: languageFromFileName(name) };
  return { problem: sourceProblem(kind, source, [start, start + 1], message) };
}

function languageFromFileName(name: string): Source["language"] {
  if (/\.json$/i.test(name)) return "json";
  return /\.ya?ml$/i.test(name) ? "yaml" : "csv";
}

const SAVE_AS_CSV = "open it in Excel and save it as “CSV UTF-8 (Comma delimited)”, then give that file";
const SAVE_AS_UTF8 = "save the file again as UTF-8 (in Excel: “CSV UTF-8 (Comma delimited)”)";

const SIGNATURES: readonly { signature: readonly number[]; message: Message }[] = [
  {
    signature: [0x50, 0x4b, 0x03, 0x04],
    message: ["this is an Excel workbook or another zip file, not text", SAVE_AS_CSV],
  },
  { signature: [0x50, 0x4b, 0x05, 0x06], message: ["this is an empty zip file, not text", SAVE_AS_CSV] },
  {
    signature: [0xd0, 0xcf, 0x11, 0xe0],
    message: ["this is an old Excel workbook or another Office file, not text", SAVE_AS_CSV],
  },
  {
    signature: [0x25, 0x50, 0x44, 0x46],
    message: ["this is a PDF, not text", "ask for the figures as a table and save them as CSV UTF-8"],
  },
];

const TOO_LARGE: Message = [
  "the file is larger than 64 MiB",
  "check that it is the right file, or split it into smaller ones",
];
const BROKEN_UNICODE: Message = [
  "the file says that it is UTF-16, but it is damaged or cut short",
  SAVE_AS_UTF8,
];
const MIXED: Message = ["the file is almost UTF-8, but some of its bytes are damaged", SAVE_AS_UTF8];
const UNKNOWN_ENCODING: Message = [
  "the file is neither UTF-8 nor Windows text: this character has no meaning",
  SAVE_AS_UTF8,
];
const NUL: Message = [
  "the file holds a NUL character, so it is not plain text or it is damaged",
  SAVE_AS_UTF8,
];
