/** The headers of the sheets of tender folders: a handful of lines that come again and again, each judged once by the reader of `evaluate`. */

import { parseCsvTable } from "../../source/table.ts";
import { columnFaults } from "../../tender/bids/columns.ts";
import type { Expected } from "../../tender/bids/expected-columns.ts";
import { recordSetFromSheet, type Shape } from "../../tender/bids/record.ts";
import { USUAL_HEADER } from "./usual.ts";

export interface Header {
  readonly names: readonly string[];
  /** Whether any column is a measure: promises that stand with the bids. */
  readonly promises: boolean;
}

export type Headers = (line: string, shape: Shape, key: string, expected: Expected) => Header | undefined;

const MOST = 5_000;

/** @returns a way to ask for the columns of a header, by the tender's method; nothing where the ordinary reader must say */
export function headerCache(): Headers {
  const known = new Map<string, Header | undefined>();
  return (line, shape, key, expected) => {
    const whole = `${shape}\n${line}\n${key}`;
    if (known.has(whole)) return known.get(whole);
    const made = parseHeader(line, shape, expected);
    if (known.size < MOST) known.set(whole, made);
    return made;
  };
}

function parseHeader(line: string, shape: Shape, expected: Expected): Header | undefined {
  if (!USUAL_HEADER.test(line)) return undefined;
  const width = line.split(",").length;
  // A row with something in every column, so that none is left out.
  const text = `${line}\n${new Array(width).fill("1").join(",")}\n`;
  const sheet = parseCsvTable({ name: "", text, language: "csv" });
  const { set, diagnostics } = recordSetFromSheet("", sheet);
  const names = [...set.header.keys()];
  const sound =
    sheet.problems.length === 0 &&
    diagnostics.length === 0 &&
    set.shape === shape &&
    names.length === width &&
    columnFaults(set, expected).length === 0;
  return sound ? { names, promises: names.some((name) => expected.measures?.has(name)) } : undefined;
}
