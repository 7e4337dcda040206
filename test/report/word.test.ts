import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { docxReport } from "../../src/report/docx.ts";
import type { EvaluationDocument } from "../../src/report/schema.ts";
import { unstyled } from "../../src/report/style.ts";
import { toVisibleText } from "../../src/source/quote.ts";
import { hostile, saved, withText } from "./corpus.ts";

const file = async (document: EvaluationDocument): Promise<Uint8Array> =>
  (await docxReport(document, { columns: 80, ink: unstyled })) as Uint8Array;

const partsOf = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

const bodyOf = async (document: EvaluationDocument): Promise<string> =>
  partsOf(await file(document))["word/document.xml"] ?? "";

const tagsOf = (xml: string): readonly string[] =>
  (xml.match(/<[^>]*>/g) ?? []).filter(
    (tag) => !/^<\/?w:(br|t|r|rPr|b|bCs|color|sz|szCs|gridCol|tcW|cantSplit)\b/.test(tag),
  );

const decoded = (xml: string): string =>
  xml
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

/** @returns whether every tag is closed in its turn. */
function wellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, closing, name, empty] of xml.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
    if (closing === "/") {
      if (open.pop() !== name) return false;
    } else if (empty !== "/") open.push(name ?? "");
  }
  return open.length === 0;
}

const document = saved("domestic-abuse-service");

describe("a Word file", () => {
  it("is the same bytes each time, and holds no time", async () => {
    const [first, again] = [await file(document), await file(document)];
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true);
    expect(partsOf(first)["docProps/core.xml"]).not.toMatch(/\d{4}-\d\d-\d\dT/);
  });

  it("carries every figure of the ranking and every reason", async () => {
    const text = decoded(await bodyOf(document));
    for (const bid of document.bids) {
      expect(text).toContain(bid.bidder);
      if (bid.total !== null) expect(text).toContain(bid.total.shown);
      for (const { rationale } of bid.marks) if (rationale !== null) expect(text).toContain(rationale);
    }
  });

  it("asks for nothing outside itself", async () => {
    const parts = partsOf(await file(document));
    expect(Object.values(parts).join("\n")).not.toMatch(
      /TargetMode="External"|vbaProject|<w:instrText[^>]*>(?! ?(PAGE|NUMPAGES))/,
    );
  });

  it.each(Object.entries(hostile))("of %s is well formed and shows it as text", async (_, text) => {
    const xml = await bodyOf(withText(document, text));
    expect(wellFormed(xml)).toBe(true);
    expect(tagsOf(xml)).toEqual(tagsOf(await bodyOf(withText(document, "words"))));
    const first = text.trim().split(/\r\n|\r|\n/)[0] ?? "";
    expect(decoded(xml)).toContain(toVisibleText(first).trimEnd());
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u);
  });
});
