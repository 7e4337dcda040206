import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decodeBytes, LARGEST_FILE } from "../../src/source/decode.ts";
import { sourcePlaceText } from "../../src/source/span.ts";
import { parseCsvTable } from "../../src/source/table.ts";

const TABLE = [
  ["Bidder", "Offer", "Note"],
  ["Café “Éire” Ltd", "£1,200.50", "€5 – the ‘whole’ lot"],
  ["Two; and, more", "£0", "é"],
];

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const written = (delimiter: string, ends: readonly string[]) =>
  TABLE.map((row, index) => row.map(quoted).join(delimiter) + (ends[index % ends.length] ?? "")).join("");

const bytesOf = (text: string, encoding: string, addBOM: boolean) =>
  new Uint8Array(iconv.encode(text, encoding, { addBOM }));

const ENCODINGS = [
  ["UTF-8", "utf8", false, "utf-8"],
  ["UTF-8 with a mark", "utf8", true, "utf-8"],
  ["UTF-16LE", "utf-16le", false, "utf-16le"],
  ["UTF-16LE with a mark", "utf-16le", true, "utf-16le"],
  ["UTF-16BE", "utf-16be", false, "utf-16be"],
  ["UTF-16BE with a mark", "utf-16be", true, "utf-16be"],
  ["windows-1252", "windows-1252", false, "windows-1252"],
] as const;
const DELIMITERS = [
  ["comma", ",", ""],
  ["semicolon", ";", ""],
  ["tab", "\t", ""],
  ["sep=;", ";", "sep=;"],
] as const;
const LINE_ENDS = [
  ["LF", ["\n"]],
  ["CRLF", ["\r\n"]],
  ["CR", ["\r"]],
  ["mixed", ["\r\n", "\n", "\r"]],
] as const;

describe("the same table, however it was saved", () => {
  const all = ENCODINGS.flatMap((encoding) =>
    DELIMITERS.flatMap((delimiter) => LINE_ENDS.map((ends) => ({ encoding, delimiter, ends }))),
  );
  it.each(all)("$encoding.0, $delimiter.0, $ends.0", async ({ encoding, delimiter, ends }) => {
    const text = (delimiter[2] === "" ? "" : `${delimiter[2]}${ends[1][0]}`) + written(delimiter[1], ends[1]);
    const decoded = await decodeBytes(bytesOf(text, encoding[1], encoding[2]), "bids.csv");
    expect(decoded).toEqual({ text, encoding: encoding[3] });
    const table = parseCsvTable({ name: "bids.csv", text: decoded.text ?? "", language: "csv" });
    expect(table.problems).toEqual([]);
    expect(table.header.map((cell) => cell.text)).toEqual(["bidder", "offer", "note"]);
    expect(table.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual(TABLE.slice(1));
  });
});

describe("what is not text", () => {
  const ascii = (text: string) => new TextEncoder().encode(text);
  it.each([
    ["an Excel workbook", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), /Excel workbook/, "1:1"],
    ["an empty zip", Uint8Array.of(0x50, 0x4b, 5, 6), /zip/, "1:1"],
    ["old Excel", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), /old Excel/, "1:1"],
    ["a PDF", ascii("%PDF-1.7\n"), /PDF/, "1:1"],
    ["NUL characters", ascii("a,b\n1,\0"), /NUL/, "2:3"],
    ["UTF-32", Uint8Array.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0), /NUL/, "1:1"],
    ["UTF-16 cut short", Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62), /UTF-16/, "1:1"],
    ["half a surrogate pair", Uint8Array.of(0xff, 0xfe, 0x3d, 0xd8, 0x61, 0), /UTF-16/, "1:1"],
    ["a byte without meaning", Uint8Array.of(0x61, 0x0a, 0xa3, 0x81), /neither UTF-8 nor Windows/, "2:2"],
    ["damaged UTF-8", Uint8Array.of(...ascii("£££"), 0xa3), /almost UTF-8/, "1:1"],
  ])("%s", async (_, bytes, cause, where) => {
    const { problem } = await decodeBytes(bytes, "x");
    expect(problem?.kind).toBe("not-text");
    expect(problem?.cause).toMatch(cause);
    expect(problem?.remedy).not.toBe("");
    expect(problem && sourcePlaceText(problem.span)).toBe(`x:${where}`);
  });

  it("a file over 64 MiB", async () => {
    const { problem } = await decodeBytes(new Uint8Array(LARGEST_FILE + 1), "x.json");
    expect(problem).toMatchObject({ kind: "too-large", span: { source: { language: "json" } } });
  });

  it("an empty file is text", async () => {
    expect(await decodeBytes(new Uint8Array(), "x.yaml")).toEqual({ text: "", encoding: "utf-8" });
    expect(await decodeBytes(Uint8Array.of(0xff, 0xfe), "x.yaml")).toEqual({
      text: "",
      encoding: "utf-16le",
    });
  });

  it("Windows text with two letters that happen to be UTF-8 is still Windows text", async () => {
    const decoded = await decodeBytes(bytesOf("£5, £6 at CAFÉ’S", "windows-1252", false), "x");
    expect(decoded).toEqual({ text: "£5, £6 at CAFÉ’S", encoding: "windows-1252" });
  });
});
