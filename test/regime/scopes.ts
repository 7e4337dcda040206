/** What a scope says of a tender, for tests that write a scope out. */
import { exact } from "../../src/number/exact.ts";
import type { Applies, ValueBand } from "../../src/regime/model.ts";
import { type ScopedAnswer, scopedAnswer } from "../../src/regime/scoped-answer.ts";
import { assembleThresholds, type ThresholdTable } from "../../src/regime/thresholds.ts";
import { builtIn } from "../measures/built-in.ts";
import { tenderOf } from "./tenders.ts";

export const tables = (...ids: readonly string[]): readonly ThresholdTable[] =>
  assembleThresholds(builtIn.reference.thresholds ?? []).filter(({ id }) => ids.includes(id));

export interface AskedOf {
  readonly adopted?: boolean;
  readonly anyDay?: boolean;
  readonly check?: "pass" | "fail" | "unknown" | "not applicable";
}

/** @returns the answer of a rule whose check finds what it is told, a failure if nothing. */
export function answerOf(applies: Partial<Applies>, tender: string, asked: AskedOf = {}): ScopedAnswer {
  const read = tenderOf({ tender });
  const { adopted = false, anyDay = false, check = "fail" } = asked;
  return scopedAnswer(
    [
      {
        applies: { scope: "test", except: [], ...applies },
        verified: true,
        answer: () => ({ result: check, says: "the check" }),
      },
    ],
    { tender: read, value: read.value, adopted, anyDay },
  );
}

/** @returns whether a scope takes a tender in. */
export function scope(applies: Partial<Applies>, tender: string, asked: AskedOf = {}) {
  const { result, says, missing, outside } = answerOf(applies, tender, asked);
  return {
    kind: result === "fail" ? "inside" : result === "not applicable" ? "outside" : "unknown",
    says,
    ...(missing !== undefined && { missing }),
    ...(outside !== undefined && { stage: outside }),
  };
}

export const band = (vat: ValueBand["vat"], ends: Readonly<Record<string, string>>): Partial<Applies> => ({
  value: {
    vat,
    whenUnknown: "unknown",
    ...Object.fromEntries(Object.entries(ends).map(([end, pounds]) => [end, exact(pounds)])),
  },
});
