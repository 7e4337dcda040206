/** A tender held against the rules before it is published, as it is saved: one document from which every format is made. */
import type { Finding } from "../../regime/model.ts";
import type { Tender } from "../../tender/model.ts";
import { decisionsLeftByFindings, findingDocument } from "../document.ts";
import type { FindingDocument } from "../schema.ts";

export interface TenderCheckDocument {
  readonly schema: "svscore.tender-check/v1";
  readonly tool: { readonly name: "svscore"; readonly version: string };
  readonly tender: {
    readonly reference: string;
    readonly title: string;
    readonly buyer: string | null;
    readonly buyerType: string | null;
    readonly commenced: string | null;
  };
  readonly counts: Readonly<Record<"pass" | "fail" | "unknown" | "notApplicable", number>>;
  readonly findings: readonly FindingDocument[];
  readonly decisions: readonly string[];
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
}

export function tenderCheckDocument(
  version: string,
  { reference, title, buyer, buyerType, commenced }: Tender,
  findings: readonly Finding[],
  inputs: TenderCheckDocument["inputs"],
): TenderCheckDocument {
  const count = (result: Finding["result"]): number => findings.filter((one) => one.result === result).length;
  return {
    schema: "svscore.tender-check/v1",
    tool: { name: "svscore", version },
    tender: {
      reference,
      title,
      buyer: buyer ?? null,
      buyerType: buyerType ?? null,
      commenced: commenced ?? null,
    },
    counts: {
      pass: count("pass"),
      fail: count("fail"),
      unknown: count("unknown"),
      notApplicable: count("not applicable"),
    },
    findings: findings.map(findingDocument),
    decisions: decisionsLeftByFindings(findings),
    inputs,
  };
}
