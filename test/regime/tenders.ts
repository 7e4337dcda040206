/** Tenders for the tests of rules: as few lines as a test needs, read by the program's own loaders. */
import { fileURLToPath } from "node:url";
import { main } from "../../src/main.ts";
import { exact, ZERO } from "../../src/number/exact.ts";
import { assembleRules } from "../../src/regime/assemble.ts";
import { evaluateRules } from "../../src/regime/evaluate-rules.ts";
import { loadRules } from "../../src/regime/load.ts";
import type { Finding, Ruleset } from "../../src/regime/model.ts";
import type { EvaluationDocument } from "../../src/report/schema.ts";
import { loadTender } from "../../src/tender/load.ts";
import type { Award, Bid, Commitment, Mark, Tender } from "../../src/tender/model.ts";
import { parseTender } from "../../src/tender/parse.ts";
import { compile } from "../measures/compile.ts";
import { memoryIo } from "../oracle/memory-io.ts";

const builtInRules: readonly Ruleset[] = compile(
  fileURLToPath(new URL("../../measures", import.meta.url)),
).rules.map(assembleRules);

/** Price 60, quality 30, social value 10, the last two read and marked. */
export const PLAIN = `
  criteria:
    - { id: price, weight: 60, from: price, score: lowest-over-value }
    - { id: quality, weight: 30, from: marks, scale: 5 }
    - { id: sv, weight: 10, social-value: true, from: marks, scale: 5 }`;

export interface Written {
  /** Keys of the tender itself, for example `buyer-type: wales, commenced: 2026-05-01`. */
  readonly tender?: string;
  /** What stands beneath `award:`. */
  readonly award?: string;
  /** Further keys at the top. */
  readonly top?: string;
}

/** @returns the text of a tender file. */
export function tenderText({ tender = "", award = PLAIN, top = "" }: Written): string {
  return `svscore: 1\ntender: { reference: T-1, title: A tender${tender === "" ? "" : `, ${tender}`} }\n${top}${top === "" ? "" : "\n"}award:${award}\n`;
}

/** @throws Error with the diagnostics when the tender has faults. */
export function tenderOf(written: Written): Tender {
  const parsed = parseTender({ name: "tender.yaml", text: tenderText(written), language: "yaml" });
  const loaded = loadTender(parsed);
  if (loaded.value === undefined)
    throw new Error(loaded.diagnostics.map(({ code, cause }) => `${code}: ${cause}`).join("\n"));
  return loaded.value;
}

/** @throws Error when the tender has lots instead of one award. */
export function awardOf(written: Written): Award {
  const { award } = tenderOf(written);
  if (award === undefined) throw new Error("this tender has lots");
  return award;
}

export interface Given extends Written {
  readonly bids?: readonly Bid[];
  readonly rulesets?: readonly Ruleset[];
  readonly moment?: "publication" | "bids";
}

/** @returns what the built-in rules find. */
export function findings({
  bids = [],
  rulesets = builtInRules,
  moment = "bids",
  ...written
}: Given): readonly Finding[] {
  const tender = tenderOf(written);
  const { award, value } = tender;
  if (award === undefined) throw new Error("this tender has lots");
  return evaluateRules(rulesets, { tender, award, value, bids, moment });
}

export const named = (all: readonly Finding[], rule: string): readonly Finding[] =>
  all.filter((one) => one.rule === rule);

/** @returns the one finding on the minimum weighting. */
export function floor(given: Given): Finding {
  const found = named(findings(given), "minimum-weight");
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${found.length} findings on the minimum weighting`);
  return only;
}

/** @returns the rules of a file written out in a test. */
export function rulesOf(text: string): Ruleset {
  const { value, diagnostics } = loadRules({ name: "rules.yaml", text, language: "yaml" });
  if (value === undefined)
    throw new Error(diagnostics.map(({ code, cause }) => `${code}: ${cause}`).join("\n"));
  return assembleRules(value);
}

export function bidOf(bidder: string, parts: Partial<Bid> = {}): Bid {
  return {
    bidder,
    status: "live",
    figures: new Map(),
    gates: new Map(),
    marks: [],
    commitments: [],
    at: `bids.csv:2:1`,
    ...parts,
  };
}

export const markOf = (criterion: string, mark: string, stage: Mark["stage"] = "consensus"): Mark => ({
  criterion,
  mark: exact(mark),
  stage,
  at: "marks.csv:2:4",
});

export const commitmentOf = (parts: Partial<Commitment> = {}): Commitment => ({
  measure: "WORK-01",
  at: "commitments.csv:2:1",
  ...parts,
});

export const quantity = (text: string) => ({
  value: text === "0" ? ZERO : exact(text),
  at: "commitments.csv:2:3",
});

export interface Answered {
  readonly code: number;
  readonly document?: EvaluationDocument;
  readonly error: string;
}

/** Runs `svscore evaluate bids.csv --format json` on files in memory. */
export async function evaluated(files: Record<string, string>): Promise<Answered> {
  const { io, written } = memoryIo(files);
  const code = await main(["evaluate", "bids.csv", "--format", "json"], io);
  return {
    code,
    error: written.error,
    ...(written.out !== "" && { document: JSON.parse(written.out) as EvaluationDocument }),
  };
}

/** Two bids that fit `PLAIN` and every award here with the same three criteria. */
export const TWO_BIDS = "bidder,price,quality,sv\nA,100000,4,3\nB,120000,5,4\n";
