import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { main } from "../../src/main.ts";
import { htmlReport } from "../../src/report/html.ts";
import { contentPolicyHtml } from "../../src/report/page/policy.ts";
import { STYLE, STYLE_DIGEST } from "../../src/report/page/style.ts";
import { SUMMARY_STYLE, SUMMARY_STYLE_DIGEST } from "../../src/report/rescore/page.ts";
import type { EvaluationDocument } from "../../src/report/schema.ts";
import { unstyled } from "../../src/report/style.ts";
import { toVisibleText } from "../../src/source/quote.ts";
import { world } from "../run/world.ts";
import { examples, hostile, saved, withText } from "./corpus.ts";

const page = (document: EvaluationDocument, language: "en" | "cy" = "en"): string =>
  htmlReport(document, { columns: 80, ink: unstyled, language });

/** What of the page is markup: every tag, with the words in its attributes left open. */
function tagsOf(text: string): readonly string[] {
  return (text.match(/<[^>]*>/g) ?? [])
    .filter((tag) => tag !== "<br>" && !/^<\/?code>$/.test(tag))
    .map((tag) => tag.replace(/(aria-label|content)="[^"]*"/g, '$1="…"'));
}

const decoded = (text: string): string =>
  text
    .replace(/<br>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

/** The names of sections and of tables that can be moved sideways, as a screen reader lists them. */
function partsOf(text: string): readonly string[] {
  const captions = new Map(
    [...text.matchAll(/<caption id="([^"]+)">(.*?)<\/caption>/g)].map(([, id, name]) => [id, name]),
  );
  return [...text.matchAll(/<(?:section|div|nav)\b[^>]*? aria-label(ledby)?="([^"]*)"/g)].map(
    ([, by, name = ""]) => (by === undefined ? name : (captions.get(name) ?? "")),
  );
}

const document = saved("domestic-abuse-service");
const plain = tagsOf(page(withText(document, "words")));

describe.each(Object.entries(hostile))("a page of %s", (_, text) => {
  const made = page(withText(document, text));

  it("has no tag that a page of plain words does not have", () => {
    expect(tagsOf(made)).toEqual(plain);
  });

  it("shows the text as text, with nothing hidden", () => {
    const first = text.trim().split(/\r\n|\r|\n/)[0] ?? "";
    expect(decoded(made)).toContain(toVisibleText(first).trimEnd());
    expect(made).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u,
    );
    expect(made).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/u);
  });
});

describe.each(examples)("the page of %s", (example) => {
  const made = page(saved(example));

  it("asks for nothing outside itself and runs nothing", () => {
    expect(made).not.toMatch(/<(script|link|iframe|object|embed|img|form|base)\b/i);
    expect(made).not.toMatch(/\s(on\w+|style|src)=/i);
    expect(made).not.toMatch(/@import|url\(/i);
    for (const [, address] of made.matchAll(/href="([^"]*)"/g)) expect(address).toMatch(/^#[a-z0-9-]+$/);
  });

  it("leads every figure to a place that is there, each named once", () => {
    const ids = [...made.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? "");
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...made.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? "");
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
    expect(links.length).toBeGreaterThan(30);
  });

  it("shows the exact place of every figure that was read", () => {
    const text = decoded(made);
    for (const bid of saved(example).bids) for (const { at } of bid.marks) expect(text).toContain(at);
  });

  it("has Welsh headings on English ground, and the same figures", () => {
    const welsh = page(saved(example), "cy");
    expect(welsh).toContain('<html lang="cy">');
    expect(welsh).toContain("Trefn y ceisiadau");
    expect(welsh).not.toContain(">Ranking<");
    expect(welsh).toContain('<span lang="en">');
    // Tables of an analysis have English heads, and say so.
    expect(welsh).toMatch(
      /<div class="scroll"[^>]* lang="en"><table><caption[^>]*>Offers at the ends of the field/,
    );
    expect(made).not.toContain('lang="en"');
    const figures = (text: string): readonly string[] => decoded(text).match(/\d+\.\d\d\b/g) ?? [];
    expect(figures(welsh)).toEqual(figures(made));
  });

  it("has a name of its own for each part that a reader can jump to", () => {
    expect(partsOf(made).filter((name, index, all) => all.indexOf(name) !== index)).toEqual([]);
    expect(partsOf(made).length).toBeGreaterThan(10);
  });

  it("is the same each time", () => {
    expect(page(saved(example))).toBe(made);
  });
});

it("tells the parts of lots apart", async () => {
  const own = world(fileURLToPath(new URL("../cases/evaluate-lots", import.meta.url)));
  await main(["evaluate", "bids.csv", "--format", "html"], own.io);
  const names = partsOf(own.out());
  expect(names).toContain("Ranking (2)");
  expect(new Set(names).size).toBe(names.length);
});

it.each([
  ["a report", STYLE, STYLE_DIGEST],
  ["a rescoring", SUMMARY_STYLE, SUMMARY_STYLE_DIGEST],
])("the page of %s lets through no style but its own", (_, style, digest) => {
  expect(createHash("sha256").update(style).digest("base64")).toBe(digest);
});

it("every page that any case prints carries a policy, and none lets through what stands in the page", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const printed = ["test/cases", "test/errors", "examples"].flatMap((folder) =>
    (readdirSync(join(root, folder), { recursive: true }) as string[])
      .map((name) => join(root, folder, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => readFileSync(path, "utf8"))
      .filter((text) => /^<!doctype html>/i.test(text)),
  );
  const made = examples.map((example) => page(saved(example)));
  expect([printed.length >= 2, made.length >= 3]).toEqual([true, true]);
  for (const text of [...printed, ...made]) {
    const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? "";
    const digest = createHash("sha256").update(style).digest("base64");
    expect(text).toContain(contentPolicyHtml(digest));
    expect(text).not.toMatch(/unsafe-|<script|\sstyle=|\son\w+=/i);
  }
});
