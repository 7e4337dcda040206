import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { commitmentIndicators } from "../../src/report/kpi.ts";
import { kpiCsv } from "../../src/report/kpi-csv.ts";
import { kpiOcds } from "../../src/report/kpi-ocds.ts";
import { unstyled } from "../../src/report/style.ts";
import { hostile, saved, withText } from "./corpus.ts";

const setting = { columns: 80, ink: unstyled };
const document = saved("patient-transport");

const rowsOf = (text: string): readonly Readonly<Record<string, string>>[] =>
  parse(text, { bom: true, columns: true, record_delimiter: "\r\n" });

interface Metric {
  readonly id: string;
  readonly title: string;
  readonly observations: readonly [Readonly<Record<string, unknown>>];
}

const metricsOf = (text: string): readonly Metric[] =>
  (JSON.parse(text) as { contracts: readonly { agreedMetrics: readonly Metric[] }[] }).contracts.flatMap(
    ({ agreedMetrics }) => agreedMetrics,
  );

describe("the schedule of indicators", () => {
  const winner = document.bids.find(({ rank }) => rank === 1);

  it("is the highest ranked bid's commitments, each once", () => {
    expect(
      rowsOf(kpiCsv(document, setting)).map((row) => [row["bidder"], row["measure"], row["target"]]),
    ).toEqual(winner?.commitments.map((one) => [winner.bidder, one.measure, one.quantity]));
  });

  it("is another bid's where people decided so", () => {
    const record = { to: "Tarn and Fell Mobility", lot: null, on: "2026-09-01", by: "Board" };
    const decided = {
      ...document,
      record: {
        suppliers: [],
        decisions: [record],
        reasons: "feedback" as const,
        contact: null,
        standstillEnds: null,
        withheld: [],
        providerSelection: null,
      },
    };
    expect(new Set(commitmentIndicators(decided).map(({ bidder }) => bidder))).toEqual(new Set([record.to]));
  });

  it("lists what a promise lacks, and fills nothing", () => {
    const bare = structuredClone(document);
    for (const bid of bare.bids)
      for (const one of bid.commitments)
        Object.assign(one, {
          quantity: null,
          narrative: null,
          starts: null,
          ends: null,
          evidence: null,
          owner: null,
        });
    for (const row of rowsOf(kpiCsv(bare, setting))) {
      expect(row["missing"]).toBe("target; date; evidence; owner");
      expect([row["target"], row["by"], row["evidence"], row["owner"]]).toEqual(["", "", "", ""]);
    }
    for (const { observations } of metricsOf(kpiOcds(bare, setting))) {
      expect(observations[0]["notes"]).toBe("Missing: target, date, evidence, owner");
      expect(observations[0]).not.toHaveProperty("measure");
      expect(observations[0]).not.toHaveProperty("value");
      expect(observations[0]).not.toHaveProperty("period");
    }
  });

  it("gives money as money and the rest as text, and each metric an id of its own", () => {
    const metrics = metricsOf(kpiOcds(document, setting));
    expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length);
    for (const { observations } of metrics) {
      const [one] = observations;
      expect(
        [typeof one["measure"] === "string", typeof one["value"] === "object"].filter(Boolean),
      ).toHaveLength(1);
    }
  });

  it.each(Object.entries(hostile))("of %s is safe in a spreadsheet and whole as data", (_, text) => {
    const made = withText(document, text);
    for (const row of rowsOf(kpiCsv(made, setting)))
      for (const cell of Object.values(row)) expect(cell.trimStart()).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    expect(metricsOf(kpiOcds(made, setting))[0]?.title).toBe(text);
  });
});
