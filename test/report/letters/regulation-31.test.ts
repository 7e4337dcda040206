/**
 * Written from the list of Procurement Regulations 2024, regulation 31, and not
 * from the code: each field must stand in every assessment summary, or on the
 * summary's own list of what is missing.
 */
import { describe, expect, it } from "vitest";
import { issueLetters } from "../../../src/report/letters/issue.ts";
import { pageMarkdown } from "../../../src/report/page/markdown.ts";
import type { EvaluationDocument } from "../../../src/report/schema.ts";
import { saved } from "../corpus.ts";

interface Summary {
  readonly bidder: string;
  readonly text: string;
  readonly missing: readonly string[];
}

const summaries = (document: EvaluationDocument): readonly Summary[] => {
  const { value, diagnostics } = issueLetters(document);
  expect(diagnostics).toEqual([]);
  return (value?.letters ?? []).map(({ bidder, page, missing }) => ({
    bidder: bidder ?? "",
    text: pageMarkdown(page).replaceAll("\\", ""),
    missing,
  }));
};

const whole = saved("patient-transport");
const winner = whole.bids.find(({ rank }) => rank === 1);
if (winner === undefined) throw new Error("the example has no winner");
const supplierOf = (bidder: string) => whole.record?.suppliers.find((one) => one.bidder === bidder);
const criteria = whole.awards[0]?.criteria ?? [];
const marked = criteria.filter(({ from }) => from === "marks");

/** The part of a summary under a heading, until the next of the same level. */
const under = (text: string, heading: string): string =>
  text.split(`\n## ${heading}`)[1]?.split("\n## ")[0] ?? "";

const OWN = "How your tender was assessed";
const WINNERS = "How the winning tender was assessed";

describe.each(summaries(whole))("the summary for $bidder", ({ bidder, text, missing }) => {
  const bid = whole.bids.find((one) => one.bidder === bidder);
  const own = under(text, OWN);
  const theirs = under(text, WINNERS);

  it("(2)(a) to (c): the supplier's name, postal address, email address and unique identifier", () => {
    const supplier = supplierOf(bidder);
    for (const field of [supplier?.name ?? bidder, supplier?.address, supplier?.email, supplier?.identifier])
      expect(text).toContain(field);
    expect(missing).toEqual([]);
  });

  it("(2)(d): each criterion's title, relative importance, how it is scored and the scores available", () => {
    const method = under(text, "Award criteria and assessment methodology");
    for (const one of criteria) {
      const row = method.split("\n").find((line) => line.includes(`${one.title} |`)) ?? "";
      const [, title, importance, available, how] = row.split(" | ").map((part) => part.trim());
      expect([row.includes(one.title), title, importance !== undefined && importance !== ""]).toEqual([
        true,
        one.weight,
        true,
      ]);
      expect(importance).toBe(one.worth.shown);
      expect((available ?? how ?? "").length).toBeGreaterThan(10);
    }
    for (const { scale } of marked)
      for (const { says } of scale?.descriptors ?? []) expect(method).toContain(says);
    expect(method).toContain("Ties: broken by");
  });

  it("(2)(e): the score for each criterion, the total and every sub-total", () => {
    for (const { title } of criteria) expect(own).toContain(`${title} |`);
    for (const { id } of criteria) expect(own).toContain(bid?.scores[id]?.shown);
    expect(own).toContain(`Total | 100.00 | ${bid?.total?.shown}`);
  });

  it("(2)(e): each score stands in the row of its own criterion, for this tender and for the winner's", () => {
    const rowsOf = (part: string): readonly (readonly string[])[] =>
      part
        .split("\n")
        .filter((line) => line.startsWith("| "))
        .map((line) => line.slice(2, -2).split(" | "));
    for (const [part, one] of [
      [own, bid],
      ...(bidder === winner.bidder ? [] : [[theirs, winner] as const]),
    ] as const)
      for (const { id, title, worth } of criteria) {
        const row = rowsOf(part).find(([name]) => name?.replaceAll("&nbsp;", "") === title);
        expect([title, row?.[1], row?.[2]]).toEqual([
          title,
          worth.shown,
          one?.scores[id]?.shown ?? "not assessed",
        ]);
      }
  });

  it("(2)(e): what is counted is explained by the tender's own commitments", () => {
    const counted = criteria.filter(({ from }) => from === "commitments");
    expect(counted.length).toBeGreaterThan(0);
    for (const { title } of counted) {
      const part = own.split(`#### ${title}`)[1] ?? "";
      for (const { measure, quantity } of bid?.commitments ?? []) {
        expect(part).toContain(`${measure} `);
        if (quantity !== null) expect(part).toContain(quantity.replace(/\B(?=(\d{3})+$)/g, ","));
      }
    }
  });

  it("(2)(e): an explanation of each score by reference to the tender, and each sub-criterion's treatment", () => {
    for (const { id, aspects } of marked) {
      const parts = (aspects ?? []).length === 0 ? [null] : (aspects ?? []).map((aspect) => aspect.id);
      for (const aspect of parts) {
        const mark = bid?.marks.find(
          (one) => one.criterion === id && one.aspect === aspect && one.stage === "consensus",
        );
        expect(own).toContain(mark?.rationale);
        expect(own).toContain(mark?.cites);
      }
      for (const { title } of aspects ?? []) expect(own).toContain(`Sub-criterion: ${title}`);
    }
    expect(own).toContain(
      `The price in the tender is £${bid?.price?.shown.replace(/\.00$/, "").replace(/\B(?=(\d{3})+$)/g, ",")}`,
    );
  });

  it("(3)(c): why another than the winner was not awarded the contract", () => {
    const why = under(text, "Why your tender was not awarded the contract");
    if (bidder === winner.bidder) expect(why).toBe("");
    else expect(why).toContain(`ranked ${bid?.rank}`);
  });

  it("(3)(d): the winner's scores and explanations, to everyone but the winner", () => {
    if (bidder === winner.bidder) {
      expect(theirs).toBe("");
      return;
    }
    expect(text).toContain(winner.bidder);
    for (const { id } of criteria) expect(theirs).toContain(winner.scores[id]?.shown);
    for (const mark of winner.marks) if (mark.stage === "consensus") expect(theirs).toContain(mark.rationale);
    expect(theirs).toContain(`Total | 100.00 | ${winner.total?.shown}`);
  });

  it("holds nothing of a third tender, no evaluator and no evaluator's own reason", () => {
    const others = whole.bids.filter((one) => one.bidder !== bidder && one.bidder !== winner.bidder);
    for (const other of others) {
      expect(text).not.toContain(other.bidder);
      for (const { rationale } of other.marks) if (rationale !== null) expect(text).not.toContain(rationale);
    }
    expect(text).not.toContain("Evaluator 1");
    for (const { stage, rationale } of bid?.marks ?? [])
      if (stage === "individual" && rationale !== null) expect(text).not.toContain(rationale);
  });
});

describe("a field that is not given", () => {
  const bare = structuredClone(whole);
  delete bare.record;

  it("is on the list of what is missing, in its place too, and nothing stands in for it", () => {
    for (const { bidder, text, missing } of summaries(bare)) {
      for (const field of ["Postal address", "E-mail address", "Unique identifier"]) {
        expect(missing).toContain(`${field} – ${bidder}`);
        expect(text).toContain(`**${field}**: **Missing: ${field} – ${bidder}**`);
      }
      expect(missing).toContain("Decision to award");
      expect(text).toContain("This cannot be sent yet");
    }
  });

  it.each([
    ["address", "Postal address"],
    ["email", "E-mail address"],
    ["identifier", "Unique identifier"],
  ] as const)("by itself is the only one on the list of the supplier whose it is: %s", (key, phrase) => {
    const one = structuredClone(whole);
    const supplier = one.record?.suppliers[2];
    if (supplier === undefined) throw new Error("no supplier");
    supplier[key] = null;
    for (const { bidder, missing } of summaries(one))
      expect(missing).toEqual(bidder === supplier.bidder ? [`${phrase} – ${bidder}`] : []);
  });

  it("of the winner's explanations is missing from the summary of everybody who must read it", () => {
    const one = structuredClone(whole);
    const best = one.bids.find(({ rank }) => rank === 1);
    const mark = best?.marks.find(({ criterion, stage }) => criterion === "care" && stage === "consensus");
    if (mark === undefined) throw new Error("no mark");
    mark.rationale = null;
    for (const { missing } of summaries(one)) expect(missing).toHaveLength(1);
  });

  it("a reason that bidders may not read is missing, and never the panel's own in its place", () => {
    for (const { text, missing } of summaries(bare)) {
      for (const { title, aspects } of marked)
        for (const part of (aspects ?? []).length === 0 ? [undefined] : (aspects ?? []))
          expect(
            missing.some((one) => one.includes(title) && (part === undefined || one.includes(part.title))),
          ).toBe(true);
      for (const bid of whole.bids)
        for (const { rationale } of bid.marks) if (rationale !== null) expect(text).not.toContain(rationale);
    }
  });

  it("a reason written for bidders stands in place of the panel's own", () => {
    const told = structuredClone(whole);
    for (const bid of told.bids) for (const mark of bid.marks) mark.feedback = `for the bidder: ${mark.at}`;
    for (const { text, missing } of summaries(told)) {
      expect(missing).toEqual([]);
      expect(text).toContain("for the bidder: ");
      for (const bid of whole.bids)
        for (const { rationale } of bid.marks) if (rationale !== null) expect(text).not.toContain(rationale);
    }
  });
});

it("(3)(c): a disqualified tender is told its reason, and what it was not assessed against", () => {
  const document = saved("domestic-abuse-service");
  const out = document.bids.find(({ status }) => status === "disqualified");
  const summary = summaries(document).find(({ bidder }) => bidder === out?.bidder);
  expect(under(summary?.text ?? "", "Why your tender was not awarded the contract")).toContain(
    "the minimum is 3",
  );
  expect(summary?.text).toContain("Not assessed against: Cost over three years");
});

it("(4): every assessed supplier has one, all made together; one that withdrew has none", () => {
  const document = saved("domestic-abuse-service");
  expect(summaries(document).map(({ bidder }) => bidder)).toEqual(
    document.bids
      .filter(({ status }) => status === "scored" || status === "disqualified")
      .map(({ bidder }) => bidder)
      .sort(),
  );
});
