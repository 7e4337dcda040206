/**
 * What one edition of a library changed of another, and whether that can move a
 * score. A change of words moves none; a change of what is counted, or of a
 * value for a day that had one, moves past tenders; a value for days to come
 * moves the tenders that commence from then on.
 */
import { exact, exactText } from "../number/exact.ts";
import type { LibraryFile, MeasureFile, ProxyFile } from "./schema.ts";
import { stretches } from "./stretches.ts";

export type ChangeKind = "added" | "retired" | "revalued" | "redefined" | "reworded" | "resourced";

/** How much the version number must say: the third, the second or the first of its figures. */
export type Step = "none" | "patch" | "minor" | "major";

export interface Change {
  readonly kind: ChangeKind;
  /** Absent where the change is of the library, a theme, an outcome or an award criterion. */
  readonly measure?: string;
  /** What changed, such as `unit`, `title` or `theme work: title`. */
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
  /** Whether it can move a score that rests on this measure. */
  readonly moves: boolean;
  /** The first and the last day of commencement for which it moves one; all days, and no end, when absent. */
  readonly from?: string;
  readonly to?: string;
  readonly needs: Step;
}

export interface Comparison {
  readonly before: { readonly library: string; readonly version: string };
  readonly after: { readonly library: string; readonly version: string };
  readonly changes: readonly Change[];
  readonly needs: Step;
  readonly says: Step | "back";
  /** Whether the version number says at least as much as the changes need. */
  readonly enough: boolean;
}

const order: readonly Step[] = ["none", "patch", "minor", "major"];

/** @returns every change from one edition to the other, by measure, and whether the version number says so. */
export function compareLibraries(before: LibraryFile, after: LibraryFile): Comparison {
  const changes = [...changesOfWhole(before, after), ...changesOfMeasures(before, after)];
  const needs = changes.reduce<Step>(
    (most, { needs: one }) => (order.indexOf(one) > order.indexOf(most) ? one : most),
    "none",
  );
  const says = stepBetween(before.version, after.version);
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
function stepBetween(before: string, after: string): Step | "back" {
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
function changesOfWhole(before: LibraryFile, after: LibraryFile): readonly Change[] {
  const extended = (file: LibraryFile): string => (file.extends ?? []).join(", ");
  const beneath: readonly Change[] =
    extended(before) === extended(after)
      ? []
      : [
          {
            kind: "redefined",
            what: "extends",
            ...given(extended(before), extended(after)),
            moves: true,
            needs: "major",
          },
        ];
  const [old, fresh] = [textsOf(before), textsOf(after)];
  const names = [...new Set([...old.keys(), ...fresh.keys()])];
  const words = names.flatMap((what): readonly Change[] => {
    const [was, is] = [old.get(what), fresh.get(what)];
    return was === is
      ? []
      : [
          {
            kind: /licence|credit|source|status/.test(what) ? "resourced" : "reworded",
            what,
            ...given(was, is),
            moves: false,
            needs: "patch",
          },
        ];
  });
  return [...beneath, ...words];
}

function textsOf(file: LibraryFile): Texts {
  const { themes, version: _, extends: __, svscore: ___, ...rest } = file;
  const outcomes = themes.flatMap((theme) => theme.outcomes);
  return new Map(
    [
      ...flattened("", rest),
      ...themes.flatMap(({ outcomes: _outcomes, ...theme }) => flattened(`theme ${theme.id}: `, theme)),
      ...outcomes.flatMap(({ measures: _measures, criteria = [], ...outcome }) => [
        ...flattened(`outcome ${outcome.id}: `, outcome),
        ...criteria.flatMap((one) => flattened(`criterion ${one.id}: `, one)),
      ]),
    ].filter(([what]) => !what.endsWith(": id")),
  );
}

/** Every key of a table with its text; a list or a table within counts as one text. */
function flattened(lead: string, value: object): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([key, one]) =>
    one === undefined ? [] : [[`${lead}${key}`, textOf(one)] as const],
  );
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(textOf).join("; ");
  return Object.entries(value as object)
    .map(([key, one]) => `${key}: ${textOf(one)}`)
    .join(", ");
}

function changesOfMeasures(before: LibraryFile, after: LibraryFile): readonly Change[] {
  const [old, fresh] = [measuresById(before), measuresById(after)];
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
    return was === undefined || is === undefined ? [] : changesOfOne(id, was, is);
  });
}

interface Placed {
  readonly measure: MeasureFile;
  readonly outcome: string;
}

const measuresById = ({ themes }: LibraryFile): ReadonlyMap<string, Placed> =>
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

function changesOfOne(id: string, was: Placed, is: Placed): readonly Change[] {
  const keys = [...new Set([...Object.keys(was.measure), ...Object.keys(is.measure)])].filter(
    (key) => key !== "id" && key !== "proxy",
  ) as (keyof MeasureFile)[];
  const told = keys.flatMap((what): readonly Change[] => {
    const [one, other] = [normal(was.measure[what]), normal(is.measure[what])];
    if (one === other) return [];
    const base = { measure: id, what, ...given(one, other) };
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
            ...given(was.outcome, is.outcome),
            moves: false,
            needs: "patch",
          },
        ];
  return [...told, ...moved, ...changesOfValues(id, was.measure.proxy ?? [], is.measure.proxy ?? [])];
}

/** A figure counts by what it is worth, not by how it is written. */
function normal(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = textOf(value);
  return /^-?\d+(\.\d+)?$/.test(text) ? exactText(exact(text)) : text;
}

/** Values, day by day: a stretch of days on which another value holds is one change. */
function changesOfValues(
  measure: string,
  before: readonly ProxyFile[],
  after: readonly ProxyFile[],
): readonly Change[] {
  const last = before.reduce((latest, { from }) => (from > latest ? from : latest), "");
  const revalued = stretches(before, after, worthOf).map(({ from, to, before: was, after: is }): Change => {
    const later = was === undefined || from > last;
    return {
      kind: "revalued",
      measure,
      what: "value",
      ...given(was === undefined ? undefined : said(was), is === undefined ? undefined : said(is)),
      moves: true,
      from,
      ...(to !== undefined && { to }),
      needs: later && is !== undefined ? "minor" : "major",
    };
  });
  const resourced = stretches(before, after, (proxy) => `${worthOf(proxy)}\n${paperOf(proxy)}`)
    .filter(
      ({ before: was, after: is }) => was !== undefined && is !== undefined && worthOf(was) === worthOf(is),
    )
    .map(({ from, to, before: was, after: is }): Change => {
      const what = was === undefined || is === undefined ? "source" : differing(was, is);
      return {
        kind: "resourced",
        measure,
        what: `value from ${from}${to === undefined ? "" : ` to ${to}`}: ${what}`,
        moves: false,
        needs: "patch",
      };
    });
  return [...revalued, ...resourced];
}

/** What of a value can move a score. */
const worthOf = ({ amount, prices, deadweight }: ProxyFile): string =>
  [exactText(exact(amount)), prices ?? "", deadweight ?? ""].join("\n");

const paperOf = ({ from: _, to: __, amount: ___, ...rest }: ProxyFile): string =>
  textOf(withoutMissing(rest));

const withoutMissing = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));

function differing(was: ProxyFile, is: ProxyFile): string {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof ProxyFile)[];
  const named = keys.filter(
    (key) => !["from", "to", "amount"].includes(key) && normal(was[key]) !== normal(is[key]),
  );
  return named.join(", ");
}

const said = ({ amount, prices }: ProxyFile): string =>
  prices === undefined ? amount : `${amount} (prices of ${prices})`;

const given = (
  before: string | undefined,
  after: string | undefined,
): { readonly before?: string; readonly after?: string } => ({
  ...(before !== undefined && before !== "" && { before }),
  ...(after !== undefined && after !== "" && { after }),
});
