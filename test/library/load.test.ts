import { describe, expect, it } from "vitest";
import { loadReference } from "../../src/library/load.ts";
import { sourcePlaceText } from "../../src/source/span.ts";
import { evaluated, TWO_BIDS, tenderText } from "../regime/tenders.ts";
import { counted, libraryText, load, priced, proxy } from "./texts.ts";

const said = (text: string): readonly string[] => load(text).diagnostics.map(({ code }) => code);
const first = (text: string) => {
  const [one] = load(text).diagnostics;
  return {
    code: one?.code,
    cause: one?.cause ?? "",
    remedy: one?.remedy ?? "",
    at: one?.span === undefined ? "" : sourcePlaceText(one.span),
  };
};

describe("a library that is right", () => {
  it("loads without a word, with the places of its measures and values", () => {
    const text = libraryText(
      counted("A-1"),
      priced("A-2", proxy("2025-01-01", "to: 2025-12-31"), proxy("2026-01-01")),
    );
    const { value, diagnostics } = load(text);
    expect(diagnostics).toEqual([]);
    expect(value?.places).toEqual({
      "A-1": "library.yaml:14:19",
      "A-2": "library.yaml:15:19",
      "A-2/0": expect.stringContaining("library.yaml:15:"),
      "A-2/1": expect.stringContaining("library.yaml:15:"),
    });
    expect(value?.name).toBe("library.yaml");
  });

  it("figures stay the author's text", () => {
    const { value } = load(
      libraryText(
        priced("A-1", proxy("2025-01-01", "low: 0.10, high: 99999999999999999999.123456789012345678")),
      ),
    );
    expect(value?.file.themes[0]?.outcomes[0]?.measures[0]?.proxy?.[0]).toMatchObject({
      low: "0.10",
      high: "99999999999999999999.123456789012345678",
    });
  });
});

describe("SV101 a library that cannot be read", () => {
  it("is refused through the command line, with its name", async () => {
    const tender = tenderText({ top: "library: ./own.yaml" });
    const { code, error } = await evaluated({
      "tender.yaml": tender,
      "bids.csv": TWO_BIDS,
      "own.yaml": "svscore: 1\n\u0000\u0000",
    });
    expect(code).toBe(2);
    expect(error).toContain("SV101");
    expect(error).toContain("own.yaml");
  });

  it("a library that is not there is SV902", async () => {
    const { code, error } = await evaluated({
      "tender.yaml": tenderText({ top: "library: ./none.yaml" }),
      "bids.csv": TWO_BIDS,
    });
    expect([code, error.includes("SV902")]).toEqual([2, true]);
  });
});

describe("SV102 not well-formed", () => {
  it.each(["themes: [", "a: 1\na: 2\n", "a: *nowhere\n", "\tx: 1\n"])("%j", (text) =>
    expect(said(text)).toContain("SV102"),
  );
});

describe("SV103 a key that is not known", () => {
  it.each([
    [
      "at the top",
      libraryText(counted("A-1")).replace("title: An", "tittle: x\ntitle: An"),
      "did you mean `title`?",
    ],
    ["in a measure", libraryText(counted("A-1", "evidense: x")), "did you mean `evidence`?"],
    ["in a proxy", libraryText(priced("A-1", proxy("2025-01-01", "price: 2024"))), "did you mean `prices`?"],
  ])("%s", (_, text, remedy) => expect(first(text)).toMatchObject({ code: "SV103", remedy }));
});

describe("SV104 a key that is missing", () => {
  it.each([
    "svscore: 1\n",
    "library: example\n",
    "version: 1.2.0\n",
    "title: An example\n",
    "licence: OGL-UK-3.0\n",
  ])("%j at the top", (line) => {
    expect(first(libraryText(counted("A-1")).replace(line, ""))).toMatchObject({
      code: "SV104",
      cause: `\`${line.split(":")[0]}\` is missing`,
    });
  });

  it.each([
    ["status", priced("A-1", "{ from: 2025-01-01, amount: 1, source: x }")],
    ["source", priced("A-1", "{ from: 2025-01-01, amount: 1, status: verified }")],
    ["amount", priced("A-1", "{ from: 2025-01-01, source: x, status: verified }")],
    ["from", priced("A-1", "{ amount: 1, source: x, status: verified }")],
    ["unit", "{ id: A-1, title: T, kind: number }"],
    ["kind", "{ id: A-1, title: T, unit: person }"],
  ])("%s", (key, measure) => {
    const found = first(libraryText(measure));
    expect(found.code).toBe("SV104");
    expect(found.cause).toContain(`\`${key}\` is missing`);
    expect(found.at).toMatch(/^library\.yaml:14:\d+$/);
  });
});

describe("SV105 a value that is not allowed", () => {
  it.each([
    ["an unknown unit", "{ id: A-1, title: T, unit: parsec, kind: number }", "is not a unit on the list"],
    ["an unknown kind", "{ id: A-1, title: T, unit: person, kind: cash }", "is not one of money"],
    ["a day that is none", priced("A-1", proxy("2025-02-30")), "is not a date"],
    [
      "a figure with a comma",
      priced("A-1", '{ from: 2025-01-01, amount: "1,000", source: x, status: verified }'),
      "is not a figure",
    ],
    [
      "a status of another kind",
      priced("A-1", "{ from: 2025-01-01, amount: 1, source: x, status: probably }"),
      "is not one of verified, unverified",
    ],
    ["a share without its sign", counted("A-1", "adjust: { deadweight: 20 }"), "is not a percentage"],
    ["a cap of nothing", counted("A-1", "cap: { per-measure: 0 }"), "is not a figure above zero"],
    [
      "a price year that is none",
      priced("A-1", proxy("2025-01-01", "prices: last year")),
      "is not a price year",
    ],
    ["an id with a slash at its end", counted("A-1/"), "is not an id"],
  ])("%s", (_, measure, cause) => {
    const found = first(libraryText(measure));
    expect(found.code).toBe("SV105");
    expect(found.cause).toContain(cause);
    expect(found.at).toMatch(/^library\.yaml:14:\d+$/);
  });

  it.each([
    ["version: 1.2.0", "version: 1.2"],
    ["svscore: 1", "svscore: 2"],
  ])("%s written %s", (right, wrong) => {
    expect(first(libraryText(counted("A-1")).replace(right, wrong)).code).toBe("SV105");
  });

  it("a deadweight above 100% is refused, for it would turn pounds into a debt", () => {
    expect(said(libraryText(counted("A-1", "adjust: { deadweight: 120% }")))).toEqual(["SV105"]);
  });
});

describe("SV110 two measures with one id", () => {
  it("names the first place, at the second", () => {
    const found = first(libraryText(counted("A-1"), counted("A-2"), counted("A-1")));
    expect(found).toMatchObject({
      code: "SV110",
      cause: "the id `A-1` is already used at library.yaml:14:19",
      at: "library.yaml:16:19",
    });
  });
});

describe("SV111 values in order of date", () => {
  it.each([
    ["touching", [proxy("2025-01-01", "to: 2025-12-31"), proxy("2026-01-01")], []],
    ["with a gap", [proxy("2025-01-01", "to: 2025-06-30"), proxy("2026-01-01")], []],
    ["one open, then a newer one", [proxy("2025-01-01"), proxy("2026-01-01")], []],
    ["a single day", [proxy("2025-01-01", "to: 2025-01-01")], []],
    ["overlapping by a day", [proxy("2025-01-01", "to: 2026-01-01"), proxy("2026-01-01")], ["SV111"]],
    ["newest first", [proxy("2026-01-01"), proxy("2025-01-01")], ["SV111"]],
    ["the same day twice", [proxy("2025-01-01"), proxy("2025-01-01")], ["SV111"]],
    ["ending before it begins", [proxy("2025-01-02", "to: 2025-01-01")], ["SV111"]],
  ])("%s", (_, proxies, codes) => expect(said(libraryText(priced("A-1", ...proxies)))).toEqual(codes));
});

describe("SV112 a neighbour that does not exist", () => {
  it("is shown with what was probably meant", () => {
    expect(
      first(libraryText(counted("JOB-01"), counted("JOB-02", "counts-once-with: [JOB-O1]"))),
    ).toMatchObject({ code: "SV112", remedy: "did you mean `JOB-01`?" });
  });

  it("a measure is not its own neighbour", () => {
    expect(first(libraryText(counted("A-1", "counts-once-with: [A-1]")))).toMatchObject({
      code: "SV112",
      cause: "a measure cannot count once with itself",
    });
  });
});

describe("SV113 kind against proxy", () => {
  const of = (kind: string, more: string): string =>
    `{ id: A-1, title: T, unit: unit, kind: ${kind}${more} }`;
  const value = `, proxy: [${proxy("2025-01-01")}]`;

  it.each([
    ["money", value, []],
    ["points", value, []],
    ["spend", value, []],
    ["spend", "", []],
    ["number", "", []],
    ["yes-no", "", []],
    ["narrative", "", []],
    ["money", "", ["SV113"]],
    ["points", "", ["SV113"]],
    ["money", ", proxy: []", ["SV113"]],
    ["number", value, ["SV113"]],
    ["yes-no", value, ["SV113"]],
    ["narrative", value, ["SV113"]],
  ])("%s%s", (kind, more, codes) => expect(said(libraryText(of(kind, more)))).toEqual(codes));
});

it("everything wrong is found at once, each at its place", () => {
  const text = libraryText(
    counted("A-1"),
    counted("A-1", "counts-once-with: [B-9]"),
    "{ id: A-3, title: T, unit: unit, kind: money }",
  );
  expect([...said(text)].sort()).toEqual(["SV110", "SV112", "SV113"]);
});

it("the published series are held to their schema", () => {
  const { diagnostics } = loadReference({
    name: "series.yaml",
    text: "svscore: 1\nprice-indices: [{ source: Treasury, licence: OGL, status: verified, years: { a: 1 } }]\n",
    language: "yaml",
  });
  expect(diagnostics.map(({ code, cause }) => [code, cause])).toEqual([
    ["SV104", "`title` is missing from entry 1 of `price-indices`"],
  ]);
});
