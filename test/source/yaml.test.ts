import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { sourcePlaceText } from "../../src/source/span.ts";
import { deepestNodeOnPath, keyAtPath, type Node, nodeAtKey, toPlainValue } from "../../src/source/tree.ts";
import { parseYaml } from "../../src/source/yaml.ts";

const read = (text: string) => parseYaml({ name: "t.yaml", text, language: "yaml" });
const found = (text: string) =>
  read(text).problems.map(({ kind, span }) => `${sourcePlaceText(span).slice("t.yaml:".length)} ${kind}`);
const nodeOf = (text: string): Node => {
  const { node, problems } = read(text);
  if (node === undefined) throw new Error(JSON.stringify(problems.map(({ cause }) => cause)));
  return node;
};
const written = ({ span: { source, start, end } }: Node) => source.text.slice(start, end);

describe("yaml", () => {
  it("keeps every value as it is written", () => {
    const text = "a: 1.10\nb: no\nc: 012\nd: ~\ne:\nf: Null\ng: 'null'\nh: \"\\u00a3\"\ni: 2026-11-21\n";
    expect(toPlainValue(nodeOf(text))).toEqual({
      a: "1.10",
      b: "no",
      c: "012",
      d: "",
      e: "",
      f: "",
      g: "null",
      h: "£",
      i: "2026-11-21",
    });
  });

  it("knows where each value and key stands", () => {
    const root = nodeOf("a: 1\nb:\n  - x: '😀'\n    y: [p, q]\n  - |\n    two\n    lines\n\nc: end\n");
    const place = (...path: (string | number)[]) =>
      sourcePlaceText(deepestNodeOnPath(root, path).span).slice("t.yaml:".length);
    expect(place("a")).toBe("1:4");
    expect(place("b", 0, "x")).toBe("3:8");
    expect(place("b", 0, "y", 1)).toBe("4:12");
    expect(written(deepestNodeOnPath(root, ["b", 0, "x"]))).toBe("'😀'");
    expect(written(deepestNodeOnPath(root, ["b", 1]))).toBe("|\n    two\n    lines");
    expect(written(deepestNodeOnPath(root, ["b", 0]))).toBe("x: '😀'\n    y: [p, q]");
    expect(sourcePlaceText(keyAtPath(root, ["b", 0, "y"])?.span ?? root.span)).toBe("t.yaml:4:5");
  });

  it("follows a path as far as it goes", () => {
    const root = nodeOf("a:\n  b: [1]\n");
    expect(written(deepestNodeOnPath(root, ["a", "missing", "x"]))).toBe("b: [1]");
    expect(written(deepestNodeOnPath(root, ["a", "b", 7]))).toBe("[1]");
    expect(written(deepestNodeOnPath(root, ["a", "b", 0, "c"]))).toBe("1");
    expect(deepestNodeOnPath(root, [])).toBe(root);
    expect([
      keyAtPath(root, []),
      keyAtPath(root, ["x"]),
      keyAtPath(root, ["a", "b", 0]),
      keyAtPath(root, ["x", "y"]),
    ]).toEqual(Array(4).fill(undefined));
  });

  it("tells quoted from plain", () => {
    const root = nodeOf("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\n");
    const quoted = ["a", "b", "c", "d"].map((key) => {
      const node = deepestNodeOnPath(root, [key]);
      return node.kind === "text" && node.quoted;
    });
    expect(quoted).toEqual([false, true, true, true]);
  });

  it("has no magic keys", () => {
    const root = nodeOf("__proto__: {polluted: yes}\nconstructor: 1\n");
    expect(root.kind === "table" && nodeAtKey(root, "__proto__")).toMatchObject({ kind: "table" });
    expect(Object.hasOwn(toPlainValue(root) as object, "__proto__")).toBe(true);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("reads lists without a value, old Mac line ends and small aliases", () => {
    expect(toPlainValue(nodeOf("a: {b, c: 1}\rd: &x [1, 2]\re: *x\r"))).toEqual({
      a: { b: "", c: "1" },
      d: ["1", "2"],
      e: ["1", "2"],
    });
  });

  it("gives back what was written as YAML", () => {
    const leaf = fc.string({
      unit: fc.constantFrom(
        "a",
        "1",
        " ",
        "£",
        "😀",
        '"',
        "'",
        ":",
        "#",
        "-",
        "\n",
        ",",
        "[",
        "&",
        "*",
        "!",
        "~",
        "<",
      ),
    });
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie("tree"), { maxLength: 4 }),
        fc.dictionary(leaf, tie("tree"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const text = stringify(value, {
          defaultStringType: "QUOTE_DOUBLE",
          defaultKeyType: "QUOTE_DOUBLE",
          lineWidth: 0,
        });
        expect(toPlainValue(nodeOf(text))).toEqual(value);
      }),
    );
  });

  it("reads any text at all without an exception", () => {
    const piece = fc.constantFrom(
      "a",
      "b",
      ": ",
      ":",
      "- ",
      "\n",
      "  ",
      "\t",
      "[",
      "]",
      "{",
      "}",
      ",",
      "'",
      '"',
      "&a ",
      "*a",
      "!x ",
      "<<",
      "|\n",
      "---\n",
      "...\n",
      "? ",
      "#",
      "%",
      "\r",
      "😀",
      "\\",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join("");
        const { node, problems } = read(text);
        expect(node === undefined).toBe(problems.length > 0);
        for (const { span, cause, remedy } of problems) {
          expect(span.start <= span.end && span.end <= text.length).toBe(true);
          expect(cause.length > 0 && remedy.length > 0).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
  });

  const BOMB = "abcdef"
    .split("")
    .map(
      (name, index) =>
        `${name}: &${name} [${Array(9)
          .fill(index === 0 ? "x" : `*${"abcdef"[index - 1]}`)
          .join(",")}]\n`,
    )
    .join("");
  const STAIRS = `a0: &a0 [x]\n${Array.from({ length: 70 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}]\n`).join("")}`;

  it.each([
    ["nothing", "", ["1:1 empty-file"]],
    ["only a comment", "# x", ["1:1 empty-file"]],
    ["duplicate keys", "a: 1\nb: {c: 1, 'c': 2}\n\"a\": 3\n", ["2:11 duplicate-key", "3:1 duplicate-key"]],
    ["a tab", "a:\n\tb: 1", ["2:1 tab-indentation"]],
    ["a tag of its own", "a: !secret x\nb: !!int 5", ["1:4 unknown-tag", "2:4 unknown-tag"]],
    ["a merge", "a: &a {x: 1}\nb:\n  <<: *a", ["3:3 merge-key"]],
    ["two documents", "a: 1\n---\nb: 2", ["2:1 several-documents"]],
    ["an open quote", "a: 1\nb: 'x\nc: 1", ["2:4 yaml-syntax"]],
    ["an open bracket", "a: [1, 2\nb: 3", ["2:1 yaml-syntax"]],
    ["a second colon", "a: b: c", ["1:4 yaml-syntax"]],
    ["a colon without a space", "a:1\nb: 2", ["1:1 yaml-syntax"]],
    ["a list for a key", "? [x]\n: 1", ["1:3 non-text-key"]],
    ["no key", ": 1", ["1:1 non-text-key"]],
    ["an alias to nothing", "a: *b", ["1:4 alias"]],
    ["an alias to itself", "a: &a [*a]", ["1:8 alias"]],
    ["a forward alias", "a: *b\nb: &b 1", ["1:4 alias"]],
    ["an alias bomb", BOMB, ["6:8 alias"]],
    ["a stair of aliases", STAIRS, Array.from({ length: 8 }, (_, index) => `${index + 64}:12 too-deep`)],
    ["a control character", "a: x\u0001", ["1:5 control-character"]],
    ["an unknown directive", "%FOO\n---\na: 1", ["1:1 yaml-syntax"]],
    ["two mistakes", "a: @x\nb: 1\nc: `y`", ["1:4 yaml-syntax", "3:4 yaml-syntax"]],
    ["too many values", `[${"1,".repeat(100_001)}]`, ["1:200002 too-large"]],
    ["too long a file", `# ${"x".repeat(2 * 1024 * 1024)}`, ["1:1 too-large"]],
  ])("refuses %s", (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("names the first of two keys, and quotes the code that is not known", () => {
    expect(read("a: 1\nb: 2\na: 3").problems[0]?.cause).toBe(
      "`a` is given twice in the same place; the first is on line 1",
    );
    expect(read('a: "\\q"').problems[0]?.cause).toBe("`\\q` is not a known backslash code");
  });

  it("allows 64 levels", () => {
    const nested = (levels: number) => found(`${"[".repeat(levels)}x${"]".repeat(levels)}`);
    expect([nested(64), nested(100).length]).toEqual([[], 1]);
  });

  it.each([
    ["open brackets", "[".repeat(100_000)],
    ["closed brackets", "[".repeat(100_000) + "]".repeat(100_000)],
    ["open braces", "{a: ".repeat(50_000)],
    ["dashes", "- ".repeat(50_000)],
    ["question marks", "? ".repeat(50_000)],
    ["stairs", Array.from({ length: 500 }, (_, index) => `${" ".repeat(index)}k:`).join("\n")],
    ["tags", "! ".repeat(20_000)],
    ["anchors", "&a ".repeat(20_000)],
    ["closing braces", "}\n".repeat(20_000)],
    ["the same key", "a: 1\n".repeat(20_000)],
    ["documents", "---\n".repeat(20_000)],
  ])("refuses %s without end", (_, text) => {
    expect(read(text).problems.length).toBeGreaterThan(0);
  });
});
