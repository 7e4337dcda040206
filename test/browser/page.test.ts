/** The page in a real browser: what it looks like to a telephone, a screen reader and a printer, and that nothing in it runs. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser, printPageToPdf } from "../../src/io/print-with-browser.ts";
import { htmlReport } from "../../src/report/html.ts";
import { issueLetters } from "../../src/report/letters/issue.ts";
import { pageHtml } from "../../src/report/page/html.ts";
import type { EvaluationDocument } from "../../src/report/schema.ts";
import { unstyled } from "../../src/report/style.ts";
import { toVisibleText } from "../../src/source/quote.ts";
import { examples, hostile, saved, withText } from "../report/corpus.ts";

/** A letter and the buyer's note on all of them. */
const [letter, note] = (() => {
  const { value } = issueLetters(saved("patient-transport"));
  if (value === undefined) throw new Error("the example has no letters");
  return [value.letters.at(-1)?.page ?? value.cover.page, value.cover.page];
})();

const program = findBrowser(process.env);
const reason = "The pages are not looked at in a browser: no Chrome, Edge or Chromium is installed here.";

/** A checker of accessibility looks at every pair of parts, so it is given the first bid and those that are not ranked. */
function few(example: string): EvaluationDocument {
  const document = saved(example);
  return { ...document, bids: document.bids.filter(({ rank }) => rank === null || rank === 1) };
}

const pages: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    examples.map((example) => [example, htmlReport(saved(example), { columns: 80, ink: unstyled })]),
  ),
  // A real page in full, with everything that it can unfold.
  full: htmlReport(saved("community-meals"), { columns: 80, ink: unstyled }),
  welsh: htmlReport(few("central-cleaning"), { columns: 80, ink: unstyled, language: "cy" }),
  few: htmlReport(few("domestic-abuse-service"), { columns: 80, ink: unstyled }),
  letter: pageHtml(letter),
  note: pageHtml(note),
  rescoring: readFileSync(new URL("../cases/rescore-html/stdout", import.meta.url), "utf8"),
  ...Object.fromEntries(
    ["markup", "ten thousand letters", "right-to-left overrides", "arabic", "emoji"].map((name) => [
      `hostile: ${name}`,
      htmlReport(withText(saved("domestic-abuse-service"), hostile[name] ?? ""), {
        columns: 80,
        ink: unstyled,
      }),
    ]),
  ),
};

if (program === undefined) {
  it(reason, () => {
    console.warn(reason);
    expect(process.env["SVSCORE_BROWSER"], "a browser is required here, and none is installed").not.toBe(
      "required",
    );
  });
} else {
  describe("in a browser", () => looked(program));
}

function looked(executablePath: string): void {
  let browser: Browser;
  let folder: string;
  const addresses = new Map<string, string>();

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath,
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    });
    folder = mkdtempSync(join(tmpdir(), "svscore-pages-"));
    for (const [index, [name, text]] of Object.entries(pages).entries()) {
      const path = join(folder, `${index}.html`);
      writeFileSync(path, text);
      addresses.set(name, pathToFileURL(path).href);
    }
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens the page and notes everything that it asks for or tries. */
  async function open(
    name: string,
    options: BrowserContextOptions,
  ): Promise<{ page: Page; tried: string[] }> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const tried: string[] = [];
    const address = addresses.get(name) ?? "";
    page.on("request", (request) => {
      if (request.url() !== address) tried.push(`asked for ${request.url()}`);
    });
    page.on("dialog", (dialog) => {
      tried.push(`said ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("pageerror", (error) => tried.push(`failed: ${error.message}`));
    page.on("console", (message) => tried.push(`wrote ${message.text()}`));
    await page.goto(address);
    return { page, tried };
  }

  const unfold = (page: Page): Promise<unknown> =>
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");

  const names = Object.keys(pages);
  const looks = [
    { width: 360, colorScheme: "light" },
    { width: 360, colorScheme: "dark" },
    { width: 1280, colorScheme: "light" },
    { width: 1280, colorScheme: "dark" },
  ] as const;

  it.each(names)(
    "%s needs no sideways scroll at 360 and 1280 pixels, asks for nothing and runs nothing",
    async (name) => {
      for (const width of [360, 1280]) {
        const { page, tried } = await open(name, {
          viewport: { width, height: 800 },
          javaScriptEnabled: true,
        });
        expect(await page.evaluate("document.scripts.length")).toBe(0);
        const beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        expect(await page.evaluate(beyond)).toBe(0);
        await unfold(page);
        expect(await page.evaluate(beyond)).toBe(0);
        expect(tried).toEqual([]);
        await page.context().close();
      }
    },
  );

  it.each(["full", "letter", "rescoring"])(
    "%s runs nothing and looks like nothing that was put into it, and is drawn in its own style",
    async (name) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const refused: string[] = [];
      page.on("console", (message) => refused.push(message.text()));
      const planted = `<script>document.title = "run"</script><img src="https://example.org/x.png" onerror="document.title='run'"><style>h1{color:rgb(1,2,3)}</style><p style="color:rgb(1,2,3)" id="planted">x</p><form action="https://example.org"><button id="send">send</button></form>`;
      await page.setContent((pages[name] ?? "").replace("</h1>", `</h1>${planted}`));
      expect(await page.title()).not.toBe("run");
      for (const selector of ["h1", "#planted"])
        expect(
          await page.locator(selector).first().evaluate("(one) => getComputedStyle(one).color"),
        ).not.toBe("rgb(1, 2, 3)");
      expect(refused.filter((text) => /Content Security Policy/.test(text)).length).toBeGreaterThanOrEqual(4);
      const own = await open(name, {});
      expect(own.tried).toEqual([]);
      expect(await own.page.evaluate("getComputedStyle(document.body).maxWidth")).toBe("1120px");
      await own.page.context().close();
      await context.close();
    },
  );

  it.each(looks)("axe finds nothing at $width pixels, $colorScheme", async ({ width, colorScheme }) => {
    for (const name of ["full", "few", "welsh", "letter", "note", "rescoring"]) {
      const { page } = await open(name, { viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
      await unfold(page);
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
      await page.context().close();
    }
  });

  it("says the same without script", async () => {
    const { page, tried } = await open("patient-transport", { javaScriptEnabled: false });
    expect(await page.locator("h1").textContent()).toContain("Non-emergency patient transport");
    await page.locator("summary").first().click();
    expect(await page.locator("details[open]").count()).toBeGreaterThan(0);
    expect(tried).toEqual([]);
    await page.context().close();
  });

  it("unfolds to the workings of the figure that is followed", async () => {
    const { page } = await open("patient-transport", { viewport: { width: 360, height: 800 } });
    const link = page.locator("table").nth(2).locator("td a").first();
    const id = (await link.getAttribute("href")) ?? "";
    await link.click();
    const target = page.locator(id);
    expect(await target.isVisible()).toBe(true);
    expect(await target.locator("p").first().textContent()).toMatch(/^= /);
    await page.context().close();
  });

  it("shows hostile names as text", async () => {
    for (const [name, text] of Object.entries(hostile)) {
      if (!addresses.has(`hostile: ${name}`)) continue;
      const { page, tried } = await open(`hostile: ${name}`, {});
      expect(await page.locator("#bids ~ h3").first().textContent()).toContain(toVisibleText(text));
      expect(tried).toEqual([]);
      await page.context().close();
    }
  });

  it("is printed to a tagged PDF in which everything is unfolded", async () => {
    const printed = await printPageToPdf(pages["central-cleaning"] ?? "", process.env);
    if (!(printed instanceof Uint8Array)) throw new Error(printed.failed);
    const text = Buffer.from(printed).toString("latin1");
    expect(text.startsWith("%PDF-")).toBe(true);
    expect(text).toContain("/MarkInfo");
    const closed = (pages["central-cleaning"] ?? "").replace(/details::details-content\{[^}]*\}/, "");
    const folded = await printPageToPdf(
      closed.replace(/style-src '[^']*'/, "style-src 'unsafe-inline'"),
      process.env,
    );
    if (!(folded instanceof Uint8Array)) throw new Error(folded.failed);
    expect(printed.length).toBeGreaterThan(folded.length * 2);
  });

  it("says what went wrong with a browser that is none", async () => {
    expect(await printPageToPdf("x", process.env, "/nowhere/chrome")).toEqual({
      failed: "is not a program that can be run",
    });
    expect(await printPageToPdf("x", process.env, process.execPath)).toEqual({
      failed: "could not print it",
    });
    expect(await printPageToPdf("x", {})).toEqual({ failed: "none was found" });
  });
}
