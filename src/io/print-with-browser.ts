/** Prints a page with an installed browser: no shell, a profile that is thrown away, and no way to the network. The only module that starts another program. */
import { execFile } from "node:child_process";
import { accessSync, constants, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { makeTemporaryFolder } from "./temporary.ts";

export type Printed = Uint8Array | { readonly failed: string };

const LONGEST = 120_000;

const onPath = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
];

const inMacOs = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const inWindows = ["Microsoft\\Edge\\Application\\msedge.exe", "Google\\Chrome\\Application\\chrome.exe"];

type Environment = Readonly<Record<string, string | undefined>>;

/** @returns the first browser that is installed, in an order that does not change. */
export function findBrowser(environment: Environment): string | undefined {
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const windows = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((name) => {
    const folder = environment[name];
    return folder === undefined ? [] : inWindows.map((path) => join(folder, path));
  });
  return [
    ...onPath.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...inMacOs,
    ...windows,
  ].find(isExecutableFile);
}

function isExecutableFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** @returns the PDF, or why there is none. */
export async function printPageToPdf(
  page: string,
  environment: Environment,
  browser?: string,
): Promise<Printed> {
  const program = browser ?? findBrowser(environment);
  if (program === undefined) return { failed: "none was found" };
  if (!isExecutableFile(program)) return { failed: "is not a program that can be run" };
  const folder = makeTemporaryFolder(tmpdir());
  try {
    const from = join(folder, "page.html");
    const to = join(folder, "page.pdf");
    writeFileSync(from, page);
    const failed = await runBrowserFailureReason(program, [
      "--headless",
      "--disable-gpu",
      "--no-first-run",
      "--no-default-browser-check",
      "--disable-extensions",
      "--disable-sync",
      "--disable-background-networking",
      "--disable-component-update",
      "--host-resolver-rules=MAP * ~NOTFOUND",
      `--user-data-dir=${join(folder, "profile")}`,
      // A browser that is started by the system's administrator refuses to run in its sandbox.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--no-pdf-header-footer",
      `--print-to-pdf=${to}`,
      pathToFileURL(from).href,
    ]);
    return readPdfIfValid(to) ?? { failed };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function runBrowserFailureReason(program: string, args: readonly string[]): Promise<string> {
  return new Promise((ended) => {
    execFile(
      program,
      [...args],
      { timeout: LONGEST, windowsHide: true, maxBuffer: 16 * 1024 * 1024 },
      (error) =>
        ended(
          error === null
            ? "printed nothing"
            : error.killed === true
              ? "took longer than two minutes"
              : "could not print it",
        ),
    );
  });
}

function readPdfIfValid(path: string): Uint8Array | undefined {
  try {
    const bytes = readFileSync(path);
    return bytes.subarray(0, 5).toString("latin1") === "%PDF-" ? new Uint8Array(bytes) : undefined;
  } catch {
    return undefined;
  }
}
