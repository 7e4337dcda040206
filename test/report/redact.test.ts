import { describe, expect, it } from "vitest";
import { htmlReport } from "../../src/report/html.ts";
import { redactEvaluation } from "../../src/report/redact.ts";
import { unstyled } from "../../src/report/style.ts";
import { saved } from "./corpus.ts";

const document = saved("patient-transport");
const page = (...what: Parameters<typeof redactEvaluation>[1]): string =>
  htmlReport(redactEvaluation(document, what), { columns: 80, ink: unstyled });

describe("a copy with something left out", () => {
  it("names no evaluator", () => {
    const made = page("evaluators");
    expect(made).not.toContain("Evaluator 1");
    expect(made).toContain("Evaluator A");
    expect(made).toContain("Left out of this copy: the names of evaluators.");
  });

  it("names no bidder anywhere, nor who it is", () => {
    const made = page("bidders");
    for (const { bidder } of document.bids) expect(made).not.toContain(bidder);
    for (const { address } of document.record?.suppliers ?? []) expect(made).not.toContain(address);
    expect(made).toContain("Bidder A");
    expect(redactEvaluation(document, ["bidders"]).record).toBeUndefined();
  });

  it("holds no mark and no reason that only the buyer may read", () => {
    const made = page("internal");
    for (const bid of document.bids)
      for (const { rationale } of bid.marks)
        if (rationale !== null) expect(made).not.toContain(rationale.replaceAll("'", "&#39;"));
    expect(made).not.toContain("Evaluator 1");
  });

  it("tells of no mark that one evaluator gave, where it would change who stands first", () => {
    const averaged = structuredClone(document);
    const [entry] = averaged.stress ?? [];
    const [flip] = entry?.marks.flips ?? [];
    if (entry === undefined || flip === undefined) throw new Error("nothing that decides");
    entry.marks.flips.push({ ...flip, evaluator: "Evaluator 1", title: "A mark of one's own" });
    const made = (...what: Parameters<typeof redactEvaluation>[1]) =>
      htmlReport(redactEvaluation(averaged, what), { columns: 80, ink: unstyled });
    expect(made("evaluators")).toContain("A mark of one&#39;s own");
    expect(made("internal")).not.toContain("A mark of one&#39;s own");
    expect(redactEvaluation(averaged, ["internal"]).stress?.[0]?.marks.flips).toHaveLength(
      entry.marks.flips.length - 1,
    );
  });

  it("keeps every figure", () => {
    const figures = (one: typeof document) =>
      one.bids.map(({ rank, total, scores }) => ({ rank, total, scores }));
    expect(figures(redactEvaluation(document, ["evaluators", "bidders", "internal"]))).toEqual(
      figures(document),
    );
  });

  it("takes no part of a longer word for a name", () => {
    const short = structuredClone(document);
    const [bid] = short.bids;
    if (bid === undefined) throw new Error("no bids");
    bid.bidder = "Care";
    short.notices.push("Care is one word, Careful another.");
    expect(redactEvaluation(short, ["bidders"]).notices.join(" ")).toMatch(
      /Bidder \w is one word, Careful another\./,
    );
  });

  it("leaves the evaluation itself as it is", () => {
    const before = JSON.stringify(document);
    redactEvaluation(document, ["evaluators", "bidders", "internal"]);
    expect(JSON.stringify(document)).toBe(before);
  });
});
