/** Accounts and studies from text, as their commands read them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { lm3StudyResult } from "../../src/scoring/instruments/lm3.ts";
import { sroiAccountResult } from "../../src/scoring/instruments/sroi.ts";
import type { Source } from "../../src/source/span.ts";
import { loadLm3 } from "../../src/tender/instruments/load-lm3.ts";
import { loadSroi } from "../../src/tender/instruments/load-sroi.ts";
import type { Lm3Study, SroiAccount } from "../../src/tender/instruments/model.ts";
import { reference } from "../measures/built-in.ts";

export const worked = fileURLToPath(new URL("../../measures/reference/worked", import.meta.url));

const source = (text: string): Source => ({ name: "file.yaml", text, language: "yaml" });

function account(text: string): SroiAccount {
  const { value, diagnostics } = loadSroi(source(text));
  if (value === undefined) throw new Error(diagnostics.map(({ cause }) => cause).join("\n"));
  return value;
}

function study(text: string): Lm3Study {
  const { value, diagnostics } = loadLm3(source(text));
  if (value === undefined) throw new Error(diagnostics.map(({ cause }) => cause).join("\n"));
  return value;
}

export const codesOf = (load: typeof loadSroi | typeof loadLm3, text: string): readonly string[] =>
  load(source(text)).diagnostics.map(({ code }) => code);

export const sroi = (text: string) => sroiAccountResult(account(text), reference);
export const lm3 = (text: string) => lm3StudyResult(study(text));
export const workedText = (path: string): string => readFileSync(`${worked}/${path}.yaml`, "utf8");

/** An account with one outcome, written in flow style, and what is put in. */
export const oneOutcome = (keys: string, more = "discounting: none", inputs = "amount: 1000"): string =>
  `svscore: 1\nsroi: { title: T }\n${more}\ninputs: [ { id: in, ${inputs} } ]\noutcomes: [ { id: out, ${keys} } ]\n`;

export const rounds = (...all: readonly string[]): string =>
  `svscore: 1\nlm3: { title: T, area: A }\nrounds: [ ${all.map((one) => `{ ${one} }`).join(", ")} ]\n`;
