/**
 * The scalars of the input language. Every scalar reaches a schema as the
 * author's own text (see yaml.ts), so a figure is checked as text and never
 * becomes a binary float. An error message is "cause\nremedy".
 */
import * as z from "zod/mini";
import { isIsoDate } from "./date.ts";

/** A file is checked once in a run, so compiling each schema to code first would cost more than it saves. */
z.config({ jitless: true });

/** What an editor may accept where we read text: figures and flags are usually typed without quotes. */
type Editor = "decimal" | "flag";

const patternSchema = (pattern: RegExp, cause: string, remedy: string, editor?: Editor) => {
  const error = `${cause}\n${remedy}`;
  const schema = z.string({ error }).check(z.regex(pattern, { error }));
  return editor === undefined ? schema : schema.register(z.globalRegistry, { editor });
};

/** Some words: anything but nothing. */
export const words = z
  .string({ error: "should be words\nwrite a line of text" })
  .check(
    z.minLength(1, { error: "is empty\nwrite a line of text, or leave the key out" }),
    z.maxLength(20_000, { error: "is longer than 20,000 characters\nshorten it" }),
  );

export const id = patternSchema(
  /^[A-Za-z0-9](?:[A-Za-z0-9._ &/-]{0,78}[A-Za-z0-9])?$/,
  "is not an id",
  "use letters, digits, hyphens, full stops or a published code such as NT1 or MAC 4.1, at most 80 characters",
);

/** Whether a text is an id, for one that does not come through a schema. */
export const isId = (written: string): boolean => id.safeParse(written).success;

export const decimal = patternSchema(
  /^-?\d{1,30}(?:\.\d{1,30})?$/,
  "is not a figure",
  "write it in full with a full stop for the decimals, for example 1200.50",
  "decimal",
);

export const positive = patternSchema(
  /^(?!0+(?:\.0+)?$)\d{1,30}(?:\.\d{1,30})?$/,
  "is not a figure above zero",
  "write it in full, for example 12.5",
  "decimal",
);

/** How many places a figure is rounded to. */
export const places = patternSchema(
  /^(?:\d|1[0-2])$/,
  "is not a number of places from 0 to 12",
  "write it in digits, for example 2",
  "decimal",
);

/** How many rounds of spending a local multiplier counts. */
export const roundCount = patternSchema(
  /^[23]$/,
  "is not a number of rounds that a local multiplier counts",
  "write 3, or 2 where only what the bidder itself spends again is asked for",
  "decimal",
);

/** How many years something lasts. */
export const yearCount = patternSchema(
  /^(?:[1-9]\d?|100)$/,
  "is not a number of years from 1 to 100",
  "write it in digits, for example 5",
  "decimal",
);

export const whole = patternSchema(
  /^\d{1,4}$/,
  "is not a whole number",
  "write it in digits, for example 2",
  "decimal",
);

export const percent = patternSchema(
  /^(?:(?:100(?:\.0{1,20})?|\d{1,2}(?:\.\d{1,20})?) ?%|0)$/,
  "is not a percentage from 0% to 100%",
  "write it with its sign, for example 20%",
);

/** A share that is taken year after year: each place makes every later figure longer. */
export const yearlyShare = patternSchema(
  /^(?:(?:100(?:\.0{1,4})?|\d{1,2}(?:\.\d{1,4})?) ?%|0)$/,
  "is not a percentage from 0% to 100% with at most four decimal places",
  "write it with its sign, for example 3.5%",
);

export const decimalOrPercent = patternSchema(
  /^(?:-?\d{1,30}(?:\.\d{1,30})?|\d{1,3}(?:\.\d{1,20})? ?%)$/,
  "is neither a figure nor a percentage",
  "write a figure such as 3 or a percentage such as 70%",
  "decimal",
);

/** A figure in full, or a share of the contract value. */
export const figureOrShareOfValue = patternSchema(
  /^(?:-?\d{1,30}(?:\.\d{1,30})?|\d{1,3}(?:\.\d{1,20})? ?% of value(?: (?:excluding|including)-vat)?)$/,
  "is neither a figure nor a share of the contract value",
  "write a figure such as 250000, or `10% of value` (excluding VAT) or `10% of value including-vat`",
  "decimal",
);

export const flag = patternSchema(
  /^(?:true|false)$/,
  "is neither true nor false",
  "write true or false",
  "flag",
);

export const date = z
  .string({ error: "is not a date\nwrite year, month and day, for example 2026-03-02" })
  .check(z.refine(isIsoDate, { error: "is not a date\nwrite year, month and day, for example 2026-03-02" }))
  .register(z.globalRegistry, { format: "date" });

/** A price year as published: a calendar year or a financial one. */
export const priceYear = patternSchema(
  /^(?:19|20)\d{2}(?:[/-]\d{2})?$/,
  "is not a price year",
  "write a calendar year such as 2024 or a financial one such as 2024/25",
  "decimal",
);

/** One of a closed set of words. */
export const oneOfSchema = <const Values extends readonly [string, ...string[]]>(...values: Values) =>
  z.enum(values, { error: `is not one of ${values.join(", ")}\nwrite one of those words` });

/**
 * A table whose keys are all known. The message of an unknown key carries the
 * known ones, so that the reader can be told which was probably meant.
 */
export const tableSchema = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `keys\n${Object.keys(shape).join("\n")}`
        : "should be a table of keys\nindent its keys beneath it, one to a line, each followed by a colon",
  });

/** @param most a longer list is a slip or an attack, and would take minutes to judge */
export const listSchema = <Item extends z.ZodMiniType>(item: Item, most = 10_000) =>
  z.array(item, { error: "should be a list\nwrite one entry to a line, each beginning with a hyphen" }).check(
    z.maxLength(most, {
      error: `has more than ${most} entries\nsplit it, or check that this is the file that was meant`,
    }),
  );

/** The version of the input language that a file is written in. */
export const language = z
  .literal("1", {
    error:
      "is not a version of the language that this svscore reads\nwrite `svscore: 1` as the first line of the file",
  })
  .register(z.globalRegistry, { editor: "decimal" });

/** What an editor accepts in place of text: people type figures and flags without quotes. */
const unquoted: Readonly<Record<string, unknown>> = { decimal: "number", flag: "boolean", cell: "number" };

/** @returns the JSON Schema (draft 7) of a file, for editors and for other programs. */
export function toJsonSchema(schema: z.core.$ZodType, title: string): unknown {
  const made = z.toJSONSchema(schema, {
    target: "draft-07",
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema: node }) => {
      const editor = node["editor"];
      if (typeof editor !== "string") return;
      delete node["editor"];
      const { const: fixed } = node;
      if (fixed !== undefined) {
        delete node.const;
        delete node.type;
        node.enum = [fixed as string, Number(fixed)];
        return;
      }
      node.type = ["string", unquoted[editor] ?? "string"] as never;
    },
  });
  return { title, ...made };
}
