/**
 * The local multiplier: what is spent first and what is spent again of it in
 * an area, round by round, for each pound spent first. The number of rounds is
 * part of the name: two rounds are LM2, and no LM3.
 *
 * @see New Economics Foundation, Local Multiplier 3
 */
import { compare, divide, type Exact, equal, isZero, multiply, ONE, subtract } from "../../number/exact.ts";
import {
  type Flow,
  type Lm3Study,
  type Move,
  multiplierName,
  type Pair,
  type Respent,
} from "../../tender/instruments/model.ts";
import { meanShare, respentPounds } from "../../tender/instruments/respent.ts";
import {
  decimalWithCommas,
  percentText,
  sourcedWorkings,
  totalWorkings,
  type Workings,
} from "../workings.ts";

export interface Multiplied {
  readonly flow: Flow;
  /** What is spent in each round, the first among them. */
  readonly rounds: readonly Workings[];
  readonly multiplier: Workings;
  /** Where every round has the same share: what rounds without end would come to. */
  readonly endless?: Workings;
}

export interface ComparedStudies {
  readonly pair: Pair;
  /** How much more one pound brings on one way than on the other. */
  readonly difference: Workings;
  /** As a fraction of the lesser way; absent where that is nothing. */
  readonly more?: Workings;
  /** Whether one counts the first spend, or more rounds, and the other does not. */
  readonly alike: boolean;
}

export interface Moved {
  readonly move: Move;
  readonly spend: Workings;
  readonly gain: Workings;
}

export interface Lm3Result {
  readonly flows: readonly Multiplied[];
  readonly compared: readonly ComparedStudies[];
  /** Moves that can be worked out; the others are named in `unmoved`. */
  readonly moved: readonly Moved[];
  readonly unmoved: readonly Move[];
}

/** @returns the multiplier of each flow, and what the study asks to hold against each other. */
export function lm3StudyResult(study: Lm3Study): Lm3Result {
  const flows = study.flows.map(flowMultiplier);
  const byId = new Map(flows.map((one) => [one.flow.id, one]));
  const ends = ({ from, to }: Pair): readonly [Multiplied, Multiplied] => {
    const [lesser, greater] = [byId.get(from), byId.get(to)];
    if (lesser === undefined || greater === undefined) throw new RangeError(`no flow ${from} or ${to}`);
    return [lesser, greater];
  };
  const moves = study.move.map((move) => ({ move, found: gainFromMovedSpend(move, ...ends(move)) }));
  return {
    flows,
    compared: study.compare.map((pair) => compareFlows(pair, ...ends(pair))),
    moved: moves.flatMap(({ found }) => found ?? []),
    unmoved: moves.flatMap(({ move, found }) => (found === undefined ? [move] : [])),
  };
}

/** @returns what each round comes to, and the multiplier of them all. */
export function flowMultiplier(flow: Flow): Multiplied {
  const first = sourcedWorkings("round 1: spent first", flow.spend.value, "pounds", flow.spend.at);
  const rounds: Workings[] = [first];
  for (const [index, round] of flow.rounds.entries())
    rounds.push(spendingRoundWorkings(round, rounds[index] ?? first, index + 2));
  const counting = flow.firstSpend === "counted" ? rounds : rounds.slice(1);
  const local = totalWorkings(
    flow.firstSpend === "counted" ? "spent in all rounds" : "spent in the rounds after the first",
    "pounds",
    counting,
  );
  const name = multiplierName(rounds.length);
  const endless = endlessRoundsMultiplier(flow);
  return {
    flow,
    rounds,
    multiplier: {
      label: `${name}: ${flow.title}`,
      value: divide(local.value, first.value),
      unit: "ratio",
      rule: name.toLowerCase(),
      sum: `${counting.length > 1 ? `(${counting.map(({ value }) => decimalWithCommas(value)).join(" + ")})` : decimalWithCommas(local.value)} ÷ ${decimalWithCommas(first.value)}`,
      from:
        flow.firstSpend === "counted"
          ? rounds
          : [local, { ...first, label: "divided by what is spent first" }],
    },
    ...(endless !== undefined && { endless }),
  };
}

function spendingRoundWorkings(round: Respent, before: Workings, number: number): Workings {
  const label = `round ${number}: spent again in the area`;
  const value = respentPounds(before.value, round);
  if (round.kind === "local") return sourcedWorkings(label, value, "pounds", round.local.at);
  const share =
    round.kind === "share"
      ? sourcedWorkings("local share", round.share.value, "share", round.share.at)
      : surveyLocalShare(round);
  return {
    label,
    value,
    unit: "pounds",
    rule: "local-share",
    sum: `${decimalWithCommas(before.value)} × ${percentText(share.value)}`,
    from: [share],
  };
}

function surveyLocalShare(round: Extract<Respent, { kind: "survey" }>): Workings {
  const { answers, mean, at } = round;
  const weighted = mean === "by-received";
  const parts = answers.map(({ by, share, received }) =>
    sourcedWorkings(
      weighted && received !== undefined ? `${by}, which received £${decimalWithCommas(received.value)}` : by,
      share.value,
      "share",
      share.at,
    ),
  );
  const each = answers.map(({ share, received }) =>
    weighted && received !== undefined
      ? `${percentText(share.value)} × ${decimalWithCommas(received.value)}`
      : percentText(share.value),
  );
  const below = weighted
    ? `(${answers.flatMap(({ received }) => (received === undefined ? [] : [decimalWithCommas(received.value)])).join(" + ")})`
    : String(answers.length);
  return {
    label: `mean local share of ${answers.length} ${answers.length === 1 ? "answer" : "answers"}, ${weighted ? "each by what it received" : "each alike"}`,
    value: meanShare(answers, mean),
    unit: "share",
    rule: weighted ? "weighted-mean" : "mean",
    sum: `(${each.join(" + ")}) ÷ ${below}`,
    from: parts,
    at,
  };
}

/** Rounds that go on at one share for ever add up to 1 ÷ (1 − share): no survey has measured that, and it is never exceeded. */
function endlessRoundsMultiplier({ rounds, firstSpend }: Flow): Workings | undefined {
  const shares = rounds.flatMap((round) => (round.kind === "share" ? [round.share] : []));
  const [first] = shares;
  const same = shares.every(({ value }) => first !== undefined && equal(value, first.value));
  if (first === undefined || rounds.length < 2 || shares.length !== rounds.length || !same) return undefined;
  if (firstSpend === "left-out" || compare(first.value, ONE) >= 0) return undefined;
  return {
    label: "rounds without end at the same share",
    value: divide(ONE, subtract(ONE, first.value)),
    unit: "ratio",
    rule: "endless-rounds",
    sum: `1 ÷ (1 − ${percentText(first.value)})`,
    from: [sourcedWorkings("local share", first.value, "share", first.at)],
  };
}

const multiplierWithoutSteps = ({ multiplier }: Multiplied): Workings => ({ ...multiplier, from: [] });

function compareFlows(pair: Pair, lesser: Multiplied, greater: Multiplied): ComparedStudies {
  const [from, to] = [multiplierWithoutSteps(lesser), multiplierWithoutSteps(greater)];
  const gap: Exact = subtract(to.value, from.value);
  return {
    pair,
    difference: {
      label: "more for each pound",
      value: gap,
      unit: "pounds",
      rule: "difference",
      sum: `${decimalWithCommas(to.value)} − ${decimalWithCommas(from.value)}`,
      from: [to, from],
    },
    ...(!isZero(from.value) && {
      more: {
        label: "more, as a share",
        value: divide(gap, from.value),
        unit: "share" as const,
        rule: "difference-as-share",
        sum: `(${decimalWithCommas(to.value)} − ${decimalWithCommas(from.value)}) ÷ ${decimalWithCommas(from.value)}`,
        from: [to, from],
      },
    }),
    alike:
      lesser.flow.firstSpend === greater.flow.firstSpend && lesser.rounds.length === greater.rounds.length,
  };
}

/** Gain = spend × share moved × (one multiplier − the other); or the spend worked back from a published gain. */
function gainFromMovedSpend(move: Move, lesser: Multiplied, greater: Multiplied): Moved | undefined {
  const [from, to] = [multiplierWithoutSteps(lesser), multiplierWithoutSteps(greater)];
  const each = multiply(move.share.value, subtract(to.value, from.value));
  const share = sourcedWorkings("share of the spend that moves", move.share.value, "share", move.share.at);
  const difference = `(${decimalWithCommas(to.value)} − ${decimalWithCommas(from.value)})`;
  if (move.spend !== undefined) {
    const spend = sourcedWorkings("spend", move.spend.value, "pounds", move.spend.at);
    return {
      move,
      spend,
      gain: {
        label: "gain from moving it",
        value: multiply(move.spend.value, each),
        unit: "pounds",
        rule: "moved-spend",
        sum: `${decimalWithCommas(move.spend.value)} × ${percentText(move.share.value)} × ${difference}`,
        from: [spend, share, to, from],
      },
    };
  }
  if (move.gain === undefined || isZero(each)) return undefined;
  const gain = sourcedWorkings("gain as published", move.gain.value, "pounds", move.gain.at);
  return {
    move,
    gain,
    spend: {
      label: "spend that the gain implies",
      value: divide(move.gain.value, each),
      unit: "pounds",
      rule: "moved-spend",
      sum: `${decimalWithCommas(move.gain.value)} ÷ (${percentText(move.share.value)} × ${difference})`,
      from: [gain, share, to, from],
    },
  };
}
