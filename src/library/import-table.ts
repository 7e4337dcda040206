/**
 * A table of measures that its holder has a licence for, made into a library of
 * their own. It is marked as not to be handed on, and every row that does not
 * fit is said, so that nothing is dropped in silence.
 */
import type { Diagnostic } from "../diagnostics/model.ts";
import { exactText } from "../number/exact.ts";
import { parseTypedMoney } from "../number/typed-figure.ts";
import type { CsvCell } from "../source/csv-cell.ts";
import { quote } from "../source/quote.ts";
import { isId } from "../source/schema.ts";
import type { CsvTable, Row } from "../source/table.ts";
import type { Mapping } from "./schema.ts";
import { parseUnit, units } from "./units.ts";

type Column = keyof Mapping["columns"];

export interface Imported {
  /** The library as plain values, ready to be written as YAML. */
  readonly value?: unknown;
  /** How many rows took a theme or an outcome from the row above, where their own cell is empty. */
  readonly filledDown: number;
  readonly measures: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** @returns the library, or SV172 for each column and SV173 for each row that does not fit */
export function importMeasureTable(
  table: CsvTable,
  mapping: Mapping,
  place: { readonly file: string },
): Imported {
  const named = Object.entries(mapping.columns) as readonly (readonly [Column, string])[];
  const heads = table.header.map(({ text }) => text);
  const missing = named.flatMap(([key, name]): readonly Diagnostic[] =>
    heads.includes(textMatchKey(name))
      ? []
      : [
          {
            code: "SV172",
            file: place.file,
            cause: `there is no column ${quote(name)} for \`${key}\``,
            remedy: `the columns are: ${heads.join(", ")}`,
          },
        ],
  );
  if (missing.length > 0) return { measures: 0, filledDown: 0, diagnostics: missing };
  const at = new Map(named.map(([key, name]) => [key, heads.indexOf(textMatchKey(name))]));
  const diagnostics: Diagnostic[] = [];
  const seen = new Map<string, CsvCell>();
  let above = { theme: "", outcome: "" };
  let filledDown = 0;
  const rows = table.rows.flatMap((row) => {
    const read = rowCellReader(row, at);
    if ([...at.keys()].every((key) => read(key).text === "")) return [];
    const made = measureFromRow(read, mapping, diagnostics);
    const { text, span } = read("id");
    if (seen.has(text))
      diagnostics.push({
        code: "SV173",
        span,
        cause: `the measure ${quote(text)} is given twice`,
        remedy: "keep one of the two rows",
      });
    seen.set(text, read("id"));
    const own = { theme: read("theme").text, outcome: read("outcome").text };
    const placed = {
      theme: own.theme || above.theme,
      outcome: own.outcome || (own.theme === "" || own.theme === above.theme ? above.outcome : ""),
    };
    if (at.has("theme") && placed.theme === "")
      diagnostics.push({
        code: "SV173",
        span: read("theme").span,
        cause: `${quote(text)} has no theme, and no row above it has one`,
        remedy: "write the theme in the first row of each block",
      });
    if (placed.theme !== own.theme || placed.outcome !== own.outcome) filledDown += 1;
    above = placed;
    const theme = placed.theme || "Measures";
    return [{ made, theme, outcome: placed.outcome || theme }];
  });
  if (diagnostics.length > 0) return { measures: 0, filledDown: 0, diagnostics };
  return { value: libraryFromRows(rows, mapping), measures: rows.length, filledDown, diagnostics: [] };
}

const textMatchKey = (text: string): string =>
  text.normalize("NFKC").trim().toLowerCase().replace(/\s+/gu, " ");

function rowCellReader(row: Row, at: ReadonlyMap<Column, number>): (key: Column) => CsvCell {
  return (key) => row.cells[at.get(key) ?? -1] ?? { text: "", span: row.span };
}

function measureFromRow(read: (key: Column) => CsvCell, mapping: Mapping, diagnostics: Diagnostic[]): object {
  const fault = (cell: CsvCell, cause: string, remedy: string): void => {
    diagnostics.push({ code: "SV173", span: cell.span, cause, remedy });
  };
  const [id, title, unit, proxy] = [read("id"), read("title"), read("unit"), read("proxy")];
  if (!isId(id.text))
    fault(
      id,
      `${quote(id.text)} is not an id`,
      "use letters, digits, hyphens and full stops, at most 80 characters",
    );
  if (title.text === "") fault(title, "the title is empty", "write what is counted");
  const theirs = new Map(Object.entries(mapping.units ?? {}).map(([name, own]) => [textMatchKey(name), own]));
  const known = parseUnit(theirs.get(textMatchKey(unit.text)) ?? unit.text);
  if (known === undefined)
    fault(
      unit,
      `${quote(unit.text)} is not a unit on the list`,
      `say under \`units\` of the mapping which it is: ${units.join(", ")}`,
    );
  const amount = parseTypedMoney(proxy.text);
  if (amount.kind === "refused") fault(proxy, amount.cause, amount.remedy);
  const kind =
    amount.kind === "given" ? "money" : known === "GBP" ? "spend" : known === "none" ? "narrative" : "number";
  return {
    id: id.text,
    title: title.text,
    unit: known,
    kind,
    ...(amount.kind === "given" && {
      proxy: [
        {
          from: mapping.from,
          amount: exactText(amount.value),
          ...(mapping.prices !== undefined && { prices: mapping.prices }),
          source: read("source").text || mapping.source,
          licence: mapping.licence,
          status: mapping.status ?? "unverified",
        },
      ],
    }),
    ...(read("evidence").text !== "" && { evidence: read("evidence").text }),
    ...(read("counting-rule").text !== "" && { "counting-rule": read("counting-rule").text }),
    source: read("source").text || mapping.source,
    status: mapping.status ?? "unverified",
  };
}

interface Placed {
  readonly made: object;
  readonly theme: string;
  readonly outcome: string;
}

function libraryFromRows(rows: readonly Placed[], mapping: Mapping): unknown {
  const { library, version, title, licence } = mapping;
  const ids = uniqueIdMaker();
  const themes = groupRows(rows, ({ theme }) => theme);
  return {
    svscore: "1",
    library,
    version,
    title,
    licence,
    redistribution: "forbidden",
    themes: themes.map(([theme, own]) => ({
      id: ids(theme),
      title: theme,
      outcomes: groupRows(own, ({ outcome }) => outcome).map(([outcome, measures]) => ({
        id: ids(`${theme} ${outcome}`),
        title: outcome,
        measures: measures.map(({ made }) => made),
      })),
    })),
  };
}

function groupRows(
  rows: readonly Placed[],
  by: (row: Placed) => string,
): readonly (readonly [string, readonly Placed[]])[] {
  const groups = new Map<string, Placed[]>();
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row]);
  return [...groups];
}

/** @returns a maker of ids from titles, no two alike. */
function uniqueIdMaker(): (title: string) => string {
  const used = new Set<string>();
  return (title) => {
    const base =
      title
        .toLowerCase()
        .normalize("NFKD")
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-+|-+$/g, "")
        .slice(0, 70)
        .replace(/-+$/, "") || "group";
    let id = base;
    for (let n = 2; used.has(id); n += 1) id = `${base}-${n}`;
    used.add(id);
    return id;
  };
}
