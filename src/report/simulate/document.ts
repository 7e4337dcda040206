/** What a published method does with constructed bids, as it is saved: figures rounded once, and the bids as files. */
import type { Curve, Proof, Simulation } from "../../stress/simulate/model.ts";
import type { Award } from "../../tender/model.ts";
import { measuredFigureDocument } from "../stress/document.ts";
import type { MeasuredDocument } from "../stress/schema.ts";
import { constructedBidFiles } from "./files.ts";

interface CurveDocument extends Omit<Curve, "points"> {
  readonly points: readonly {
    readonly offer: MeasuredDocument;
    readonly marks: MeasuredDocument;
    readonly straight: MeasuredDocument;
  }[];
}

interface FieldDocument {
  readonly title: string;
  readonly folder: string;
  readonly standings: readonly {
    readonly bidder: string;
    readonly rank: number;
    readonly total: MeasuredDocument;
  }[];
  /** The bids as svscore reads them: text by file name. */
  readonly files: Readonly<Record<string, string>>;
}

interface ProofDocument extends Omit<Proof, "fields"> {
  readonly fields: readonly FieldDocument[];
}

export interface SimulatedAward extends Omit<Simulation, "curves" | "proofs"> {
  readonly lot: string | null;
  readonly curves: readonly CurveDocument[];
  readonly proofs: readonly ProofDocument[];
}

export interface SimulationDocument {
  readonly schema: "svscore.simulation/v1";
  readonly tool: { readonly name: "svscore"; readonly version: string };
  readonly tender: { readonly reference: string; readonly title: string };
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
  readonly awards: readonly SimulatedAward[];
}

/** @returns the entry of one award, or of one lot of it. */
export function simulatedAwardDocument(
  { curves, proofs, ...rest }: Simulation,
  award: Award,
  lot: string | undefined,
): SimulatedAward {
  const saved = (value: Parameters<typeof measuredFigureDocument>[0]): MeasuredDocument =>
    measuredFigureDocument(value, award.rounding);
  return {
    lot: lot ?? null,
    ...rest,
    curves: curves.map((curve) => ({
      ...curve,
      points: curve.points.map(({ offer, marks, straight }) => ({
        offer: saved(offer),
        marks: saved(marks),
        straight: saved(straight),
      })),
    })),
    proofs: proofs.map((proof) => ({
      ...proof,
      fields: proof.fields.map(({ title, folder, bids, standings }) => ({
        title,
        folder,
        standings: standings.map(({ bidder, rank, total }) => ({ bidder, rank, total: saved(total) })),
        files: constructedBidFiles(bids, award),
      })),
    })),
  };
}
