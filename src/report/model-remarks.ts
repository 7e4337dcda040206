/** What a reader must know of a model that the tender names: which edition it came to, and which of its criteria nobody has checked. */

import type { EvaluatedAward } from "../evaluation/model.ts";
import type { AwardCriterion, Library } from "../library/model.ts";
import type { Tender } from "../tender/model.ts";
import { allCriteria } from "../tender/tree.ts";

/** @returns notices on the models among the tender's libraries. */
export function modelLibraryRemarks(
  { libraries: named, commenced, adopts }: Tender,
  awards: readonly EvaluatedAward[],
  libraries: readonly Library[],
): readonly string[] {
  return [
    ...libraries.flatMap(({ name, version, edition }) =>
      edition === undefined || !named.includes(edition.of)
        ? []
        : [
            `The tender names \`${edition.of}\`, which for ${adopts === edition.adopts ? `a tender that adopts \`${adopts}\`` : `one commenced on ${commenced ?? "that day"}`} is ${name} ${version}.`,
          ],
    ),
    ...unverifiedCriteriaNotice(awards, libraries),
  ];
}

/** `MAC 2.2`, `mac 2.2` and `2.2` are one criterion to whoever publishes a tender. */
const criterionIdWithoutMac = (id: string): string => id.toLowerCase().replace(/^mac[ -]?/, "");

function unverifiedCriteriaNotice(
  awards: readonly EvaluatedAward[],
  libraries: readonly Library[],
): readonly string[] {
  const used = new Set(
    awards.flatMap(({ evaluation }) =>
      allCriteria(evaluation.award.criteria).map(({ id }) => criterionIdWithoutMac(id)),
    ),
  );
  const unsure = ({ id, status, codeStatus = status }: AwardCriterion): boolean =>
    used.has(criterionIdWithoutMac(id)) && (status === "unverified" || codeStatus === "unverified");
  const found = libraries.flatMap(({ name, outcomes }) =>
    outcomes.flatMap(({ criteria }) => criteria.filter(unsure).map(({ id }) => `${id} (${name})`)),
  );
  return found.length === 0
    ? []
    : [
        `Award criteria whose wording or code is unverified took part: ${found.join(", ")}. Check them against the official Model.`,
      ];
}
