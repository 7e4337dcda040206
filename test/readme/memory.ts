/** A tender, a library and bids of a few words, evaluated by the whole program. */
import { main } from "../../src/main.ts";
import type { EvaluationDocument } from "../../src/report/schema.ts";
import { memoryIo } from "../oracle/memory-io.ts";

export interface Asked {
  readonly award: Readonly<Record<string, unknown>>;
  readonly measures?: readonly Readonly<Record<string, unknown>>[];
  readonly bids: string;
  readonly commitments?: string;
  readonly tender?: Readonly<Record<string, unknown>>;
}

export interface Answered {
  readonly code: number;
  readonly error: string;
  readonly evaluation: EvaluationDocument;
  /** The workings of every bid, as `explain` prints them. */
  readonly workings: string;
}

const wrapped = (text: string): string => text.replace(/[│├└─\s]+/g, " ");

/** @param asked measures without title, kind and source are given them: money, invented */
export async function answerOf({
  award,
  measures = [],
  bids,
  commitments,
  tender,
}: Asked): Promise<Answered> {
  const library = {
    svscore: "1",
    library: "own",
    version: "1.0.0",
    title: "Own",
    licence: "OGL-UK-3.0",
    themes: [
      {
        id: "t",
        title: "T",
        outcomes: [
          {
            id: "o",
            title: "O",
            measures: measures.map((one) => ({ title: one["id"], unit: "unit", kind: "money", ...one })),
          },
        ],
      },
    ],
  };
  const asked = {
    svscore: "1",
    tender: { reference: "R", title: "T", "buyer-type": "other", commenced: "2026-06-15", ...tender },
    ...(measures.length > 0 && { library: "./own.yaml" }),
    award,
  };
  const files = {
    "tender.json": JSON.stringify(asked),
    "own.yaml": JSON.stringify(library),
    "bids.csv": bids,
    ...(commitments !== undefined && { "commitments.csv": commitments }),
  };
  const run = async (...argv: string[]): Promise<{ code: number; out: string; error: string }> => {
    const { io, written } = memoryIo(files);
    const code = await main(argv, io);
    return { code, out: written.out, error: written.error };
  };
  const { code, out, error } = await run("evaluate", "bids.csv", "--format", "json", "--no-stress");
  if (code > 1)
    return { code, error, workings: "", evaluation: { bids: [] } as unknown as EvaluationDocument };
  const evaluation = JSON.parse(out) as EvaluationDocument;
  const explained = await Promise.all(
    evaluation.bids.map(({ bidder }) => run("explain", "bids.csv", "--bidder", bidder)),
  );
  return { code, error, evaluation, workings: wrapped(explained.map((one) => one.out).join("\n")) };
}
