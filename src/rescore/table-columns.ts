/** The columns of the big tables of an archive: those of a tender's own files, with the tender in front. */
import { didYouMean } from "../diagnostics/suggest.ts";
import { quote } from "../source/quote.ts";
import { fixed } from "../tender/bids/columns.ts";
import { toHeaderName } from "../tender/bids/record.ts";

export type TableName = "prices" | "marks" | "commitments";

const allowedColumnNames = (table: Exclude<TableName, "prices">): readonly string[] => [
  "tender",
  "lot",
  ...fixed[table],
];

const needed: Readonly<Record<TableName, readonly string[]>> = {
  prices: ["tender", "bidder"],
  marks: ["tender", "bidder", "criterion", "mark"],
  commitments: ["tender", "bidder", "measure", "quantity"],
};

/**
 * @param header the first row's cells as written
 * @returns the names of the columns, or what is wrong with them; a table of prices may hold a column for any criterion
 */
export function columnNamesAndFaults(
  table: TableName,
  header: readonly string[],
): {
  readonly names: readonly string[];
  readonly faults: readonly (readonly [cause: string, remedy: string])[];
} {
  const names = header.map(toHeaderName);
  const allowed = table === "prices" ? undefined : allowedColumnNames(table);
  const strange = names.flatMap((name, index) =>
    name === "" || allowed === undefined || allowed.includes(name)
      ? []
      : [
          [
            `${quote(header[index] ?? "")} is not a column of a table of ${table}`,
            didYouMean(name, allowed),
          ] as const,
        ],
  );
  const twice = names.flatMap((name, index) =>
    name !== "" && names.indexOf(name) < index
      ? [[`two columns are called ${quote(name)}`, "rename or remove one of them"] as const]
      : [],
  );
  const missing = needed[table].flatMap((name) =>
    names.includes(name) ? [] : [[`there is no column \`${name}\``, `add a column \`${name}\``] as const],
  );
  // A column under another name is both strange and missing; it is told once.
  return { names, faults: strange.length > 0 ? [...strange, ...twice] : [...twice, ...missing] };
}

/** The column that a sorted table has in front: where each row stood in the table that people know. */
export const ORIGINAL_OFFSET = "#stood";

/** Where each column of a table of commitments stands; -1 where it has none. */
export interface TableColumns {
  readonly originalOffset: number;
  readonly tender: number;
  readonly bidder: number;
  readonly measure: number;
  readonly quantity: number;
  readonly unit: number;
  readonly from: number;
  readonly to: number;
  readonly evidence: number;
  readonly plan: number;
  readonly owner: number;
  readonly attribution: number;
  /** Cells in every row. */
  readonly width: number;
}

export function commitmentColumnIndexes(names: readonly string[]): TableColumns {
  const at = (name: string): number => names.indexOf(name);
  return {
    originalOffset: at(ORIGINAL_OFFSET),
    tender: at("tender"),
    bidder: at("bidder"),
    measure: at("measure"),
    quantity: at("quantity"),
    unit: at("unit"),
    from: at("from"),
    to: at("to"),
    evidence: at("evidence"),
    plan: at("plan"),
    owner: at("owner"),
    attribution: at("attribution"),
    width: names.length,
  };
}
