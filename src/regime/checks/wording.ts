/** The words of a tender that bidders read of its social value part, each with its place. */
import type { Criterion } from "../../tender/model.ts";
import { allCriteria } from "../../tender/tree.ts";
import type { RuleSubject } from "./check.ts";
import { countedMeasures } from "./counted.ts";

export interface WordedText {
  readonly whose: string;
  readonly text: string;
  readonly at: string;
}

/** @returns titles, descriptors and notes of evidence, and the questions of the measures that count. */
export function bidderFacingTexts(
  subject: RuleSubject,
  wanted: (one: Criterion) => boolean,
): readonly WordedText[] {
  const { award } = subject;
  const own = allCriteria(award.criteria)
    .filter(wanted)
    .flatMap((one): readonly WordedText[] => {
      const whose = `\`${one.id}\``;
      const descriptors = one.kind === "leaf" && one.from === "marks" ? [...one.scale.descriptors] : [];
      return [
        { whose, text: one.title, at: one.at },
        ...(one.evidence === undefined ? [] : [{ whose, text: one.evidence, at: one.at }]),
        ...descriptors.map(([mark, text]) => ({ whose: `${whose}, mark ${mark}`, text, at: one.at })),
      ];
    });
  const measures = (countedMeasures(subject) ?? []).flatMap(
    ({ id, title, question, at }): readonly WordedText[] => [
      { whose: id, text: title, at },
      ...(question === undefined ? [] : [{ whose: id, text: question, at }]),
    ],
  );
  return [...own, ...measures];
}
