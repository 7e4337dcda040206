/** The page as a PDF, printed by a browser that is there already; svscore fetches none. */
import { Refusal } from "../diagnostics/model.ts";
import type { Io } from "../io/io.ts";
import { quote } from "../source/quote.ts";

/** @throws Refusal SV664 when there is no browser, or it prints nothing. */
export async function renderPdf(io: Io, page: string, browser: string | undefined): Promise<Uint8Array> {
  const printed = io.print === undefined ? { failed: "none was found" } : await io.print(page, browser);
  if (printed instanceof Uint8Array) return printed;
  throw new Refusal([
    {
      code: "SV664",
      cause:
        browser === undefined
          ? `a PDF is printed with Chrome, Edge or Chromium, and ${printed.failed}`
          : `${quote(browser)} ${printed.failed}`,
      remedy:
        "name one with `--browser FILE`; or save the page with `--format html -o evaluation.html`, open it in any browser and print it with Ctrl+P to PDF",
    },
  ]);
}
