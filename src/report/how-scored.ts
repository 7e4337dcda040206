/** How a criterion is scored, in the words in which a letter says it: the published method, never a figure of another bid. */
import { exactText } from "../number/exact.ts";
import { formulaForSpec } from "../scoring/formulas/registry.ts";
import { percentText } from "../scoring/workings.ts";
import type { Criterion, Leaf, MarksLeaf } from "../tender/model.ts";

const FROM: Readonly<Record<Leaf["from"], string>> = {
  price: "the price",
  marks: "the mark",
  commitments: "the value of the commitments that count",
  figure: "the figure given",
  gate: "the answer",
  sroi: "the social return: the value of the commitments that count, for each pound put in",
  lm3: "the local multiplier: what is spent in the area for each pound of the price",
};

/** @returns one or more sentences; a criterion that only divides says what it is the sum of. */
export function criterionScoringText(one: Criterion): string {
  if (one.kind === "division")
    return `The sum of ${one.criteria.map(({ title }) => `\u201c${title}\u201d`).join(", ")}.`;
  if (one.formula === undefined) return "Not marked: the method ranks on the price itself.";
  if (one.from === "gate" && one.weight === undefined) return "Yes or no. A no disqualifies the tender.";
  return [
    ...(one.from === "marks" ? [markScaleSentence(one)] : []),
    `The share of the available marks that is earned is ${formulaForSpec(one.formula).words(one.formula, FROM[one.from])}.`,
    ...one.needs.map(
      ({ criterion, share }) =>
        `Nothing is earned until \`${criterion}\` reaches ${percentText(share)} of its marks.`,
    ),
    ...(one.scaledBy === undefined
      ? []
      : [`The share is multiplied by the share that \`${one.scaledBy.criterion}\` earns.`]),
  ].join(" ");
}

function markScaleSentence({ scale, aspects }: MarksLeaf): string {
  const allowed =
    scale.allowed === undefined ? "" : `, on the scale ${scale.allowed.map(exactText).join(", ")}`;
  const by =
    aspects.length === 0
      ? ""
      : ` Its sub-criteria are marked one by one and averaged by weight: ${aspects.map(({ title, weight }) => `${title} (${exactText(weight)})`).join(", ")}.`;
  return `The evaluators' agreed mark, from 0 to ${exactText(scale.top.value)}${allowed}.${by}`;
}
