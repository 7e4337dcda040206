/** How each formula is written in a tender file, and how what is written is read: FORMAT 1.2. */
import * as z from "zod/mini";
import { compare, divide, equal, exact, HUNDRED, ONE, sign } from "../number/exact.ts";
import {
  decimal,
  figureOrShareOfValue,
  flag,
  listSchema,
  oneOfSchema,
  positive,
  tableSchema,
} from "../source/schema.ts";
import type { TreePath } from "../source/tree.ts";
import type { SourcedFigure } from "./figures.ts";
import type { Amount, Better, FormulaSpec } from "./model.ts";

/** What a formula is read with, besides its own keys. */
export interface FormulaReading {
  /** Where the value that the formula scores comes from. */
  readonly from: string;
  /** The top of the criterion's marking scale, where it has one. */
  readonly top: SourcedFigure | undefined;
  readonly figure: (at: TreePath, text: string) => Amount;
  readonly report: (at: TreePath, cause: string, remedy: string) => void;
}

interface FormulaForm<Written> {
  /** The keys that it cannot do without, as a message names them. */
  readonly needs?: string;
  readonly read: (written: Written, reading: FormulaReading) => FormulaSpec | undefined;
}

const defineFormulaForm = <Schema extends z.ZodMiniType>(
  schema: Schema,
  read: FormulaForm<z.infer<Schema>>["read"],
  needs?: string,
) => ({ schema, read, ...(needs !== undefined && { needs }) });

const better = z.optional(oneOfSchema("higher", "lower"));
const figure = figureOrShareOfValue;
const bandsOf = listSchema(tableSchema({ "at-least": figure, earns: decimal }), 1_000);

const forms = {
  scale: defineFormulaForm(tableSchema({ by: z.literal("scale") }), (_, { top, report }) => {
    if (top !== undefined) return scaleFormula(top);
    report(
      [],
      "`scale` marks against a marking scale, and this criterion has none",
      "add `scale`, for example `scale: 5`, or use `given` with `out-of`",
    );
    return undefined;
  }),
  given: defineFormulaForm(
    tableSchema({ by: z.literal("given"), "out-of": figure }),
    ({ "out-of": most }, reading) => {
      if (reading.from === "commitments") {
        reading.report(
          [],
          "`given` takes a score, and commitments are a sum with no end",
          `write \`score: { by: between, worst: 0, best: ${most} }\`, which stops at that figure`,
        );
        return undefined;
      }
      const outOf = amountAboveZero("out-of", most, "write the most that can be given", reading);
      return outOf && { by: "given", outOf };
    },
    "out-of",
  ),
  "lowest-over-value": defineFormulaForm(
    tableSchema({ by: z.literal("lowest-over-value") }),
    (written) => written,
  ),
  "value-over-highest": defineFormulaForm(
    tableSchema({ by: z.literal("value-over-highest") }),
    (written) => written,
  ),
  "above-lowest": defineFormulaForm(
    tableSchema({ by: z.literal("above-lowest"), floor: z.optional(oneOfSchema("zero", "none")) }),
    ({ by, floor }) => ({ by, floor: floor ?? "zero" }),
  ),
  between: defineFormulaForm(
    tableSchema({ by: z.literal("between"), worst: figure, best: figure, clamp: z.optional(flag) }),
    (written, { figure, report }) => {
      const [worst, best] = [figure(["worst"], written.worst), figure(["best"], written.best)];
      if (!equal(worst.value, best.value))
        return { by: written.by, worst, best, clamp: written.clamp !== "false" };
      report(
        ["best"],
        "`worst` and `best` are the same figure, so nothing lies between them",
        "write the two figures as published",
      );
      return undefined;
    },
    "worst` and `best",
  ),
  "between-bids": defineFormulaForm(
    tableSchema({ by: z.literal("between-bids"), better, clamp: z.optional(flag) }),
    (written, { from }) => ({
      by: written.by,
      better: written.better ?? betterByDefault(from),
      clamp: written.clamp !== "false",
    }),
  ),
  "to-ceiling": defineFormulaForm(
    tableSchema({ by: z.literal("to-ceiling"), ceiling: figure }),
    ({ by, ceiling }, { figure }) => ({ by, ceiling: figure(["ceiling"], ceiling) }),
    "ceiling",
  ),
  "around-mean": defineFormulaForm(
    tableSchema({ by: z.literal("around-mean"), slope: z.optional(positive), better }),
    ({ by, slope, better }, { from }) => ({
      by,
      slope: slope === undefined ? ONE : exact(slope),
      better: better ?? betterByDefault(from),
    }),
  ),
  distance: defineFormulaForm(
    tableSchema({ by: z.literal("distance"), target: figure, span: figure }),
    (written, reading) => {
      const remedy = "write how far from the target the marks run out";
      const span = amountAboveZero("span", written.span, remedy, reading);
      return span && { by: written.by, target: reading.figure(["target"], written.target), span };
    },
    "target` and `span",
  ),
  bands: defineFormulaForm(
    tableSchema({ by: z.literal("bands"), bands: bandsOf }),
    ({ by, bands }, { figure, report }) => {
      if (bands.length === 0) {
        report(["bands"], "there are no bands", "list at least one, highest first");
        return undefined;
      }
      const read = bands.map((band, index) => {
        const place = ["bands", index];
        const earns = exact(band.earns);
        if (sign(earns) < 0 || compare(earns, HUNDRED) > 0) {
          report(
            [...place, "earns"],
            `a band earns from 0 to 100 per cent of the marks, not ${band.earns}`,
            "write the share of the marks as a figure up to 100",
          );
        }
        return {
          atLeast: figure([...place, "at-least"], band["at-least"]),
          earns: divide(earns, HUNDRED),
        };
      });
      return { by, bands: read };
    },
    "bands",
  ),
};

/** FORMAT 1.2: lower for price, and higher otherwise, whatever the formula. */
const betterByDefault = (from: string): Better => (from === "price" ? "lower" : "higher");

function amountAboveZero(
  key: string,
  text: string,
  remedy: string,
  reading: FormulaReading,
): Amount | undefined {
  const read = reading.figure([key], text);
  if (sign(read.value) > 0) return read;
  reading.report([key], `\`${key}\` must be above zero`, remedy);
  return undefined;
}

/** The formulas that a file may name; a gate's takes no name. */
const writtenFormulas = Object.keys(forms) as [keyof typeof forms, ...(keyof typeof forms)[]];

const refused = { error: `is not a formula\nuse one of: ${writtenFormulas.join(", ")}` };
const [first, ...others] = Object.values(forms).map(({ schema }) => schema);

/** A formula with its keys. */
export const formula = z.discriminatedUnion("by", [first as NonNullable<typeof first>, ...others], refused);
/** A formula by its name alone. */
export const formulaByName = z.enum(writtenFormulas, refused);

export type FormulaFile = z.infer<typeof formula>;

const formNamed = (name: FormulaFile["by"]): FormulaForm<never> => forms[name];

/** @returns the keys that a formula cannot do without, when it has any. */
export const neededKeysText = (name: FormulaFile["by"]): string | undefined => formNamed(name).needs;

/** @returns the formula that is written; nothing, and a report, where it cannot work. */
export const readFormula = (written: FormulaFile, reading: FormulaReading): FormulaSpec | undefined =>
  formNamed(written.by).read(written as never, reading);

/** A gate's formula, which no file names. */
export const gateFormula: FormulaSpec = { by: "yes-or-no" };

/** The formula of marks against a scale, which needs no name. */
export const scaleFormula = (top: SourcedFigure): FormulaSpec => ({ by: "scale", top });
