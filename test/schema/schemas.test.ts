import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { schemaTexts } from "../../src/cli/schemas.ts";
import { main } from "../../src/main.ts";
import { memoryIo } from "../oracle/memory-io.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const committed = (name: string): string => readFileSync(`${root}/measures/schema/${name}.json`, "utf8");

function validator(name: string) {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
  formats.default(ajv);
  return ajv.compile(JSON.parse(committed(name)));
}

describe("the committed JSON Schemas", () => {
  it.each(Object.keys(schemaTexts()))("%s is what the program checks by", (name) => {
    expect(committed(name)).toBe(schemaTexts()[name]);
  });

  it("has no other file beside them", () => {
    expect(readdirSync(`${root}/measures/schema`).sort()).toEqual(
      Object.keys(schemaTexts())
        .map((name) => `${name}.json`)
        .sort(),
    );
  });

  it.each(readdirSync(`${root}/test/schemes`))(
    "accepts the published scheme %s as people type it",
    (scheme) => {
      const validate = validator("tender");
      expect(
        validate(parse(readFileSync(`${root}/test/schemes/${scheme}/tender.yaml`, "utf8"))),
        JSON.stringify(validate.errors),
      ).toBe(true);
    },
  );

  it("refuses an unknown key and a weight in words", () => {
    const validate = validator("tender");
    expect(validate({ svscore: 1, tender: { reference: "a", title: "b" }, wieght: 3 })).toBe(false);
    expect(
      validate({
        svscore: 1,
        tender: { reference: "a", title: "b" },
        award: { criteria: [{ id: "a", weight: ["x"] }] },
      }),
    ).toBe(false);
  });

  it("accepts the built-in libraries and rules", () => {
    const library = validator("library");
    expect(
      library(parse(readFileSync(`${root}/measures/cheshire-merseyside/library.yaml`, "utf8"))),
      JSON.stringify(library.errors),
    ).toBe(true);
    const rules = validator("rules");
    for (const file of readdirSync(`${root}/measures/rules`).filter((name) => name.endsWith(".yaml"))) {
      expect(
        rules(parse(readFileSync(`${root}/measures/rules/${file}`, "utf8"))),
        `${file} ${JSON.stringify(rules.errors)}`,
      ).toBe(true);
    }
  });

  it.each(readdirSync(`${root}/test/schemes`))("describes the evaluation of %s", async (scheme) => {
    const files = { "tender.yaml": "", "bids.csv": "" };
    for (const name of Object.keys(files) as (keyof typeof files)[])
      files[name] = readFileSync(`${root}/test/schemes/${scheme}/${name}`, "utf8");
    const world = memoryIo(files);
    await main(["evaluate", "bids.csv", "--format", "json"], world.io);
    const validate = validator("evaluation");
    expect(validate(JSON.parse(world.written.out)), JSON.stringify(validate.errors)).toBe(true);
  });
});
