/** A library of the user's own, kept compiled: quicker when it is there, and the same answer when it is not. */
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readThroughCache } from "../../src/inputs/parse-cache.ts";
import { main } from "../../src/main.ts";
import { memoryIo } from "../oracle/memory-io.ts";
import { tenderText } from "../regime/tenders.ts";
import { libraryText, priced, proxy } from "./texts.ts";

/** Stands for a library that does not load. */
const FAULTY = Symbol("faulty");

interface Loaded {
  readonly value?: unknown;
  readonly diagnostics: readonly string[];
}

/** What is kept here is sound unless it says that it is not. */
const keeping = {
  kind: "library",
  version: "1.0.0",
  source: { name: "own.yaml", text: "abc", language: "yaml" },
  pack: ({ value }: Loaded) => (value === undefined ? undefined : JSON.stringify(value)),
  unpack: (kept: unknown) => (kept === "unsound" ? undefined : { value: kept, diagnostics: [] }),
} as const;

type Asked = Partial<{ kind: "library" | "tender"; version: string; name: string; text: string }>;

function world(environment: Record<string, string> = { SVSCORE_CACHE: "kept" }) {
  const store = new Map<string, Uint8Array>();
  const { io } = memoryIo({});
  const copies = {
    read: (path: string) => store.get(path),
    write: (path: string, bytes: Uint8Array): void => void store.set(path, bytes),
  };
  let loads = 0;
  const ask = (
    { kind = "library", version = "1.0.0", ...of }: Asked = {},
    value: unknown = { figure: "12.50" },
  ): Promise<Loaded> =>
    readThroughCache<Loaded>(
      { ...io, copies, environment },
      {
        ...keeping,
        kind,
        version,
        source: { ...keeping.source, ...of },
        load: async () => {
          loads += 1;
          return value === FAULTY ? { diagnostics: ["wrong"] } : { value, diagnostics: [] };
        },
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
  it("is read back, and nothing is loaded twice", async () => {
    const { ask, loads, store } = world();
    expect(await ask()).toEqual({ value: { figure: "12.50" }, diagnostics: [] });
    expect(await ask()).toEqual({ value: { figure: "12.50" }, diagnostics: [] });
    expect([loads(), store.size]).toEqual([1, 1]);
  });

  it.each([
    ["of another content", { text: "abd" }],
    ["of another version of svscore", { version: "1.0.1" }],
    ["of another kind", { kind: "tender" }],
    ["of another file name, whose places would be wrong", { name: "other.yaml" }],
  ] as const)("%s is not read", async (_, asked) => {
    const { ask, loads } = world();
    await ask();
    expect(await ask(asked, { figure: "99" })).toMatchObject({ value: { figure: "99" } });
    expect(loads()).toBe(2);
  });

  it("a library with faults is not kept, and is faulted again", async () => {
    const { ask, loads, store } = world();
    expect(await ask({}, FAULTY)).toEqual({ diagnostics: ["wrong"] });
    expect(await ask({}, FAULTY)).toEqual({ diagnostics: ["wrong"] });
    expect([loads(), store.size]).toEqual([2, 0]);
  });

  it("takes no more than so much room, however many files there are", async () => {
    const { ask, store } = world();
    for (let file = 0; file < 400; file += 1) await ask({ name: `own-${file}.yaml` });
    expect(store.size).toBe(64);
    await ask({ name: "long.yaml", text: "x".repeat(8 * 1024 * 1024) });
    expect([...store.values()].every((bytes) => bytes.length < 1000)).toBe(true);
  });
});

describe("what is damaged is loaded again, and put right", () => {
  it.each([
    ["cut short", (text: string) => text.slice(0, text.length / 2)],
    ["without its last character", (text: string) => text.slice(0, -1)],
    ["empty", () => ""],
    ["not JSON", () => "hello"],
    ["JSON of another shape", () => "[1]"],
    ["null", () => "null"],
    ["a figure changed", (text: string) => text.replace("12.50", "13.50")],
    ["its digest changed", (text: string) => text.replace(/^./, (first) => (first === "0" ? "1" : "0"))],
    ["a line more", (text: string) => `${text}{}\n`],
    [
      "a figure changed, with the digest of the copy alone",
      (text: string) => {
        const changed = (text.split("\n")[1] ?? "").replace("12.50", "13.50");
        return `${createHash("sha256").update(changed).digest("hex")}\n${changed}\n`;
      },
    ],
  ])("%s", async (_, change) => {
    const { ask, spoil, loads } = world();
    await ask();
    spoil(change);
    expect(await ask()).toMatchObject({ value: { figure: "12.50" } });
    expect(loads()).toBe(2);
    expect(await ask()).toMatchObject({ value: { figure: "12.50" } });
    expect(loads()).toBe(2);
  });

  it("a kept file under another file's name is not read", async () => {
    const { ask, store, loads } = world();
    await ask();
    await ask({ name: "other.yaml" }, { figure: "99" });
    const [one, other] = [...store.keys()];
    store.set(other ?? "", store.get(one ?? "") ?? new Uint8Array());
    expect(await ask({ name: "other.yaml" }, { figure: "99" })).toMatchObject({ value: { figure: "99" } });
    expect(loads()).toBe(3);
  });
});

describe("where it is kept", () => {
  it.each([
    [{ SVSCORE_CACHE: "/a", XDG_CACHE_HOME: "/b", HOME: "/c" }, "/a/svscore/"],
    [{ XDG_CACHE_HOME: "/b", HOME: "/c" }, "/b/svscore/"],
    [{ LOCALAPPDATA: "C:/d" }, "C:/d/svscore/"],
    [{ HOME: "/c" }, "/c/.cache/svscore/"],
  ])("%j: %s", async (environment, folder) => {
    const { ask, store } = world(environment as unknown as Record<string, string>);
    await ask();
    expect([...store.keys()].every((path) => path.startsWith(folder))).toBe(true);
    expect(store.size).toBe(1);
  });

  it.each([
    {},
    { HOME: "" },
    { HOME: "/c", SVSCORE_NO_CACHE: "" },
    { SVSCORE_CACHE: "/a", SVSCORE_NO_CACHE: "1" },
  ])("%j: nowhere", async (environment) => {
    const { ask, store, loads } = world(environment as unknown as Record<string, string>);
    await ask();
    await ask();
    expect([store.size, loads()]).toEqual([0, 2]);
  });

  it("nothing is kept where there is no place for copies", async () => {
    const { io } = memoryIo({});
    const loaded = { value: "x", diagnostics: [] };
    const environment = { SVSCORE_CACHE: "/a" };
    expect(
      await readThroughCache<Loaded>({ ...io, environment }, { ...keeping, load: async () => loaded }),
    ).toBe(loaded);
  });
});

describe("what was kept in another shape", () => {
  it("is not used, however well its copies agree", async () => {
    const { ask, loads } = world();
    await ask({}, "unsound");
    expect(await ask({}, "unsound")).toMatchObject({ value: "unsound" });
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

  async function run(held: Record<string, string>, earlier: ReadonlyMap<string, string> = new Map()) {
    const { io, written } = memoryIo(held);
    const kept = new Map<string, string>();
    const code = await main(["evaluate", "bids.csv", "--format", "json"], {
      ...io,
      copies: {
        read: (path) => (earlier.has(path) ? new TextEncoder().encode(earlier.get(path)) : undefined),
        write: (path, bytes) => void kept.set(path, new TextDecoder().decode(bytes)),
      },
      environment: { SVSCORE_CACHE: "kept" },
    });
    return { code, out: written.out, error: written.error, kept };
  }

  it("the answer is the same byte for byte with the cache, without it, and with a damaged one", async () => {
    const fresh = await run(files("100"));
    expect(fresh.error).toBe("");
    expect(fresh.kept.size).toBe(2);
    const warm = await run(files("100"), fresh.kept);
    expect(warm.kept.size).toBe(0);
    const damaged = await run(
      files("100"),
      new Map([...fresh.kept].map(([path, text]) => [path, text.replace("100", "900")])),
    );
    expect([warm.out, damaged.out]).toEqual([fresh.out, fresh.out]);
  });

  it("a library that was changed is read anew", async () => {
    const fresh = await run(files("100"));
    const changed = await run(files("200"), fresh.kept);
    expect(changed.out).not.toBe(fresh.out);
    expect(changed.out).toContain('"200.00"');
  });
});
