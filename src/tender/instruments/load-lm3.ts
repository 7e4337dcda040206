/** From the text of a local multiplier study to the study, or to everything that is wrong with it. */
import { didYouMean } from "../../diagnostics/suggest.ts";
import { compare, exactText, sign } from "../../number/exact.ts";
import { quote } from "../../source/quote.ts";
import type { Source } from "../../source/span.ts";
import type { TreePath } from "../../source/tree.ts";
import type { SourcedFigure } from "../figures.ts";
import type { Flow, Lm3Study, Move, Pair, Respent } from "./model.ts";
import {
  type LoadedInstrument,
  originFromFile,
  parseFigureAt,
  parseInstrumentFile,
  parsePublishedRatio,
  reportAt,
  reportRepeatedIds,
  roundingOrDefault,
  sourcePlaceOfPath,
  type Writing,
} from "./read.ts";
import { respentPounds } from "./respent.ts";
import { type Lm3File, lm3Schema, type RoundFile } from "./schema.ts";

/** @returns the study, or the diagnostics SV270 to SV280. */
export function loadLm3(source: Source): LoadedInstrument<Lm3Study> {
  const read = parseInstrumentFile(source, "lm3", lm3Schema);
  if (read.node === undefined) return { diagnostics: read.diagnostics };
  const { node, value: file } = read;
  const writing: Writing = { node, diagnostics: [] };
  const flows = flowsFromFile(writing, file);
  const study: Lm3Study = {
    ...originFromFile(writing, "lm3", file.lm3),
    area: file.lm3.area,
    flows,
    compare: (file.compare ?? []).map((pair, index) =>
      readFlowPair(writing, pair, ["compare", index], flows),
    ),
    move: (file.move ?? []).map((move, index) => readSpendMove(writing, move, ["move", index], flows)),
    rounding: roundingOrDefault(file.rounding),
  };
  return writing.diagnostics.length > 0
    ? { diagnostics: writing.diagnostics }
    : { value: study, diagnostics: [] };
}

/** One flow may stand at the top of the file; several have a list. */
function flowsFromFile(writing: Writing, file: Lm3File): readonly Flow[] {
  const { flows, rounds } = file;
  if ((flows === undefined) === (rounds === undefined) || flows?.length === 0) {
    reportAt(
      writing,
      "SV276",
      flows === undefined ? ["lm3"] : ["flows"],
      `the study gives ${rounds === undefined ? "no rounds" : "both `rounds` and `flows`"}`,
      "give `rounds`, or a list of `flows` with `rounds` in each",
    );
    return [];
  }
  if (flows === undefined)
    return oneFlowListFromFile(writing, { ...file, id: "all", title: file.lm3.title }, []) ?? [];
  reportRepeatedIds(writing, "flows", flows);
  return flows.flatMap((flow, index) => oneFlowListFromFile(writing, flow, ["flows", index]) ?? []);
}

function oneFlowListFromFile(
  writing: Writing,
  file: NonNullable<Lm3File["flows"]>[number],
  path: TreePath,
): readonly Flow[] | undefined {
  const before = writing.diagnostics.length;
  const [first, ...others] = file.rounds ?? [];
  const here = file.rounds === undefined ? [...path, "id"] : [...path, "rounds"];
  if (first?.spend === undefined || others.length === 0) {
    reportAt(
      writing,
      "SV276",
      here,
      "the rounds begin with what is spent first, and go on with what is spent again of it",
      "write `- { spend: 100000 }` and then, for each further round, `- { local: … }` in pounds, `- { share: 40% }`, or `answers` from suppliers",
    );
    return undefined;
  }
  const spend = parseFigureAt(writing, [...path, "rounds", 0, "spend"], first.spend);
  if (sign(spend.value) <= 0)
    reportAt(
      writing,
      "SV277",
      [...path, "rounds", 0, "spend"],
      "the first spend is not above zero, and the multiplier is for each pound of it",
      "write what was spent first, in pounds",
    );
  reportExtraRoundKeys(writing, first, [...path, "rounds", 0], ["local", "share", "answers", "mean"]);
  const rounds = others.flatMap(
    (round, index) => respentFromRound(writing, round, [...path, "rounds", index + 1]) ?? [],
  );
  if (writing.diagnostics.length === before)
    reportOverspentRounds(writing, spend, rounds, [...path, "rounds"]);
  return [
    {
      id: file.id,
      title: file.title ?? file.id,
      spend,
      rounds,
      firstSpend: file["first-spend"] ?? "counted",
      ...(file.published !== undefined && {
        published: parsePublishedRatio(
          writing,
          [...path, "published", "multiplier"],
          file.published.multiplier,
        ),
      }),
      at: sourcePlaceOfPath(writing, file.rounds === undefined ? path : [...path, "rounds"]),
    },
  ];
}

/** No more can be spent again than came in. */
function reportOverspentRounds(
  writing: Writing,
  spend: SourcedFigure,
  rounds: readonly Respent[],
  path: TreePath,
): void {
  let before = spend.value;
  rounds.forEach((round, index) => {
    const now = respentPounds(before, round);
    if (compare(now, before) > 0)
      reportAt(
        writing,
        "SV279",
        [...path, index + 1, "local"],
        `round ${index + 2} spends ${exactText(now)} again, and only ${exactText(before)} came in`,
        "write how much of the round before was spent again in the area",
      );
    before = now;
  });
}

function reportExtraRoundKeys(
  writing: Writing,
  round: RoundFile,
  path: TreePath,
  keys: readonly (keyof RoundFile)[],
): void {
  for (const key of keys)
    if (round[key] !== undefined)
      reportAt(
        writing,
        "SV276",
        [...path, key],
        `a round gives its figure once, and \`${key}\` is one too many`,
        "keep `spend` in the first round, and one of `local`, `share` and `answers` in each other",
      );
}

function respentFromRound(writing: Writing, round: RoundFile, path: TreePath): Respent | undefined {
  const at = sourcePlaceOfPath(writing, path);
  reportExtraRoundKeys(writing, round, path, ["spend"]);
  const { local, share, answers, mean } = round;
  if (local !== undefined) {
    reportExtraRoundKeys(writing, round, path, ["share", "answers", "mean"]);
    const read = parseFigureAt(writing, [...path, "local"], local);
    if (sign(read.value) < 0)
      reportAt(
        writing,
        "SV279",
        [...path, "local"],
        "less than nothing cannot be spent",
        "write the pounds that were spent in the area",
      );
    return { kind: "local", local: read, at };
  }
  if (share !== undefined) {
    reportExtraRoundKeys(writing, round, path, ["answers", "mean"]);
    return { kind: "share", share: parseFigureAt(writing, [...path, "share"], share), at };
  }
  if (answers === undefined || answers.length === 0) {
    reportAt(
      writing,
      "SV276",
      path,
      "this round does not say how much was spent again",
      "write `local` in pounds, `share` as a percentage, or `answers` from suppliers; where nobody knows, leave the round out",
    );
    return undefined;
  }
  if (mean === undefined) {
    reportAt(
      writing,
      "SV273",
      [...path, "answers"],
      "`mean` is missing: the answers can count alike, or each by what it received",
      "add `mean: each-alike` or `mean: by-received`",
    );
    return undefined;
  }
  const read = answers.map((answer, index) => ({
    by: answer.by,
    share: parseFigureAt(writing, [...path, "answers", index, "share"], answer.share),
    ...(answer.received !== undefined && {
      received: parseFigureAt(writing, [...path, "answers", index, "received"], answer.received),
    }),
  }));
  if (mean === "by-received")
    read.forEach(({ by, received }, index) => {
      if (received === undefined)
        reportAt(
          writing,
          "SV273",
          [...path, "answers", index, "by"],
          `${quote(by)} does not say what it received, and the answers are weighted by that`,
          "add `received` in pounds, or count the answers alike with `mean: each-alike`",
        );
    });
  return { kind: "survey", answers: read, mean, at };
}

function readFlowPair(
  writing: Writing,
  { from, to }: { readonly from: string; readonly to: string },
  path: TreePath,
  flows: readonly Flow[],
): Pair {
  const ids = flows.map(({ id }) => id);
  for (const [key, id] of [
    ["from", from],
    ["to", to],
  ] as const)
    if (!ids.includes(id) && writing.diagnostics.every(({ code }) => code === "SV280"))
      reportAt(writing, "SV280", [...path, key], `no flow has the id ${quote(id)}`, didYouMean(id, ids));
  return { from, to, at: sourcePlaceOfPath(writing, [...path, "from"]) };
}

function readSpendMove(
  writing: Writing,
  move: NonNullable<Lm3File["move"]>[number],
  path: TreePath,
  flows: readonly Flow[],
): Move {
  const { spend, gain, share } = move;
  if ((spend === undefined) === (gain === undefined))
    reportAt(
      writing,
      "SV276",
      [...path, "from"],
      `a move gives ${spend === undefined ? "neither the spend nor the gain" : "both the spend and the gain"}`,
      "give `spend`, from which the gain is worked out, or the `gain` that was published, from which the spend is",
    );
  return {
    ...readFlowPair(writing, move, path, flows),
    share: parseFigureAt(writing, [...path, "share"], share),
    ...(spend !== undefined && { spend: parseFigureAt(writing, [...path, "spend"], spend) }),
    ...(gain !== undefined && { gain: parseFigureAt(writing, [...path, "gain"], gain) }),
  };
}
