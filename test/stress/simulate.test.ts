import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { main } from "../../src/main.ts";
import type { EvaluationDocument } from "../../src/report/schema.ts";
import type { SimulationDocument } from "../../src/report/simulate/document.ts";
import { memoryIo } from "../oracle/memory-io.ts";
import { world } from "../run/world.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What a tender's simulation finds, and the world in which its bids were written. */
async function simulated(path: string) {
  const own = world(root);
  const code = await main(["tender", "simulate", path, "--format", "json", "-o", "proofs"], own.io);
  expect(own.error()).toBe("");
  return { ...own, code, document: JSON.parse(own.out()) as SimulationDocument };
}

const proofsOf = ({ awards }: SimulationDocument) => awards.flatMap(({ proofs }) => proofs);
const fieldsOf = (document: SimulationDocument) => proofsOf(document).flatMap(({ fields }) => fields);

const tenders = [
  ...readdirSync(new URL("../schemes/", import.meta.url)).map((name) => `test/schemes/${name}`),
  ...readdirSync(new URL("../../examples/", import.meta.url)).map((name) => `examples/${name}`),
  "test/cases/evaluate-lots",
];

describe("constructed bids", () => {
  it.each(tenders)(
    "%s: each field that is written is ranked by evaluate exactly as was said",
    async (path) => {
      const { io, out, document } = await simulated(`${path}/tender.yaml`);
      let printed = out().length;
      for (const { folder, standings } of fieldsOf(document)) {
        const apart = path === "examples/road-maintenance" ? ["--tender", `${path}/tender.yaml`] : [];
        await main(["evaluate", `proofs/${folder}`, ...apart, "--format", "json"], io);
        const evaluated = JSON.parse(out().slice(printed)) as EvaluationDocument;
        printed = out().length;
        const ranked = evaluated.bids.map(({ bidder, rank, total }) => [bidder, rank, total?.exact]);
        expect(ranked).toEqual(standings.map(({ bidder, rank, total }) => [bidder, rank, total.exact]));
      }
    },
  );

  it("reproduce the published case of the cheapest bid that cannot win", async () => {
    const { document, code, written } = await simulated("test/schemes/leave-one-out-price/tender.yaml");
    const proof = proofsOf(document).find(({ kind }) => kind === "outlier");
    expect(proof?.says).toBe(
      "With C the order is A 63.053, B 62.222, C 60.000; without it B 80.000, A 79.895.",
    );
    expect(code).toBe(1);
    expect(written.get("proofs/outlier-price/with-c/bids.csv")).toBe(
      "bidder,price,quality\nA,95,42\nB,90,40\nC,50,20\n",
    );
  });

  it("reproduce the published case of the highest offer that cannot win", async () => {
    const { document } = await simulated("test/schemes/outlier-flips-the-winner");
    const proof = proofsOf(document).find(({ kind }) => kind === "outlier");
    expect(proof?.says).toBe(
      "With C the order is A 73.000, B 70.500, C 60.000; without it B 84.000, A 83.385.",
    );
  });

  it("reproduce the published case of the bid in the middle", async () => {
    const { document } = await simulated("test/schemes/goldilocks-middle-bid-never-wins");
    const proof = proofsOf(document).find(({ kind }) => kind === "middle");
    expect(proof?.fields[0]?.standings.map(({ bidder, rank, total }) => [bidder, rank, total.exact])).toEqual(
      [
        ["A", 1, "75"],
        ["C", 1, "75"],
        ["B", 3, "425/6"],
      ],
    );
    expect(proof?.fields[0]?.files["bids.csv"]).toBe("bidder,price,quality\nA,50,50\nB,75,75\nC,100,100\n");
  });

  it("give the two bids by which a promise makes up for an answer, and stop at the gate", async () => {
    const { document } = await simulated("test/schemes/quality-opens-the-gate");
    const proof = proofsOf(document).find(({ kind }) => kind === "quantity");
    expect(proof?.fields[0]?.files["bids.csv"]).toBe(
      "bidder,price,sv-quality,sv-quantity\nQuality,50,5,10000\nQuantity,50,3,100000\n",
    );
    expect(document.awards[0]?.quantityBeatsQuality).toBe(false);
  });

  it("show where a formula is not straight", async () => {
    const { document } = await simulated("test/schemes/goldilocks-middle-bid-never-wins");
    const [curve] = document.awards[0]?.curves ?? [];
    expect(curve?.isStraight).toBe(false);
    expect(curve?.points.map(({ offer, marks }) => [offer.exact, marks.exact])).toEqual([
      ["50", "50"],
      ["62.5", "40"],
      ["75", "100/3"],
      ["87.5", "200/7"],
      ["100", "25"],
    ]);
    expect(curve?.says).toBe(
      "`price` (lowest-over-value) is not straight: £75 earns 33.33 of 50.00, where a straight line from £50 to £100 would give 37.50.",
    );
  });
});

const tender = (award: string): string => `svscore: 1
tender: { reference: T-1, title: A tender }
award:
  criteria:
${award}`;

async function fromText(text: string, argv: readonly string[] = []) {
  const { io, written } = memoryIo({ "tender.yaml": text });
  const code = await main(["tender", "simulate", "tender.yaml", "--format", "json", ...argv], io);
  return { code, written, io };
}

describe("a tender that holds", () => {
  it("says that nothing depends on other bids and that quantity is shut out", async () => {
    const { code, written } = await fromText(
      tender(`    - { id: quality, weight: 60, from: marks, scale: 5 }
    - { id: answer, weight: 35, from: marks, scale: 5, social-value: true }
    - { id: promise, weight: 5, from: figure, score: { by: between, worst: 0, best: 100 }, social-value: true, needs: { answer: 100% } }
`),
    );
    expect(written.error).toBe("");
    const [award] = (JSON.parse(written.out) as SimulationDocument).awards;
    expect([code, award?.outlierDecides, award?.quantityBeatsQuality]).toEqual([0, null, false]);
    expect(award?.proofs).toEqual([]);
  });

  it("is told from one in which a poor answer with a large promise stands first", async () => {
    const { code, written } = await fromText(
      tender(`    - { id: answer, weight: 20, from: marks, scale: 5, social-value: true }
    - { id: promise, weight: 80, from: figure, score: value-over-highest, social-value: true }
`),
    );
    const [award] = (JSON.parse(written.out) as SimulationDocument).awards;
    expect([code, award?.quantityBeatsQuality]).toEqual([1, true]);
    // A tenth of the promise earns 8 of 80, and the best answer 20: 28 against 80 with no answer at all.
    const [field] = award?.proofs.find(({ kind }) => kind === "quantity")?.fields ?? [];
    expect(field?.standings.map(({ bidder, total }) => [bidder, total.exact])).toEqual([
      ["Quantity", "80"],
      ["Quality", "28"],
    ]);
  });
});

describe("the folder of proofs", () => {
  const text = tender(`    - { id: price, weight: 40, from: price, score: lowest-over-value }
    - { id: quality, weight: 60, from: marks, scale: 60 }
`);

  it("can be written again, and never over another file", async () => {
    const { io, written } = memoryIo({ "tender.yaml": text });
    const argv = ["tender", "simulate", "tender.yaml", "-o", "proofs"];
    expect([await main(argv, io), await main(argv, io)]).toEqual([1, 1]);
    io.files.write("proofs/outlier-price/with-c/bids.csv", new TextEncoder().encode("bidder\nMine\n"));
    expect(await main(argv, io)).toBe(2);
    expect(written.error).toContain("SV904");
    expect(written.error).toContain("`proofs/outlier-price/with-c/bids.csv` is already there");
  });

  it("cannot be without a name", async () => {
    const { code, written } = await fromText(text, ["-o", " "]);
    expect([code, written.out]).toEqual([2, ""]);
    expect(written.error).toContain("`--output` is given nothing");
  });
});
