// An archive of past tenders made from a seed: big tables sorted by tender, about 120 bytes a row, a fifth of the rows with
// quoted text (commas, doubled quotes, line ends), UTF-8, and two libraries of 400 invented measures. Everything is invented.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

const MEASURES = 400;
const ROWS_OF_A_TENDER = 500;

/** A small generator of even numbers (mulberry32), the same on every machine. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const units = ["hour", "FTE-year", "GBP", "person", "tCO2e", "session"];
const measureId = (index) => `INV-${String(index + 1).padStart(3, "0")}`;
const unitOf = (index) => units[index % units.length];

/** Proxy values of a version of the library, in pence, before and from 1 April 2025, and the deadweight in per cent. */
function valuesOf(version) {
  const random = seeded(version * 7919);
  const pence = () => 100 + Math.floor(random() * 2_000_000);
  return Array.from({ length: MEASURES }, (_, index) => ({
    early: pence(),
    late: pence(),
    deadweight: index % 3 === 0 ? (index % 5) * 5 : 0,
  }));
}

const pounds = (pence) => `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, "0")}`;

function libraryText(version) {
  const measures = valuesOf(version).map(
    ({ early, late, deadweight }, index) =>
      `          - { id: ${measureId(index)}, title: Invented measure ${index + 1}, unit: ${unitOf(index)}, kind: money, proxy: [{ from: 2023-04-01, to: 2025-03-31, amount: ${pounds(early)}, source: invented, status: unverified }, { from: 2025-04-01, amount: ${pounds(late)}, source: invented, status: unverified }]${deadweight === 0 ? "" : `, adjust: { deadweight: ${deadweight}% }`} }`,
  );
  return `svscore: 1\nlibrary: invented\nversion: ${version}.0.0\ntitle: Invented measures\nlicence: CC0-1.0\nthemes:\n  - id: all\n    title: All\n    outcomes:\n      - id: all\n        title: All\n        measures:\n${measures.join("\n")}\n`;
}

/** What one unit is worth before and after, for a database that knows no libraries: four places are exact. */
export function factorsText() {
  const [before, after] = [valuesOf(1), valuesOf(2)];
  const exact = (pence, deadweight) => {
    const parts = pence * (100 - deadweight);
    return `${Math.floor(parts / 10_000)}.${String(parts % 10_000).padStart(4, "0")}`;
  };
  const rows = before.flatMap((one, index) => {
    const other = after[index];
    return [true, false].map((early) => {
      const [old, fresh] = early ? [one.early, other.early] : [one.late, other.late];
      return `${measureId(index)},${unitOf(index)},${early},${exact(old, one.deadweight)},${exact(fresh, other.deadweight)}`;
    });
  });
  return `measure,unit,early,before,after\n${rows.join("\n")}\n`;
}

const words = [
  "payroll",
  "extract",
  "plan",
  "ward",
  "school",
  "café",
  "Llŷn",
  "audit",
  "weekly",
  "register",
  "signed",
  "by",
  "the",
  "board",
];
const tenderOf = (index) => `T-${String(index + 1).padStart(6, "0")}`;

const award = {
  criteria: [
    { id: "price", title: "Price", weight: 40, from: "price", score: "lowest-over-value" },
    { id: "quality", title: "Quality", weight: 40, from: "marks", scale: 10 },
    {
      id: "sv-quality",
      title: "Social value, quality",
      weight: 10,
      "social-value": true,
      from: "marks",
      scale: 10,
    },
    {
      id: "sv-quantity",
      title: "Social value, quantity",
      weight: 10,
      "social-value": true,
      from: "commitments",
      score: "value-over-highest",
    },
  ],
};

/**
 * @param folder where the archive is written
 * @param rows rows of commitments
 * @param perTender rows of a tender, on average
 * @returns how many tenders, bids and rows there are
 */
export function generate(folder, rows, perTender = ROWS_OF_A_TENDER, seed = 2026) {
  mkdirSync(folder, { recursive: true });
  const random = seeded(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const outs = Object.fromEntries(
    ["tenders.ndjson", "prices.csv", "marks.csv", "commitments.csv"].map((name) => [
      name,
      { file: openSync(join(folder, name), "w"), text: [], size: 0 },
    ]),
  );
  const put = (name, text) => {
    const out = outs[name];
    out.text.push(text);
    out.size += text.length;
    if (out.size > 1 << 20) flush(out);
  };
  const flush = (out) => {
    writeSync(out.file, out.text.join(""));
    out.text = [];
    out.size = 0;
  };
  writeFileSync(join(folder, "old.yaml"), libraryText(1));
  writeFileSync(join(folder, "new.yaml"), libraryText(2));
  put("prices.csv", "tender,bidder,price\n");
  put("marks.csv", "tender,bidder,criterion,mark\n");
  put("commitments.csv", "tender,bidder,measure,quantity,unit,to,evidence,plan,owner\n");
  let [tenders, bids, made] = [0, 0, 0];
  while (made < rows) {
    const reference = tenderOf(tenders);
    const year = 2023 + (tenders % 3);
    const day = `${year}-${String(4 + (tenders % 8)).padStart(2, "0")}-${String(1 + (tenders % 28)).padStart(2, "0")}`;
    put(
      "tenders.ndjson",
      `${JSON.stringify({ svscore: 1, tender: { reference, title: `Invented tender ${tenders + 1}`, buyer: `Borough ${1 + (tenders % 40)}`, "buyer-type": "local-government", commenced: day, value: { "excluding-vat": 100_000 + Math.floor(random() * 9_000_000) } }, library: "./old.yaml", award })}\n`,
    );
    const bidders = Array.from(
      { length: 3 + Math.floor(random() * 5) },
      (_, index) => `Bidder ${index + 1} of ${tenders + 1}`,
    );
    for (const bidder of bidders) {
      put("prices.csv", `${reference},${bidder},${(100_000 + random() * 9_000_000).toFixed(2)}\n`);
      put(
        "marks.csv",
        `${reference},${bidder},quality,${Math.floor(random() * 21) / 2}\n${reference},${bidder},sv-quality,${Math.floor(random() * 21) / 2}\n`,
      );
    }
    bids += bidders.length;
    const own = Math.min(rows - made, Math.max(1, Math.round(perTender * (0.5 + random()))));
    for (let row = 0; row < own; row += 1) {
      const measure = Math.floor(random() * MEASURES);
      const bidder = bidders[Math.floor((row * bidders.length) / own)];
      const quantity = random() < 0.7 ? Math.floor(random() * 900) + 1 : (random() * 900).toFixed(2);
      const evidence =
        random() < 0.2
          ? `"${pick(words)} ${pick(words)}, ""${pick(words)}""${random() < 0.3 ? "\n" : " "}${pick(words)}"`
          : `${pick(words)} ${pick(words)} ${pick(words)} ${made % 1000}`;
      put(
        "commitments.csv",
        `${reference},${bidder},${measureId(measure)},${quantity},${unitOf(measure)},${2026 + (row % 4)}-0${1 + (row % 9)}-1${row % 10},${evidence},${pick(words)} ${pick(words)} stage ${row % 9},${pick(words)} lead ${row % 7}\n`,
      );
      made += 1;
    }
    tenders += 1;
  }
  for (const out of Object.values(outs)) {
    flush(out);
    closeSync(out.file);
  }
  return { tenders, bids, rows: made };
}

if (process.argv[1]?.endsWith("generate.mjs")) {
  const [folder = "", rows = "10000", perTender] = process.argv.slice(2);
  console.log(generate(folder, Number(rows), perTender === undefined ? undefined : Number(perTender)));
}
