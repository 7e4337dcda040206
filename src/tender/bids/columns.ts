/** Which columns a bids file may have, and what to say of one that it may not. */
import type { Diagnostic } from "../../diagnostics/model.ts";
import { didYouMean, nearestWord } from "../../diagnostics/suggest.ts";
import { quote } from "../../source/quote.ts";
import { meantColumns, withoutBrackets } from "./column-synonyms.ts";
import {
  criterionColumns as columnsRead,
  type Expected,
  type ExpectedCriterion,
} from "./expected-columns.ts";
import { type RecordCell, type RecordSet, type Shape, toHeaderName } from "./record.ts";

/** The columns that each kind of table may have, whatever the tender asks for. */
export const fixed: Readonly<Record<Shape, readonly string[]>> = {
  bid: ["bidder", "price", "submitted", "sme", "vcse", "status", "reason"],
  commitments: [
    "bidder",
    "measure",
    "quantity",
    "unit",
    "from",
    "to",
    "evidence",
    "plan",
    "owner",
    "partner",
    "attribution",
    "location",
    "description",
  ],
  prices: ["bidder", "price"],
  marks: ["bidder", "criterion", "aspect", "evaluator", "stage", "mark", "rationale", "feedback", "cites"],
};

const needed: Readonly<Record<Shape, readonly string[]>> = {
  bid: ["bidder"],
  commitments: ["bidder", "measure", "quantity"],
  marks: ["bidder", "criterion", "mark"],
  prices: ["bidder", "price"],
};

const expectedCriteria = ({ awards }: Expected): readonly ExpectedCriterion[] =>
  [...awards.values()].flatMap((award) => [...award.values()]);

/** The columns of a file of this shape: their names as headers, and as the tender and the library write them. */
function allowedColumnsByHeader(set: RecordSet, expected: Expected): ReadonlyMap<string, string> {
  const own =
    set.shape !== "bid"
      ? []
      : expectedCriteria(expected)
          .flatMap(columnsRead)
          .filter((name) => name !== "price");
  const measures = set.shape !== "bid" ? [] : [...(expected.measures?.values() ?? [])].map(({ id }) => id);
  const lot = expected.lots.length > 0 ? ["lot"] : [];
  return new Map(
    [...fixed[set.shape], ...lot, ...own, ...measures].map((name) => [toHeaderName(name), name]),
  );
}

/** @returns whether anything in the header is a column that such a file has. */
export function hasRecognisableColumn(set: RecordSet, expected: Expected): boolean {
  const columns = allowedColumnsByHeader(set, expected);
  return [...set.header.keys()].some(
    (name) => columns.has(name) || suggestColumn(name, columns, set, expected) !== undefined,
  );
}

/** @returns SV303 for each column that nothing asks for, SV304 for each that is missing. */
export function columnFaults(set: RecordSet, expected: Expected): readonly Diagnostic[] {
  if (set.header.size === 0) return [];
  const columns = allowedColumnsByHeader(set, expected);
  // Without its library a bids file may hold any measure, so no column can be called unknown.
  const blind = set.shape === "bid" && expected.measures === undefined;
  const unknown = [...set.header].filter(([name]) => !columns.has(name) && name !== "lot" && !blind);
  const guessed = guessedColumns(
    unknown.map(([name]) => name),
    columns,
    set,
    expected,
  );
  const first = [...set.header.values()][0];
  const missing = needed[set.shape].filter((name) => !set.header.has(name) && !guessed.includes(name));
  return [
    ...unknown.map(([name, cell], index) =>
      unknownColumnFault(name, cell, guessed[index], columns, set, expected),
    ),
    ...missing.map(
      (name): Diagnostic => ({
        code: "SV304",
        ...(first === undefined ? { file: set.name } : { span: first.span }),
        cause: `there is no column \`${name}\``,
        remedy:
          name === "bidder"
            ? "add a column `bidder` with each bidder's name; if this is another file than you meant, name the right one"
            : `add a column \`${name}\``,
      }),
    ),
  ];
}

/** What was probably meant by each unknown name, no column twice: the surest first. */
function guessedColumns(
  names: readonly string[],
  columns: ReadonlyMap<string, string>,
  set: RecordSet,
  expected: Expected,
): readonly (string | undefined)[] {
  const found = new Map<string, string>();
  const isTaken = (): readonly string[] => [...found.values()].map(toHeaderName);
  const known = names.filter((name) => meantColumns(withoutBrackets(name)).length > 0);
  for (const name of new Set([...known, ...names])) {
    const guess = suggestColumn(name, columns, set, expected, isTaken());
    if (guess !== undefined) found.set(name, guess);
  }
  return names.map((name) => found.get(name));
}

/** The column that was probably meant, among those that the file does not have yet. */
function suggestColumn(
  name: string,
  columns: ReadonlyMap<string, string>,
  set: RecordSet,
  expected: Expected,
  taken: readonly string[] = [],
): string | undefined {
  const bare = withoutBrackets(name);
  const open = [...columns].filter(([key]) => !set.header.has(key) && !taken.includes(key));
  const synonym = meantColumns(bare).find((meant) => open.some(([key]) => key === meant));
  if (synonym !== undefined) return synonym;
  const titled = expectedCriteria(expected).find(
    ({ title }) => title !== undefined && toHeaderName(title) === name,
  );
  if (titled !== undefined && open.some(([, shown]) => shown === titled.id)) return titled.id;
  return nearestWord(
    bare,
    open.map(([, shown]) => shown),
  );
}

const absentAllowedColumns = (columns: ReadonlyMap<string, string>, set: RecordSet): readonly string[] =>
  [...columns].filter(([key]) => !set.header.has(key)).map(([, shown]) => shown);

function unknownColumnFault(
  name: string,
  cell: RecordCell,
  guess: string | undefined,
  columns: ReadonlyMap<string, string>,
  set: RecordSet,
  expected: Expected,
): Diagnostic {
  const at = { code: "SV303" as const, span: cell.keySpan ?? cell.span };
  const misplaced = whyNoCriterionColumn(name, expected);
  if (misplaced !== undefined) return { ...at, ...misplaced };
  return {
    ...at,
    cause: `${quote(cell.text)} is not a column that this tender knows`,
    remedy:
      guess === undefined
        ? `${/bidder/.test(name) ? "" : "remove the column; "}${didYouMean(withoutBrackets(name), absentAllowedColumns(columns, set))}`
        : `did you mean \`${guess}\`?`,
  };
}

function whyNoCriterionColumn(
  name: string,
  expected: Expected,
): { cause: string; remedy: string } | undefined {
  if ([...expected.divisions].some((id) => toHeaderName(id) === name)) {
    return {
      cause: `\`${name}\` only divides into criteria and has no marks of its own`,
      remedy: "give a column to each criterion beneath it",
    };
  }
  const criterion = expectedCriteria(expected).find(({ id }) => toHeaderName(id) === name);
  if (criterion?.from === "price") {
    return {
      cause: `\`${name}\` is scored from the price, which stands in the column \`price\``,
      remedy: "name the column `price`",
    };
  }
  if (criterion?.from === "lm3") {
    return {
      cause: `\`${name}\` is a local multiplier, which is worked out from its rounds`,
      remedy: `give the columns \`${columnsRead(criterion).join("` and `")}\`: what is spent again in the area in each round, in pounds or as a percentage of the round before`,
    };
  }
  if (criterion?.from === "commitments" || criterion?.from === "sroi") {
    return {
      cause: `\`${name}\` is scored from commitments, not from a column`,
      remedy:
        "give each measure a column, or put the commitments in a file of their own with the columns bidder, measure, quantity, unit",
    };
  }
  return undefined;
}
