/** The value of a contract, where a tender gives it on another VAT basis than a scope asks for, or not at all. */
import { add, compare, divide, type Exact, exact, multiply } from "../number/exact.ts";
import type { ContractValue, Tender } from "../tender/model.ts";
import type { Applies } from "./model.ts";
import type { FactOption, OpenFact } from "./open-fact.ts";
import { linesOf, rowsThatMayHold, type VatBasis, WITH_VAT } from "./turning-points.ts";

/**
 * Where neither figure is given, one question stands for both: a reading is compared with a figure of one
 * VAT basis only.
 *
 * @returns the questions of value that the scopes ask
 */
export function valueQuestions(
  all: readonly Applies[],
  tender: Tender,
  value: ContractValue,
  asked: ReadonlySet<string>,
): readonly OpenFact[] {
  const bases = (["including", "excluding"] as const).filter((vat) => asked.has(`value.${vat}-vat`));
  const none = value.excludingVat === undefined && value.includingVat === undefined;
  if (!none || bases.length < 2) return bases.map((vat) => valueQuestion(vat, all, tender, value));
  const rows = rowsThatMayHold(all, tender);
  const points = pointsBetween(
    undefined,
    undefined,
    bases.flatMap((vat) => linesOf(all, rows, vat)),
  );
  return [
    {
      fact: "tender.value",
      options: points.map((point) => ({
        label: "",
        set: (draft) => ({ ...draft, value: { including: point, excluding: point } }),
      })),
    },
  ];
}

function valueQuestion(
  vat: VatBasis,
  all: readonly Applies[],
  tender: Tender,
  { excludingVat, includingVat }: ContractValue,
): OpenFact {
  const [own, other] = vat === "including" ? [includingVat, excludingVat] : [excludingVat, includingVat];
  const set = (value: Exact): FactOption => ({
    label: "",
    set: (draft) => ({ ...draft, value: { ...draft.value, [vat]: value } }),
  });
  const fact = `tender.value.${vat}-vat`;
  if (own !== undefined) return { fact, options: [set(own.value)] };
  const bare = all.every(({ scope }) => scope === undefined);
  const [least, most] =
    other === undefined
      ? [undefined, undefined]
      : vat === "including"
        ? [other.value, bare ? undefined : multiply(other.value, WITH_VAT)]
        : [bare ? undefined : divide(other.value, WITH_VAT), other.value];
  return {
    fact,
    options: pointsBetween(least, most, linesOf(all, rowsThatMayHold(all, tender), vat)).map(set),
  };
}

const HALF = exact("0.5");

/** One value on each line within an interval, and one on each side of each. */
function pointsBetween(
  least: Exact | undefined,
  most: Exact | undefined,
  lines: readonly Exact[],
): readonly Exact[] {
  const within = [...lines]
    .sort(compare)
    .filter(
      (line, index, all) =>
        (index === 0 || compare(line, all[index - 1] ?? line) > 0) &&
        (least === undefined || compare(line, least) > 0) &&
        (most === undefined || compare(line, most) < 0),
    );
  const first = least ?? (within[0] === undefined ? exact("1") : multiply(within[0], HALF));
  const last = most ?? multiply(within.at(-1) ?? first, exact("2"));
  const ends = [first, ...within, last];
  return ends.flatMap((end, index) => {
    const next = ends[index + 1];
    if (next === undefined || compare(end, next) === 0) return index === ends.length - 1 ? [end] : [];
    return [end, divide(add(end, next), exact("2"))];
  });
}
