/** Which law a tender's letters follow: as the tender states it, or inferred from its other facts, and then said to be inferred. */
import type { Tender } from "../tender/model.ts";
import type { EvaluationDocument } from "./schema.ts";

/** The Procurement Act 2023 governs what was commenced on or after this day; before it, the regulations of 2015. */
const ACT_BEGINS = "2025-02-24";
/** SI 2023/1348 came into force. */
const SELECTION_BEGINS = "2024-01-01";

/** @returns the law with why; no name where the facts do not tell. */
export function statedOrInferredLaw({
  facts,
  commenced,
  buyerType,
}: Tender): NonNullable<EvaluationDocument["tender"]["law"]> {
  const stated = facts.get("law");
  if (stated !== undefined) return { name: stated, stated: true, because: "the tender states it" };
  const inferred = (name: string | null, because: string) => ({ name, stated: false, because });
  if (commenced === undefined)
    return inferred(null, "the tender states neither `law` nor the day on which it commenced");
  if (buyerType === undefined || buyerType === "other")
    return inferred(null, "the tender states neither `law` nor a kind of buyer that tells it");
  if (buyerType === "scotland") return inferred("pcsr-2015", "a Scottish buyer");
  const english = buyerType === "nhs-england" || buyerType === "local-government";
  if (english && facts.get("subject") === "healthcare" && commenced >= SELECTION_BEGINS)
    return inferred(
      "provider-selection-regime",
      `health care bought in England, commenced ${commenced}, on or after ${SELECTION_BEGINS}`,
    );
  return commenced >= ACT_BEGINS
    ? inferred("procurement-act-2023", `commenced ${commenced}, on or after ${ACT_BEGINS}`)
    : inferred("pcr-2015", `commenced ${commenced}, before ${ACT_BEGINS}`);
}
