/** From what was read to an evaluation that can be reported: score every lot, hold the rules against it, and write the document. */
import { type Diagnostic, Refusal } from "../diagnostics/model.ts";
import type { Checked } from "../evidence/evidence-checks.ts";
import { methodText } from "../evidence/method.ts";
import { version } from "../inputs/built-in.ts";
import type { Gathered } from "../inputs/collect.ts";
import type { Io } from "../io/io.ts";
import type { Measure } from "../library/model.ts";
import { findingsOf } from "../regime/evaluate-rules.ts";
import { outcomesOf } from "../regime/outcomes-of.ts";
import { documentOf, type EvaluatedAward } from "../report/document.ts";
import type { EvaluationDocument } from "../report/schema.ts";
import { evaluate } from "../scoring/evaluate.ts";
import type { Unscorable } from "../scoring/formulas/formula.ts";
import { earnedIn } from "../scoring/marks-by-bid.ts";
import type { Settings } from "../scoring/value-chain.ts";
import type { Span } from "../source/span.ts";
import type { Award, Bid, ContractValue, Tender } from "../tender/model.ts";

/** One ranking: the whole tender, or a lot of it, with the bids made for it and all that scoring asks for. */
export interface Contest {
  readonly award: Award;
  readonly value: ContractValue;
  readonly lot?: { readonly id: string; readonly title: string };
  readonly bids: readonly Bid[];
  readonly measures: readonly Measure[];
  readonly settings: Settings;
  /** What a journal records of the evidence for the promises; nothing is scored by it. */
  readonly checked?: Checked;
}

/** @returns the rankings that a tender asks for, in its order. */
export function contestsOf({
  tender,
  libraries,
  bids,
  reference,
  checked,
}: Pick<Gathered, "tender" | "libraries" | "bids" | "reference" | "checked">): readonly Contest[] {
  const measures = libraries.flatMap((library) => library.measures);
  const heads =
    tender.award === undefined
      ? tender.lots.map(({ id, title, award, value }) => ({
          award,
          value: wholeOr(tender, value),
          lot: { id, title },
        }))
      : [{ award: tender.award, value: tender.value, lot: undefined }];
  return heads.map(({ award, value, lot }) => ({
    award,
    value,
    ...(lot !== undefined && { lot }),
    bids: bids.filter((bid) => bid.lot === lot?.id),
    measures,
    ...(checked !== undefined && { checked }),
    settings: {
      reference,
      ...(tender.commenced !== undefined && { commenced: tender.commenced }),
      ...award.priceBasis,
    },
  }));
}

/** A regime looks at the whole contract, whatever a lot is worth. */
function wholeOr({ value }: Tender, lot: ContractValue): ContractValue {
  return value.excludingVat === undefined && value.includingVat === undefined ? lot : value;
}

/** @throws Refusal SV317 when a formula cannot be worked out for these bids. */
export function conclude(io: Io, gathered: Gathered): EvaluationDocument {
  const { tender, libraries, rulesets, spans, inputs } = gathered;
  const contests = contestsOf(gathered);
  const faults: Diagnostic[] = [];
  const awards = contests.flatMap(({ award, lot, bids, measures, settings }): readonly EvaluatedAward[] => {
    const result = evaluate(award, bids, measures, settings);
    if (result.kind === "unscorable") {
      faults.push(...result.problems.map((problem) => toDiagnostic(problem, spans, tender)));
      return [];
    }
    const digest = once(() => `sha256:${io.sha256(methodText(award, measures, rulesets))}`);
    return [{ evaluation: result.evaluation, digest, ...(lot !== undefined && { lot }) }];
  });
  if (faults.length > 0) throw new Refusal(faults);
  const outcomes = outcomesOf(libraries);
  const findings = contests.flatMap(({ award, value, lot, bids, measures }, index) =>
    findingsOf(rulesets, {
      tender,
      award,
      value,
      bids: bids.filter((bid) => bid.status === "live"),
      measures,
      outcomes,
      ...(awards[index] !== undefined && { earned: earnedIn(awards[index].evaluation) }),
      ...(lot !== undefined && { lot: lot.id }),
    }),
  );
  return documentOf({
    version: version(),
    tender,
    awards,
    findings,
    libraries,
    inputs: inputs.map(({ source, sha256 }) => ({ name: source.name, sha256 })),
  });
}

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function toDiagnostic(
  { unscorable, remedy, at }: Unscorable,
  spans: ReadonlyMap<string, Span>,
  tender: Tender,
): Diagnostic {
  const span = at === undefined ? undefined : spans.get(at);
  return {
    code: "SV317",
    ...(span === undefined ? { file: at?.replace(/:\d+:\d+$/, "") ?? tender.at } : { span }),
    cause: unscorable,
    remedy,
  };
}
