/** A bid's workings as a tree: each figure, its sum with the numbers in it, the rule, the source, and the cell that it came from. */
import { groupThousands } from "../number/rounding.ts";
import type { RenderOptions } from "./reporter-types.ts";
import type { BidDocument, EvaluationDocument, WorkingsDocument } from "./schema.ts";
import { bidTotalText, tenderTitleLines } from "./sentences.ts";
import { wrapText } from "./wrap.ts";

/** @returns the tree of one bid, or of one of its criteria; nothing when it has no such criterion. */
export function explainBid(
  document: EvaluationDocument,
  bid: BidDocument,
  criterion: string | undefined,
  setting: RenderOptions,
): string | undefined {
  const { bold } = setting.ink;
  const root = criterion === undefined ? bid.workings : findCriterionWorkings(bid.workings, criterion);
  if (root === undefined) return undefined;
  const standing =
    bid.rank === null
      ? `${bid.status}${bid.because === null ? "" : `: ${bid.because}`}`
      : `rank ${bid.rank}, total ${bidTotalText(bid)}`;
  const outside = bid.status === "withdrawn" || bid.status === "excluded";
  const lines = [
    bold(wrapText(tenderTitleLines(document)[0] ?? "", setting.columns)),
    wrapText(`${bid.bidder}${bid.lot === null ? "" : `, lot ${bid.lot}`}: ${standing}`, setting.columns),
    "",
    ...(outside
      ? ["not scored, and part of no lowest, highest or mean"]
      : workingsTreeLines(root, "", "", setting)),
    ...recordedMarkLines(bid, criterion, setting),
    ...(criterion === undefined ? promisedSectionLines(bid, setting) : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** Every mark that was given, with its reason: the evaluators' own stay on the record beside the panel's. */
function recordedMarkLines(
  bid: BidDocument,
  criterion: string | undefined,
  { columns, ink }: RenderOptions,
): readonly string[] {
  const marks = bid.marks.filter(
    (mark) =>
      // A mark in the bid's own row is in the tree already.
      (mark.evaluator !== null || mark.rationale !== null) &&
      (criterion === undefined || mark.criterion.toLowerCase() === criterion.toLowerCase()),
  );
  if (marks.length === 0) return [];
  const lines = marks.map(({ criterion: id, aspect, evaluator, stage, mark, rationale, cites, at }) => {
    const who = stage === "consensus" ? "consensus" : (evaluator ?? "an evaluator");
    const why = rationale === null ? "no reason given" : `${rationale}${cites === null ? "" : ` [${cites}]`}`;
    return wrapText(
      `${id}${aspect === null ? "" : ` (${aspect})`}, ${who}: ${mark}. ${why} (${at})`,
      columns,
      "  ",
      "    ",
    );
  });
  return ["", ink.bold("Marks on the record"), ...lines];
}

function periodText(starts: string | null, ends: string | null): string {
  if (starts === null) return `by ${ends ?? ""}`;
  return ends === null ? `from ${starts}` : `${starts} to ${ends}`;
}

function promisedSectionLines(bid: BidDocument, { columns, ink }: RenderOptions): readonly string[] {
  if (bid.commitments.length === 0) return [];
  const lines = bid.commitments.map((one) => {
    const amount = one.quantity === null ? "" : `: ${groupThousands(one.quantity)} ${one.unit}`;
    const when = one.starts === null && one.ends === null ? "no date" : periodText(one.starts, one.ends);
    const worth =
      one.worth === null
        ? "no value"
        : one.worthIn === "points"
          ? `${one.worth.shown} points`
          : `worth £${groupThousands(one.worth.shown)} as promised`;
    const text = [
      `${one.measure} ${one.title}${amount}`,
      ...(one.narrative === null ? [] : [one.narrative]),
      when,
      ...(one.owner === null ? [] : [`owner ${one.owner}`]),
      ...(one.partner === null ? [] : [`with ${one.partner}`]),
      ...(one.evidence === null ? [] : [`evidence: ${one.evidence}`]),
      worth,
      ...(one.lacks.length === 0 ? [] : [`lacks ${one.lacks.join(", ")}`]),
    ].join("; ");
    return wrapText(`${text} (${one.at})`, columns, "  ", "    ");
  });
  return ["", ink.bold("Commitments as promised"), ...lines];
}

function findCriterionWorkings(node: WorkingsDocument, criterion: string): WorkingsDocument | undefined {
  if (node.criterion?.toLowerCase() === criterion.toLowerCase()) return node;
  for (const child of node.from) {
    const found = findCriterionWorkings(child, criterion);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every criterion that appears in a bid's workings. */
export function workingsCriterionIds(node: WorkingsDocument): readonly string[] {
  return [
    ...(node.criterion === undefined ? [] : [node.criterion]),
    ...node.from.flatMap(workingsCriterionIds),
  ];
}

export function workingsTreeLines(
  node: WorkingsDocument,
  first: string,
  rest: string,
  setting: RenderOptions,
): readonly string[] {
  const { dim } = setting.ink;
  const beneath = rest + (node.from.length > 0 ? "│  " : "   ");
  const say = (text: string, indent: string, hang: string): readonly string[] =>
    wrapText(text, Math.max(setting.columns, [...hang].length + 30), indent, hang).split("\n");
  const head = say(
    `${node.label}${node.criterion === undefined ? "" : ` [${node.criterion}]`}: ${shownAndExactFigureText(node)}`,
    first,
    `${beneath}  `,
  );
  const details = [
    ...(node.sum === undefined ? [] : [`= ${node.sum}`]),
    ...(node.rule === undefined ? [] : [`rule: ${node.rule}`]),
    ...(node.because === undefined ? [] : [`because: ${node.because}`]),
    ...(node.source === undefined ? [] : [`source: ${node.source}`]),
    ...(node.at === undefined ? [] : [`from ${node.at}`]),
  ].flatMap((detail) => say(detail, beneath, `${beneath}  `).map((line) => dim(line)));
  const children = node.from.flatMap((child, index) => {
    const last = index === node.from.length - 1;
    return workingsTreeLines(
      child,
      `${rest}${last ? "└─ " : "├─ "}`,
      `${rest}${last ? "   " : "│  "}`,
      setting,
    );
  });
  return [...head, ...details, ...children];
}

/** The figure as shown, and exactly where that says more. */
function shownAndExactFigureText({ shown, exact, unit }: WorkingsDocument): string {
  const text = unit.startsWith("pounds") ? `£${groupThousands(shown)}`.replace("£-", "-£") : shown;
  const says = `${text}${unit === "marks" ? " marks" : unit === "points" ? " points" : unit === "pounds per mark" ? " per mark" : ""}`;
  const same = shown === exact || shown.replace(/\.?0+$/, "") === exact || unit === "share";
  return same ? says : `${says} (exactly ${exact.length > 60 ? `${exact.slice(0, 57)}…` : exact})`;
}
