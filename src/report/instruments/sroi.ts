/** An account of social return as it is saved: every figure rounded once, with its workings, and what was assumed. */

import type { Reference } from "../../library/model.ts";
import { add, type Exact, ZERO } from "../../number/exact.ts";
import { fixedPlacesText } from "../../number/rounding.ts";
import { discountRatePhrase } from "../../scoring/discount.ts";
import {
  type Return,
  type SroiResult,
  sroiAccountResult,
  switchFirstYearDiscount,
} from "../../scoring/instruments/sroi.ts";
import { discountFactors } from "../../scoring/instruments/years.ts";
import { withoutUndefined } from "../../source/without-undefined.ts";
import type { RoundTo } from "../../tender/figures.ts";
import type { SroiAccount } from "../../tender/instruments/model.ts";
import { figureDocument, PENCE, workingsDocument } from "../figures.ts";
import { comparePublishedFigure, disagreementDecisions } from "./published-against-computed.ts";
import type { Held, SroiAnswer } from "./schema.ts";
import { sroiAssumptions, sroiNotices } from "./sroi-words.ts";

export interface SroiParts {
  readonly version: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

const YEARS: RoundTo = { places: 2, mode: "half-up" };
const FACTOR: RoundTo = { places: 6, mode: "half-up" };

/** @returns the answer from which every report of the account is made. */
export function sroiAnswer(
  account: SroiAccount,
  reference: Reference,
  { version, files }: SroiParts,
): SroiAnswer {
  const result = sroiAccountResult(account, reference);
  const { discounting } = account;
  const known = discounting === undefined || discounting === "none" ? undefined : discounting;
  const schedule = reference.discountSchedules.find(({ id }) => id === known?.schedule);
  const printed = publishedFigureChecks(account, result);
  const other = switchFirstYearDiscount(account);
  const elsewise =
    other === undefined
      ? []
      : combinedOrEachReturn(sroiAccountResult(other, reference).returns).map((one) =>
          roundedRatioText(one, account),
        );
  return {
    schema: "svscore.sroi/v1",
    tool: { name: "svscore", version },
    files: [...files],
    account: {
      title: account.title,
      by: account.by ?? null,
      source: account.source ?? null,
      licence: account.licence ?? null,
      note: account.note ?? null,
    },
    settings: {
      discounting: known === undefined ? null : discountRatePhrase(known, schedule),
      firstYear: known?.firstYear ?? null,
      dropOffFrom: account.dropOffFrom,
      priceYear: account.priceYear ?? null,
      addPerspectives: account.addPerspectives ?? null,
    },
    inputs: result.inputs.map(({ input: { id, title, kind, by, at }, presentValue }) => ({
      id,
      title,
      kind,
      by: by ?? null,
      presentValue: figureDocument(presentValue.value, PENCE),
      at,
    })),
    putIn: figureDocument(result.putIn.value, PENCE),
    outcomes: result.outcomes.map(({ outcome, firstYear, presentValue }) => ({
      id: outcome.id,
      title: outcome.title,
      who: outcome.who ?? null,
      perspective: outcome.perspective ?? null,
      firstYear: firstYear === undefined ? null : figureDocument(firstYear.value, PENCE),
      begins: outcome.kind === "chain" ? outcome.begins : null,
      years: outcome.kind === "chain" ? outcome.years : null,
      presentValue: figureDocument(presentValue.value, PENCE),
      status: outcome.status,
      source: outcome.source ?? null,
      at: outcome.at,
    })),
    returns: result.returns.map((one) => sroiReturnDocument(one, account, reference)),
    published: [...printed],
    assumptions: [...sroiAssumptions(account, schedule, elsewise)],
    notices: [...sroiNotices(account, result, schedule)],
    decisions: [...perspectiveDecisions(account, result), ...disagreementDecisions(printed)],
  };
}

/** The return of all together, or that of each side where they are apart. */
const combinedOrEachReturn = (returns: readonly Return[]): readonly Return[] =>
  returns[0]?.perspective === "all" ? returns.slice(0, 1) : returns;

const roundedRatioText = ({ ratio }: Return, { rounding }: SroiAccount): string =>
  fixedPlacesText(ratio.value, rounding.places, rounding.mode);

function sroiReturnDocument(
  one: Return,
  account: SroiAccount,
  reference: Reference,
): SroiAnswer["returns"][number] {
  const { rounding, discounting } = account;
  const known = discounting === undefined || discounting === "none" ? undefined : discounting;
  const schedule = reference.discountSchedules.find(({ id }) => id === known?.schedule);
  const factors = discountFactors(
    one.years.at(-1)?.year ?? 0,
    withoutUndefined({ discounting: known, schedule }),
  );
  let soFar: Exact = ZERO;
  return {
    perspective: one.perspective,
    presentValue: figureDocument(one.presentValue.value, PENCE),
    netPresentValue: figureDocument(one.netPresentValue.value, PENCE),
    ratio: figureDocument(one.ratio.value, rounding),
    netRatio: figureDocument(one.netRatio.value, rounding),
    payback: one.payback === undefined ? null : figureDocument(one.payback.value, YEARS),
    noPayback: one.noPayback ?? null,
    years: one.years.map(({ year, value, presentValue }) => {
      soFar = add(soFar, presentValue);
      return {
        year,
        value: figureDocument(value, PENCE),
        discountFactor: figureDocument(factors[year - 1]?.value ?? ZERO, FACTOR),
        presentValue: figureDocument(presentValue, PENCE),
        soFar: figureDocument(soFar, PENCE),
      };
    }),
    workings: [
      one.ratio,
      one.netRatio,
      one.netPresentValue,
      ...(one.payback === undefined ? [] : [one.payback]),
    ].map((node) => workingsDocument(node, rounding)),
  };
}

function publishedFigureChecks(
  { published, rounding }: SroiAccount,
  { returns, putIn }: SroiResult,
): readonly Held[] {
  const whole = returns.length === 1 || returns[0]?.perspective === "all" ? returns[0] : undefined;
  const { ratio, netRatio, presentValue, inputs } = published;
  return [
    ...(whole === undefined || presentValue === undefined
      ? []
      : [
          comparePublishedFigure(
            "the present value of the outcomes",
            presentValue,
            whole.presentValue.value,
            rounding.mode,
          ),
        ]),
    ...(inputs === undefined
      ? []
      : [comparePublishedFigure("what is put in", inputs, putIn.value, rounding.mode)]),
    ...(whole === undefined || ratio === undefined
      ? []
      : [comparePublishedFigure("the ratio", ratio, whole.ratio.value, rounding.mode)]),
    ...(whole === undefined || netRatio === undefined
      ? []
      : [comparePublishedFigure("the net ratio", netRatio, whole.netRatio.value, rounding.mode)]),
  ];
}

/** Values of different perspectives overlap; to add them is a decision, and it is not ours. */
function perspectiveDecisions({ addPerspectives }: SroiAccount, { returns }: SroiResult): readonly string[] {
  if (returns.length < 2 || addPerspectives !== undefined) return [];
  const sides = returns.map(({ perspective }) => perspective).join(", ");
  return [
    `The account sees its values from ${returns.length} sides (${sides}), which overlap in part, so each has a ratio of its own and there is none for all. Decide whether they may be added, and if so say why with \`add-perspectives\`.`,
  ];
}
