/** Every command by name, in the order in which help lists them. One that has commands of its own defines them in its file. */
import type { Define } from "./define.ts";

export interface Listed {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Define>;
}

export const list: readonly Listed[] = [
  {
    name: "evaluate",
    summary: "rank the bids of a tender and show why",
    load: async () => (await import("./evaluate.ts")).define,
  },
  {
    name: "explain",
    summary: "print how one bid's figures came to be",
    load: async () => (await import("./explain.ts")).define,
  },
  {
    name: "stress",
    summary: "show what would have to change before another bid stood first",
    load: async () => (await import("./stress.ts")).define,
  },
  {
    name: "report",
    summary: "print a saved evaluation, and write the letters to bidders",
    load: async () => (await import("./report.ts")).define,
  },
  {
    name: "rescore",
    summary: "score past tenders again under another library or rules",
    load: async () => (await import("./rescore.ts")).define,
  },
  {
    name: "library",
    summary: "check libraries of measures, compare them, look things up in them",
    load: async () => (await import("./library.ts")).define,
  },
  {
    name: "tender",
    summary: "check a tender or published notices; freeze a method before bids are opened",
    load: async () => (await import("./tender.ts")).define,
  },
  {
    name: "rules",
    summary: "list the rules, and explain each",
    load: async () => (await import("./rules.ts")).define,
  },
  {
    name: "init",
    summary: "write a tender folder that evaluates at once",
    load: async () => (await import("./init.ts")).define,
  },
  {
    name: "schema",
    summary: "print the JSON Schema of a kind of file",
    load: async () => (await import("./schema.ts")).define,
  },
  {
    name: "journal",
    summary: "keep the record of marks, to which everything is added and from which nothing is lost",
    load: async () => (await import("./journal.ts")).define,
  },
  {
    name: "value",
    summary: "work out a social return on investment or a local multiplier",
    load: async () => (await import("./value.ts")).define,
  },
  {
    name: "moderate",
    summary: "show what needs a panel, and which reasons to look at",
    load: async () => (await import("./moderate.ts")).define,
  },
  {
    name: "verify",
    summary: "check an evidence pack, and evaluate again from its own copies",
    load: async () => (await import("./verify.ts")).define,
  },
];
