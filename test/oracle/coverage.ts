// Counts what the random cases exercise, so that the comparison cannot silently compare nothing.
import type { Case } from "./arbitrary.ts";
import type { Calculation, Criterion, Outcome } from "./calculate.ts";
import { compare, text, zero } from "./fraction.ts";

/** Each of these must occur at least `least` times in 2,000 cases. */
export const least = 20;
export const wanted: readonly string[] = [
  ..."weighted-sum price-per-quality-point price-less-credit weighted-price"
    .split(" ")
    .map((x) => `method ${x}`),
  ..."scale given lowest-over-value value-over-highest above-lowest between between-bids to-ceiling around-mean distance bands"
    .split(" ")
    .map((x) => `formula ${x}`),
  ..."price marks figure gate".split(" ").map((x) => `from ${x}`),
  ..."half-up half-even down".split(" ").flatMap((x) => [`mode ${x}`, `round ${x}`]),
  ..."scored disqualified unmarked withdrawn excluded".split(" ").map((x) => `status ${x}`),
  ..."price earliest criterion".split(" ").flatMap((x) => [`tie ${x}`, `separated by ${x}`]),
  "scale allowed",
  "above-lowest floor",
  "between clamp",
  "between percent of value",
  "between percent of value including-vat",
  "between worst above best",
  "between-bids better higher",
  "between-bids better lower",
  "around-mean slope",
  "around-mean better higher",
  "around-mean better lower",
  "negative score",
  "negative value",
  "gate without weight",
  "price against a figure",
  "minimum percent leaf",
  "minimum figure leaf",
  "minimum percent branch",
  "needs",
  "needs two",
  "needs a branch",
  "scaled-by",
  "scaled-by a branch",
  "needs and scaled-by",
  "round branch",
  "rounding of criterion",
  "rounding of total",
  "rank rounded",
  "rank rounded changes the order",
  "rank rounded makes bids share a rank",
  "rank exact",
  "no rounding",
  "depth 1",
  "depth 2",
  "depth 3",
  "branch of shares of 100",
  "branch of shares of the whole",
  "decimal weight",
  "marks-available other",
  "top level of shares of 100",
  "top level of marks",
  "fraction total",
  "shared rank",
  "everyone disqualified",
];

export class Coverage {
  readonly counts = new Map<string, number>();

  #count(what: string, when = true): void {
    if (when) this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  add({ tender, bids }: Case, result: Calculation): void {
    const { award } = tender;
    const branches = new Set<string>();
    const collect = (criteria: Criterion[]): void => {
      for (const c of criteria) {
        if (c.criteria === undefined) continue;
        branches.add(c.id);
        collect(c.criteria);
      }
    };
    collect(award.criteria);
    const sumOf = (criteria: Criterion[]): string =>
      criteria.reduce((total, c) => total + Number(c.weight ?? "0"), 0).toFixed(3);

    this.#count(`method ${award.method ?? "weighted-sum"}`);
    const available = award["marks-available"];
    this.#count("marks-available other", available !== undefined && available !== "100");
    const rootSum = Number(sumOf(award.criteria));
    this.#count("top level of shares of 100", rootSum === 100 && Number(available ?? "100") !== 100);
    this.#count("top level of marks", rootSum !== 100);
    const rounding = award.rounding;
    this.#count("no rounding", rounding === undefined);
    if (rounding !== undefined) {
      this.#count(`mode ${rounding.mode}`, rounding.mode !== undefined);
      this.#count(`rounding of ${rounding.of}`, rounding.of !== undefined);
      this.#count(`rank ${rounding.rank}`, rounding.rank !== undefined);
    }
    for (const rule of award.ties ?? []) {
      this.#count(`tie ${rule === "price" || rule === "earliest" ? rule : "criterion"}`);
    }
    for (const rule of result.separated) {
      this.#count(`separated by ${rule === "price" || rule === "earliest" ? rule : "criterion"}`);
    }
    this.#count("shared rank", result.shared);
    for (const { status, total } of result.outcomes) {
      this.#count(`status ${status}`);
      if (total !== null) this.#count("fraction total", text(total).includes("/"));
    }
    this.#count(
      "everyone disqualified",
      result.outcomes.every(({ status }) => status === "disqualified"),
    );
    this.#count(
      "negative score",
      result.outcomes.some(({ scores }) => [...scores.values()].some((x) => x.above < 0n)),
    );
    this.#count(
      "negative value",
      bids.some((bid) => Object.values(bid).some((cell) => /^-\d/.test(cell))),
    );
    const ranked = result.outcomes.filter(({ rank }) => rank !== null);
    const lowestFirst = (award.method ?? "weighted-sum") !== "weighted-sum";
    const pairs = ranked.flatMap((a) => ranked.map((b) => [a, b] as const));
    const ahead = (a: Outcome, b: Outcome): number =>
      compare(a.total ?? zero, b.total ?? zero) * (lowestFirst ? -1 : 1);
    this.#count(
      "rank rounded changes the order",
      pairs.some(([a, b]) => (a.rank ?? 0) > (b.rank ?? 0) && ahead(a, b) > 0),
    );
    this.#count(
      "rank rounded makes bids share a rank",
      pairs.some(([a, b]) => a.rank === b.rank && ahead(a, b) > 0),
    );

    const visit = (c: Criterion, depth: number): void => {
      this.#count("decimal weight", c.weight?.includes("."));
      if (c.round !== undefined) {
        this.#count(`round ${c.round.mode}`, c.round.mode !== undefined);
        this.#count("round branch", c.criteria !== undefined);
      }
      const percent = c.minimum?.endsWith("%") ? "percent" : "figure";
      this.#count(`minimum ${percent} ${c.criteria ? "branch" : "leaf"}`, c.minimum !== undefined);
      if (c.criteria !== undefined) {
        const total = sumOf(c.criteria);
        this.#count("branch of shares of 100", total === "100.000" && c.weight !== "100");
        this.#count("branch of shares of the whole", total !== "100.000");
        for (const child of c.criteria) visit(child, depth + 1);
        return;
      }
      this.#count(`depth ${depth}`);
      this.#count(`from ${c.from}`);
      this.#count("gate without weight", c.from === "gate" && c.weight === undefined);
      this.#count("scale allowed", typeof c.scale === "object" && c.scale.allowed !== undefined);
      const needs = Object.keys(c.needs ?? {});
      const scaled = c["scaled-by"];
      this.#count("needs", needs.length > 0);
      this.#count("needs two", needs.length > 1);
      this.#count(
        "needs a branch",
        needs.some((id) => branches.has(id)),
      );
      this.#count("scaled-by", scaled !== undefined);
      this.#count("scaled-by a branch", scaled !== undefined && branches.has(scaled));
      this.#count("needs and scaled-by", needs.length > 0 && scaled !== undefined);
      const score = typeof c.score === "string" ? { by: c.score } : (c.score ?? { by: "scale" });
      if (c.score === undefined && c.from !== "marks") return;
      this.#count(`formula ${score.by}`);
      this.#count(
        "price against a figure",
        c.from === "price" && ["between", "distance", "bands"].includes(score.by),
      );
      this.#count("above-lowest floor", score.floor !== undefined);
      this.#count("between clamp", score.clamp === false);
      const edges = [score.worst ?? "", score.best ?? ""];
      this.#count(
        "between percent of value",
        edges.some((edge) => edge.endsWith("value")),
      );
      this.#count(
        "between percent of value including-vat",
        edges.some((edge) => edge.endsWith("vat")),
      );
      this.#count("between worst above best", Number(score.worst) > Number(score.best));
      this.#count(
        `${score.by} better ${score.better}`,
        score.by === "between-bids" && score.better !== undefined,
      );
      if (score.by === "around-mean") {
        this.#count("around-mean slope", score.slope !== undefined);
        this.#count(`around-mean better ${score.better ?? (c.from === "price" ? "lower" : "higher")}`);
      }
    };
    for (const c of award.criteria) visit(c, 1);
  }
}
