// The independent oracle. Written from FORMAT.md sections 1 to 2 alone; it must never import from src.
// Slow, plain and literal on purpose: every figure is worked out from its definition each time.
import {
  absolute,
  add,
  between01,
  compare,
  divide,
  equal,
  type Fraction,
  fraction,
  greater,
  half,
  highest,
  hundred,
  isZero,
  lowest,
  type Mode,
  multiply,
  one,
  parse,
  round,
  subtract,
  sum,
  zero,
} from "./fraction.ts";

export type Flag = boolean | string;

export interface Band {
  "at-least": string;
  earns: string;
}
export interface Score {
  by: string;
  "out-of"?: string;
  floor?: string;
  worst?: string;
  best?: string;
  clamp?: Flag;
  better?: string;
  ceiling?: string;
  slope?: string;
  target?: string;
  span?: string;
  bands?: Band[];
}
export interface Round {
  places: number | string;
  mode?: string;
}
export interface Criterion {
  id: string;
  title?: string;
  weight?: string;
  "social-value"?: Flag;
  criteria?: Criterion[];
  from?: string;
  scale?: string | { top: string; allowed?: string[] };
  minimum?: string;
  score?: string | Score;
  needs?: Record<string, string>;
  "scaled-by"?: string;
  round?: Round;
}
export interface Rounding {
  places?: number | string;
  mode?: string;
  of?: string;
  rank?: string;
}
export interface Tender {
  svscore: number | string;
  tender: {
    reference: string;
    title: string;
    value?: { "excluding-vat"?: string; "including-vat"?: string };
  };
  award: {
    method?: string;
    "marks-available"?: string;
    credit?: string;
    criteria: Criterion[];
    rounding?: Rounding;
    ties?: string[];
  };
}
/** One row of `bids.csv`: column name to text; an empty or absent cell is a missing value. */
export type Bid = Record<string, string>;

export interface Outcome {
  bidder: string;
  status: "scored" | "disqualified" | "unmarked" | "withdrawn" | "excluded";
  /** Every criterion that disqualifies the bid, in the order of the tender. */
  fails: string[];
  rank: number | null;
  total: Fraction | null;
  scores: Map<string, Fraction>;
}
export interface Calculation {
  outcomes: Outcome[];
  /** Tie rules that separated at least two bids. */
  separated: string[];
  /** Whether two scored bids share a rank. */
  shared: boolean;
}

const relativeFormulas = new Set([
  "lowest-over-value",
  "value-over-highest",
  "above-lowest",
  "between-bids",
  "to-ceiling",
  "around-mean",
]);

interface Node {
  criterion: Criterion;
  available: Fraction;
  children: Node[];
}

const off = (flag: Flag | undefined): boolean => flag === false || flag === "false";

function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`missing: ${what}`);
  return value;
}

/** Shares of the parent (the level adds to 100) and shares of the whole (it adds to the parent's own weight). */
function level(criteria: Criterion[], parentWeight: Fraction, parentAvailable: Fraction): Node[] {
  const weights = criteria.map((c) => (c.weight === undefined ? zero : parse(c.weight)));
  const total = sum(weights);
  if (!equal(total, hundred) && !equal(total, parentWeight)) throw new Error("weights do not add up");
  return criteria.map((criterion, i) => {
    const weight = weights[i] ?? zero;
    const available = divide(multiply(parentAvailable, weight), total);
    return {
      criterion,
      available,
      children: criterion.criteria ? level(criterion.criteria, weight, available) : [],
    };
  });
}

function flatten(nodes: Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}
function leavesOf(node: Node): Node[] {
  return node.children.length === 0 ? [node] : node.children.flatMap(leavesOf);
}

function formula(criterion: Criterion): Score | undefined {
  if (typeof criterion.score === "string") return { by: criterion.score };
  if (criterion.score !== undefined) return criterion.score;
  return criterion.from === "marks" ? { by: "scale" } : undefined;
}

/** What the published method says about one bid, as text: undefined when the cell is empty. */
function cell(bid: Bid, column: string): string | undefined {
  const text = bid[column]?.trim();
  return text === undefined || text === "" ? undefined : text;
}
function raw(bid: Bid, criterion: Criterion): Fraction | undefined {
  const text = cell(bid, criterion.from === "price" ? "price" : criterion.id);
  if (text === undefined) return undefined;
  if (criterion.from === "gate") return text === "yes" ? one : zero;
  return parse(text);
}

function published(text: string, tender: Tender): Fraction {
  const share = /^(.+%) of value( including-vat)?$/.exec(text);
  if (share === null) return parse(text);
  const basis = share[2] === undefined ? "excluding-vat" : "including-vat";
  return multiply(parse(share[1] ?? ""), parse(need(tender.tender.value?.[basis], basis)));
}

function earned(v: Fraction, all: Fraction[], criterion: Criterion, score: Score, tender: Tender): Fraction {
  switch (score.by) {
    case "scale": {
      const scale = need(criterion.scale, "scale");
      return divide(v, parse(typeof scale === "string" ? scale : scale.top));
    }
    case "given":
      return divide(v, parse(need(score["out-of"], "out-of")));
    case "lowest-over-value":
      return divide(lowest(all), v);
    case "value-over-highest":
      return isZero(highest(all)) ? zero : divide(v, highest(all));
    case "above-lowest": {
      const least = lowest(all);
      const result = subtract(one, divide(subtract(v, least), least));
      return score.floor === "none" ? result : greater(zero, result);
    }
    case "between": {
      const worst = published(need(score.worst, "worst"), tender);
      const best = published(need(score.best, "best"), tender);
      const result = divide(subtract(v, worst), subtract(best, worst));
      return off(score.clamp) ? result : between01(result);
    }
    case "between-bids": {
      const lower = (score.better ?? (criterion.from === "price" ? "lower" : "higher")) === "lower";
      const worst = lower ? highest(all) : lowest(all);
      const best = lower ? lowest(all) : highest(all);
      return equal(worst, best) ? one : between01(divide(subtract(v, worst), subtract(best, worst)));
    }
    case "to-ceiling": {
      const ceiling = parse(need(score.ceiling, "ceiling"));
      if (compare(v, ceiling) > 0) return zero;
      const least = lowest(all);
      return equal(least, ceiling) ? one : between01(divide(subtract(ceiling, v), subtract(ceiling, least)));
    }
    case "around-mean": {
      const mean = divide(sum(all), fraction(BigInt(all.length)));
      const lower = (score.better ?? (criterion.from === "price" ? "lower" : "higher")) === "lower";
      const swing = multiply(parse(score.slope ?? "1"), divide(subtract(v, mean), mean));
      return between01(lower ? subtract(half, swing) : add(half, swing));
    }
    case "distance": {
      const gap = absolute(subtract(v, parse(need(score.target, "target"))));
      return between01(subtract(one, divide(gap, parse(need(score.span, "span")))));
    }
    case "bands": {
      const band = need(score.bands, "bands").find((b) => compare(parse(b["at-least"]), v) <= 0);
      return band === undefined ? zero : divide(parse(band.earns), hundred);
    }
    default:
      throw new Error(`unknown formula ${score.by}`);
  }
}

// Chains of needs and scaled-by ask for the same figure again and again: each is worked out once.
function remember<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.has(key) ? (known.get(key) as V) : work(key);
    known.set(key, value);
    return value;
  };
}
function inner<A, B, C>(map: Map<A, Map<B, C>>, key: A): Map<B, C> {
  const found = map.get(key) ?? new Map<B, C>();
  map.set(key, found);
  return found;
}

export function calculate(tender: Tender, bids: Bid[]): Calculation {
  const award = tender.award;
  const method = award.method ?? "weighted-sum";
  const marksAvailable = parse(award["marks-available"] ?? "100");
  const roots = level(award.criteria, marksAvailable, marksAvailable);
  const nodes = flatten(roots);
  const byId = new Map(nodes.map((node) => [node.criterion.id, node]));
  const node = (id: string): Node => need(byId.get(id), id);

  const rounding = award.rounding ?? {};
  const mode = (rounding.mode ?? "half-up") as Mode;
  const places = Number(rounding.places ?? "2");

  /** A price criterion without a formula only shows its weight, in the three methods that use the price itself. */
  const forShow = (n: Node): boolean =>
    n.criterion.from === "price" && method !== "weighted-sum" && formula(n.criterion) === undefined;

  const relative = remember((n: Node): boolean => {
    if (n.children.length > 0) return n.children.some(relative);
    const score = formula(n.criterion);
    const named = [...Object.keys(n.criterion.needs ?? {}), n.criterion["scaled-by"]].filter(
      (x) => x !== undefined,
    );
    return (score !== undefined && relativeFormulas.has(score.by)) || named.some((id) => relative(node(id)));
  });

  // The fraction a bid earns of a criterion, among `rivals` (which include it). Undefined: a value is missing.
  const shares = new Map<Bid[], Map<Bid, Map<Node, Fraction | undefined>>>();
  const share = (n: Node, bid: Bid, rivals: Bid[]): Fraction | undefined => {
    const known = inner(inner(shares, rivals), bid);
    if (!known.has(n)) known.set(n, work(n, bid, rivals));
    return known.get(n);
  };
  const work = (n: Node, bid: Bid, rivals: Bid[]): Fraction | undefined => {
    if (n.children.length > 0) {
      const parts = leavesOf(n).filter((leaf) => !isZero(leaf.available));
      let marks = zero;
      for (const leaf of parts) {
        const part = share(leaf, bid, rivals);
        if (part === undefined) return undefined;
        marks = add(marks, multiply(part, leaf.available));
      }
      return divide(marks, n.available);
    }
    const c = n.criterion;
    const v = raw(bid, c);
    if (v === undefined) return undefined;
    let result = v;
    if (c.from !== "gate") {
      const values = rivals.map((rival) => raw(rival, c)).filter((x) => x !== undefined);
      result = earned(v, values, c, need(formula(c), `formula of ${c.id}`), tender);
    }
    // One gate that is shut for certain is enough; otherwise every gate must be known.
    const gates = Object.entries(c.needs ?? {}).map(([id, threshold]) => {
      const other = share(node(id), bid, rivals);
      return other === undefined ? undefined : compare(other, parse(threshold)) >= 0;
    });
    if (gates.includes(false)) result = zero;
    else if (gates.includes(undefined)) return undefined;
    if (c["scaled-by"] !== undefined) {
      const other = share(node(c["scaled-by"]), bid, rivals);
      if (other === undefined) return undefined;
      result = multiply(result, other);
    }
    return result;
  };

  const failed = (bid: Bid): string[] => {
    const alone = [bid];
    return nodes
      .filter((n) => {
        const c = n.criterion;
        if (c.from === "gate" && c.weight === undefined) return cell(bid, c.id) === "no";
        if (c.minimum === undefined) return false;
        if (relative(n)) throw new Error(`minimum on relative ${c.id}`);
        const percent = c.minimum.endsWith("%");
        const got = percent ? share(n, bid, alone) : raw(bid, c);
        return got !== undefined && compare(got, parse(c.minimum)) < 0;
      })
      .map((n) => n.criterion.id);
  };

  const missing = (bid: Bid): boolean =>
    (method !== "weighted-sum" && cell(bid, "price") === undefined) ||
    roots.flatMap(leavesOf).some((n) => raw(bid, n.criterion) === undefined);

  const outcomes = bids.map((bid): Outcome => {
    const gone = cell(bid, "status");
    const fails = gone === undefined ? failed(bid) : [];
    const status =
      gone === "withdrawn" || gone === "excluded"
        ? gone
        : fails.length > 0
          ? "disqualified"
          : missing(bid)
            ? "unmarked"
            : "scored";
    return { bidder: bid["bidder"] ?? "", status, fails, rank: null, total: null, scores: new Map() };
  });
  const rivals = bids.filter((_, i) => ["scored", "unmarked"].includes(outcomes[i]?.status ?? ""));

  const marksOf = (n: Node, bid: Bid, scores: Map<string, Fraction>): Fraction => {
    const c = n.criterion;
    let marks = zero;
    if (n.children.length > 0) marks = sum(n.children.map((child) => marksOf(child, bid, scores)));
    else if (!forShow(n) && !isZero(n.available)) {
      marks = multiply(need(share(n, bid, rivals), c.id), n.available);
      if (c.round === undefined && rounding.of === "criterion") marks = round(marks, places, mode);
    }
    if (c.round !== undefined) {
      marks = round(marks, Number(c.round.places), (c.round.mode ?? mode) as Mode);
    }
    if (!forShow(n)) scores.set(c.id, marks);
    return marks;
  };

  const withoutPrice = (n: Node, scores: Map<string, Fraction>): Fraction => {
    if (n.criterion.from === "price") return zero;
    return leavesOf(n).some((leaf) => leaf.criterion.from === "price")
      ? sum(n.children.map((child) => withoutPrice(child, scores)))
      : need(scores.get(n.criterion.id), n.criterion.id);
  };

  const scored: { bid: Bid; outcome: Outcome; key: Fraction }[] = [];
  bids.forEach((bid, i) => {
    const outcome = outcomes[i];
    if (outcome?.status !== "scored") return;
    const sums = roots.map((root) => marksOf(root, bid, outcome.scores));
    const quality = sum(roots.map((root) => withoutPrice(root, outcome.scores)));
    const price = (): Fraction => parse(need(cell(bid, "price"), "price"));
    let total: Fraction;
    if (method === "weighted-sum") total = sum(sums);
    else if (method === "price-per-quality-point") total = divide(price(), quality);
    else if (method === "price-less-credit") {
      total = subtract(price(), multiply(parse(need(award.credit, "credit")), quality));
    } else if (method === "weighted-price") {
      const nonPrice = sum(
        roots
          .flatMap(leavesOf)
          .filter((leaf) => leaf.criterion.from !== "price")
          .map((leaf) => leaf.available),
      );
      const available = divide(nonPrice, marksAvailable);
      const won = divide(quality, marksAvailable);
      total = divide(price(), add(one, divide(won, subtract(one, available))));
    } else throw new Error(`unknown method ${method}`);
    outcome.total = total;
    scored.push({ bid, outcome, key: rounding.rank === "rounded" ? round(total, places, mode) : total });
  });

  // Ranking. Each rule gives every bid of a tied group a figure, lowest first; the sub-groups go to the next rule.
  type Entry = (typeof scored)[number];
  const separated = new Set<string>();
  const rules: { name: string; figure: (entry: Entry) => Fraction | undefined }[] = [
    {
      name: "total",
      figure: ({ key }) => (method === "weighted-sum" ? subtract(zero, key) : key),
    },
    ...(award.ties ?? []).map((name) => ({
      name,
      figure: ({ bid, outcome }: Entry): Fraction | undefined => {
        if (name === "price") {
          const price = cell(bid, "price");
          return price === undefined ? undefined : parse(price);
        }
        if (name === "earliest") {
          const when = cell(bid, "submitted");
          return when === undefined ? undefined : fraction(BigInt(Date.parse(when)));
        }
        return subtract(zero, need(outcome.scores.get(name), name));
      },
    })),
  ];
  const split = (group: Entry[], at: number): Entry[][] => {
    const rule = rules[at];
    if (group.length < 2 || rule === undefined) return [group];
    const figures: { entry: Entry; figure: Fraction }[] = [];
    for (const entry of group) {
      const figure = rule.figure(entry);
      if (figure !== undefined) figures.push({ entry, figure });
    }
    if (figures.length < group.length) return split(group, at + 1);
    figures.sort((a, b) => compare(a.figure, b.figure));
    const groups: { figure: Fraction; entries: Entry[] }[] = [];
    for (const { entry, figure } of figures) {
      const last = groups.at(-1);
      if (last !== undefined && equal(last.figure, figure)) last.entries.push(entry);
      else groups.push({ figure, entries: [entry] });
    }
    if (at > 0 && groups.length > 1) separated.add(rule.name);
    return groups.flatMap((sub) => split(sub.entries, at + 1));
  };
  let before = 0;
  let shared = false;
  for (const group of split(scored, 0)) {
    for (const { outcome } of group) outcome.rank = before + 1;
    before += group.length;
    shared ||= group.length > 1;
  }
  return { outcomes, separated: [...separated], shared };
}
