/** What a careful officer would ask about bids: refused with exit code 2, or ranked and left to a person with exit code 1, never ranked in silence. */
import { describe, expect, test } from "vitest";
import { main } from "../../src/main.ts";
import { memoryIo } from "../oracle/memory-io.ts";

const tender = (more = "", award = ""): string => `svscore: 1
tender: { reference: INV-Q, title: Invented, buyer-type: other, commenced: 2026-06-01, value: { excluding-vat: 500000 } }
library: cheshire-merseyside
${more}
award:
  ${award}
  criteria:
    - { id: price, weight: 40, from: price, score: lowest-over-value }
    - { id: quality, weight: 60, from: marks, scale: 5, social-value: true }
`;

interface Answer {
  readonly code: number;
  readonly decisions: readonly string[];
  readonly notices: readonly string[];
  readonly error: string;
  readonly ranks: Readonly<Record<string, number | null>>;
}

async function answer(files: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<Answer> {
  const { io, written } = memoryIo({ "tender.yaml": tender(), ...files });
  const given = argv.length === 0 ? ["bids.csv"] : argv;
  const code = await main(["evaluate", ...given, "--format", "json", "--no-stress"], io);
  const empty = { decisions: [], notices: [], bids: [] };
  const document = written.out === "" ? empty : JSON.parse(written.out);
  const ranks = document.bids.map((bid: { bidder: string; rank: number | null }) => [bid.bidder, bid.rank]);
  return { code, ...document, error: written.error, ranks: Object.fromEntries(ranks) };
}

const bids = (...rows: readonly string[]): Record<string, string> => ({
  "bids.csv": `bidder,price,quality\n${rows.join("\n")}\n`,
});

describe("rows that are no bids", () => {
  test.each([
    "Total",
    "TOTALS:",
    "Grand total",
    "Sub-total",
    "Sum of all bids",
    "Average",
    "Average price",
    "Mean",
    "Median",
    "Min",
    "Maximum",
    "Lowest price",
    "Highest",
    "Max score",
    "Weighting (%)",
    "Weight",
    "Count",
    "Number of bids",
  ])("a row called %j is refused", async (name) => {
    const { code, error } = await answer(bids("Acme,100000,4", "Beta,120000,5", `${name},111111,4`));
    expect([code, /bids\.csv:4:1: error\[SV322\]/.test(error)]).toEqual([2, true]);
  });

  test.each(["N/A", "-", "nil", "TBC", ""])("a row of the bidder %j has no bidder", async (name) => {
    const { code, error } = await answer(bids("Acme,100000,4", `${name},120000,5`));
    expect([code, /bids\.csv:3:\d+: error\[SV304\]/.test(error)]).toEqual([2, true]);
  });

  test.each([
    ["Acme,100000,4\nBeta,120000,5\nAll together,220000,", "sum"],
    ["Acme,100000,4\nBeta,120000,5\nCedar,150000,3\nSumme,370000,12", "sum"],
    ["Acme,100000,4\nBeta,120000,5\nIn between,110000,4.5", "mean"],
    ["Acme,100000,4\nBeta,120001,5\nCedar,150000,3\nMitte,123333.67,1", "mean"],
  ])("a last price that is worked out from those above it is refused: %j", async (rows, what) => {
    const { code, error } = await answer(bids(rows));
    expect([code, error.includes(`its price is the ${what} of those above it (bids.csv:2:6 to `)]).toEqual([
      2,
      true,
    ]);
  });

  test.each(["Totally Clean Ltd", "Average Joe Builders", "Meanwood Care", "Summit Ltd", "Weightman & Co"])(
    "%j is a bidder",
    async (name) => {
      expect((await answer(bids("Acme,100000,4", `${name},120000,5`))).code).toBe(0);
    },
  );

  test.each([
    "North total",
    "Lot 1 average",
    "Our estimate",
    "Incumbent (for comparison)",
    "Benchmark",
    "Out of",
    "bidder",
  ])("a row called %j is no bid, wherever it stands", async (name) => {
    expect((await answer(bids(`${name},111111,4`, "Acme,100000,4", "Beta,120000,5"))).code).toBe(2);
  });

  test("a sum in the first row is no bid", async () => {
    expect((await answer(bids("Field,220000,4", "Acme,100000,4", "Beta,120000,5"))).code).toBe(2);
  });

  test("four bids in round figures are bids, though one is the mean of the others", async () => {
    const rows = ["Acme,100000,4", "Beta,120000,5", "Cedar,110000,3", "Delta,110000,1"];
    expect((await answer(bids(...rows))).code).toBe(0);
  });

  test("bids of one price are bids", async () => {
    expect((await answer(bids("Acme,100000,4", "Beta,100000,5", "Cedar,100000,3"))).code).toBe(0);
  });

  test("a third bidder half-way between two others is a bidder, whose marks say so", async () => {
    expect((await answer(bids("Acme,100000,4", "Beta,120000,5", "Cedar,110000,2"))).code).toBe(0);
  });

  test("names-that-are-bidders lets a bidder have such a name", async () => {
    const files = bids("Acme,100000,4", "Beta,120000,5", "Total,220000,9".replace("9", "3"));
    const named = { ...files, "tender.yaml": tender("names-that-are-bidders: [total]") };
    expect(await answer(files)).toMatchObject({ code: 2 });
    expect(await answer(named)).toMatchObject({ code: 0, ranks: { Total: 3 } });
  });
});

describe("one bidder or evaluator under two names", () => {
  test.each([
    ["Alder Care Ltd", "Alder Care Limited"],
    ["Alder Care Ltd", "The Alder Care Ltd"],
    ["Alder & Oak Ltd", "Alder and Oak Ltd"],
    ["Alder Care", "ALDER CARE PLC"],
    ["Alder Care C.I.C.", "Alder Care"],
    ["Alder  Care-Homes", "Alder Care Homes"],
    ["O'Neill Ltd", "ONeill Ltd"],
    ["Alder Care Co Ltd", "Alder Care Company Limited"],
    ["Café Direct", "Cafe Direct"],
    ["St. Mary's", "Saint Marys"],
    ["Alder Bros (123456)", "Alder Brothers"],
  ])("%j and %j are ranked, and left to a person", async (one, other) => {
    const { code, decisions, ranks } = await answer(bids(`${one},100000,4`, `${other},120000,5`));
    expect([code, Object.values(ranks).sort()]).toEqual([1, [1, 2]]);
    expect(decisions.join()).toMatch(/bids\.csv:2:1.*bids\.csv:3:1|bids\.csv:3:1.*bids\.csv:2:1/);
  });

  test("two names of one bidder are found across lots and files", async () => {
    const lots = "lots: [{ id: a }, { id: b }]";
    const found = await answer(
      {
        "tender.yaml": tender(lots),
        "bids-a.csv": "bidder,lot,price,quality\nAlder Ltd,a,100,4\nBeech,a,110,4\n",
        "bids-b.csv": "bidder,lot,price,quality\nAlder Limited,b,100,4\nBeech,b,110,4\n",
      },
      "bids-a.csv",
      "bids-b.csv",
      "--tender",
      "tender.yaml",
    );
    expect(found.decisions.join()).toContain("look like one bidder under two names");
  });

  test.each(["Alder Care", "Alderley Care", "Alder Homes Ltd"])(
    "%j is another bidder than Elder Car",
    async (name) => {
      expect((await answer(bids("Elder Car,100000,4", `${name},120000,5`))).code).toBe(0);
    },
  );

  test("two bidders whose names are alike are let be where the tender names them", async () => {
    const files = bids("Alder Ltd,100000,4", "Alder CIC,120000,5");
    expect((await answer(files)).code).toBe(1);
    const named = { ...files, "tender.yaml": tender("names-that-are-bidders: [Alder Ltd, Alder CIC]") };
    expect((await answer(named)).code).toBe(0);
  });

  test("E1 and e1 are one evaluator", async () => {
    const marks = "bidder,criterion,evaluator,mark\nAcme,quality,E1,4\nBeta,quality,e1,5\n";
    const found = await answer({
      "bids.csv": "bidder,price\nAcme,100000\nBeta,120000\n",
      "marks.csv": marks,
    });
    expect(found.code).toBe(1);
    expect(found.decisions.join()).toContain("look like one evaluator");
  });
});

describe("money by the wrong measure", () => {
  test.each([
    ["Acme,1200,4\nBeta,120000,5\nCedar,130000,5", "Acme"],
    ["Acme,5500000,4\nBeta,120000,5\nCedar,130000,5", "Acme"],
  ])("a price out by ten is left to a person: %j", async (rows, bidder) => {
    const { code, decisions } = await answer(bids(rows));
    expect(code).toBe(1);
    expect(decisions[0]).toMatch(new RegExp(`^The price of ${bidder}, £`));
  });

  test("a price far from the others alone, or from the value alone, is let be", async () => {
    expect((await answer(bids("Acme,60000,4", "Beta,480000,5", "Cedar,490000,5"))).code).toBe(0);
    expect((await answer(bids("Acme,4000,4", "Beta,4100,5"))).code).toBe(0);
  });

  test("a contract value under a tenth of its lots is left to a person", async () => {
    const lots =
      "lots: [{ id: a, value: { excluding-vat: 4000000 } }, { id: b, value: { excluding-vat: 2000000 } }]";
    const found = await answer({
      "tender.yaml": tender(lots),
      "bids.csv": "bidder,lot,price,quality\nA,a,3900000,4\nB,b,1900000,4\n",
    });
    expect(found.decisions.join()).toContain("is less than a tenth of the lots together (£6,000,000)");
  });

  test("a price far below the others is said to be possibly abnormally low", async () => {
    const { code, notices } = await answer(bids("Acme,300000,4", "Beta,480000,5", "Cedar,490000,5"));
    expect(code).toBe(0);
    expect(notices.join()).toContain(
      "The price of Acme, £300,000, is 38% below the median of the other prices (£485,000)",
    );
  });

  test.each(["98.500", "£98.500", "1.250", "-12.345"])(
    "%s is asked about in a column of pounds",
    async (price) => {
      expect(await answer(bids(`Acme,${price},4`, "Beta,120000,5"))).toMatchObject({ code: 2 });
    },
  );
});

describe("what is missing", () => {
  const promise = (rows: string, more = ""): Record<string, string> => ({
    "tender.yaml": tender()
      .replace(
        "- { id: quality",
        "- { id: sv, weight: 20, from: commitments, social-value: true, score: value-over-highest, unevidenced: full }\n    - { id: quality",
      )
      .replace("weight: 60", "weight: 40"),
    "bids.csv": `bidder,price,quality${more}\n${rows}\n`,
  });

  test.each(["TBC", "tba", "to be confirmed", "To follow", "not known"])(
    "%j in a measure's column is a promise to be confirmed",
    async (word) => {
      const found = await answer(promise(`Acme,100000,4,${word}\nBeta,120000,5,5`, ",COMM-04"));
      expect(found).toMatchObject({ code: 1, ranks: { Acme: null, Beta: 1 } });
    },
  );

  test.each(["", "nil", "-", "n/a", "0"])("%j in a measure's column promises nothing", async (word) => {
    const found = await answer(promise(`Acme,100000,4,${word}\nBeta,120000,5,5`, ",COMM-04"));
    expect(found).toMatchObject({ code: 0, ranks: { Acme: 2 } });
  });

  test("a criterion for which nobody commits to anything is left to a person", async () => {
    const found = await answer(promise("Acme,100000,4,\nBeta,120000,5,", ",COMM-04"));
    expect(found.code).toBe(1);
    expect(found.decisions.join()).toContain("No bid makes a commitment that counts for `sv`");
  });

  test("a commitment that stands twice, or by column and by row, is left to a person", async () => {
    const head = "bidder,measure,quantity,evidence\n";
    const twice = await answer({
      ...promise("Acme,100000,4\nBeta,120000,5"),
      "commitments.csv": `${head}Acme,COMM-04,5,log\nAcme,COMM-04,5,log\nBeta,COMM-04,9,log\n`,
    });
    expect(twice.decisions.join()).toContain("stands twice (commitments.csv:2:14 and commitments.csv:3:14)");
    const both = await answer({
      ...promise("Acme,100000,4,5\nBeta,120000,5,", ",COMM-04"),
      "commitments.csv": `${head}Acme,COMM-04,6,log\nBeta,COMM-04,9,log\n`,
    });
    expect(both.decisions.join()).toContain("is given in the bid's own row");
    const differing = await answer({
      ...promise("Acme,100000,4\nBeta,120000,5"),
      "commitments.csv": `${head}Acme,COMM-04,5,log\nAcme,COMM-04,5,other log\nBeta,COMM-04,9,log\n`,
    });
    expect(differing.code).toBe(0);
  });

  test.each(["average", "consensus"])("a blank mark under %s is missing", async (way) => {
    const marks =
      "bidder,criterion,evaluator,mark\nAcme,quality,E1,4\nAcme,quality,E2,TBC\nBeta,quality,E1,4\nBeta,quality,E2,4\n";
    const found = await answer({
      "tender.yaml": tender("", `marks: ${way}`)
        .replace(`  marks: ${way}\n`, "\n")
        .replace("award:", `marks: ${way}\naward:`),
      "bids.csv": "bidder,price\nAcme,100000\nBeta,120000\n",
      "marks.csv": marks,
    });
    expect(found).toMatchObject({ code: 1, ranks: { Acme: null } });
    expect(found.decisions.join()).toContain("no mark by E2 for `quality` at marks.csv:3:17");
  });

  test.each([
    "Evidence to follow",
    "To be confirmed.",
    "pending",
    "see above",
    "YES",
    "to be agreed with the council",
  ])("evidence that says %j only holds a place, and is asked about", async (words) => {
    const head = "bidder,measure,quantity,to,evidence,plan,owner\n";
    const found = await answer({
      ...promise("Acme,100000,4\nBeta,120000,5"),
      "commitments.csv": `${head}Acme,COMM-04,5,2027-03-31,${words},a plan,J.\nBeta,COMM-04,9,2027-03-31,log,a plan,J.\n`,
    });
    expect(found.code).toBe(1);
    expect(found.decisions.join()).toContain(
      "the evidence of COMM-04 of Acme only holds a place".replace("the", "The"),
    );
  });

  test.each(["Moderated", "Average", "Consensus"])("an evaluator called %j is asked about", async (name) => {
    const marks = ["Acme", "Beta"].map((one) => `${one},quality,E1,4\n${one},quality,${name},5\n`).join("");
    const found = await answer({
      "tender.yaml": tender().replace("award:", "marks: average\naward:"),
      "bids.csv": "bidder,price\nAcme,100000\nBeta,120000\n",
      "marks.csv": `bidder,criterion,evaluator,mark\n${marks}`,
    });
    expect(found.decisions.join()).toContain("stands as an evaluator and may be the panel's own mark");
  });

  test("an evaluator who marked one bid and not another is named", async () => {
    const marks =
      "bidder,criterion,evaluator,mark\nAcme,quality,E1,4\nBeta,quality,E1,4\nBeta,quality,E2,4\n";
    const found = await answer({
      "bids.csv": "bidder,price\nAcme,100000\nBeta,120000\n",
      "marks.csv": marks,
    });
    expect(found.decisions.join()).toContain("E2 did not mark Acme");
  });
});

describe("times, files and tables", () => {
  const submitted = (...times: readonly string[]): Record<string, string> => ({
    "bids.csv": `bidder,price,quality,submitted\n${times.map((time, index) => `B${index},${100000 + 7000 * index},4,${time}`).join("\n")}\n`,
  });

  test("times with and without a zone are left to a person", async () => {
    expect((await answer(submitted("2026-07-05 11:59", "2026-07-05T11:58Z"))).code).toBe(1);
    expect((await answer(submitted("2026-07-05", "2026-07-05T11:58Z"))).code).toBe(0);
  });

  test.each([
    [["18/07/2026", "05/07/2026"], 0],
    [["18-Jul-26", "5 July 2026"], 0],
    [["05/07/2026", "06/07/2026"], 2],
    [["07/18/2026", "18/07/2026"], 2],
  ] as const)("dates %j answer with exit code %i", async (days, code) => {
    const found = await answer(submitted(...days));
    expect(found.code).toBe(code);
    if (code === 0) expect(found.notices.join()).toContain("`submitted` of bids.csv are read");
    else expect(found.error.match(/error\[/g)?.length).toBeLessThanOrEqual(2);
  });

  test("a lot that is spelt otherwise, and headers that are swapped, are one message", async () => {
    const rows = Array.from({ length: 12 }, (_, index) => `B${index},nroth,${100 + index},4`).join("\n");
    const lot = await answer({
      "tender.yaml": tender("lots: [{ id: north }]"),
      "bids.csv": `bidder,lot,price,quality\n${rows}\n`,
    });
    expect([lot.code, lot.error.match(/error\[/g)?.length]).toEqual([2, 1]);
    const swapped = await answer({
      "bids.csv": `price,bidder\n${Array.from({ length: 14 }, (_, index) => `Bidder ${index} Ltd,${100000 + index}`).join("\n")}\n`,
      "marks.csv": `bidder,criterion,mark\n${Array.from({ length: 14 }, (_, index) => `Bidder ${index} Ltd,quality,4`).join("\n")}\n`,
    });
    expect([swapped.code, swapped.error.match(/error\[/g)?.length]).toEqual([2, 1]);
  });

  test.each([
    ["Bidder name,price,quality", "bidder"],
    ["Name of bidder,price,quality", "bidder"],
    ["Tenderer,price,quality", "bidder"],
    ["bidder,Total price,quality", "price"],
    ["bidder,Price (ex VAT),quality", "price"],
  ])("%j: did you mean %j?", async (head, meant) => {
    const found = await answer({ "bids.csv": `${head}\nAcme,100000,4\n` });
    expect(found.error).toContain(`did you mean \`${meant}\`?`);
  });

  test("1,412 under price and reason is one figure, cut", async () => {
    const found = await answer({ "bids.csv": "bidder,quality,price,reason\nAcme,4,1,412\nBeta,5,900,\n" });
    expect(found.error).toContain("`1,412` looks like one figure, cut at the comma");
  });

  test.each(["Ruth marks.csv", "scores.CSV", "marks - final.txt"])(
    "%j beside a lone bids.csv is named",
    async (name) => {
      const found = await answer({
        ...bids("Acme,100000,4", "Beta,120000,5"),
        [name]: "bidder,criterion,evaluator,mark\nAcme,quality,Ruth,1\n",
      });
      expect(found.code).toBe(1);
      expect(found.decisions.join()).toContain(`\`${name}\` holds marks and was not read`);
    },
  );

  test.each(["bids.xlsx", "tender-v2.yaml", "Supplier prices.csv"])("%j is named too", async (name) => {
    const text = name.endsWith("yaml") ? tender() : name.endsWith("csv") ? "supplier,price\nAcme,1\n" : "PK";
    const found = await answer({ ...bids("Acme,100000,4", "Beta,120000,5"), [name]: text });
    expect(found.decisions.join()).toContain(`\`${name}\``);
  });

  test.each(["notes.csv", "answer.json", "README.md"])("%j is nobody's bids, and is let be", async (name) => {
    const text = name.endsWith("json")
      ? '{"schema":"svscore.evaluation/v1","bids":[]}'
      : "day,room\nMonday,2\n";
    expect((await answer({ ...bids("Acme,100000,4", "Beta,120000,5"), [name]: text })).code).toBe(0);
  });

  test.each(["marks - Copy.csv", "marks (1).csv", "marks-old.csv", "Copy of marks.csv"])(
    "a folder with marks.csv and %j is asked about",
    async (name) => {
      const marks = "bidder,criterion,mark\nAcme,quality,4\n";
      const files = { "bids.csv": "bidder,price\nAcme,100000\n", "marks.csv": marks, [name]: `${marks}\n` };
      const found = await answer(files, ".");
      expect(found.code).toBe(name.startsWith("Copy") ? 1 : 2);
    },
  );

  test("a lot takes back a key that it would inherit", async () => {
    const lots = `lots: [{ id: a }, { id: b, award: { ties: } }]`;
    const rows = "A,a,100,4\nB,a,100,4\nA,b,100,4\nB,b,100,4";
    const found = await answer({
      "tender.yaml": tender(lots, "ties: [earliest]"),
      "bids.csv": `bidder,lot,price,quality\n${rows}\n`,
    });
    expect(found.decisions).toContain(
      "Lot b: A and B share first place: no published tie-break separates them",
    );
    expect(found.decisions.join()).toContain(
      "Lot a: A and B share first place: the published tie-break (earliest)",
    );
  });
});
