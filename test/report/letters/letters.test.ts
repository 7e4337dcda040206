import { describe, expect, it } from "vitest";
import { issueLetters } from "../../../src/report/letters/issue.ts";
import { pageHtml } from "../../../src/report/page/html.ts";
import { pageMarkdown } from "../../../src/report/page/markdown.ts";
import type { EvaluationDocument } from "../../../src/report/schema.ts";
import { hostile, saved, withText } from "../corpus.ts";

const example = saved("patient-transport");

function under(law: string, change: (document: EvaluationDocument) => void = () => undefined) {
  const document = structuredClone(example);
  document.tender.law = { name: law, stated: true, because: "the tender states it" };
  change(document);
  const { value, diagnostics } = issueLetters(document);
  return {
    letters: value?.letters ?? [],
    cover: value?.cover,
    codes: diagnostics.map(({ code }) => code),
    diagnostics,
  };
}

const textsOf = (letters: ReturnType<typeof under>["letters"]): readonly string[] =>
  letters.map(({ page }) => pageMarkdown(page).replaceAll("\\", ""));

describe("the standstill letter of the regulations of 2015", () => {
  const first = example.bids.find(({ rank }) => rank === 1);

  it("has the criteria, reasons, both scores, the winner's name and the end of the standstill", () => {
    for (const text of textsOf(under("pcr-2015").letters)) {
      for (const part of ["Award criteria", "Reasons for the decision", first?.bidder ?? "", "2026-09-29"])
        expect(text).toContain(part);
    }
  });

  it("has the score of each criterion for the recipient beside the winner's, and no other tender's", () => {
    const { letters } = under("pcr-2015");
    for (const [index, text] of textsOf(letters).entries()) {
      const bid = example.bids.find(({ bidder }) => bidder === letters[index]?.bidder);
      const both = text.split("\n## Your score and the winning tender's")[1]?.split("\n## ")[0] ?? "";
      expect(both === "").toBe(bid === first);
      if (bid === first) continue;
      for (const { id, title, worth } of example.awards[0]?.criteria ?? [])
        expect(both).toContain(
          `${title} | ${worth.shown} | ${bid?.scores[id]?.shown} | ${first?.scores[id]?.shown} |`,
        );
      expect(both).toContain(`| ${bid?.total?.shown} | ${first?.total?.shown} |`);
      for (const { bidder } of example.bids)
        if (bidder !== bid?.bidder && bidder !== first?.bidder) expect(text).not.toContain(bidder);
    }
  });

  it("asks an officer for the relative advantages, which no mark can give", () => {
    const { letters } = under("pcr-2015");
    const losing = letters.filter(({ bidder }) => bidder !== first?.bidder);
    for (const { missing, bidder } of losing)
      expect(missing).toEqual([`Characteristics and relative advantages of the winning tender – ${bidder}`]);
    const told = under("pcr-2015", ({ record }) => {
      for (const supplier of record?.suppliers ?? [])
        supplier.advantages = `advantages over ${supplier.bidder}`;
    });
    expect(told.letters.flatMap(({ missing }) => missing)).toEqual([]);
    expect(textsOf(told.letters)[0]).toContain("advantages over Estuary Journeys Joint Venture");
  });

  it("lists the end of the standstill as missing where the tender does not say", () => {
    const { letters } = under("pcr-2015", ({ record }) => {
      if (record !== undefined) record.standstillEnds = null;
    });
    for (const { missing } of letters) expect(missing).toContain("Standstill period ends");
  });
});

describe("the record of the Provider Selection Regime", () => {
  it("is one, is kept, and lists each of the five key criteria and the rest of regulation 24 as missing", () => {
    const { letters } = under("provider-selection-regime");
    expect(letters.map(({ bidder }) => bidder)).toEqual([null]);
    expect(letters[0]?.missing).toEqual([
      "Process followed",
      "Who made the decision",
      "Quality and innovation",
      "Value",
      "Integration, collaboration and service sustainability",
      "Improving access, reducing health inequalities and facilitating choice",
      "Social value",
      "Basic selection criteria",
      "Reasons for the decision",
      "Conflicts of interest",
    ]);
  });

  it.each<[string, (one: NonNullable<EvaluationDocument["record"]>) => void, readonly string[]]>([
    [
      "a provider's address",
      ({ suppliers: [supplier] }) => {
        if (supplier !== undefined) supplier.address = null;
      },
      ["Postal address – Northmere Transport"],
    ],
    [
      "who decided",
      ({ providerSelection }) => {
        if (providerSelection !== null) providerSelection.decisionMakers = [];
      },
      ["Who made the decision"],
    ],
    [
      "one key criterion",
      ({ providerSelection }) => {
        if (providerSelection !== null) delete providerSelection.keyCriteria["integration"];
      },
      ["Integration, collaboration and service sustainability"],
    ],
    [
      "whether there were conflicts",
      ({ providerSelection }) => {
        if (providerSelection !== null) providerSelection.conflicts = null;
      },
      ["Conflicts of interest"],
    ],
    [
      "basic selection, which a direct award by a known provider does not assess",
      ({ providerSelection }) => {
        if (providerSelection !== null)
          Object.assign(providerSelection, { process: "direct-award-a", basicSelection: null });
      },
      [],
    ],
  ])("lists as missing what alone is not given: %s", (_, change, missing) => {
    const { letters } = under("provider-selection-regime", ({ record }) => {
      if (record === undefined) return;
      record.providerSelection = {
        process: "competitive-process",
        decisionMakers: ["Board of the ICB"],
        keyCriteria: Object.fromEntries(
          ["quality-and-innovation", "value", "integration", "access", "social-value"].map((id) => [
            id,
            "told",
          ]),
        ),
        basicSelection: "met by all",
        reasons: "because of the scores",
        conflicts: [],
        abandoned: null,
      };
      change(record);
    });
    expect(letters[0]?.missing).toEqual(missing);
  });

  it("says how each provider was evaluated against each award criterion", () => {
    const [text = ""] = textsOf(under("provider-selection-regime").letters);
    for (const { id, title, worth } of example.awards[0]?.criteria ?? []) {
      const line = text.split("\n").find((one) => one.includes(`${title} | ${worth.shown} |`)) ?? "";
      const row = line.split("|").map((part) => part.trim());
      expect(row.slice(3, -1)).toEqual(example.bids.map(({ scores }) => scores[id]?.shown ?? "not assessed"));
    }
  });

  it("holds all of them when they are given, with providers and their addresses", () => {
    const { letters } = under("provider-selection-regime", ({ record }) => {
      if (record === undefined) return;
      record.providerSelection = {
        process: "competitive-process",
        decisionMakers: ["Board of the ICB"],
        keyCriteria: Object.fromEntries(
          ["quality-and-innovation", "value", "integration", "access", "social-value"].map((id) => [
            id,
            `how ${id} counted`,
          ]),
        ),
        basicSelection: "basic selection met by all",
        reasons: "because of the scores",
        conflicts: [{ who: "A member", what: "a former employee", managed: "took no part" }],
        abandoned: null,
      };
    });
    const [text = ""] = textsOf(letters);
    expect(letters[0]?.missing).toEqual([]);
    for (const part of [
      "competitive-process",
      "Board of the ICB",
      "how access counted",
      "because of the scores",
      "took no part",
    ])
      expect(text).toContain(part);
    for (const { bidder, address } of example.record?.suppliers ?? [])
      for (const word of [bidder, address ?? ""]) expect(text).toContain(word);
  });
});

describe("no letters", () => {
  it.each<[string, (document: EvaluationDocument) => void, string]>([
    [
      "under a law without one",
      ({ tender }) => {
        tender.law = { name: "pcsr-2015", stated: true, because: "" };
      },
      "SV661",
    ],
    [
      "under a law that is not known",
      ({ tender }) => {
        tender.law = { name: null, stated: false, because: "x" };
      },
      "SV661",
    ],
    [
      "while a bid is not fully marked",
      ({ bids }) => {
        for (const bid of bids) if (bid.rank === 5) Object.assign(bid, { status: "unmarked", rank: null });
      },
      "SV661",
    ],
    [
      "while two share first place",
      (document) => {
        delete document.record;
        for (const bid of document.bids) if (bid.rank === 2) bid.rank = 1;
      },
      "SV661",
    ],
    [
      "for a supplier who is no bidder",
      ({ record }) => {
        record?.suppliers.push({
          ...(record.suppliers[0] as NonNullable<(typeof record.suppliers)[0]>),
          bidder: "Fell and Tarn",
        });
      },
      "SV662",
    ],
    [
      "for a decision that names nobody",
      ({ record }) => {
        for (const one of record?.decisions ?? []) one.to = "Ferrywel Community Transport";
      },
      "SV662",
    ],
  ])("%s", (_, change, code) => {
    const document = structuredClone(example);
    change(document);
    const { value, diagnostics } = issueLetters(document);
    expect(value).toBeUndefined();
    expect(diagnostics.map((one) => one.code)).toEqual([code]);
  });

  it("for a decision that names a bid that is out of the contest", () => {
    const { codes } = under("procurement-act-2023", ({ bids, record }) => {
      for (const one of record?.decisions ?? []) one.to = "Little Owl Patient Cars";
      for (const bid of bids)
        if (bid.bidder === "Little Owl Patient Cars")
          Object.assign(bid, { status: "disqualified", rank: null });
    });
    expect(codes).toEqual(["SV661"]);
  });
});

describe("what is held back", () => {
  const { letters, cover } = under("procurement-act-2023", ({ record }) => {
    record?.withheld.push({
      bidder: "Ferrywell Community Transport",
      criterion: "care",
      ground: "Procurement Act 2023, section 94",
      why: "the method is a trade secret",
    });
  });
  const secret = example.bids
    .find(({ rank }) => rank === 1)
    ?.marks.find(({ criterion, stage }) => criterion === "care" && stage === "consensus")?.rationale;

  it("is not in the letters to others, which name the ground", () => {
    for (const [index, text] of textsOf(letters).entries()) {
      if (letters[index]?.bidder === "Ferrywell Community Transport") {
        expect(text).toContain(secret);
        continue;
      }
      expect(text).not.toContain(secret);
      expect(text).toContain("Information held back: Procurement Act 2023, section 94");
      expect(text).not.toContain("trade secret");
    }
  });

  it("is logged with its reason in the buyer's own note", () => {
    expect(pageMarkdown(cover?.page as never)).toContain("the method is a trade secret");
  });
});

describe.each(Object.entries(hostile))("letters to bidders named %s", (_, text) => {
  const { value } = issueLetters(withText(example, text));

  it("have plain file names, one for each", () => {
    // The names in the record are numbered apart from those of the bids, so they match none.
    const document = withText(example, text);
    delete document.record;
    const { value: made } = issueLetters({
      ...document,
      tender: { ...document.tender, law: { name: "procurement-act-2023", stated: true, because: "" } },
    });
    const names = (made?.letters ?? []).map(({ name }) => name);
    expect(names).toHaveLength(5);
    expect(new Set(names).size).toBe(5);
    for (const name of names) expect(name).toMatch(/^\d-[a-z0-9-]{1,40}$/);
    for (const { page } of made?.letters ?? []) {
      const page_ = pageHtml(page);
      expect(page_).not.toMatch(/<(script|img|svg\/|iframe)/i);
      expect(page_).not.toMatch(/\son\w+="/i);
      expect(pageMarkdown(page)).not.toMatch(/(?<!\\)<(?!br>)|(?<!\\)\]\(/);
    }
  });

  it("are refused while the record names nobody who bid", () => {
    expect(value).toBeUndefined();
  });
});
