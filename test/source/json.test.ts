import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/source/json.ts";
import { sourcePlaceText } from "../../src/source/span.ts";
import { type Node, nodeAtKey, toPlainValue } from "../../src/source/tree.ts";

const read = (text: string) => parseJson({ name: "t.json", text, language: "json" });
const found = (text: string) =>
  read(text).problems.map(({ kind, span }) => `${sourcePlaceText(span).slice("t.json:".length)} ${kind}`);

/** The same values by JSON.parse, written as the tree writes them. */
const plainly = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plainly);
  if (value === null) return "";
  if (typeof value !== "object") return String(value);
  return Object.assign(
    Object.create(null),
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainly(inner)])),
  );
};

function slicesBack(node: Node): void {
  const { source, start, end } = node.span;
  if (node.kind === "text") {
    const value: unknown = JSON.parse(source.text.slice(start, end));
    expect(node.quoted).toBe(typeof value === "string");
    expect(node.text).toBe(node.quoted ? value : value === null ? "" : source.text.slice(start, end));
  }
  if (node.kind === "list") node.items.forEach(slicesBack);
  if (node.kind === "table") {
    for (const { key, value } of node.entries) {
      slicesBack(key);
      slicesBack(value);
    }
  }
}

describe("json", () => {
  it("keeps each number as it is written", () => {
    const { node } = read('{"a": 1.10, "b": 123456789012345678901234567890, "c": -0, "d": 1E5}');
    expect(node && toPlainValue(node)).toEqual({
      a: "1.10",
      b: "123456789012345678901234567890",
      c: "-0",
      d: "1E5",
    });
  });

  it("tells text from numbers, words and null", () => {
    const { node } = read('["1", 1, true, null, "null", "\\u00a3\\ud83d\\ude00\\n"]');
    const items = node?.kind === "list" ? node.items : [];
    expect(items.map((item) => item.kind === "text" && [item.text, item.quoted])).toEqual([
      ["1", true],
      ["1", false],
      ["true", false],
      ["", false],
      ["null", true],
      ["£😀\n", true],
    ]);
    expect(items.map((item) => sourcePlaceText(item.span))).toEqual(
      ["1:2", "1:7", "1:10", "1:16", "1:22", "1:30"].map((place) => `t.json:${place}`),
    );
  });

  it("has no magic keys", () => {
    const { node } = read('{"__proto__": {"polluted": "yes"}, "constructor": 1}');
    expect(node?.kind === "table" && nodeAtKey(node, "__proto__")).toMatchObject({ kind: "table" });
    expect(Object.hasOwn(toPlainValue(node as Node) as object, "__proto__")).toBe(true);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("reads what JSON.parse reads, and every span slices back", () => {
    fc.assert(
      fc.property(
        fc.json({ stringUnit: "grapheme" }),
        fc.constantFrom(undefined, 2, "\t"),
        (text, indent) => {
          const again = JSON.stringify(JSON.parse(text), null, indent);
          const { node, problems } = read(again);
          expect(problems).toEqual([]);
          if (node === undefined) throw new Error("no node");
          slicesBack(node);
          expect(toPlainValue(node)).toEqual(plainly(JSON.parse(again.replace(/-0(?=[,\s\]}]|$)/g, '"-0"'))));
        },
      ),
    );
  });

  it("refuses exactly what JSON.parse refuses", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"b"',
      "1",
      "-2.50",
      "null",
      "tru",
      " ",
      "\n",
      '"',
      "\\",
      "01",
      "\u00A0",
      "/",
    );
    const accepts = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const text = pieces.join("");
        const { problems } = read(text);
        const syntax = problems.filter(({ kind }) => kind !== "duplicate-key");
        expect(syntax.length === 0).toBe(accepts(text));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ["", ["1:1 empty-file"]],
    [" \n ", ["1:1 empty-file"]],
    ['{"a":1,"b":2,"a":3,"\\u0061":4}', ["1:14 duplicate-key", "1:20 duplicate-key"]],
    ['{"a":[{"b":1,"b":2}],"a":3}', ["1:14 duplicate-key", "1:22 duplicate-key"]],
    ['{\n  "a": 1,\n}', ["3:1 json-syntax"]],
    ["[1,]", ["1:4 json-syntax"]],
    ["[1 2]", ["1:4 json-syntax"]],
    ["{'a': 1}", ["1:2 json-syntax"]],
    ["[NaN]", ["1:2 json-syntax"]],
    ["[01]", ["1:2 json-syntax"]],
    ['{"a": "x\n "b": 2}', ["1:7 json-syntax"]],
    ['["a\tb"]', ["1:2 json-syntax"]],
    ["// note\n[1]", ["1:1 json-syntax"]],
    ["[1]]", ["1:4 json-syntax"]],
    ['{"a": [1, 2}', ["1:12 json-syntax"]],
    ['{"😀": [1, 2', ["1:7 json-syntax"]],
    [`${"[".repeat(64)}${"]".repeat(64)}`, []],
    [`${"[".repeat(65)}${"]".repeat(65)}`, ["1:65 too-deep"]],
  ])("finds what is wrong in %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ["open brackets", "[".repeat(100_000)],
    ["closed brackets", "[".repeat(100_000) + "]".repeat(100_000)],
    ["objects", '{"a":'.repeat(100_000)],
    ["backslashes", `["${"\\".repeat(1_000_001)}`],
    ["escaped quote marks", `"${'\\"'.repeat(500_000)}`],
    ["the same key", `{${'"a":1,'.repeat(50_000)}"a":1}`],
    ["commas", ",".repeat(1_000_000)],
  ])("refuses %s without end", (_, text) => {
    expect(read(text).problems.length).toBeGreaterThan(0);
  });
});
