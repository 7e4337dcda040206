/** Which columns a bids file may have, and what to say of one that it may not. */
import type { Diagnostic } from "../../diagnostics/model.ts";
import { didYouMean, nearest } from "../../diagnostics/suggest.ts";
import { quote } from "../../source/quote.ts";
import type { Expected } from "./expected.ts";
import { headerName, type RecordSet, type Shape } from "./record.ts";

const fixed: Readonly<Record<Shape, readonly string[]>> = {
  bid: ["bidder", "lot", "price", "submitted", "sme", "vcse", "status", "reason"],
  commitments: [
    "bidder",
    "lot",
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
  marks: ["bidder", "lot", "criterion", "aspect", "evaluator", "stage", "mark", "rationale", "cites"],
};

const needed: Readonly<Record<Shape, readonly string[]>> = {
  bid: ["bidder"],
  commitments: ["bidder", "measure", "quantity"],
  marks: ["bidder", "criterion", "mark"],
};

/** Which criteria and measures have a column of their own. */
export function columnIds(expected: Expected): ReadonlySet<string> {
  const criteria = [...expected.awards.values()].flatMap((award) =>
    [...award.values()].flatMap(({ id, from }) =>
      ["marks", "figure", "gate"].includes(from) ? [headerName(id)] : [],
    ),
  );
  return new Set([...criteria, ...[...(expected.measures?.keys() ?? [])].map(headerName)]);
}

/** @returns SV303 for each column that nothing asks for, SV304 for each that is missing. */
export function checkColumns(set: RecordSet, expected: Expected): readonly Diagnostic[] {
  const ids = set.shape === "bid" ? columnIds(expected) : new Set<string>();
  const known = [...fixed[set.shape], ...ids];
  const unknown = [...set.header].filter(([name]) => !known.includes(name));
  const meant = unknown.map(([name]) => nearest(withoutBrackets(name), known));
  const diagnostics = unknown.map(([name, cell]): Diagnostic => {
    const explained = misplaced(name, expected);
    return {
      code: "SV303",
      span: cell.span,
      cause: explained?.cause ?? `${quote(cell.text)} is not a column that this tender knows`,
      remedy: explained?.remedy ?? didYouMean(withoutBrackets(name), missingFirst(known, set)),
    };
  });
  const missing = needed[set.shape].filter((name) => !set.header.has(name) && !meant.includes(name));
  const first = [...set.header.values()][0];
  return [
    ...diagnostics,
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

const withoutBrackets = (name: string): string => name.replace(/-?[([].*$/, "");

const missingFirst = (known: readonly string[], set: RecordSet): readonly string[] => [
  ...known.filter((name) => !set.header.has(name)),
  ...known.filter((name) => set.header.has(name)),
];

function misplaced(name: string, expected: Expected): { cause: string; remedy: string } | undefined {
  if ([...expected.divisions].some((id) => headerName(id) === name)) {
    return {
      cause: `\`${name}\` only divides into criteria and has no marks of its own`,
      remedy: "give a column to each criterion beneath it",
    };
  }
  const criterion = [...expected.awards.values()]
    .flatMap((award) => [...award.values()])
    .find(({ id }) => headerName(id) === name);
  if (criterion?.from === "price")
    return {
      cause: `\`${name}\` is scored from the price, which stands in the column \`price\``,
      remedy: "name the column `price`",
    };
  if (criterion?.from === "commitments") {
    return {
      cause: `\`${name}\` is scored from commitments, not from a column`,
      remedy:
        "give each measure a column, or put the commitments in a file of their own with the columns bidder, measure, quantity, unit",
    };
  }
  return undefined;
}
