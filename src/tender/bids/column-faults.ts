/**
 * One cause, one message. Where every cell of a column is wrong in the same
 * way, the column is what is wrong: a header on the wrong column, or a lot that
 * is spelt otherwise in the tender.
 */
import type { Diagnostic } from "../../diagnostics/model.ts";
import { isBlankText } from "./cells.ts";
import type { RecordSet, Shape } from "./record.ts";

const FEWEST = 3;

/** Of so many bidders that are not among the bids it is looked whether one was meant. */
const MOST_LOOKED_AT = 50;

/** @returns the faults, those that fill a whole column, or that say the same of several rows, told once */
export function oneFaultForEachCause(
  faults: readonly Diagnostic[],
  sets: readonly RecordSet[],
): readonly Diagnostic[] {
  const columns = columnsByPlace(sets);
  const told = faults.some((fault) => columns.get(placeKey(fault))?.shape === "bid")
    ? withoutUnknownBidders(faults)
    : faults;
  const groups = groupedBy(told, (fault) => {
    const column = columns.get(placeKey(fault));
    // A row that does not fit is at fault itself, and no column of it.
    return column === undefined || fault.code === "SV307" ? "" : `${fault.code} ${column.key}`;
  });
  return [...groups].flatMap(([key, group]) => {
    const [first] = group;
    if (key === "" || first === undefined) return group;
    const filled = columns.get(placeKey(first))?.filled ?? 0;
    if (group.length < FEWEST || group.length < filled) return sameWordsOnce(group);
    const says = group.every(({ cause }) => cause === first.cause)
      ? `; so it is in ${group.length - 1} more rows, which is every row of this column`
      : `; and so it is with every other cell of this column (${group.length} in all): is its header right?`;
    return [{ ...first, cause: `${first.cause}${says}` }];
  });
}

/** A bidder that is not among the bids may stand in the row that could not be read, unless another name was meant. */
function withoutUnknownBidders(faults: readonly Diagnostic[]): readonly Diagnostic[] {
  let looked = 0;
  return faults.filter((fault) => {
    if (fault.code !== "SV313") return true;
    looked += 1;
    return looked <= MOST_LOOKED_AT && fault.remedy.startsWith("did you mean");
  });
}

function groupedBy(
  faults: readonly Diagnostic[],
  key: (fault: Diagnostic) => string,
): ReadonlyMap<string, readonly Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const fault of faults) {
    const own = groups.get(key(fault));
    if (own === undefined) groups.set(key(fault), [fault]);
    else own.push(fault);
  }
  return groups;
}

/** Faults of the same words in one column: the first, with how many rows have it too. */
function sameWordsOnce(group: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...groupedBy(group, ({ cause }) => cause).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined || same.length < FEWEST) return same;
    return [{ ...first, cause: `${first.cause}; so it is in ${same.length - 1} more rows` }];
  });
}

interface ColumnOfCell {
  readonly key: string;
  readonly shape: Shape;
  /** How many cells of it hold anything. */
  readonly filled: number;
}

function columnsByPlace(sets: readonly RecordSet[]): ReadonlyMap<string, ColumnOfCell> {
  const places = new Map<string, ColumnOfCell>();
  for (const { name, shape, header, records } of sets) {
    for (const column of header.keys()) {
      const cells = records.flatMap(({ cells }) => cells.get(column) ?? []);
      const filled = cells.filter(({ text }) => !isBlankText(text)).length;
      for (const { span } of cells)
        places.set(`${span.source.name}:${span.start}`, { key: `${name} ${shape} ${column}`, shape, filled });
    }
  }
  return places;
}

const placeKey = ({ span }: Diagnostic): string =>
  span === undefined ? "" : `${span.source.name}:${span.start}`;
