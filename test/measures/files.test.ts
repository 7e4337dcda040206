import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadLibrary, loadReference } from "../../src/library/load.ts";
import { assembleRules } from "../../src/regime/assemble.ts";
import { loadRules } from "../../src/regime/load.ts";
import { loadRulePages } from "../../src/regime/pages/load.ts";
import { builtIn, folder, libraries, texts } from "./built-in.ts";

const load = (name: string, text: string) => {
  const source = { name, text, language: "yaml" } as const;
  if (name.startsWith("rules/pages/")) return loadRulePages(source).diagnostics;
  if (name.startsWith("rules/")) return loadRules(source).diagnostics;
  return (name.startsWith("reference/") ? loadReference(source) : loadLibrary(source)).diagnostics;
};

describe("every built-in file", () => {
  it.each([...texts()])("%s compiles without a word", (name, text) => expect(load(name, text)).toEqual([]));

  it.each([...texts()])("%s says which schema it follows, and its licence", (_, text) => {
    expect(text.split("\n")[0]).toMatch(/^# yaml-language-server: \$schema=(\.\.\/)+schema\/[\w-]+\.json$/);
    expect(text).toMatch(/^\s*licence: \S/m);
  });

  it.each([...texts()])("%s names no licensed set of measures or values", (_, text) => {
    expect(text).not.toMatch(/\bTOMs?\b|\bHACT\b|Social Value Bank|\bPSSRU\b|MeasureUp|Wellbeing Valuation/i);
    expect(text).not.toMatch(/\bNT\d{1,2}[a-z]?\b/);
  });

  it("is compiled: no library is lost to another of its name, no file is passed over", () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter(
      (one) => one.isDirectory() && existsSync(`${folder}/${one.name}/library.yaml`),
    );
    expect(Object.keys(builtIn.libraries).sort()).toEqual(folders.map(({ name }) => name).sort());
    expect(builtIn.rules.map(({ file }) => `${file.rules}.yaml`).sort()).toEqual(
      readdirSync(`${folder}/rules`)
        .filter((name) => name.endsWith(".yaml"))
        .sort(),
    );
  });

  it("is plain data, so that it can be saved as JSON and read back the same", () => {
    expect(JSON.parse(JSON.stringify(builtIn))).toEqual(builtIn);
  });
});

describe("the rules", () => {
  const rules = builtIn.rules.map(assembleRules);

  it.each(rules)("$name: every rule says where it comes from and how sure that is", ({ rules: all }) => {
    for (const rule of all) {
      expect(rule.source.length).toBeGreaterThan(10);
      expect(["verified", "unverified"]).toContain(rule.status);
      expect(rule.at).toMatch(/^measures\/rules\/.+\.yaml:\d+:\d+$/);
    }
  });

  it.each(
    rules.filter(
      ({ name }) => !["quality-over-quantity", "clear-and-proportionate", "counting"].includes(name),
    ),
  )("$name: every rule names its row of the rules table", ({ rules: all }) => {
    expect(all.map(({ reference }) => reference)).toEqual(
      all.map(() => expect.stringMatching(/^(?:R-[A-Z]{2,3}|RF)-\d{3}$/)),
    );
  });

  it("each of the seven rules of quality over quantity is there once", () => {
    expect(rules.find(({ name }) => name === "quality-over-quantity")?.rules.map(({ id }) => id)).toEqual([
      "quality-leads",
      "quality-opens-the-gate",
      "enough-is-enough",
      "counting-is-not-scoring",
      "no-evidence-no-credit",
      "extra-means-extra",
      "size-is-no-merit",
    ]);
  });

  it("every kind of buyer has an answer on the minimum weighting", () => {
    const spoken = rules.flatMap(({ rules: all }) =>
      all.filter(({ id }) => id === "minimum-weight").flatMap(({ applies }) => applies.buyerTypes ?? []),
    );
    expect([...new Set(spoken)].sort()).toEqual([
      "central-government",
      "local-government",
      "nhs-england",
      "northern-ireland",
      "other",
      "scotland",
      "wales",
    ]);
  });

  const one = (name: string, reference: string) =>
    rules.find((ruleset) => ruleset.name === name)?.rules.find((rule) => rule.reference === reference);

  it("PPN 002's 10% rests on one source in its optional months as well as after them", () => {
    const found = rules
      .find(({ name }) => name === "ppn-002")
      ?.rules.filter(({ id }) => id === "minimum-weight");
    expect(new Set(found?.map(({ status }) => status))).toEqual(new Set(["unverified"]));
  });

  it("PPN 01/21 states thresholds for services and for construction, and none for goods", () => {
    const subjects = rules
      .find(({ name }) => name === "northern-ireland")
      ?.rules.filter(({ status }) => status === "verified")
      .flatMap(({ applies }) => applies.subjects?.of ?? []);
    expect(subjects).not.toContain("goods");
  });

  it.each(["R-WT-004", "R-WT-005"])(
    "%s says that its basis under absolute methods and its leaving out of net zero rest on one source each",
    (row) => {
      const found = one("ppn-026", row);
      expect(found?.status === "unverified" || /one source/i.test(found?.note ?? "")).toBe(true);
    },
  );
});

describe("the default library", () => {
  const library = libraries.find(({ name }) => name === "cheshire-merseyside");
  const twelve = [
    ["Work: hiring and retaining local people", "WORK-01", /local people.*employed.*kept/i],
    [
      "Work: people not in employment, education or training",
      "WORK-02",
      /not in employment, education or training/i,
    ],
    ["Work: disabled people full time", "WORK-03", /disabled people.*full-time/i],
    [
      "Economy: equipment or resources donated",
      "ECON-01",
      /equipment or resources donated to voluntary, community, faith and social enterprises/i,
    ],
    ["Economy: wellbeing programmes for employees", "ECON-02", /wellbeing programmes for employees/i],
    ["Economy: the real living wage", "ECON-03", /real living wage/i],
    ["Community: initiatives against crime", "COMM-01", /initiatives against crime/i],
    ["Community: tackling homelessness", "COMM-02", /homelessness/i],
    [
      "Community: stronger networks",
      "COMM-03",
      /older, disabled and vulnerable people build stronger networks/i,
    ],
    ["Planet: reducing CO2", "PLANET-01", /CO2/],
    ["Planet: saving car miles", "PLANET-02", /car miles/i],
    ["Planet: green space and biodiversity", "PLANET-03", /green space.*biodiversity/i],
  ] as const;

  it.each(twelve)("%s is %s", (topic, id, title) => {
    const measure = library?.measures.find((one) => one.id === id);
    expect(measure?.title).toMatch(title);
    expect(measure?.theme).toBe(topic.split(":")[0]?.toLowerCase());
  });

  it("has four themes, and every outcome names what it serves", () => {
    expect(library?.themes.map(({ title }) => title)).toEqual(["Work", "Economy", "Community", "Planet"]);
    for (const { priorities } of library?.outcomes ?? []) expect(priorities.length).toBeGreaterThan(0);
  });

  it("every measure says what evidence it takes and where the idea comes from", () => {
    for (const { evidence, source } of library?.measures ?? []) {
      expect(evidence).toBeTruthy();
      expect(source).toBeTruthy();
    }
  });

  it("credits the licences that ask for it", () => {
    expect(builtIn.libraries["cheshire-merseyside"]?.file.credit).toContain(
      "Contains public sector information licensed under the Open Government Licence v3.0",
    );
    expect(builtIn.libraries["cheshire-merseyside"]?.file.credit).toContain(
      "Contains Parliamentary information licensed under the Open Parliament Licence v3.0",
    );
  });
});
