/** What the program makes of a tender, with nothing in it that only repeats what was written. */
import { main } from "../../src/main.ts";
import { memoryIo } from "../oracle/memory-io.ts";
import type { Base } from "./base.ts";

export interface Answer {
  readonly code: number;
  /** Figures, findings, notices and decisions as text; the fault, where there is no answer. */
  readonly says: string;
}

/** Places move when a word before them grows, and say nothing. */
const withoutPlaces = (text: string): string => text.replace(/\[[^\]]*:\d+:\d+[^\]]*\]/g, "");

interface Evaluated {
  readonly bids?: readonly Record<string, unknown>[];
  readonly findings: readonly Record<string, unknown>[];
  readonly notices?: readonly string[];
  readonly decisions?: readonly string[];
}

/** @param check whether the tender is held against the rules that are asked before it is published, and no bid is looked at */
export async function answerTo({ tender, measures, files }: Base, check = false): Promise<Answer> {
  const library = {
    svscore: "1",
    library: "own",
    version: "1.0.0",
    title: "Own",
    licence: "OGL-UK-3.0",
    themes: [{ id: "t", title: "T", outcomes: [{ id: "o", title: "O", measures }] }],
  };
  const { io, written } = memoryIo({
    ...files,
    "tender.json": JSON.stringify(tender),
    "own.yaml": JSON.stringify(library),
  });
  const command = check ? ["tender", "check", "tender.json"] : ["evaluate", ".", "--no-stress"];
  const code = await main([...command, "--format", "json"], io);
  if (code > 1) return { code, says: written.error };
  const { bids = [], findings, notices = [], decisions = [] } = JSON.parse(written.out) as Evaluated;
  const figures = bids.map(({ bidder, lot, status, rank, total, scores, socialValue, because, margin }) => ({
    ...{ bidder, lot, status, rank, because, figures: figuresIn({ total, scores, socialValue, margin }) },
  }));
  const found = findings.map(({ rule, regime, lot, result, severity, says, missing, deviation }) => ({
    ...{ rule, regime, lot, result, severity, says, missing, deviation },
  }));
  return {
    code,
    says: withoutPlaces(
      JSON.stringify({ figures: figures.sort(byText), found: found.sort(byText), notices, decisions }),
    ),
  };
}

/** The figures as they are shown and as they are, without the words around them. */
const figuresIn = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return value.map(figuresIn);
  const { shown, exact, ...rest } = value as Record<string, unknown>;
  return exact === undefined
    ? Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, figuresIn(one)]))
    : [shown, exact];
};

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
