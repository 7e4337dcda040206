import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { formats } from "../../src/cli/commands/formats.ts";
import { main } from "../../src/main.ts";
import { htmlReport } from "../../src/report/html.ts";
import { loadSavedEvaluation } from "../../src/report/load-saved.ts";
import { unstyled } from "../../src/report/style.ts";
import { world } from "../run/world.ts";
import { examples, saved, savedText } from "./corpus.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const run = async (words: readonly string[]) => {
  const own = world(root);
  let bytes = "";
  const write = (_: string, file: Uint8Array): void => {
    bytes = Buffer.from(file).toString("base64");
  };
  const code = await main(words, { ...own.io, files: { ...own.io.files, write } });
  return { code, out: own.out(), error: own.error(), bytes };
};

/** What a format asks for beside its name. */
const file = (format: string): readonly string[] => (format === "docx" ? ["-o", "evaluation.docx"] : []);

async function sameFromSaved(example: string, format: string, asked: readonly string[]): Promise<void> {
  const words = ["--format", format, ...asked, ...file(format)];
  const first = await run(["evaluate", `examples/${example}/bids.csv`, ...words]);
  const again = await run(["report", `examples/${example}/golden/evaluation.json`, ...words]);
  expect(again).toEqual(first);
  expect(again.error).toBe("");
  expect(again.out.length + again.bytes.length).toBeGreaterThan(100);
}

/** One whose ranking is firm, and one whose is not. */
describe.each(["community-meals", "central-cleaning"])("how firm %s is", (example) => {
  const tries = ["table", "markdown", "html", "json"].flatMap((format) =>
    ["--stress", "--no-stress"].map((asked) => [format, asked] as const),
  );
  it.each(tries)("is told the same as %s %s from the saved evaluation", async (format, asked) => {
    await sameFromSaved(example, format, [asked]);
  });

  it.each<readonly string[]>([[], ["--stress"], ["--no-stress"]])(
    "is decided the same in every format, whatever the format tells of it: %s",
    async (...asked) => {
      const bids = `examples/${example}/bids.csv`;
      const codes: number[] = [];
      for (const format of formats.filter((one) => one !== "pdf"))
        codes.push((await run(["evaluate", bids, "--format", format, ...asked, ...file(format)])).code);
      expect(new Set(codes).size).toBe(1);
      const told = async (words: readonly string[]) =>
        JSON.parse((await run(["evaluate", bids, "--format", "json", ...words])).out);
      const [plain, own] = [await told([]), await told(asked)];
      const firm = plain.stress.every((one: { firm: boolean }) => one.firm);
      const more = own.decisions.length - plain.decisions.length;
      expect(own.findings).toEqual(plain.findings);
      expect(more > 0).toBe(asked.includes("--stress") && !firm);
      expect(own.stress === undefined).toBe(asked.includes("--no-stress"));
    },
  );
});

describe.each(examples)("the saved evaluation of %s", (example) => {
  it.each(["table", "plain", "markdown", "csv", "html", "docx", "kpi-csv", "kpi-ocds"])(
    "gives the same %s as the evaluation itself",
    async (format) => {
      await sameFromSaved(example, format, []);
    },
  );

  it("is the same when it is saved again", async () => {
    const own = world(root);
    await main(["report", `examples/${example}/golden/evaluation.json`, "--format", "json"], own.io);
    expect(own.out()).toBe(savedText(example));
  });

  it("is still read as it was saved before keys were added", () => {
    const added = ["howScored", "scale", "aspects", "feedback", "term", "law", "stress"];
    const old = JSON.parse(savedText(example), function (this: unknown, key, value) {
      const isOffered = key === "workings" && !Object.hasOwn(this as object, "bidder");
      return added.includes(key) || isOffered ? undefined : value;
    });
    const text = JSON.stringify(old);
    const { value, diagnostics } = loadSavedEvaluation({ name: "old.json", text, language: "json" });
    expect(diagnostics).toEqual([]);
    if (value === undefined) throw new Error("it was refused without saying why");
    expect(value.bids.length).toBe(saved(example).bids.length);
    const page = htmlReport(value, { columns: 80, ink: unstyled });
    expect(page).toContain("This evaluation carries no part on how firm the ranking is");
    expect(htmlReport(saved(example), { columns: 80, ink: unstyled })).not.toContain("carries no part on");
  });
});

describe("a saved evaluation that was changed", () => {
  const changed = (change: (document: Record<string, never>) => void): readonly string[] => {
    const document = JSON.parse(savedText("central-cleaning"));
    change(document);
    const source = { name: "evaluation.json", text: JSON.stringify(document), language: "json" } as const;
    return loadSavedEvaluation(source).diagnostics.map(({ code, cause }) => `${code} ${cause}`);
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
      const { diagnostics } = loadSavedEvaluation({ name: "x", text, language: "json" });
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

  it.each([
    ["", "error[SV901]: `--letters` is given nothing"],
    ["  ", "error[SV901]: `--letters` is given nothing"],
    ["-", "error[SV904]: `--letters` names no folder"],
  ])("letters refuse a folder that is none: %j", async (folder, expected) => {
    const own = world(root);
    const path = "examples/patient-transport/golden/evaluation.json";
    expect(await main(["report", path, "--letters", folder], own.io)).toBe(2);
    expect(own.error()).toContain(expected);
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
