/** How a criterion is scored, in the words in which a letter says it: the published method, never a figure of another bid. */
import { exactText } from "../number/exact.ts";
import { grouped } from "../number/rounding.ts";
import { percentText } from "../scoring/workings.ts";
import type { Amount, Criterion, FormulaSpec, Leaf, MarksLeaf } from "../tender/model.ts";

const inFull = ({ value }: Amount): string => grouped(exactText(value));

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
export function howScored(one: Criterion): string {
  if (one.kind === "division")
    return `The sum of ${one.criteria.map(({ title }) => `\u201c${title}\u201d`).join(", ")}.`;
  if (one.formula === undefined) return "Not marked: the method ranks on the price itself.";
  if (one.from === "gate" && one.weight === undefined) return "Yes or no. A no disqualifies the tender.";
  return [
    ...(one.from === "marks" ? [marked(one)] : []),
    `The share of the available marks that is earned is ${formulaWords(one.formula, FROM[one.from])}.`,
    ...one.needs.map(
      ({ criterion, share }) =>
        `Nothing is earned until \`${criterion}\` reaches ${percentText(share)} of its marks.`,
    ),
    ...(one.scaledBy === undefined
      ? []
      : [`The share is multiplied by the share that \`${one.scaledBy.criterion}\` earns.`]),
  ].join(" ");
}

function marked({ scale, aspects }: MarksLeaf): string {
  const allowed =
    scale.allowed === undefined ? "" : `, on the scale ${scale.allowed.map(exactText).join(", ")}`;
  const by =
    aspects.length === 0
      ? ""
      : ` Its sub-criteria are marked one by one and averaged by weight: ${aspects.map(({ title, weight }) => `${title} (${exactText(weight)})`).join(", ")}.`;
  return `The evaluators' agreed mark, from 0 to ${exactText(scale.top.value)}${allowed}.${by}`;
}

function formulaWords(formula: FormulaSpec, value: string): string {
  switch (formula.by) {
    case "scale":
      return `${value} \u00f7 ${exactText(formula.top.value)}`;
    case "yes-or-no":
      return "all of it for a yes, none for a no";
    case "given":
      return `${value} \u00f7 ${inFull(formula.outOf)}`;
    case "lowest-over-value":
      return `the lowest of all tenders \u00f7 ${value}`;
    case "value-over-highest":
      return `${value} \u00f7 the highest of all tenders`;
    case "above-lowest":
      return `1 \u2212 (${value} \u2212 the lowest) \u00f7 the lowest${formula.floor === "zero" ? ", not below 0" : ""}`;
    case "between":
      return `(${value} \u2212 ${inFull(formula.worst)}) \u00f7 (${inFull(formula.best)} \u2212 ${inFull(formula.worst)})${formula.clamp ? ", held between 0 and 1" : ""}`;
    case "between-bids":
      return `where ${value} lies between the worst and the best of all tenders (${formula.better} is better)`;
    case "to-ceiling":
      return `(${inFull(formula.ceiling)} \u2212 ${value}) \u00f7 (${inFull(formula.ceiling)} \u2212 the lowest), held between 0 and 1`;
    case "around-mean":
      return `one half, ${formula.better === "lower" ? "less" : "plus"} ${exactText(formula.slope)} \u00d7 (${value} \u2212 the mean of all tenders) \u00f7 the mean, held between 0 and 1`;
    case "distance":
      return `1 \u2212 the distance of ${value} from ${inFull(formula.target)} \u00f7 ${inFull(formula.span)}, held between 0 and 1`;
    case "bands":
      return `that of the first band that ${value} reaches: ${formula.bands.map(({ atLeast, earns }) => `${inFull(atLeast)} or more earns ${exactText(earns)}%`).join("; ")}`;
  }
}
