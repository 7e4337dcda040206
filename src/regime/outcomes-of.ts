/** The ids by which a tender may name an outcome or an award criterion of its libraries. */
import type { Library } from "../library/model.ts";

export const outcomeAndCriterionIds = (libraries: readonly Library[]): ReadonlySet<string> =>
  new Set(
    libraries.flatMap(({ outcomes }) =>
      outcomes.flatMap(({ id, criteria }) => [id, ...criteria.map((one) => one.id)]),
    ),
  );
