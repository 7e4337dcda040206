/** Archives written to a room of their own, and rescored there. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect } from "vitest";
import { realIo } from "../../src/io/io.ts";
import { main } from "../../src/main.ts";
import { library } from "./random.ts";

export const room = mkdtempSync(join(tmpdir(), "svscore-test-"));
afterAll(() => rmSync(room, { recursive: true, force: true }));

let made = 0;
/** @returns a new folder with these files, and a second library in `next` */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  made += 1;
  const own = join(room, `archive-${made}`);
  for (const [name, text] of Object.entries({ ...files, "next/library.yaml": library(2) })) {
    mkdirSync(dirname(join(own, name)), { recursive: true });
    writeFileSync(join(own, name), text);
  }
  return own;
}

export async function svscore(
  at: string,
  ...argv: readonly string[]
): Promise<{ code: number; out: string; error: string }> {
  let [out, error] = ["", ""];
  const io = {
    ...realIo(at),
    environment: { SVSCORE_NO_CACHE: "1" },
    out: (text: string) => {
      out += text;
    },
    error: (text: string) => {
      error += text;
    },
  };
  return { code: await main([...argv], io), out, error };
}

export const rescored = async (at: string, ...argv: readonly string[]): Promise<string> => {
  const { out, error } = await svscore(at, "rescore", ".", "--library", "next", ...argv);
  expect(error).not.toContain("error[");
  return out;
};
