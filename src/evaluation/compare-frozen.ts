/** Whether an evaluation uses the method that was frozen, and if not, what has changed. */
import { type Diagnostic, refuseIfAny } from "../diagnostics/model.ts";
import { methodDifferences } from "../evidence/frozen/compare.ts";
import { frozenMethodParts, loadFrozenMethod } from "../evidence/frozen/freeze.ts";
import { svscoreVersion } from "../inputs/built-in.ts";
import type { TenderInputs } from "../inputs/model.ts";
import { readInputOrDiagnostics } from "../inputs/read-text.ts";
import type { Io } from "../io/io.ts";
import type { FrozenComparison } from "./model.ts";
import { publishedMethods } from "./published-methods.ts";

/**
 * @param path of the frozen method; nothing when there is none
 * @param must whether to refuse when the method is not the one that was frozen
 * @throws Refusal SV620, and under `must` SV621 with every change, SV622 where nothing was frozen
 */
export async function compareWithFrozen(
  io: Io,
  { tender, libraries, rulesets }: TenderInputs,
  path: string | undefined,
  must: boolean,
): Promise<FrozenComparison | undefined> {
  if (path === undefined) {
    if (must)
      refuseIfAny([
        {
          code: "SV622",
          file: tender.at,
          cause: "no frozen method lies beside the tender",
          remedy: "freeze it before bids are opened: svscore tender freeze tender.yaml",
        },
      ]);
    return undefined;
  }
  const { input, diagnostics } = await readInputOrDiagnostics(io, path, "evidence");
  refuseIfAny(diagnostics);
  if (input === undefined) throw new Error("a frozen method was refused without saying why");
  const loaded = loadFrozenMethod({ ...input.source, language: "json" }, io.sha256);
  refuseIfAny(loaded.diagnostics);
  const { value: frozen } = loaded;
  if (frozen === undefined) throw new Error("a frozen method was refused without saying why");
  const used = frozenMethodParts(publishedMethods(tender, libraries, rulesets), io.sha256);
  const changes = [
    ...(frozen.tender.reference === tender.reference
      ? []
      : [`tender: reference was ${frozen.tender.reference}, is ${tender.reference}`]),
    ...methodDifferences(frozen, used, {
      names: [tender.rules, tender.adopts].filter((name) => name !== undefined),
      ...(tender.buyerType !== undefined && { buyerType: tender.buyerType }),
    }),
  ];
  const froze = frozen.tool.version;
  if (must)
    refuseIfAny(
      changes.map(
        (change): Diagnostic => ({
          code: "SV621",
          file: tender.at,
          cause: `not as frozen on ${frozen.when.slice(0, 10)}: ${change}`,
          remedy: `put it back as it was published${froze === svscoreVersion() ? "" : `, or use svscore ${froze}, which froze it`}; if it was rightly changed, say so on the record and freeze again`,
        }),
      ),
    );
  return {
    file: input,
    when: frozen.when,
    digests: frozen.methods.map(({ digest }) => digest),
    changes,
  };
}
