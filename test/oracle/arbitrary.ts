// Random valid tenders with bids that often tie and often lie exactly on a threshold.
// Inside, every figure is a whole number of thousandths, so that weights add up exactly.
import fc from "fast-check";
import { type Bid, type Criterion, calculate, type Rounding, type Score, type Tender } from "./calculate.ts";
import { compare, equal, type Fraction, fixed, fraction, parse, zero } from "./fraction.ts";

export interface Case {
  tender: Tender;
  bids: Bid[];
}

const unit = 1000;
const whole = (min: number, max: number) => fc.noBias(fc.integer({ min, max }));

class Chooser {
  readonly #gen: fc.GeneratorValue;
  constructor(gen: fc.GeneratorValue) {
    this.#gen = gen;
  }
  integer(min: number, max: number): number {
    return this.#gen(whole, min, max);
  }
  chance(percent: number): boolean {
    return this.integer(0, 99) >= 100 - percent;
  }
  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new Error("nothing to pick from");
    return from[this.integer(0, from.length - 1)] as T;
  }
  many<T>(min: number, max: number, make: () => T): T[] {
    return Array.from({ length: this.integer(min, max) }, make);
  }
}

/** Thousandths as text: 12500 is `12.5`. */
function figure(thousandths: number): string {
  const text = fixed(fraction(BigInt(Math.round(thousandths)), BigInt(unit)), 3);
  return text.replace(/\.?0+$/, "");
}
const percent = (thousandths: number): string => `${figure(thousandths)}%`;

interface Leaf {
  criterion: Criterion;
  /** Values that bids choose from; empty for gates. */
  pool: number[];
  relative: boolean;
  /** A gate without a weight: passes or disqualifies. */
  pass: boolean;
}
interface Branch {
  criterion: Criterion;
  leaves: Leaf[];
}

const methods = [
  "weighted-sum",
  "weighted-sum",
  "weighted-sum",
  "price-per-quality-point",
  "price-less-credit",
  "weighted-price",
] as const;
const priceFormulas = [
  "lowest-over-value",
  "above-lowest",
  "between",
  "between-bids",
  "to-ceiling",
  "around-mean",
  "distance",
  "bands",
] as const;
const figureFormulas = [...priceFormulas, "given", "value-over-highest"] as const;
const modes = ["half-up", "half-even", "down"] as const;
const relativeFormulas: readonly string[] = [
  "lowest-over-value",
  "above-lowest",
  "between-bids",
  "to-ceiling",
  "around-mean",
  "value-over-highest",
];
const names = ["Ash", "Birch & Co", "Cedar, Dale Ltd", "Elm", "Fir", 'The "Grove"', "Hazel", "Ivy"];

class Maker {
  readonly #choose: Chooser;
  readonly #method: (typeof methods)[number];
  readonly #hasPrice: boolean;
  readonly #prices: number[];
  readonly #value: { excluding: number; including: number };
  readonly #leaves: Leaf[] = [];
  readonly #branches: Branch[] = [];
  /** A handful of marks, ranked as rounded to whole ones: many bids tie that are not the same. */
  readonly #tight: boolean;
  #next = 0;

  constructor(choose: Chooser) {
    this.#choose = choose;
    this.#tight = choose.chance(18);
    this.#method = this.#tight ? "weighted-sum" : choose.pick(methods);
    this.#hasPrice = this.#method !== "weighted-sum" || choose.chance(80);
    const size = choose.pick([unit / 100, unit, unit, 1000 * unit]);
    this.#prices = choose.many(2, 5, () => choose.integer(1, 200) * size);
    this.#value = { excluding: choose.integer(1, 5000) * unit, including: choose.integer(5001, 9000) * unit };
  }

  make(): Case {
    const choose = this.#choose;
    const available = choose.pick(this.#tight ? [5] : [100, 100, 100, 200, 5, 12.5, 1000]) * unit;
    const rootWeight = choose.chance(50) ? available : 100 * unit;
    const criteria = this.#level(1, rootWeight);
    this.#depend();
    for (const leaf of this.#leaves) this.#leafMinimum(leaf);
    for (const branch of this.#branches) this.#branchMinimum(branch);
    const rounding = this.#rounding();
    const ties = this.#ties();
    const tender: Tender = {
      svscore: 1,
      tender: {
        reference: "random",
        title: "A random tender",
        value: {
          "excluding-vat": figure(this.#value.excluding),
          "including-vat": figure(this.#value.including),
        },
      },
      award: {
        ...(this.#method === "weighted-sum" && choose.chance(50) ? {} : { method: this.#method }),
        ...(available === 100 * unit && choose.chance(50) ? {} : { "marks-available": figure(available) }),
        ...(this.#method === "price-less-credit"
          ? { credit: figure(choose.pick([1, 5, 100, 1000, 12.5, 0.25]) * unit) }
          : {}),
        criteria,
        ...(rounding === undefined ? {} : { rounding }),
        ...(ties.length === 0 && choose.chance(50) ? {} : { ties }),
      },
    };
    return { tender, bids: this.#bids() };
  }

  #weights(total: number, count: number): number[] {
    const choose = this.#choose;
    const grain = choose.pick(
      [5 * unit, 5 * unit, unit, unit, 500, 100, 10, 1].filter(
        (g) => total % g === 0 && total / g >= 2 * count,
      ),
    );
    let left = total / grain;
    const even = left % count === 0 && choose.chance(30);
    return Array.from({ length: count }, (_, i) => {
      const others = count - i - 1;
      const part = others === 0 ? left : even ? total / grain / count : choose.integer(1, left - others);
      left -= part;
      return part * grain;
    });
  }

  #level(depth: number, ownWeight: number): Criterion[] {
    const choose = this.#choose;
    const price = depth === 1 && this.#hasPrice;
    const count = depth === 1 ? choose.integer(price ? 2 : 1, 4) : choose.integer(1, 3);
    const ofWhole = depth === 1 || (choose.chance(50) && ownWeight >= 10 * count);
    const weights = this.#weights(ofWhole ? ownWeight : 100 * unit, count);
    const pricePlace = price ? choose.integer(0, count - 1) : -1;
    const level = weights.map((weight, i) => {
      if (i === pricePlace) return this.#price(weight, "price");
      return depth < 3 && choose.chance(depth === 1 ? 40 : 25)
        ? this.#branch(depth, weight)
        : this.#leaf(weight);
    });
    if (choose.chance(depth === 1 ? 12 : 5)) level.splice(choose.integer(0, count), 0, this.#pass());
    return level;
  }

  #id(): string {
    this.#next += 1;
    return this.#choose.pick([
      `criterion-${this.#next}`,
      `sv-quality-${this.#next}`,
      `NT${this.#next}`,
      `MAC ${this.#next}.1`,
    ]);
  }

  #round(criterion: Criterion): Criterion {
    const choose = this.#choose;
    if (!choose.chance(15)) return criterion;
    const mode = choose.pick([undefined, ...modes]);
    criterion.round = { places: choose.integer(0, 3), ...(mode === undefined ? {} : { mode }) };
    return criterion;
  }

  #branch(depth: number, weight: number): Criterion {
    const first = this.#leaves.length;
    const criterion: Criterion = { id: this.#id(), weight: figure(weight) };
    if (this.#choose.chance(20)) criterion["social-value"] = true;
    criterion.criteria = this.#level(depth + 1, weight);
    this.#branches.push({ criterion, leaves: this.#leaves.slice(first) });
    return this.#round(criterion);
  }

  #pass(): Criterion {
    const criterion: Criterion = { id: this.#id(), from: "gate" };
    this.#leaves.push({ criterion, pool: [], relative: false, pass: true });
    return criterion;
  }

  #price(weight: number, id: string): Criterion {
    const choose = this.#choose;
    const criterion: Criterion = {
      id: choose.chance(70) ? id : this.#id(),
      weight: figure(weight),
      from: "price",
    };
    const leaf: Leaf = { criterion, pool: this.#prices, relative: false, pass: false };
    if (this.#method === "weighted-sum") this.#score(leaf, choose.pick(priceFormulas));
    this.#leaves.push(leaf);
    return this.#method === "weighted-sum" ? this.#round(criterion) : criterion;
  }

  #leaf(weight: number): Criterion {
    const choose = this.#choose;
    const from = choose.pick(["marks", "marks", "figure", "figure", "figure", "gate", "price"] as const);
    const again = this.#hasPrice && this.#method === "weighted-sum";
    if (from === "price" && again) return this.#price(weight, this.#id());
    const criterion: Criterion = {
      id: this.#id(),
      weight: figure(weight),
      from: from === "price" ? "figure" : from,
    };
    const leaf: Leaf = { criterion, pool: [], relative: false, pass: false };
    if (from === "gate") {
      this.#leaves.push(leaf);
      return this.#round(criterion);
    }
    if (from === "marks") this.#marks(leaf);
    else {
      const by = choose.pick(figureFormulas);
      const size = choose.pick([1, 100, unit, unit, 1000 * unit]);
      const signed = ["between", "between-bids", "to-ceiling", "distance", "bands"].includes(by);
      const least = signed ? (choose.chance(20) ? -50 : 0) : by === "value-over-highest" ? 0 : 1;
      leaf.pool =
        by === "value-over-highest" && choose.chance(10)
          ? [0]
          : choose.many(2, 5, () => choose.integer(least, 150) * size);
      this.#score(leaf, by);
    }
    this.#leaves.push(leaf);
    return this.#round(criterion);
  }

  #marks(leaf: Leaf): void {
    const choose = this.#choose;
    const top = choose.pick([4, 5, 10, 100]);
    const by = choose.chance(70) ? undefined : choose.pick(figureFormulas);
    const positive = by !== undefined && ["lowest-over-value", "above-lowest", "around-mean"].includes(by);
    const least = positive ? 1 : 0;
    if (choose.chance(40)) {
      const step = choose.pick([1, 1, 0.5]);
      const allowed = Array.from({ length: top / step + 1 }, (_, i) => i * step * unit);
      leaf.criterion.scale = { top: String(top), allowed: allowed.map(figure) };
      const usable = allowed.filter((mark) => mark >= least);
      leaf.pool = choose.many(2, 4, () => choose.pick(usable));
    } else {
      leaf.criterion.scale = choose.chance(50) ? String(top) : { top: String(top) };
      const grain = choose.pick([unit, unit, 100, 10]);
      leaf.pool = choose.many(2, 4, () => choose.integer(least, (top * unit) / grain) * grain);
    }
    if (by !== undefined) this.#score(leaf, by);
    else if (choose.chance(20)) leaf.criterion.score = choose.chance(50) ? "scale" : { by: "scale" };
  }

  #near(pool: readonly number[]): number {
    const choose = this.#choose;
    return choose.chance(60) ? choose.pick(pool) : choose.pick(pool) + choose.integer(-20, 20) * unit;
  }

  #score(leaf: Leaf, by: string): void {
    const choose = this.#choose;
    const { pool, criterion } = leaf;
    const negative = this.#method === "weighted-sum" || this.#method === "price-less-credit";
    const score: Score = { by };
    leaf.relative = relativeFormulas.includes(by);
    if (by === "given") {
      score["out-of"] = figure(
        Math.max(unit, ...pool) + (choose.chance(50) ? 0 : choose.integer(1, 50) * unit),
      );
    } else if (by === "above-lowest" && negative && choose.chance(40)) score.floor = "none";
    else if (by === "between") this.#between(score, pool, criterion.from === "figure", negative);
    else if (by === "between-bids" && choose.chance(60)) score.better = choose.pick(["higher", "lower"]);
    else if (by === "to-ceiling") score.ceiling = figure(this.#near(pool));
    else if (by === "around-mean") {
      if (choose.chance(60)) score.slope = figure(choose.pick([0.5, 1, 2, 1.25, 0.1]) * unit);
      if (choose.chance(60)) score.better = choose.pick(["higher", "lower"]);
    } else if (by === "distance") {
      score.target = figure(this.#near(pool));
      score.span = figure(Math.max(1, Math.abs(choose.pick(pool) - choose.pick(pool)), choose.pick(pool)));
    } else if (by === "bands") {
      const edges = [...new Set(choose.many(1, 4, () => this.#near(pool)))].sort((a, b) => b - a);
      score.bands = edges.map((edge) => ({
        "at-least": figure(edge),
        earns: figure(choose.pick([0, 20, 25, 50, 66.667, 75, 100]) * unit),
      }));
    }
    const parameters = Object.keys(score).length > 1;
    criterion.score = !parameters && choose.chance(60) ? by : score;
  }

  #between(score: Score, pool: number[], free: boolean, negative: boolean): void {
    const choose = this.#choose;
    const edge = (): { text: string; at: Fraction } => {
      if (!choose.chance(25)) {
        const text = figure(choose.chance(30) ? 0 : this.#near(pool));
        return { text, at: parse(text) };
      }
      const share = choose.pick([1, 5, 10, 12.5, 100]) * unit;
      const including = choose.chance(30);
      const value = including ? this.#value.including : this.#value.excluding;
      if ((value * share) % (100 * unit) === 0 && free) {
        pool.push((value * share) / (100 * unit));
      }
      const at = fraction(BigInt(value * share), BigInt(100 * unit * unit));
      return { text: `${percent(share)} of value${including ? " including-vat" : ""}`, at };
    };
    const worst = edge();
    let best = edge();
    while (equal(worst.at, best.at)) {
      const text = figure(choose.integer(1, 100_000));
      best = { text, at: parse(text) };
    }
    score.worst = worst.text;
    score.best = best.text;
    if (choose.chance(30)) score.clamp = !negative || choose.chance(20);
  }

  /** A share of a criterion's marks that some bid reaches exactly, where that can be written. */
  #threshold(leaf: Leaf | undefined): string {
    const choose = this.#choose;
    const ordinary = choose.pick([20, 25, 33.333, 40, 50, 60, 75, 100]);
    if (leaf === undefined || leaf.pool.length === 0 || !choose.chance(60)) return percent(ordinary * unit);
    const { scale, score } = leaf.criterion;
    const top =
      score === undefined && scale !== undefined
        ? typeof scale === "string"
          ? scale
          : scale.top
        : typeof score === "object"
          ? score["out-of"]
          : undefined;
    if (top === undefined) return percent(ordinary * unit);
    const exact = (choose.pick(leaf.pool) * 100) / Number(top);
    return percent(Number.isInteger(exact) ? exact : ordinary * unit);
  }

  #depend(): void {
    const choose = this.#choose;
    const order = choose.chance(50) ? this.#leaves : this.#leaves.toReversed();
    const done = new Set<Leaf>();
    for (const leaf of order) {
      const usable = (other: Leaf): boolean =>
        done.has(other) &&
        !other.pass &&
        (this.#method === "weighted-sum" || other.criterion.from !== "price");
      const targets = [
        ...this.#leaves.filter(usable).map((other) => ({ criterion: other.criterion, leaves: [other] })),
        ...this.#branches.filter((branch) =>
          branch.leaves.every((other) => done.has(other) && (other.pass || usable(other))),
        ),
      ];
      const own = leaf.criterion;
      const free = !leaf.pass && (this.#method === "weighted-sum" || own.from !== "price");
      if (free && targets.length > 0) {
        const needs = choose.chance(18) ? choose.many(1, 2, () => choose.pick(targets)) : [];
        for (const target of needs) {
          own.needs ??= {};
          const single = target.leaves.length === 1 ? target.leaves[0] : undefined;
          own.needs[target.criterion.id] = this.#threshold(single);
          leaf.relative ||= target.leaves.some((other) => other.relative);
        }
        if (choose.chance(15)) {
          const target = choose.pick(targets);
          own["scaled-by"] = target.criterion.id;
          leaf.relative ||= target.leaves.some((other) => other.relative);
        }
      }
      done.add(leaf);
    }
  }

  #leafMinimum(leaf: Leaf): void {
    const choose = this.#choose;
    const { criterion, pool } = leaf;
    if (leaf.relative || pool.length === 0 || !choose.chance(22)) return;
    if (criterion.from === "price") {
      if (this.#method === "weighted-sum") criterion.minimum = this.#threshold(undefined);
    } else if (choose.chance(50)) criterion.minimum = this.#threshold(leaf);
    else {
      const sorted = pool.toSorted((a, b) => a - b);
      const low = sorted.slice(0, Math.ceil(sorted.length / 2));
      criterion.minimum = figure(Math.max(0, choose.pick(low)));
    }
  }

  #branchMinimum({ criterion, leaves }: Branch): void {
    if (leaves.some((leaf) => leaf.relative) || !this.#choose.chance(35)) return;
    criterion.minimum = this.#threshold(leaves.length === 1 ? leaves[0] : undefined);
  }

  #rounding(): Rounding | undefined {
    const choose = this.#choose;
    if (this.#tight) return { places: 0, mode: choose.pick(modes), rank: "rounded" };
    if (choose.chance(25)) return undefined;
    const rounding: Rounding = { places: choose.integer(0, 3) };
    if (choose.chance(70)) rounding.mode = choose.pick(modes);
    if (choose.chance(70)) rounding.of = choose.pick(["total", "criterion"]);
    if (choose.chance(70)) rounding.rank = choose.pick(["exact", "rounded", "rounded"]);
    return rounding;
  }

  #ties(): string[] {
    const choose = this.#choose;
    const ids = [...this.#leaves.filter((leaf) => !leaf.pass), ...this.#branches]
      .map(({ criterion }) => criterion)
      .filter((c) => this.#method === "weighted-sum" || c.from !== "price")
      .map((c) => c.id)
      .filter((id) => id !== "price");
    const rule = (): string => {
      const id = choose.pick(ids.length > 0 ? ids : ["price"]);
      return choose.pick(["price", "earliest", id, id]);
    };
    return [...new Set(choose.many(this.#tight ? 1 : 0, 3, rule))];
  }

  #cell(leaf: Leaf): string {
    const choose = this.#choose;
    if (leaf.criterion.from !== "gate") return figure(choose.pick(leaf.pool));
    return choose.chance(leaf.pass ? 92 : 60) ? "yes" : "no";
  }

  #bids(): Bid[] {
    const choose = this.#choose;
    const count = choose.integer(2, 8);
    const dates = choose.many(1, 3, () => `2026-01-0${choose.integer(1, 9)}`);
    const withPrice = this.#hasPrice || choose.chance(50);
    const withDates = choose.chance(70);
    const gaps = choose.chance(8);
    const leavers = choose.chance(6);
    const columns = this.#leaves.filter((leaf) => leaf.criterion.from !== "price");
    const bids: Bid[] = [];
    for (const bidder of names.slice(0, count)) {
      const copied = bids.length > 0 && choose.chance(30) ? choose.pick(bids) : undefined;
      const bid: Bid = { bidder };
      if (withPrice) {
        const same = copied?.["price"];
        const price = same === undefined || same === "" || choose.chance(20) ? undefined : same;
        bid["price"] = price ?? figure(choose.pick(this.#prices));
        if (!this.#hasPrice && choose.chance(6)) bid["price"] = "";
      }
      for (const leaf of columns) {
        const id = leaf.criterion.id;
        bid[id] = copied?.[id] ?? this.#cell(leaf);
        if (copied !== undefined && choose.chance(12)) bid[id] = this.#cell(leaf);
        if (copied === undefined && gaps && choose.chance(12)) bid[id] = "";
      }
      if (withDates) bid["submitted"] = choose.chance(6) ? "" : choose.pick(dates);
      if (leavers) {
        const status = choose.pick(["", "", "withdrawn", "excluded"]);
        bid["status"] = status;
        bid["reason"] = status === "" ? "" : "told us so";
      }
      bids.push(bid);
    }
    return bids;
  }
}

/** Division by the non-price marks needs some: a bid that won none has no price per point. */
function meaningful({ tender, bids }: Case): boolean {
  if (tender.award.method !== "price-per-quality-point") return true;
  try {
    return calculate(tender, bids).outcomes.every(({ total }) => total === null || compare(total, zero) > 0);
  } catch (error) {
    if (error instanceof Error && error.message === "division by zero") return false;
    throw error;
  }
}

// Not `.filter`: `fc.gen()` would give it the same case again for ever.
export const anyCase: fc.Arbitrary<Case> = fc.gen().map((gen) => {
  const choose = new Chooser(gen);
  for (;;) {
    const made = new Maker(choose).make();
    if (meaningful(made)) return made;
  }
});
