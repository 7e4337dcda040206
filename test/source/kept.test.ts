/** A tree that was kept is the tree that was read, places and all; anything else that was kept is none. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/source/json.ts";
import { deserialiseTree, serialiseTree } from "../../src/source/serialise-tree.ts";
import type { Source } from "../../src/source/span.ts";

const read = (text: string) => {
  const source: Source = { name: "a.json", text, language: "json" };
  const { node } = parseJson(source);
  if (node === undefined) throw new Error(`not read: ${text}`);
  return { source, node };
};

describe("a tree that was kept", () => {
  it("is the tree that was read", () => {
    const key = fc.constantFrom("source", "span", "kind", "text", "a", "\u2028 “b”");
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.array(tie("node"), { maxLength: 4 }),
        fc.dictionary(key, tie("node"), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(
      fc.property(value, (written) => {
        const { source, node } = read(JSON.stringify({ written }));
        expect(deserialiseTree(JSON.parse(serialiseTree(node)), source)).toEqual(node);
      }),
    );
  });

  it("stands on one line", () => {
    expect(serialiseTree(read('{ "a": "one\\ntwo\\r" }').node)).not.toMatch(/[\n\r]/);
  });

  const text = '{ "a": ["b", { "c": "d" }] }';
  it.each([
    ["nothing", () => undefined],
    ["null", () => null],
    ["a word", () => "text"],
    ["another kind", (kept: string) => JSON.parse(kept.replace('"list"', '"heap"'))],
    ["a list without items", (kept: string) => JSON.parse(kept.replace('"items"', '"things"'))],
    ["a table without entries", (kept: string) => JSON.parse(kept.replace('"entries"', '"things"'))],
    ["a key that is no text", (kept: string) => JSON.parse(kept.replace('"kind":"text"', '"kind":"list"'))],
    ["a text that is a figure", (kept: string) => JSON.parse(kept.replace('"text":"b"', '"text":1'))],
    ["a text that may be quoted", (kept: string) => JSON.parse(kept.replace('"quoted":true', '"quoted":1'))],
    ["no place", (kept: string) => JSON.parse(kept.replace('"span"', '"spot"'))],
    ["a place before the text", (kept: string) => JSON.parse(kept.replace(/"start":\d+/, '"start":-1'))],
    [
      "a place between two characters",
      (kept: string) => JSON.parse(kept.replace(/"start":\d+/, '"start":0.5')),
    ],
    ["a place beyond the text", (kept: string) => JSON.parse(kept.replace(/"end":\d+/, '"end":29'))],
    [
      "a place that ends before it starts",
      (kept: string) =>
        JSON.parse(kept.replace(/"start":\d+/, '"start":28').replace(/"end":\d+/, '"end":27')),
    ],
  ])("%s is no tree", (_, spoil) => {
    const { source, node } = read(text);
    expect(deserialiseTree(spoil(serialiseTree(node)), source)).toBeUndefined();
  });
});
