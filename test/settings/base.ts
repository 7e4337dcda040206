/** Random valid tenders with everything in them that a tender and a library can say. Everything is invented. */
import fc from "fast-check";

export interface Base {
  readonly tender: Record<string, unknown>;
  readonly measures: readonly Record<string, unknown>[];
  readonly files: Readonly<Record<string, string>>;
}

const whole = (min: number, max: number) => fc.noBias(fc.integer({ min, max }));
const bidders = ["Ash", "Birch", "Cedar"] as const;

function make(gen: fc.GeneratorValue): Base {
  const integer = (min: number, max: number): number => gen(whole, min, max);
  const chance = (percent: number): boolean => integer(0, 99) < percent;
  const pick = <T>(from: readonly T[]): T => from[integer(0, from.length - 1)] as T;
  const flag = (): string => pick(["true", "false"]);

  const proxy = (from: string, to: string | undefined, amount: string): object => ({
    from,
    ...(to !== undefined && { to }),
    amount,
    low: "1",
    high: "99999",
    prices: pick(["2022", "2024", "2023/24"]),
    source: "Invented handbook",
    licence: "OGL-UK-3.0",
    status: pick(["verified", "unverified"]),
    ...(chance(50) && { reference: `REF-${amount}` }),
    perspective: pick(["public", "economic", "fiscal"]),
    deadweight: "not-netted",
    lasts: "annual",
    geography: "England",
    note: "A note",
  });
  const measure = (id: string, over: object): Record<string, unknown> => ({
    id,
    title: `Measure ${id}`,
    unit: "unit",
    kind: "money",
    counts: "outcome",
    optional: "true",
    breakdown: "by district",
    adjust: {
      deadweight: "10%",
      displacement: "20%",
      attribution: "50%",
      "drop-off": "10%",
      years: "2",
      included: [pick(["deadweight", "displacement", "attribution", "drop-off"])],
    },
    evidence: "Payroll",
    question: "How?",
    descriptors: { 1: "little" },
    "counting-rule": "Each person once",
    source: "Invented handbook",
    status: "verified",
    ...over,
  });
  const measures = [
    measure("M1", {
      proxy: [proxy("2020-01-01", "2026-12-31", "1000"), proxy("2027-01-01", undefined, "1500")],
      cap: { "per-measure": "30000" },
      "counts-once-with": ["M2"],
    }),
    measure("M2", {
      unit: "FTE-year",
      "value-year": pick(["delivery", "commencement"]),
      proxy: [proxy("2020-01-01", "2027-06-30", "2000"), proxy("2027-07-01", undefined, "2500")],
      "double-count-group": "people",
    }),
    measure("M3", {
      unit: "kWh",
      carbon: [{ year: "2025", add: ["ELEC-KWH-2025", "GAS-KWH-2025"], less: ["ELEC-TD-KWH-2025"] }],
      "double-count-group": ["people", "homes"],
    }),
    measure("M4", { proxy: [proxy("2020-01-01", undefined, "700")], unit: "hour" }),
  ];

  const formulas = [
    { by: "given", "out-of": "100" },
    { by: "above-lowest", floor: "none" },
    { by: "between", worst: "0", best: pick(["50", "0.01% of value"]), clamp: pick(["true", "false"]) },
    { by: "between-bids", better: "higher", clamp: "true" },
    { by: "to-ceiling", ceiling: "90" },
    { by: "around-mean", slope: "1", better: "higher" },
    { by: "distance", target: "40", span: "60" },
    {
      by: "bands",
      bands: [
        { "at-least": "50", earns: "100" },
        { "at-least": "20", earns: "40" },
      ],
    },
    "value-over-highest",
    "lowest-over-value",
  ];
  const rounding = {
    places: pick(["0", "1", "2"]),
    mode: pick(["half-up", "half-even", "down"]),
    of: pick(["total", "criterion"]),
    rank: pick(["exact", "rounded"]),
  };
  const notes = chance(50)
    ? {
        relevance: "It matters here",
        proportionality: "In keeping with the value",
        evidence: "A plan",
      }
    : {};
  const method = pick(["weighted-sum", "weighted-sum", "price-less-credit"]);
  const inputs = pick(["price", "column"]);
  const award = {
    method,
    ...(method === "price-less-credit" && { credit: "1000" }),
    "marks-available": "100",
    criteria: [
      { id: "price", title: "Price", weight: "30", from: "price", score: "lowest-over-value" },
      {
        id: "quality",
        title: "Quality",
        weight: "20",
        from: "marks",
        scale: { top: "5", allowed: ["0", "1", "2", "3", "4", "5"], descriptors: { 3: "good" } },
        aspects: [
          { id: "plan", title: "Plan", weight: "60" },
          { id: "record", title: "Record", weight: "40" },
        ],
        minimum: pick(["20%", "1"]),
        round: { places: pick(["0", "1"]), mode: pick(["half-up", "down"]) },
      },
      { id: "licensed", title: "Licensed", from: "gate" },
      {
        id: "figures",
        title: "Figures",
        weight: "10",
        criteria: formulas.map((score, index) => ({
          id: `figure-${index}`,
          title: `Figure ${index}`,
          weight: "10",
          from: "figure",
          score,
          ...(index === 0 && { "scaled-by": "quality" }),
        })),
      },
      {
        id: "sv",
        ...(chance(50) && { relevance: "It matters here", proportionality: "In keeping" }),
        title: "Social value",
        weight: "40",
        "social-value": "true",
        "net-zero": flag(),
        criteria: [
          {
            id: "sv-quality",
            title: "Answer",
            weight: "20",
            from: "marks",
            scale: "5",
            aspects: pick([
              ["change", "plan", "track-record"],
              { change: "50", plan: "25", "track-record": "25" },
            ] as const),
            outcome: pick(["o", ["o", "p"], ["o", "p"]] as const),
            ...notes,
          },
          {
            id: "sv-quantity",
            ...notes,
            title: "Promises",
            weight: "10",
            from: "commitments",
            score: {
              by: "between",
              worst: "0",
              best: pick([
                "60000",
                "20% of value",
                "20% of value including-vat",
                "20% of value including-vat",
              ]),
            },
            measures: { M1: { target: "9" }, M2: {}, M3: { target: "4000" } },
            needs: { "sv-quality": "40%" },
            unevidenced: pick(["nothing", "full"]),
            ...(chance(50) && { perspective: pick(["public", ["public", "economic"]] as const) }),
          },
          {
            id: "return",
            ...notes,
            title: "Return",
            weight: "5",
            from: "sroi",
            inputs,
            unevidenced: pick(["nothing", "full"]),
            measures: ["M2", "M4"],
            score: { by: "between", worst: "0", best: "1", clamp: "false" },
          },
          {
            id: "local",
            ...notes,
            title: "Local",
            weight: "5",
            from: "lm3",
            rounds: "2",
            area: "Northshire",
            score: { by: "between", worst: "1", best: "2" },
          },
        ],
      },
    ],
    rounding,
    ties: ["quality", "price", "earliest"],
    marks: pick(["consensus", "average"]),
    "price-year": pick(["2024", "2024/25", ["2024", "2024/25"]] as const),
    discounting: {
      ...pick([{ rate: "3.5%" }, { schedule: "standard" }] as const),
      "first-year": pick(["undiscounted", "discounted"]),
    },
    "already-required": pick([["M4"], { M4: "clause 4" }] as const),
  };
  const tender = {
    svscore: "1",
    tender: {
      reference: "R-1",
      title: "A tender",
      buyer: "A buyer",
      "buyer-type": pick([
        "central-government",
        "central-government",
        "central-government",
        "nhs-england",
        "local-government",
        "northern-ireland",
        "wales",
        "scotland",
        "other",
      ]),
      commenced: pick(["2026-06-15", "2025-11-01", "2027-02-01", "2023-05-01", "2022-07-01"]),
      value: pick([
        { "excluding-vat": "2000000", "including-vat": "2400000" },
        { "excluding-vat": "100000", "including-vat": "110000" },
        { "excluding-vat": "5000000", "including-vat": "6000000" },
      ]),
      term: { from: "2026-09-01", to: "2028-12-31" },
      ...(chance(40) && { adopts: "ppn-002" }),
      subject: pick(["services", "goods", "works", "mixed", "healthcare"]),
      law: pick(["procurement-act-2023", "pcr-2015", "provider-selection-regime", "pcsr-2015"]),
      "light-touch": flag(),
      framework: flag(),
      "call-off": flag(),
      "private-utility": pick(["false", "false", "false", "true"]),
      defence: pick(["false", "false", "false", "true"]),
      "below-threshold": pick(["false", "false", "false", "true"]),
      climate: pick(["criteria", "specification", "both"]),
      "annual-value": { "excluding-vat": "100000", "including-vat": "120000" },
      "most-important-contract": flag(),
      area: pick(["Northshire", ["Northshire", "Southshire"]] as const),
      disclosed: ["formula", "proxies", "library-version", "normalisation", "adjustments", "pass-or-fail"],
      "act-2012": { on: "2026-01-05", considered: "Yes", consulted: "Residents" },
      published: { reference: "N-1", weights: { price: pick(["30%", "35%"]), quality: "20%" } },
      "well-being-objectives": "A note",
      "social-public-works": "A note",
      "community-benefits": "A note",
      ...(chance(50) && { consultation: "Asked" }),
      ...(chance(50) && { relevance: "It matters", proportionality: "In keeping" }),
    },
    library: pick(["./own.yaml", ["./own.yaml"]] as const),
    ...(chance(30) && { rules: pick(["nhs-england", "ppn-002"]) }),
    ...(chance(60) ? { award } : { award, lots: lotsOf() }),
    marks: pick(["consensus", "average"]),
    purpose: "To help",
    ...(chance(30) && { consultation: "Asked again" }),
    ...(chance(30) && { relevance: "It matters again", proportionality: "In keeping again" }),
    deviations: [{ rule: "published-weights", who: "Head", when: "2026-02-20", why: "A reason" }],
    suppliers: [
      {
        bidder: "Ash",
        name: "Ash Ltd",
        address: "1 Road",
        email: "a@b.example",
        identifier: "1",
        explanation: "E",
        advantages: "A",
      },
    ],
    letters: {
      reasons: "feedback",
      contact: "c@d.example",
      "standstill-ends": "2026-09-29",
      withhold: [{ bidder: "Ash", criterion: "price", ground: "G", why: "W" }],
    },
  };
  const lotted = "lots" in tender;
  if (chance(50)) delete (tender.award as { marks?: string }).marks;

  /** Whether the last two bids are the same but for when they came. */
  const equal = chance(30);
  const lot = lotted ? ["north", "south"] : [""];
  const head = lotted ? "lot," : "";
  const cell = (one: string): string => (lotted ? `${one},` : "");
  /** The rows of all bidders; the last may say what the one before it says. */
  const rows = (rowsOf: (name: string, index: number, lot: string) => readonly string[]): string =>
    lot
      .flatMap((one) => {
        const [first, second, third] = bidders.map((name, index) => rowsOf(name, index, cell(one)));
        const copied = (second ?? []).map((row) => row.replace("Birch", "Cedar").replace("-02", "-03"));
        return [...(first ?? []), ...(second ?? []), ...(equal ? copied : (third ?? []))];
      })
      .join("");
  const bids = rows((name, index, one) => [
    `${name},${one}${90 + integer(0, 3) * 5}000,yes,${formulas.map(() => integer(1, 9) * 10).join(",")},${inputs === "column" ? `${3000 + 1000 * index},` : ""}${50_000 + 500 * index},2026-08-0${index + 1}\n`,
  ]);
  const marks = rows((name, _, one) =>
    [
      ["quality", "plan"],
      ["quality", "record"],
      ["sv-quality", "change"],
      ["sv-quality", "plan"],
      ["sv-quality", "track-record"],
    ].flatMap(([criterion, aspect]) => {
      const [a, b] = [integer(1, 5), integer(1, 5)];
      const differ = chance(30) && name !== "Ash" ? b : a;
      return [
        `${name},${one}${criterion},${aspect},E1,${a}\n`,
        `${name},${one}${criterion},${aspect},E2,${differ}\n`,
      ];
    }),
  );
  const promised = rows((name, index, one) =>
    ["M1", "M2", "M3", "M4"].map((id, at) => {
      const quantity = (id === "M3" ? 900 : 3) + integer(0, 40) * (id === "M3" ? 100 : 1);
      const to = pick(["2027-05-31", "2028-05-31"]);
      return `${name},${one}${id},${quantity + index / 10 + at / 100},2026-10-01,${to},payroll,${chance(85) ? "hire" : ""},HR,${pick(["", "", "30%", "80%"])},${pick(["Northshire", "Southshire", "Leeds"])},${id === "M2" ? "FTE-year" : ""}\n`;
    }),
  );
  return {
    tender,
    measures,
    files: {
      "bids.csv": `bidder,${head}price,licensed,${formulas.map((_, index) => `figure-${index}`).join(",")},${inputs === "column" ? "return," : ""}local-2,submitted\n${bids}`,
      "marks.csv": `bidder,${head}criterion,aspect,evaluator,mark\n${marks}`,
      "commitments.csv": `bidder,${head}measure,quantity,from,to,evidence,plan,owner,attribution,location,unit\n${promised}`,
    },
  };

  function lotsOf(): object {
    return [
      { id: "north", title: "North", value: { "excluding-vat": "900000", "including-vat": "1000000" } },
      {
        id: "south",
        title: "South",
        value: { "excluding-vat": "800000", "including-vat": "950000" },
        award: { "marks-available": "100" },
      },
    ];
  }
}

export const anyBase: fc.Arbitrary<Base> = fc.gen().map(make);
