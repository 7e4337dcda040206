import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { main } from "../../src/main.ts";
import { savedEvaluation } from "../../src/report/saved.ts";
import { world } from "../run/world.ts";
import { examples, saved, savedText } from "./corpus.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe.each(examples)("the saved evaluation of %s", (example) => {
  it.each(["table", "plain", "markdown", "csv", "html", "kpi-csv", "kpi-ocds"])(
    "gives the same %s as the evaluation itself",
    async (format) => {
      const first = world(root);
      await main(["evaluate", `examples/${example}/bids.csv`, "--format", format], first.io);
      const again = world(root);
      await main(["report", `examples/${example}/golden/evaluation.json`, "--format", format], again.io);
      expect(again.error()).toBe("");
      expect(again.out()).toBe(first.out());
    },
  );

  it("is the same when it is saved again", async () => {
    const own = world(root);
    await main(["report", `examples/${example}/golden/evaluation.json`, "--format", "json"], own.io);
    expect(own.out()).toBe(savedText(example));
  });

  it("is still read as it was saved before keys were added", () => {
    const added = ["howScored", "scale", "aspects", "feedback", "term", "law"];
    const old = JSON.parse(savedText(example), function (this: unknown, key, value) {
      const isOffered = key === "workings" && !Object.hasOwn(this as object, "bidder");
      return added.includes(key) || isOffered ? undefined : value;
    });
    const text = JSON.stringify(old);
    const { value, diagnostics } = savedEvaluation({ name: "old.json", text, language: "json" });
    expect(diagnostics).toEqual([]);
    expect(value?.bids.length).toBe(saved(example).bids.length);
  });
});

describe("a saved evaluation that was changed", () => {
  const changed = (change: (document: Record<string, never>) => void): readonly string[] => {
    const document = JSON.parse(savedText("central-cleaning"));
    change(document);
    const source = { name: "evaluation.json", text: JSON.stringify(document), language: "json" } as const;
    return savedEvaluation(source).diagnostics.map(({ code, cause }) => `${code} ${cause}`);
  };

  it.each<[string, (document: never) => void, string]>([
    [
      "another version",
      (one: { schema: string }) => {
        one.schema = "svscore.evaluation/v2";
      },
      "SV655",
    ],
    [
      "a figure as a number",
      (one: { bids: [{ total: { exact: unknown } }] }) => {
        one.bids[0].total.exact = 3;
      },
      "SV655",
    ],
    [
      "a figure in words",
      (one: { bids: [{ total: { exact: unknown } }] }) => {
        one.bids[0].total.exact = "many";
      },
      "SV655",
    ],
    [
      "a status that is none",
      (one: { bids: [{ status: string }] }) => {
        one.bids[0].status = "won";
      },
      "SV655",
    ],
    [
      "marks for another criterion",
      (one: { bids: [{ scores: Record<string, unknown> }] }) => {
        one.bids[0].scores["zeal"] = { shown: "1", exact: "1" };
      },
      "SV656",
    ],
    [
      "a rank for a bid that is out",
      (one: { bids: [{ status: string }] }) => {
        one.bids[0].status = "excluded";
      },
      "SV656",
    ],
    [
      "a bid twice",
      (one: { bids: unknown[] }) => {
        one.bids.push(one.bids[0]);
      },
      "SV656",
    ],
    [
      "no workings",
      (one: { bids: [{ workings?: unknown }] }) => {
        delete one.bids[0].workings;
      },
      "SV654",
    ],
  ])("is refused: %s", (_, change, code) => {
    const found = changed(change as never);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(code);
  });

  it.each(["svscore: 1\ntender: {}\n", "<!DOCTYPE html>", "[]", ""])(
    "is told apart from another file: %s",
    (text) => {
      const { diagnostics } = savedEvaluation({ name: "x", text, language: "json" });
      expect(diagnostics.map(({ code, cause }) => [code, cause])).toEqual([
        ["SV655", "this is not a saved evaluation"],
      ]);
    },
  );

  it.each([
    ["--redact", "internal"],
    ["-o", "x.docx"],
  ])("letters refuse %s, which they would pass over", async (...words) => {
    const own = world(root);
    const path = "examples/patient-transport/golden/evaluation.json";
    expect(await main(["report", path, "--letters", "letters", ...words], own.io)).toBe(2);
    expect(own.error()).toContain("error[SV901]");
    expect(own.written.size).toBe(0);
  });

  it("says everything that is wrong at once, each at its own place", () => {
    const found = changed((one) => {
      const document = one as unknown as { notices: unknown; tool: { name: string }; extra?: string };
      document.notices = 3;
      document.tool.name = "other";
      document.extra = "x";
    });
    expect(found.map((text) => text.slice(0, 5)).sort()).toEqual(["SV653", "SV655", "SV655"]);
  });
});
