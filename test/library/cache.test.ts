/** A library of the user's own, kept compiled: quicker when it is there, and the same answer when it is not. */
import { describe, expect, it } from "vitest";
import { cached } from "../../src/cli/cache.ts";
import { main } from "../../src/main.ts";
import { memoryIo } from "../oracle/memory-io.ts";
import { tenderText } from "../regime/tenders.ts";
import { libraryText, priced, proxy } from "./texts.ts";

/** Stands for a library that does not load. */
const FAULTY = Symbol("faulty");

/** What is kept here is sound unless it says that it is not. */
const sound = (value: unknown): boolean => value !== "unsound";

function world(environment: Record<string, string> = { SVSCORE_CACHE: "kept" }) {
  const store = new Map<string, Uint8Array>();
  const { io } = memoryIo({});
  const files = {
    read: (path: string): Uint8Array => store.get(path) ?? new Uint8Array(),
    exists: (path: string): boolean => store.has(path),
    list: (): string[] => [],
    write: (path: string, bytes: Uint8Array): void => void store.set(path, bytes),
  };
  let loads = 0;
  const ask = (kind = "library 1.0.0 own.yaml", digest = "abc", value: unknown = { figure: "12.50" }) =>
    cached(
      { ...io, files, environment },
      kind,
      digest,
      sound,
      (): { value?: unknown; diagnostics: string[] } => {
        loads += 1;
        return value === FAULTY ? { diagnostics: ["wrong"] } : { value, diagnostics: [] };
      },
    );
  const [text, spoil] = [
    (path: string): string => new TextDecoder().decode(store.get(path)),
    (change: (text: string) => string): void => {
      for (const path of store.keys()) store.set(path, new TextEncoder().encode(change(text(path))));
    },
  ];
  return { ask, spoil, store, loads: () => loads };
}

describe("what is kept", () => {
  it("is read back, and nothing is loaded twice", () => {
    const { ask, loads, store } = world();
    expect(ask()).toEqual({ value: { figure: "12.50" }, diagnostics: [] });
    expect(ask()).toEqual({ value: { figure: "12.50" }, diagnostics: [] });
    expect([loads(), store.size]).toEqual([1, 1]);
  });

  it.each([
    ["of another content", "library 1.0.0 own.yaml", "abd"],
    ["of another version of svscore", "library 1.0.1 own.yaml", "abc"],
    ["of another kind", "rules 1.0.0 own.yaml", "abc"],
    ["of another file name, whose places would be wrong", "library 1.0.0 other.yaml", "abc"],
  ])("%s is not read", (_, kind, digest) => {
    const { ask, loads } = world();
    ask();
    expect(ask(kind, digest, { figure: "99" })).toMatchObject({ value: { figure: "99" } });
    expect(loads()).toBe(2);
  });

  it("a library with faults is not kept, and is faulted again", () => {
    const { ask, loads, store } = world();
    expect(ask("library", "abc", FAULTY)).toEqual({ diagnostics: ["wrong"] });
    expect(ask("library", "abc", FAULTY)).toEqual({ diagnostics: ["wrong"] });
    expect([loads(), store.size]).toEqual([2, 0]);
  });
});

describe("what is damaged is loaded again, and put right", () => {
  it.each([
    ["cut short", (text: string) => text.slice(0, text.length / 2)],
    ["empty", () => ""],
    ["not JSON", () => "hello"],
    ["JSON of another shape", () => "[1]"],
    ["null", () => "null"],
    ["a figure changed", (text: string) => text.replace("12.50", "13.50")],
    ["its key changed", (text: string) => text.replace(/"key":"./, '"key":"_')],
    ["its check taken out", (text: string) => text.replace(/,"check":"[^"]*"/, "")],
  ])("%s", (_, change) => {
    const { ask, spoil, loads } = world();
    ask();
    spoil(change);
    expect(ask()).toMatchObject({ value: { figure: "12.50" } });
    expect(loads()).toBe(2);
    expect(ask()).toMatchObject({ value: { figure: "12.50" } });
    expect(loads()).toBe(2);
  });

  it("a kept file under another file's name is not read", () => {
    const { ask, store, loads } = world();
    ask();
    ask(undefined, "abd", { figure: "99" });
    const [one, other] = [...store.keys()];
    store.set(other ?? "", store.get(one ?? "") ?? new Uint8Array());
    expect(ask(undefined, "abd", { figure: "99" })).toMatchObject({ value: { figure: "99" } });
    expect(loads()).toBe(3);
  });
});

describe("where it is kept", () => {
  it.each([
    [{ SVSCORE_CACHE: "/a", XDG_CACHE_HOME: "/b", HOME: "/c" }, "/a/svscore/"],
    [{ XDG_CACHE_HOME: "/b", HOME: "/c" }, "/b/svscore/"],
    [{ LOCALAPPDATA: "C:/d" }, "C:/d/svscore/"],
    [{ HOME: "/c" }, "/c/.cache/svscore/"],
  ])("%j: %s", (environment, folder) => {
    const { ask, store } = world(environment as unknown as Record<string, string>);
    ask();
    expect([...store.keys()].every((path) => path.startsWith(folder))).toBe(true);
    expect(store.size).toBe(1);
  });

  it.each([
    {},
    { HOME: "" },
    { HOME: "/c", SVSCORE_NO_CACHE: "" },
    { SVSCORE_CACHE: "/a", SVSCORE_NO_CACHE: "1" },
  ])("%j: nowhere", (environment) => {
    const { ask, store, loads } = world(environment as unknown as Record<string, string>);
    ask();
    ask();
    expect([store.size, loads()]).toEqual([0, 2]);
  });

  it("a folder that cannot be written or read costs nothing but time", () => {
    const { io } = memoryIo({});
    const broken = (): never => {
      throw new Error("no");
    };
    const files = { ...io.files, exists: broken, write: broken };
    const loaded = { value: "x", diagnostics: [] };
    expect(
      cached({ ...io, files, environment: { SVSCORE_CACHE: "/a" } }, "library", "abc", sound, () => loaded),
    ).toBe(loaded);
  });
});

describe("what was kept in another shape", () => {
  it("is not used, however well it is signed", () => {
    const { ask, loads } = world();
    ask(undefined, undefined, "unsound");
    expect(ask(undefined, undefined, "unsound")).toMatchObject({ value: "unsound" });
    expect(loads()).toBe(2);
  });
});

describe("through the command line", () => {
  const files = (amount: string): Record<string, string> => ({
    "tender.yaml": tenderText({
      top: "library: ./own.yaml",
      award:
        "\n  criteria: [{ id: price, weight: 90, from: price, score: lowest-over-value }, { id: sv, weight: 10, social-value: true, from: commitments, score: { by: between, worst: 0, best: 1000 } }]",
    }),
    "bids.csv": "bidder,price\nA,100\n",
    "commitments.csv": "bidder,measure,quantity,evidence,plan,owner,from\nA,A-1,1,e,p,o,2026-09-01\n",
    "own.yaml": libraryText(priced("A-1", proxy("2025-01-01").replace("100", amount))),
  });

  async function run(held: Record<string, string>) {
    const { io, written } = memoryIo(held);
    const kept = new Map<string, string>();
    const write = (path: string, bytes: Uint8Array): void => {
      kept.set(path, new TextDecoder().decode(bytes));
      io.files.write(path, bytes);
    };
    const code = await main(["evaluate", "bids.csv", "--format", "json"], {
      ...io,
      files: { ...io.files, write },
      environment: { SVSCORE_CACHE: "kept" },
    });
    return { code, out: written.out, error: written.error, kept };
  }

  it("the answer is the same byte for byte with the cache, without it, and with a damaged one", async () => {
    const fresh = await run(files("100"));
    expect(fresh.error).toBe("");
    expect(fresh.kept.size).toBe(1);
    const warm = await run({ ...files("100"), ...Object.fromEntries(fresh.kept) });
    expect(warm.kept.size).toBe(0);
    const damaged = await run({
      ...files("100"),
      ...Object.fromEntries([...fresh.kept].map(([path, text]) => [path, text.replace("100", "900")])),
    });
    expect([warm.out, damaged.out]).toEqual([fresh.out, fresh.out]);
  });

  it("a library that was changed is read anew", async () => {
    const fresh = await run(files("100"));
    const changed = await run({ ...files("200"), ...Object.fromEntries(fresh.kept) });
    expect(changed.out).not.toBe(fresh.out);
    expect(changed.out).toContain('"200.00"');
  });
});
