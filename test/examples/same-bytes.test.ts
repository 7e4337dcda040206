import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import type { Io } from "../../src/io/io.ts";
import { main } from "../../src/main.ts";
import { world } from "../run/world.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = `${root}/examples/patient-transport`;
const names = ["bids.csv", "commitments.csv", "marks.csv"] as const;
type Name = (typeof names)[number];

/** The example's sheets as cells, so that they can be written again in another form. */
function cellsOf(name: Name): readonly (readonly string[])[] {
  const text = readFileSync(`${folder}/${name}`, "utf8");
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at] ?? "";
    if (quoted && one === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (one === '"') quoted = !quoted;
    else if (!quoted && (one === "," || one === "\n")) {
      rows.at(-1)?.push(cell);
      cell = "";
      if (one === "\n") rows.push([]);
    } else cell += one;
  }
  return rows.filter((row) => row.length > 0);
}

const sheets = Object.fromEntries(names.map((name) => [name, cellsOf(name)])) as Record<
  Name,
  readonly (readonly string[])[]
>;

interface Form {
  readonly delimiter?: string;
  readonly lineEnd?: string;
  readonly head?: string;
  readonly bytes?: (text: string) => Uint8Array;
}

function written(
  rows: readonly (readonly string[])[],
  { delimiter = ",", lineEnd = "\n", head = "", bytes }: Form,
): Uint8Array {
  const quote = (cell: string): string =>
    /["\n\r,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const text = head + rows.map((row) => row.map(quote).join(delimiter) + lineEnd).join("");
  return bytes === undefined ? new TextEncoder().encode(text) : bytes(text);
}

/** The example with its sheets written another way. */
async function evaluated(
  form: Form | undefined,
  format: string,
  rows: typeof sheets = sheets,
): Promise<string> {
  const own = world(folder);
  const io: Io = {
    ...own.io,
    files: {
      ...own.io.files,
      read: (path) => {
        const name = names.find((one) => path.endsWith(one));
        return name === undefined || form === undefined ? own.io.files.read(path) : written(rows[name], form);
      },
    },
  };
  await main(["evaluate", "bids.csv", "--format", format], io);
  expect(own.error()).toBe("");
  return own.out();
}

const utf16 = (text: string, big = false): Uint8Array => iconv.encode(text, big ? "utf16-be" : "utf16-le");
const marked = (bytes: Uint8Array, mark: readonly number[]): Uint8Array =>
  Uint8Array.from([...mark, ...bytes]);

const forms: readonly (readonly [string, Form])[] = [
  ["UTF-8", {}],
  ["UTF-8 with its mark", { bytes: (text) => marked(new TextEncoder().encode(text), [0xef, 0xbb, 0xbf]) }],
  [
    "UTF-16, as Excel's Unicode text",
    { delimiter: "\t", lineEnd: "\r\n", bytes: (text) => marked(utf16(text), [0xff, 0xfe]) },
  ],
  [
    "UTF-16, as PowerShell 5.1 redirects",
    { lineEnd: "\r\n", bytes: (text) => marked(utf16(text), [0xff, 0xfe]) },
  ],
  ["UTF-16, big end first", { bytes: (text) => marked(utf16(text, true), [0xfe, 0xff]) }],
  ["UTF-16 without its mark", { bytes: (text) => utf16(text) }],
  ["Windows-1252", { lineEnd: "\r\n", bytes: (text) => iconv.encode(text, "windows-1252") }],
  ["semicolons", { delimiter: ";" }],
  ["tabs", { delimiter: "\t" }],
  ["a sep= line", { delimiter: ";", head: "sep=;\r\n", lineEnd: "\r\n" }],
  ["CRLF", { lineEnd: "\r\n" }],
  ["lone CR", { lineEnd: "\r" }],
];

describe.each(["table", "plain", "markdown", "csv"])("the same tender gives the same %s", (format) => {
  it.each(forms)("saved as %s", async (_, form) => {
    expect(await evaluated(form, format)).toBe(await evaluated(undefined, format));
  });

  it("in any order of rows and columns", async () => {
    const expected = await evaluated(undefined, format);
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(1_000_000)), async (stream) => {
        const next = (): number => Number(stream.next().value);
        const shuffled = Object.fromEntries(
          names.map((name) => {
            const [header = [], ...body] = sheets[name];
            const rows = body.map((row) => ({ row, key: next() })).sort((a, b) => a.key - b.key);
            const columns = header.map((__, index) => ({ index, key: next() })).sort((a, b) => a.key - b.key);
            return [
              name,
              [header, ...rows.map(({ row }) => row)].map((row) =>
                columns.map(({ index }) => row[index] ?? ""),
              ),
            ];
          }),
        ) as unknown as typeof sheets;
        expect(await evaluated({}, format, shuffled)).toBe(expected);
      }),
      { numRuns: 15, seed: 7 },
    );
  });
});

it("gives the same figures in JSON, whose inputs and places alone may differ", async () => {
  const bare = (text: string): string => text.replace(/"(sha256|at)": "[^"]*"/g, '"$1": ""');
  const expected = bare(await evaluated(undefined, "json"));
  for (const [, form] of forms) expect(bare(await evaluated(form, "json"))).toBe(expected);
});

it("gives the same bytes in every locale and time zone", () => {
  const program = `${root}/bin/svscore.js`;
  if (!existsSync(`${root}/dist/svscore.cjs`)) execFileSync(process.execPath, [`${root}/.config/build.mjs`]);
  const run = (environment: Record<string, string>): string =>
    execFileSync(
      process.execPath,
      [program, "evaluate", "examples/patient-transport/bids.csv", "--format", "json"],
      {
        cwd: root,
        encoding: "utf8",
        env: { ...process.env, ...environment },
      },
    );
  const expected = run({});
  for (const environment of [
    { TZ: "Pacific/Auckland", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" },
    { TZ: "America/Los_Angeles", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
    { TZ: "UTC", LANG: "C", LC_ALL: "C" },
  ]) {
    expect(run(environment)).toBe(expected);
  }
});
