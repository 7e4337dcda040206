/** What the letters to bidders rest on beside the scores: who the suppliers are, what was decided, and what is held back. */

import type { Diagnostic } from "../diagnostics/model.ts";
import { deepestNodeOnPath, type Node } from "../source/tree.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import type { AwardDecision, AwardRecord, ProviderSelection } from "./award-record.ts";
import { normaliseName } from "./bids/cells.ts";
import { diagnosticReporter } from "./context.ts";
import type { TenderFile } from "./schema.ts";

/** @returns the record, or nothing when the tender keeps none; adds SV211 for a supplier or a lot's decision given twice, SV217 for a lot that is not there. */
export function buildAwardRecord(file: TenderFile, node: Node, into: Diagnostic[]): AwardRecord | undefined {
  const { suppliers, letters, "award-decision": decision, "provider-selection": selection } = file;
  if ([suppliers, letters, decision, selection].every((part) => part === undefined)) return undefined;
  const report = diagnosticReporter(node, (path) => path, into);
  const named = withNormalisedBidders(suppliers ?? []);
  const bidders = named.map(({ bidder }) => bidder);
  for (const [index, bidder] of bidders.entries()) {
    if (bidders.indexOf(bidder) < index)
      report(
        "SV211",
        ["suppliers", index, "bidder"],
        `the supplier \`${bidder}\` is given twice`,
        "keep one of the two",
      );
  }
  const listed = decision === undefined || Array.isArray(decision) ? (decision ?? []) : [decision];
  const single = deepestNodeOnPath(node, ["award-decision"]).kind === "table";
  const lots = (file.lots ?? []).map(({ id }) => id);
  const seen = new Set<string>();
  for (const [index, { lot }] of listed.entries()) {
    const path = ["award-decision", ...(single ? [] : [index]), "lot"];
    if (lot !== undefined && !lots.includes(lot))
      report(
        "SV217",
        path,
        `\`${lot}\` is not a lot of this tender`,
        lots.length === 0 ? "leave `lot` out" : `use one of: ${lots.join(", ")}`,
      );
    else if (seen.has(lot ?? ""))
      report("SV211", path, "two decisions are given for one award", "keep one of the two");
    seen.add(lot ?? "");
  }
  return {
    suppliers: named,
    decisions: (listed as readonly AwardDecision[]).map((one) => ({ ...one, to: normaliseName(one.to) })),
    reasons: letters?.reasons ?? "feedback",
    ...(letters?.contact !== undefined && { contact: letters.contact }),
    ...(letters?.["standstill-ends"] !== undefined && { standstillEnds: letters["standstill-ends"] }),
    withheld: withNormalisedBidders(letters?.withhold ?? []),
    ...(selection !== undefined && { providerSelection: toProviderSelection(selection) }),
  };
}

const withNormalisedBidders = <One extends { readonly bidder: string }>(
  list: readonly One[],
): readonly One[] => list.map((one) => ({ ...one, bidder: normaliseName(one.bidder) }));

function toProviderSelection(file: NonNullable<TenderFile["provider-selection"]>): ProviderSelection {
  const { process, reasons, abandoned, conflicts, "decision-makers": makers } = file;
  const { "key-criteria": key, "basic-selection": basic } = file;
  return {
    ...(process !== undefined && { process }),
    decisionMakers: makers ?? [],
    keyCriteria: new Map(
      Object.entries(key ?? {}).filter((one): one is [string, string] => one[1] !== undefined),
    ),
    ...withoutUndefined({ basicSelection: basic, reasons }),
    ...(conflicts !== undefined && { conflicts: conflicts === "none" ? [] : conflicts }),
    ...(abandoned !== undefined && { abandoned }),
  };
}
