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
    load: async () => (await import("./evaluate/command.ts")).define,
  },
  {
    name: "explain",
    summary: "print how one bid's figures came to be",
    load: async () => (await import("./explain/command.ts")).define,
  },
  {
    name: "stress",
    summary: "show what would have to change before another bid stood first",
    load: async () => (await import("./stress/command.ts")).define,
  },
  {
    name: "report",
    summary: "print a saved evaluation, and write the letters to bidders",
    load: async () => (await import("./report/command.ts")).define,
  },
  {
    name: "rescore",
    summary: "score past tenders again under another library or rules",
    load: async () => (await import("./rescore/command.ts")).define,
  },
  {
    name: "library",
    summary: "check libraries of measures, compare them, look things up in them",
    load: async () => (await import("./library/command.ts")).define,
  },
  {
    name: "tender",
    summary: "check a tender or published notices; freeze a method before bids are opened",
    load: async () => (await import("./tender/command.ts")).define,
  },
  {
    name: "rules",
    summary: "list the rules, and explain each",
    load: async () => (await import("./rules/command.ts")).define,
  },
  {
    name: "init",
    summary: "write a tender folder that evaluates at once",
    load: async () => (await import("./init/command.ts")).define,
  },
  {
    name: "schema",
    summary: "print the JSON Schema of a kind of file",
    load: async () => (await import("./schema/command.ts")).define,
  },
  {
    name: "journal",
    summary: "keep the record of marks, to which everything is added and from which nothing is lost",
    load: async () => (await import("./journal/command.ts")).define,
  },
  {
    name: "value",
    summary: "work out a social return on investment or a local multiplier",
    load: async () => (await import("./value/command.ts")).define,
  },
  {
    name: "moderate",
    summary: "show what needs a panel, and which reasons to look at",
    load: async () => (await import("./moderate/command.ts")).define,
  },
  {
    name: "verify",
    summary: "check an evidence pack, and evaluate again from its own copies",
    load: async () => (await import("./verify/command.ts")).define,
  },
];
