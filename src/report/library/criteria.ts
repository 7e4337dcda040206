/** The award criteria of a model, for people who look them up: by outcome, and one whole with its question and prompts. */
import type { AwardCriterion, Library, Outcome } from "../../library/model.ts";
import type { GridColumn } from "../evaluation-tables.ts";
import type { Sheet } from "./sheet.ts";

const leftGridColumn = (title: string): GridColumn => ({ title, align: "left" });

/** @returns which tenders an edition is for, and what the model asks and how answers are marked. */
export function editionAndQuestionLines({ edition, question, marking }: Library): readonly string[] {
  return [
    ...(edition === undefined
      ? []
      : [
          `Edition of ${edition.of}: tenders commenced from ${edition.from}${edition.to === undefined ? "" : ` to ${edition.to}`}, or that say \`adopts: ${edition.adopts}\`. ${edition.note ?? ""}`.trimEnd(),
        ]),
    ...(question === undefined
      ? []
      : [`Model question: ${question.asks}`, ...question.parts.map(bulletLine)]),
    ...(marking === undefined
      ? []
      : [
          `Marking: ${marking.title}`,
          ...[...marking.marks].map(([mark, says]) => bulletLine(`${mark}: ${says}`)),
          ...marking.guidance.map(bulletLine),
        ]),
  ];
}

const bulletLine = (text: string): string => `- ${text}`;

/** @returns a table of criteria for each outcome that has some, or that says why it has none. */
export function criteriaTables({ outcomes }: Library): Sheet["tables"] {
  return outcomes
    .filter(({ criteria, note }) => criteria.length > 0 || note !== undefined)
    .map(({ id, title, criteria, note }) => ({
      title: `${id}: ${title}`,
      elastic: 1,
      grid: {
        columns: [leftGridColumn("Criterion"), leftGridColumn("Title"), leftGridColumn("How sure")],
        rows:
          criteria.length === 0
            ? [["none held", note ?? "", "unverified"]]
            : criteria.map((one) => [one.id, one.title, criterionStatusText(one)]),
      },
    }));
}

const criterionStatusText = ({ status, codeStatus }: AwardCriterion): string =>
  codeStatus === undefined || codeStatus === status ? status : `${status}, its code ${codeStatus}`;

/** @returns everything that a library says of an award criterion. */
export function criterionSheet(criterion: AwardCriterion, outcome: Outcome, library: Library): Sheet {
  const { id, title, meaning, subCriteria, descriptors, source, note } = criterion;
  const asks = criterion.question ?? library.question?.asks;
  return {
    title: `${id}: ${title}`,
    lines: [
      `Library: ${library.name}@${library.version}, outcome ${outcome.title}`,
      ...(meaning === undefined ? [] : [`Meaning: ${meaning}`]),
      ...(asks === undefined ? [] : [`Question: ${asks}`]),
      ...(subCriteria.length === 0
        ? ["Sub-criteria: none are held"]
        : ["Sub-criteria, as prompts that are not marked one by one:", ...subCriteria.map(bulletLine)]),
      ...[...(descriptors ?? [])].map(([mark, says]) => bulletLine(`mark ${mark}: ${says}`)),
      `How sure: ${criterionStatusText(criterion)}`,
      ...(note === undefined ? [] : [note]),
    ],
    tables: [],
    sources: [source],
  };
}
