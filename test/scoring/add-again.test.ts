/** A total that is not what its workings add up to is never printed. */
import { expect, it } from "vitest";
import { main } from "../../src/main.ts";
import { add, exact } from "../../src/number/exact.ts";
import { figureThatDoesNotAddUp } from "../../src/scoring/add-again.ts";
import type { Method } from "../../src/scoring/methods/method.ts";
import { methods } from "../../src/scoring/methods/registry.ts";
import type { Evaluation } from "../../src/scoring/model.ts";
import type { Workings } from "../../src/scoring/workings.ts";
import { memoryIo } from "../oracle/memory-io.ts";

const leaf = (value: string): Workings => ({
  label: `part ${value}`,
  value: exact(value),
  unit: "marks",
  from: [],
});
const evaluation = (method: string, total: Workings): Evaluation =>
  ({
    award: { method },
    bids: [{ bid: { bidder: "Acme" }, total, scores: new Map() }],
  }) as unknown as Evaluation;
const total = (value: string, from: readonly Workings[], sum?: string): Workings => ({
  label: "total",
  value: exact(value),
  unit: "marks",
  from,
  ...(sum !== undefined && { sum }),
});

it.each<[string, string, string, readonly string[]]>([
  ["weighted-sum", "7", "8", ["3", "4"]],
  ["price-less-credit", "94", "95", ["100", "2", "3"]],
  ["price-per-quality-point", "25", "24", ["100", "4"]],
  ["weighted-price", "80", "81", ["100", "1.25"]],
])("%s", (method, right, wrong, parts) => {
  const from = parts.map(leaf);
  expect(figureThatDoesNotAddUp(evaluation(method, total(right, from)))).toBeUndefined();
  expect(figureThatDoesNotAddUp(evaluation(method, total(wrong, from)))).toBe(
    `total of Acme is given as ${wrong}`,
  );
});

it("a sum within the workings", () => {
  const inner = (value: string): Workings => ({
    ...total(value, [leaf("1"), leaf("2")], "1 + 2"),
    label: "quality",
  });
  expect(figureThatDoesNotAddUp(evaluation("weighted-sum", total("3", [inner("3")])))).toBeUndefined();
  expect(figureThatDoesNotAddUp(evaluation("weighted-sum", total("4", [inner("4")])))).toBe(
    "quality of Acme is given as 4",
  );
});

it("ends a run with exit code 3 and no answer", async () => {
  const tender =
    "svscore: 1\ntender: { reference: R, title: T }\naward:\n  criteria:\n    - { id: price, weight: 40, from: price, score: lowest-over-value }\n    - { id: quality, weight: 60, from: marks, scale: 5, social-value: true }\n";
  const run = async () => {
    const { io, written } = memoryIo({
      "tender.yaml": tender,
      "bids.csv": "bidder,price,quality\nAcme,100,4\nBolt,90,3\n",
    });
    return { code: await main(["evaluate", "bids.csv"], io), ...written };
  };
  expect([0, 1]).toContain((await run()).code);
  const method = methods["weighted-sum"];
  const table = methods as Record<string, Method>;
  table["weighted-sum"] = {
    ...method,
    total: (standing) => {
      const found = method.total(standing);
      return "unscorable" in found ? found : { ...found, value: add(found.value, exact("1")) };
    },
  };
  try {
    const { code, out, error } = await run();
    expect([code, out]).toEqual([3, ""]);
    expect(error).toContain("do not add up again");
  } finally {
    table["weighted-sum"] = method;
  }
});
