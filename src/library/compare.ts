/**
 * What one edition of a library changed of another, and whether that can move a
 * score. A change of words moves none; a change of what is counted, or of a
 * value for a day that had one, moves past tenders; a value for days to come
 * moves the tenders that commence from then on.
 */
import {
  beforeAfterFields,
  type Change,
  comparableFieldText,
  fieldValueText,
  type VersionStep,
} from "./changes.ts";
import { changesOfProxies } from "./compare-values.ts";
import type { LibraryFile, MeasureFile } from "./schema.ts";

export interface LibraryComparison {
  readonly before: { readonly library: string; readonly version: string };
  readonly after: { readonly library: string; readonly version: string };
  readonly changes: readonly Change[];
  readonly needs: VersionStep;
  readonly says: VersionStep | "back";
  /** Whether the version number says at least as much as the changes need. */
  readonly enough: boolean;
}

const order: readonly VersionStep[] = ["none", "patch", "minor", "major"];

/** @returns every change from one edition to the other, by measure, and whether the version number says so. */
export function compareLibraries(before: LibraryFile, after: LibraryFile): LibraryComparison {
  const changes = [...changesOutsideMeasures(before, after), ...changesOfMeasures(before, after)];
  const needs = changes.reduce<VersionStep>(
    (most, { needs: one }) => (order.indexOf(one) > order.indexOf(most) ? one : most),
    "none",
  );
  const says = versionStepBetween(before.version, after.version);
  return {
    before: { library: before.library, version: before.version },
    after: { library: after.library, version: after.version },
    changes,
    needs,
    says,
    enough: says !== "back" && order.indexOf(says) >= order.indexOf(needs),
  };
}

/** @returns which figure of the version went up first. */
function versionStepBetween(before: string, after: string): VersionStep | "back" {
  const [old, fresh] = [before.split(".").map(BigInt), after.split(".").map(BigInt)];
  for (const [index, step] of (["major", "minor", "patch"] as const).entries()) {
    const [was, is] = [old[index] ?? 0n, fresh[index] ?? 0n];
    if (is > was) return step;
    if (is < was) return "back";
  }
  return "none";
}

type Texts = ReadonlyMap<string, string>;

/** What is said of the library, its themes, outcomes and award criteria: words, none of which scores by itself. */
function changesOutsideMeasures(before: LibraryFile, after: LibraryFile): readonly Change[] {
  const extended = (file: LibraryFile): string => (file.extends ?? []).join(", ");
  const beneath: readonly Change[] =
    extended(before) === extended(after)
      ? []
      : [
          {
            kind: "redefined",
            what: "extends",
            ...beforeAfterFields(extended(before), extended(after)),
            moves: true,
            needs: "major",
          },
        ];
  const [old, fresh] = [textsOutsideMeasures(before), textsOutsideMeasures(after)];
  const names = [...new Set([...old.keys(), ...fresh.keys()])];
  const words = names.flatMap((what): readonly Change[] => {
    const [was, is] = [old.get(what), fresh.get(what)];
    return was === is
      ? []
      : [
          {
            kind: /licence|credit|source|status/.test(what) ? "resourced" : "reworded",
            what,
            ...beforeAfterFields(was, is),
            moves: false,
            needs: "patch",
          },
        ];
  });
  return [...beneath, ...words];
}

function textsOutsideMeasures(file: LibraryFile): Texts {
  const { themes, version: _, extends: __, svscore: ___, ...rest } = file;
  const outcomes = themes.flatMap((theme) => theme.outcomes);
  return new Map(
    [
      ...prefixedFieldTexts("", rest),
      ...themes.flatMap(({ outcomes: _outcomes, ...theme }) =>
        prefixedFieldTexts(`theme ${theme.id}: `, theme),
      ),
      ...outcomes.flatMap(({ measures: _measures, criteria = [], ...outcome }) => [
        ...prefixedFieldTexts(`outcome ${outcome.id}: `, outcome),
        ...criteria.flatMap((one) => prefixedFieldTexts(`criterion ${one.id}: `, one)),
      ]),
    ].filter(([what]) => !what.endsWith(": id")),
  );
}

/** Every key of a table with its text; a list or a table within counts as one text. */
function prefixedFieldTexts(lead: string, value: object): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([key, one]) =>
    one === undefined ? [] : [[`${lead}${key}`, fieldValueText(one)] as const],
  );
}

function changesOfMeasures(before: LibraryFile, after: LibraryFile): readonly Change[] {
  const [old, fresh] = [measuresWithOutcomeById(before), measuresWithOutcomeById(after)];
  const ids = [...new Set([...old.keys(), ...fresh.keys()])];
  return ids.flatMap((id): readonly Change[] => {
    const [was, is] = [old.get(id), fresh.get(id)];
    if (was === undefined && is !== undefined)
      return [
        {
          kind: "added",
          measure: id,
          what: "measure",
          after: is.measure.title,
          moves: false,
          needs: "minor",
        },
      ];
    if (was !== undefined && is === undefined)
      return [
        {
          kind: "retired",
          measure: id,
          what: "measure",
          before: was.measure.title,
          moves: true,
          needs: "major",
        },
      ];
    return was === undefined || is === undefined ? [] : changesOfMeasure(id, was, is);
  });
}

interface Placed {
  readonly measure: MeasureFile;
  readonly outcome: string;
}

const measuresWithOutcomeById = ({ themes }: LibraryFile): ReadonlyMap<string, Placed> =>
  new Map(
    themes.flatMap(({ outcomes }) =>
      outcomes.flatMap(({ id: outcome, measures }) =>
        measures.map((measure) => [measure.id, { measure, outcome }] as const),
      ),
    ),
  );

/** What decides how a promise is counted. Everything else but the values is words. */
const defining: ReadonlySet<string> = new Set([
  "unit",
  "kind",
  "adjust",
  "cap",
  "counts-once-with",
  "double-count-group",
  "value-year",
  "carbon",
]);

function changesOfMeasure(id: string, was: Placed, is: Placed): readonly Change[] {
  const keys = [...new Set([...Object.keys(was.measure), ...Object.keys(is.measure)])].filter(
    (key) => key !== "id" && key !== "proxy",
  ) as (keyof MeasureFile)[];
  const told = keys.flatMap((what): readonly Change[] => {
    const [one, other] = [comparableFieldText(was.measure[what]), comparableFieldText(is.measure[what])];
    if (one === other) return [];
    const base = { measure: id, what, ...beforeAfterFields(one, other) };
    if (defining.has(what)) return [{ ...base, kind: "redefined", moves: true, needs: "major" }];
    return [
      {
        ...base,
        kind: what === "source" || what === "status" ? "resourced" : "reworded",
        moves: false,
        needs: "patch",
      },
    ];
  });
  const moved: readonly Change[] =
    was.outcome === is.outcome
      ? []
      : [
          {
            kind: "reworded",
            measure: id,
            what: "outcome",
            ...beforeAfterFields(was.outcome, is.outcome),
            moves: false,
            needs: "patch",
          },
        ];
  return [...told, ...moved, ...changesOfProxies(id, was.measure.proxy ?? [], is.measure.proxy ?? [])];
}
