import { describe, expect, it } from "vitest";
import { checks } from "../../src/regime/checks/registry.ts";
import { formulas } from "../../src/scoring/formulas/registry.ts";
import { codeOf, sourceFiles } from "./source-files.ts";

/** An id says all of itself in its own file; the schema and the model say that it may be written. */
const MOST = 3;

const quoted = (id: string): RegExp => new RegExp(`"${id}"`);
/** One word means other things too; it stands for the id only where the key of an id is told. */
const told = (key: string, id: string): RegExp =>
  new RegExp(`\\b${key}\\b\\W{0,12}(?:literal\\()?"${id}"|define\\w*\\(\\s*"${id}"`);

const filesWith = (key: string, id: string): readonly string[] => {
  const stands = id.includes("-") ? quoted(id) : told(key, id);
  return sourceFiles.filter(({ text }) => stands.test(codeOf(text))).map(({ name }) => name);
};

describe("the id of", () => {
  it.each([
    ["a formula", "by", formulas.map(({ by }) => by)],
    ["a check", "kind", checks.map(({ kind }) => kind)],
  ])("%s stands in its own file, where it may be written, and nowhere else", (_, key, ids) => {
    expect(ids.length).toBeGreaterThan(10);
    for (const id of ids) {
      const files = filesWith(key, id);
      expect(
        files.filter((name) => name.endsWith(`/${id}.ts`)),
        id,
      ).toHaveLength(1);
      expect(files.length > MOST ? [id, ...files] : []).toEqual([]);
    }
  });
});
