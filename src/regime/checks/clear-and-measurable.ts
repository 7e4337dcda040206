/** A criterion is clear, measurable and specific when each mark has its descriptor and the evidence is named. */
import { exactText } from "../../number/exact.ts";
import type { MarksLeaf } from "../../tender/model.ts";
import { leafCriteria } from "../../tender/tree.ts";
import { defineCheck } from "./check.ts";

export const clearAndMeasurable = defineCheck("clear-and-measurable", {
  looksAt: [],
  read: ({ which, evidence }) => ({ which, evidence: evidence === "true" }),
  answer: ({ which, evidence }, { award }) => {
    const own = leafCriteria(award.criteria).filter(
      (leaf): leaf is MarksLeaf => leaf.from === "marks" && (which === "every-criterion" || leaf.socialValue),
    );
    if (own.length === 0) return { result: "not applicable", says: "no such criterion is judged by marks" };
    const partly = own.flatMap((leaf) => {
      const without = allowedMarkTexts(leaf).filter((mark) => !leaf.scale.descriptors.has(mark));
      return leaf.scale.descriptors.size > 0 && without.length > 0 ? [{ leaf, without }] : [];
    });
    const [first] = partly;
    if (first !== undefined)
      return {
        result: "fail",
        says: partly
          .map(
            ({ leaf, without }) => `\`${leaf.id}\` does not say what a mark of ${without.join(", ")} means`,
          )
          .join("; "),
        at: first.leaf.at,
      };
    const bare = own.filter((leaf) => leaf.scale.descriptors.size === 0);
    const unproven = evidence ? own.filter((leaf) => leaf.evidence === undefined) : [];
    const [lacking] = [...bare, ...unproven];
    if (lacking === undefined)
      return {
        result: "pass",
        says: `each mark has its descriptor${evidence ? " and the evidence is named" : ""}`,
      };
    const says = [
      ...(bare.length > 0 ? [`no descriptors are given for ${criterionIdsText(bare)}`] : []),
      ...(unproven.length > 0 ? [`no evidence is named for ${criterionIdsText(unproven)}`] : []),
    ];
    return {
      result: "unknown",
      says: `${says.join("; ")}; they may stand in the tender documents`,
      missing: [
        ...(bare.length > 0 ? ["award.criteria.scale.descriptors"] : []),
        ...(unproven.length > 0 ? ["award.criteria.evidence"] : []),
      ].join(", "),
      at: lacking.at,
    };
  },
});

const criterionIdsText = (all: readonly MarksLeaf[]): string => all.map(({ id }) => `\`${id}\``).join(", ");

/** A scale whose marks are not listed allows only those that are described. */
const allowedMarkTexts = ({ scale }: MarksLeaf): readonly string[] => (scale.allowed ?? []).map(exactText);
