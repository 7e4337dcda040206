/** From the text of an account of social return on investment to the account, or to everything that is wrong with it. */

import { compare, sign, sum, ZERO } from "../../number/exact.ts";
import { parseShare } from "../../number/schema-figure.ts";
import type { Source } from "../../source/span.ts";
import type { TreePath } from "../../source/tree.ts";
import { withoutUndefined } from "../../source/without-undefined.ts";
import type { SourcedFigure } from "../figures.ts";
import type { Discounting } from "../price-basis.ts";
import type { Input, SroiAccount, SroiOutcome } from "./model.ts";
import {
  type LoadedInstrument,
  originFromFile,
  parseFigureAt,
  parseInstrumentFile,
  parsePublishedRatio,
  reportAt,
  reportRepeatedIds,
  roundingOrDefault,
  sourcePlaceOfPath,
  type Writing,
} from "./read.ts";
import { type OutcomeFile, type SroiFile, type SroiInputFile, sroiSchema } from "./schema.ts";

/** @returns the account, or the diagnostics SV270 to SV279. */
export function loadSroi(source: Source): LoadedInstrument<SroiAccount> {
  const read = parseInstrumentFile(source, "sroi", sroiSchema);
  if (read.node === undefined) return { diagnostics: read.diagnostics };
  const { node, value: file } = read;
  const writing: Writing = { node, diagnostics: [] };
  reportRepeatedIds(writing, "inputs", file.inputs);
  reportRepeatedIds(writing, "outcomes", file.outcomes);
  const inputs = file.inputs.map((input, index) => inputFromFile(writing, input, index));
  const outcomes = file.outcomes.flatMap((outcome, index) => outcomeFromFile(writing, outcome, index) ?? []);
  if (file.outcomes.length === 0)
    reportAt(writing, "SV273", ["outcomes"], "the account has no outcomes", "list at least one");
  reportZeroInputs(writing, inputs);
  reportTooManyYears(writing, file);
  const discounting = discountingFromAccount(writing, file, inputs, outcomes);
  const account: SroiAccount = {
    ...originFromFile(writing, "sroi", file.sroi),
    inputs,
    outcomes,
    ...(discounting !== undefined && { discounting }),
    dropOffFrom: file["drop-off-from"] ?? "second-year",
    ...withoutUndefined({ priceYear: file["price-year"], addPerspectives: file["add-perspectives"] }),
    rounding: roundingOrDefault(file.rounding),
    published: publishedSroiFigures(writing, file),
  };
  return writing.diagnostics.length > 0
    ? { diagnostics: writing.diagnostics }
    : { value: account, diagnostics: [] };
}

function publishedSroiFigures(
  writing: Writing,
  { published: printed = {} }: SroiFile,
): SroiAccount["published"] {
  const read = (key: "ratio" | "net-ratio" | "present-value" | "inputs") => {
    const text = printed[key];
    return text === undefined ? undefined : parsePublishedRatio(writing, ["published", key], text);
  };
  const [ratio, netRatio, presentValue, inputs] = [
    read("ratio"),
    read("net-ratio"),
    read("present-value"),
    read("inputs"),
  ];
  return withoutUndefined({ ratio, netRatio, presentValue, inputs });
}

/** A figure that counts something; less than nothing of it cannot be. */
function readNonNegative(writing: Writing, path: TreePath, text: string, what: string): SourcedFigure {
  const read = parseFigureAt(writing, path, text);
  if (sign(read.value) < 0)
    reportAt(
      writing,
      "SV279",
      path,
      `${what} is below zero`,
      "write what there was; harm is shown by a proxy value below zero",
    );
  return read;
}

function inputFromFile(writing: Writing, file: SroiInputFile, index: number): Input {
  const path = ["inputs", index];
  const read = (key: "amount" | "hours" | "rate") => {
    const text = file[key];
    return text === undefined ? undefined : readNonNegative(writing, [...path, key], text, `\`${key}\``);
  };
  const [amount, hours, rate] = [read("amount"), read("hours"), read("rate")];
  const inPounds = amount !== undefined;
  const inHours = hours !== undefined && rate !== undefined;
  if (inPounds === inHours || (inPounds && (hours !== undefined || rate !== undefined)))
    reportAt(
      writing,
      "SV276",
      [...path, "id"],
      `\`${file.id}\` gives ${inPounds ? "both an amount and hours" : "neither an amount nor hours with their rate"}`,
      "give `amount` in pounds, or `hours` and the `rate` for one of them",
    );
  return {
    id: file.id,
    title: file.title ?? file.id,
    kind: file.kind ?? (inHours ? "time" : "cash"),
    ...withoutUndefined({ by: file.by, source: file.source, amount }),
    ...(inHours && { time: { hours, rate } }),
    ...(file.begins !== undefined && { begins: Number(file.begins) }),
    ...(file.begins === undefined && Number(file.years ?? "1") > 1 && { begins: 1 }),
    years: Number(file.years ?? "1"),
    at: sourcePlaceOfPath(writing, [...path, "id"]),
  };
}

const ofChain = [
  "quantity",
  "unit",
  "proxy",
  "deadweight",
  "displacement",
  "attribution-to-others",
  "drop-off",
  "begins",
  "years",
] as const;

function outcomeFromFile(writing: Writing, file: OutcomeFile, index: number): SroiOutcome | undefined {
  const path = ["outcomes", index];
  const base = {
    id: file.id,
    title: file.title ?? file.id,
    ...withoutUndefined({ who: file.who, perspective: file.perspective, source: file.source }),
    status: file.status ?? ("unverified" as const),
    at: sourcePlaceOfPath(writing, [...path, "id"]),
  };
  const stated = file["present-value"];
  if (stated !== undefined) {
    const also = ofChain.filter((key) => file[key] !== undefined);
    if (also.length > 0)
      reportAt(
        writing,
        "SV276",
        [...path, also[0] ?? "id"],
        `\`${file.id}\` gives a present value and \`${also.join("`, `")}\` as well`,
        "keep the present value as it was published, or what it is worked out from",
      );
    return {
      ...base,
      kind: "present-value",
      presentValue: parseFigureAt(writing, [...path, "present-value"], stated),
    };
  }
  if (file.quantity === undefined || file.proxy === undefined) {
    const lacks = [
      ...(file.quantity === undefined ? ["quantity"] : []),
      ...(file.proxy === undefined ? ["proxy"] : []),
    ];
    reportAt(
      writing,
      "SV276",
      [...path, "id"],
      `\`${file.id}\` has no \`${lacks.join("` and no `")}\`, and no present value either`,
      "give `quantity` and `proxy`, or the `present-value` that a report printed",
    );
    return undefined;
  }
  const off = (key: "deadweight" | "displacement" | "attribution-to-others" | "drop-off") => {
    const text = file[key];
    return text === undefined ? undefined : parseFigureAt(writing, [...path, key], text);
  };
  const [deadweight, displacement, attributionToOthers, dropOff] = [
    off("deadweight"),
    off("displacement"),
    off("attribution-to-others"),
    off("drop-off"),
  ];
  return {
    ...base,
    kind: "chain",
    quantity: readNonNegative(writing, [...path, "quantity"], file.quantity, "a quantity"),
    ...(file.unit !== undefined && { unit: file.unit }),
    proxy: {
      ...parseFigureAt(writing, [...path, "proxy", "amount"], file.proxy.amount),
      ...(file.proxy.prices !== undefined && { prices: file.proxy.prices }),
    },
    ...withoutUndefined({ deadweight, displacement, attributionToOthers, dropOff }),
    begins: Number(file.begins ?? "1"),
    years: Number(file.years ?? "1"),
  };
}

/** What is put in divides what comes out, so it must come to something. */
function reportZeroInputs(writing: Writing, inputs: readonly Input[]): void {
  if (writing.diagnostics.length > 0) return;
  const known = inputs.map(({ amount, time }) => [
    amount?.value ?? ZERO,
    time?.hours.value ?? ZERO,
    time?.rate.value ?? ZERO,
  ]);
  const nothing = known.every(
    ([amount = ZERO, hours = ZERO, rate = ZERO]) =>
      compare(amount, ZERO) === 0 && (compare(hours, ZERO) === 0 || compare(rate, ZERO) === 0),
  );
  if (nothing && sign(sum(known.flat())) >= 0)
    reportAt(
      writing,
      "SV277",
      ["inputs"],
      "the inputs come to nothing, and a return is for each pound that was put in",
      "list the money, time and goods that were given, by whom and how much",
    );
}

const LAST_YEAR = 100;
/** Every year of every entry is a figure with its own workings. */
const MOST_YEARS = 1_000;

function reportTooManyYears(writing: Writing, file: SroiFile): void {
  let all = 0;
  for (const key of ["inputs", "outcomes"] as const)
    file[key].forEach(({ begins = "1", years = "1" }, index) => {
      const last = Number(begins) + Number(years) - 1;
      all += Number(years);
      if (last > LAST_YEAR)
        reportAt(
          writing,
          "SV274",
          [key, index, file[key][index]?.years === undefined ? "begins" : "years"],
          `this reaches to year ${last}, and an account runs to year ${LAST_YEAR} at most`,
          "let it end earlier",
        );
    });
  if (all > MOST_YEARS)
    reportAt(
      writing,
      "SV274",
      ["outcomes"],
      `the account has ${all} yearly figures, and ${MOST_YEARS} at most are worked out`,
      "join outcomes that are alike, or let them end earlier",
    );
}

/** Whether anything falls after the first year, so that the answer depends on how it is discounted. */
const runsPastFirstYear = ({
  begins = 1,
  years,
}: {
  readonly begins?: number;
  readonly years: number;
}): boolean => begins + years - 1 > 1;

function discountingFromAccount(
  writing: Writing,
  { discounting }: SroiFile,
  inputs: readonly Input[],
  outcomes: readonly SroiOutcome[],
): Discounting | "none" | undefined {
  if (discounting === undefined) {
    const first = [...outcomes.filter((one) => one.kind === "chain"), ...inputs].find(runsPastFirstYear);
    if (first !== undefined)
      reportAt(
        writing,
        "SV278",
        ["sroi"],
        `\`${first.id}\` reaches beyond the first year, and the account does not say how later years are discounted`,
        "add `discounting: { rate: 3.5% }`, `discounting: { schedule: standard }` for the Green Book's, or `discounting: none`",
      );
    return undefined;
  }
  if (discounting === "none") return "none";
  if ((discounting.rate === undefined) === (discounting.schedule === undefined))
    reportAt(
      writing,
      "SV276",
      ["discounting"],
      `\`discounting\` gives ${discounting.rate === undefined ? "neither a rate nor a schedule" : "both a rate and a schedule"}`,
      "give `rate`, for example 3.5%, or `schedule: standard`",
    );
  return {
    ...(discounting.rate !== undefined && { rate: parseShare(discounting.rate) }),
    ...(discounting.schedule !== undefined && { schedule: discounting.schedule }),
    firstYear: discounting["first-year"] ?? "undiscounted",
    at: sourcePlaceOfPath(writing, ["discounting"]),
  };
}
