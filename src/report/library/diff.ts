/** What one edition of a library changed of another, for people, for a comment on a change, and for programs. */
import type { Change, VersionStep } from "../../library/changes.ts";
import type { LibraryComparison } from "../../library/compare.ts";
import { escapeHiddenInJson, toVisibleText } from "../../source/quote.ts";
import type { Grid } from "../evaluation-tables.ts";
import { escapeMarkdown, markdownTable as gridMarkdown } from "../markdown.ts";
import type { RenderOptions } from "../reporter-types.ts";
import { drawTable } from "../table.ts";
import { wrapText } from "../wrap.ts";

export type DiffReporter = (comparison: LibraryComparison, setting: RenderOptions) => string;

export const diffJson: DiffReporter = (comparison) =>
  `${escapeHiddenInJson(JSON.stringify({ schema: "svscore.library-diff/v1", ...comparison }, null, 2))}\n`;

export const diffText: DiffReporter = (comparison, setting) => {
  const { bold, red, green } = setting.ink;
  const { moving, still } = changesByScoreEffect(comparison);
  const verdict = wrapText(versionVerdict(comparison), setting.columns);
  return `${[
    bold(toVisibleText(libraryDiffTitle(comparison))),
    ...(comparison.changes.length === 0 ? ["Nothing has changed."] : []),
    ...(moving.length === 0 ? [] : [`${bold(CAN_MOVE)}\n${drawTable(changesGrid(moving), setting, 3)}`]),
    ...(still.length === 0 ? [] : [`${bold(CANNOT_MOVE)}\n${drawTable(changesGrid(still), setting, 3)}`]),
    comparison.enough ? green(verdict) : red(verdict),
  ].join("\n\n")}\n`;
};

export const diffMarkdown: DiffReporter = (comparison) => {
  const { moving, still } = changesByScoreEffect(comparison);
  const part = (title: string, changes: readonly Change[]): readonly string[] =>
    changes.length === 0 ? [] : [`## ${title}`, gridMarkdown(changesGrid(changes))];
  return `${[
    `# ${escapeMarkdown(libraryDiffTitle(comparison))}`,
    ...(comparison.changes.length === 0 ? ["Nothing has changed."] : []),
    ...part(CAN_MOVE, moving),
    ...part(CANNOT_MOVE, still),
    escapeMarkdown(versionVerdict(comparison)),
  ].join("\n\n")}\n`;
};

const CAN_MOVE = "What can move a score";
const CANNOT_MOVE = "What moves none";

const changesByScoreEffect = ({ changes }: LibraryComparison) => ({
  moving: changes.filter(({ moves }) => moves),
  still: changes.filter(({ moves }) => !moves),
});

const libraryDiffTitle = ({ before, after }: LibraryComparison): string =>
  before.library === after.library
    ? `${before.library} ${before.version} → ${after.version}`
    : `${before.library} ${before.version} → ${after.library} ${after.version}`;

const changesGrid = (changes: readonly Change[]): Grid => ({
  columns: ["Change", "Measure", "What", "From … to", "Tenders commenced"].map((title) => ({
    title,
    align: "left",
  })),
  rows: changes.map((change) => [
    change.kind,
    change.measure ?? "–",
    change.what,
    beforeAfterText(change),
    change.moves ? commencementDaysText(change) : "–",
  ]),
});

function beforeAfterText({ before, after }: Change): string {
  if (before === undefined) return after ?? "";
  return after === undefined ? `${before} → nothing` : `${before} → ${after}`;
}

function commencementDaysText({ from, to }: Change): string {
  if (from === undefined) return "on any day";
  return to === undefined ? `from ${from}` : `${from} to ${to}`;
}

const figures: Readonly<Record<VersionStep, string>> = {
  none: "stays as it is",
  patch: "raises its third figure",
  minor: "raises its second figure",
  major: "raises its first figure",
};

const needed: Readonly<Record<VersionStep, string>> = {
  none: "need no new version",
  patch: "need a new third figure (words and sources)",
  minor: "need a new second figure (measures or values are added)",
  major: "need a new first figure (past tenders can move)",
};

function versionVerdict({ needs, says, enough, after }: LibraryComparison): string {
  const stated =
    says === "back"
      ? `The version number goes back to ${after.version}`
      : `The version number ${figures[says]}`;
  return `${stated}; these changes ${needed[needs]}.${enough ? "" : " It does not say enough."}`;
}
