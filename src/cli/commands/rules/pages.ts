/** The pages that explain rules, with their examples run: what a page says svscore answers is what it answered. */
import { refuseIfAny } from "../../../diagnostics/model.ts";
import { evaluateFiles } from "../../../evaluation/evaluate-request.ts";
import { loadBuiltIn } from "../../../inputs/built-in.ts";
import { shownFileName } from "../../../inputs/read-text.ts";
import type { Io } from "../../../io/io.ts";
import { listPackageFolder, readPackageFileText } from "../../../io/own-files.ts";
import { assembleRules } from "../../../regime/assemble.ts";
import type { RulePhase, Ruleset } from "../../../regime/model.ts";
import { exampleFileTexts } from "../../../regime/pages/example.ts";
import { loadRulePages } from "../../../regime/pages/load.ts";
import type { ExampleFile, PageFile } from "../../../regime/pages/schema.ts";
import { type ExampleDocument, type PageDocument, variantDocument } from "../../../report/rules/page.ts";
import { tenderFileFindings } from "../tender/check.ts";

/** @returns every rule that svscore holds, in the order of its files, without examples. */
export async function ruleOutlines(): Promise<readonly PageDocument[]> {
  const rulesets = (await loadBuiltIn()).rules.map(assembleRules);
  const written = readRulePages();
  const ids = [...new Set(rulesets.flatMap(({ rules }) => rules.map(({ id }) => id)))];
  return ids.map((id) => ruleOutline(id, rulesets, written.get(id)));
}

function ruleOutline(id: string, rulesets: readonly Ruleset[], page: PageFile | undefined): PageDocument {
  const own = rulesets.flatMap(({ name, rules }) =>
    rules.filter((rule) => rule.id === id).map((rule) => ({ rule, regime: name })),
  );
  return {
    rule: id,
    title: own[0]?.rule.title ?? id,
    asked: own[0]?.rule.asked ?? "always",
    why: page?.why ?? "",
    reads: page?.reads ?? [],
    variants: own.map(({ rule, regime }) => variantDocument(rule, regime)),
    examples: [],
  };
}

/** @returns the page with its examples, each run through the program's own commands. */
export async function withExamples(io: Io, page: PageDocument): Promise<PageDocument> {
  const examples: ExampleDocument[] = [];
  for (const example of readRulePages().get(page.rule)?.examples ?? [])
    examples.push(await runExample(io, page.rule, page.asked, example));
  return { ...page, examples };
}

async function runExample(
  io: Io,
  rule: string,
  asked: RulePhase,
  example: ExampleFile,
): Promise<ExampleDocument> {
  const ofBids = asked === "of-bids";
  const files = exampleFileTexts(example, ofBids);
  const own = ioWithOnlyFiles(io, files);
  const findings = ofBids
    ? (
        await evaluateFiles(own, {
          bids: Object.keys(files).filter((name) => name.endsWith(".csv")),
          tender: "tender.yaml",
        })
      ).findings
    : await tenderFileFindings(own, "tender.yaml");
  const mine = findings.filter((one) => one.rule === rule);
  const found = mine.find(({ result }) => result === example.answer) ?? mine[0];
  return {
    answer: found?.result ?? "not applicable",
    files,
    says: found?.says ?? "nothing: the rule does not speak to this tender",
    missing: found?.missing ?? null,
  };
}

/** The world with these files in place of those on disk. */
function ioWithOnlyFiles(io: Io, texts: Readonly<Record<string, string>>): Io {
  return {
    ...io,
    environment: { SVSCORE_NO_CACHE: "1" },
    files: {
      read: (path) => new TextEncoder().encode(texts[shownFileName(path)] ?? ""),
      exists: (path) => texts[shownFileName(path)] !== undefined,
      list: (folder) => (folder === "." || folder === "" ? Object.keys(texts).sort() : []),
      write: () => undefined,
    },
  };
}

let held: ReadonlyMap<string, PageFile> | undefined;

function readRulePages(): ReadonlyMap<string, PageFile> {
  if (held !== undefined) return held;
  const read = [...listPackageFolder("measures", "rules", "pages")]
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => {
      const text = readPackageFileText("measures", "rules", "pages", name).replace(/\r\n/g, "\n");
      return loadRulePages({ name: `measures/rules/pages/${name}`, text, language: "yaml" });
    });
  refuseIfAny(read.flatMap(({ diagnostics }) => diagnostics));
  held = new Map(read.flatMap(({ value }) => (value ?? []).map((page) => [page.rule, page])));
  return held;
}
