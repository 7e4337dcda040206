/** A local multiplier study as it is saved: every figure rounded once, with its workings, and what was assumed. */

import { type Lm3Result, lm3StudyResult } from "../../scoring/instruments/lm3.ts";
import type { Workings } from "../../scoring/workings.ts";
import type { RoundTo } from "../../tender/figures.ts";
import { type Lm3Study, multiplierName } from "../../tender/instruments/model.ts";
import { joinWithAnd } from "../../tender/join-with-and.ts";
import { figureDocument, PENCE, workingsDocument } from "../figures.ts";
import { comparePublishedFigure, disagreementDecisions } from "./published-against-computed.ts";
import type { Held, Lm3Answer } from "./schema.ts";
import type { SroiParts } from "./sroi.ts";

const SHARE: RoundTo = { places: 4, mode: "half-up" };

/** @returns the answer from which every report of the study is made. */
export function lm3Answer(study: Lm3Study, { version, files }: SroiParts): Lm3Answer {
  const result = lm3StudyResult(study);
  const { rounding } = study;
  const saved = (nodes: readonly Workings[]) => nodes.map((node) => workingsDocument(node, rounding));
  const printed = publishedMultiplierChecks(study, result);
  return {
    schema: "svscore.lm3/v1",
    tool: { name: "svscore", version },
    files: [...files],
    study: {
      title: study.title,
      by: study.by ?? null,
      source: study.source ?? null,
      licence: study.licence ?? null,
      note: study.note ?? null,
      area: study.area,
    },
    flows: result.flows.map(({ flow, rounds, multiplier, endless }) => ({
      id: flow.id,
      title: flow.title,
      multiplier: multiplierName(rounds.length),
      value: figureDocument(multiplier.value, rounding),
      rounds: rounds.map(({ value }) => figureDocument(value, PENCE)),
      firstSpend: flow.firstSpend,
      endless: endless === undefined ? null : figureDocument(endless.value, rounding),
      at: flow.at,
      workings: saved([multiplier, ...(endless === undefined ? [] : [endless])]),
    })),
    compared: result.compared.map(({ pair, difference, more, alike }) => ({
      from: pair.from,
      to: pair.to,
      difference: figureDocument(difference.value, rounding),
      more: more === undefined ? null : figureDocument(more.value, SHARE),
      alike,
      workings: saved([difference, ...(more === undefined ? [] : [more])]),
    })),
    moved: result.moved.map(({ move, spend, gain }) => ({
      from: move.from,
      to: move.to,
      share: figureDocument(move.share.value, SHARE),
      spend: figureDocument(spend.value, PENCE),
      gain: figureDocument(gain.value, PENCE),
      given: move.spend === undefined ? "gain" : "spend",
      workings: saved([move.spend === undefined ? spend : gain]),
    })),
    published: [...printed],
    assumptions: [...lm3Assumptions(study)],
    notices: [...lm3Notices(result)],
    decisions: [
      ...disagreementDecisions(printed),
      ...result.unmoved.map(
        ({ from, to }) =>
          `The spend behind the published gain cannot be worked back: moving it from \`${from}\` to \`${to}\` changes nothing.`,
      ),
    ],
  };
}

const publishedMultiplierChecks = ({ rounding }: Lm3Study, { flows }: Lm3Result): readonly Held[] =>
  flows.flatMap(({ flow, multiplier }) =>
    flow.published === undefined
      ? []
      : [
          comparePublishedFigure(
            flows.length === 1 ? "the multiplier" : `the multiplier of \`${flow.id}\``,
            flow.published,
            multiplier.value,
            rounding.mode,
          ),
        ],
  );

function lm3Assumptions({ area, flows }: Lm3Study): readonly string[] {
  const surveys = flows.flatMap(({ rounds }) => rounds).filter(({ kind }) => kind === "survey");
  return [
    `Local is: ${area}.`,
    flows.every(({ firstSpend }) => firstSpend === "counted")
      ? "The first spend is counted, so the multiplier is 1 when nothing is spent again and as many as its rounds when everything is."
      : `The first spend is left out of ${joinWithAnd(flows.flatMap(({ id, firstSpend }) => (firstSpend === "left-out" ? [`\`${id}\``] : [])))}.`,
    ...(surveys.length === 0
      ? []
      : ["Suppliers who did not answer are taken to spend as those did who answered."]),
    "Money spent again is no saving and no new money to the country: what stays here would have been spent somewhere.",
  ];
}

function lm3Notices({ flows, compared }: Lm3Result): readonly string[] {
  const others = flows.filter(({ rounds }) => rounds.length !== 3);
  const names = [...new Set(others.map(({ rounds }) => rounds.length))].sort((a, b) => a - b);
  const endless = flows.filter((one) => one.endless !== undefined);
  const uneven = compared.filter(({ alike }) => !alike);
  return [
    ...names.map(
      (rounds) =>
        `${flows.length === 1 ? "" : `${joinWithAnd(others.filter((one) => one.rounds.length === rounds).map(({ flow }) => `\`${flow.id}\``))}: `}${rounds} rounds are ${multiplierName(rounds)}, not LM3. Compare it only with a figure of as many rounds.`,
    ),
    ...(endless.length === 0
      ? []
      : [
          `Rounds without end at the same share are an upper limit by algebra (${joinWithAnd(endless.map(({ flow }) => `\`${flow.id}\``))}): nobody has measured them.`,
        ]),
    ...uneven.map(
      ({ pair: { from, to } }) =>
        `\`${to}\` against \`${from}\` is not like for like: one counts the first spend, or more rounds, and the other does not.`,
    ),
  ];
}
