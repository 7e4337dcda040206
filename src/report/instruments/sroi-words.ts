/** What an account of social return assumes, and what a reader must know beside its ratio. */
import type { DiscountSchedule } from "../../library/model.ts";
import { discountRatePhrase } from "../../scoring/discount.ts";
import type { SroiResult } from "../../scoring/instruments/sroi.ts";
import type { ChainOutcome, SroiAccount } from "../../tender/instruments/model.ts";
import { joinWithAnd } from "../../tender/join-with-and.ts";

const idListText = (all: readonly { readonly id: string }[]): string =>
  joinWithAnd(all.map(({ id }) => `\`${id}\``));

const chainOutcomes = ({ outcomes }: SroiAccount): readonly ChainOutcome[] =>
  outcomes.flatMap((one) => (one.kind === "chain" ? [one] : []));

/** @param elsewise the ratios under the other convention for the first year, where there is another */
export function sroiAssumptions(
  account: SroiAccount,
  schedule: DiscountSchedule | undefined,
  elsewise: readonly string[],
): readonly string[] {
  const all = chainOutcomes(account);
  const stated = account.outcomes.filter((one) => one.kind === "present-value");
  const atStart = account.inputs.filter(({ begins }) => begins === undefined);
  return [
    ...discountingSentences(account, schedule, all.length > 0 ? elsewise : []),
    ...(account.priceYear === undefined
      ? []
      : [`Proxy values are brought to ${account.priceYear} prices where a published index runs that far.`]),
    ...(atStart.length === account.inputs.length
      ? ["What is put in is paid at the start, and is not discounted."]
      : atStart.length > 0
        ? [`${idListText(atStart)}: paid at the start, and not discounted.`]
        : []),
    ...(all.some(({ dropOff }) => dropOff !== undefined)
      ? [
          account.dropOffFrom === "first-year"
            ? "Benefits have dropped off in their first year already, and go on each year by the same share of the year before."
            : "Benefits drop off from their second year on, each year by the same share of the year before.",
        ]
      : []),
    ...missingAdjustmentNotes(all),
    ...(stated.length === 0
      ? []
      : [
          `${idListText(stated)}: a present value as it was published, after adjustments that are not shown here.`,
        ]),
    ...(all.length > 0 && stated.length === 0
      ? [
          "Payback holds all that is put in against the present value of each year, which is taken to come in evenly over the year.",
        ]
      : []),
  ];
}

function discountingSentences(
  { discounting }: SroiAccount,
  schedule: DiscountSchedule | undefined,
  elsewise: readonly string[],
): readonly string[] {
  if (discounting === "none") return ["Nothing is discounted, as the account says."];
  if (discounting === undefined)
    return ["Nothing is discounted: all of it falls in the first year, or is a present value already."];
  const other = discounting.firstYear === "discounted" ? "left undiscounted" : "discounted too";
  const aside =
    elsewise.length === 0
      ? ""
      : ` Had it been ${other}, the ${elsewise.length === 1 ? "ratio" : "ratios"} would be ${joinWithAnd(elsewise)}.`;
  return [
    `Later years are discounted ${discountRatePhrase(discounting, schedule)}; the first year is ${discounting.firstYear}.${aside}`,
  ];
}

/** What an account does not give is not taken off, and a reader is told. */
function missingAdjustmentNotes(all: readonly ChainOutcome[]): readonly string[] {
  const kinds = [
    ["deadweight", ({ deadweight }: ChainOutcome) => deadweight],
    ["displacement", ({ displacement }: ChainOutcome) => displacement],
    ["attribution to others", ({ attributionToOthers }: ChainOutcome) => attributionToOthers],
    ["drop-off", ({ dropOff, years }: ChainOutcome) => (years === 1 ? "one year" : dropOff)],
  ] as const;
  return kinds.flatMap(([name, of]) => {
    const without = all.filter((one) => of(one) === undefined);
    if (without.length === 0) return [];
    const which = without.length === all.length ? "any outcome" : idListText(without);
    return [`No ${name} is taken off ${which}: the account gives none.`];
  });
}

/** @returns what a reader must know before the ratio is relied on. */
export function sroiNotices(
  account: SroiAccount,
  { outcomes, returns }: SroiResult,
  schedule: DiscountSchedule | undefined,
): readonly string[] {
  const unverified = account.outcomes.filter(({ status }) => status === "unverified");
  const unsourced = account.outcomes.filter(
    ({ source }) => source === undefined && account.source === undefined,
  );
  const prices = [
    ...new Set(chainOutcomes(account).map(({ proxy }) => proxy.prices ?? "no year stated")),
  ].sort();
  const notes = new Map<string, string[]>();
  for (const { note, outcome } of outcomes)
    if (note !== undefined) notes.set(note, [...(notes.get(note) ?? []), `\`${outcome.id}\``]);
  const firstBand = schedule?.bands[0]?.to;
  const lasting = [
    ...returns.flatMap(({ years }) => years.map(({ year }) => year)),
    ...account.inputs.map(({ begins = 0, years }) => begins + years - 1),
  ];
  const [first] = returns;
  return [
    ...(first?.perspective === "all"
      ? [
          `The first ratio adds values of ${returns.length - 1} perspectives, which overlap in part; the account says why: ${account.addPerspectives ?? ""}`,
        ]
      : first?.perspective === "not stated" && returns.length === 1
        ? [
            "The account does not say from whose perspective (fiscal, economic, public, wellbeing) its values are seen.",
          ]
        : []),
    ...(account.inputs.every(({ kind }) => kind === "cash")
      ? [
          "Only cash is put in. Volunteers' time and donated goods belong among the inputs; an account that leaves them out has too high a ratio.",
        ]
      : []),
    ...(unverified.length === 0
      ? []
      : [
          `Unverified values took part: ${idListText(unverified)}. Check each with its publisher before you rely on it.`,
        ]),
    ...(unsourced.length === 0 ? [] : [`No source is given for the value of ${idListText(unsourced)}.`]),
    ...(account.priceYear === undefined && prices.length > 1
      ? [
          `The proxy values are in the prices of different years (${prices.join(", ")}), and the account sets no \`price-year\` to bring them to.`,
        ]
      : []),
    ...[...notes].map(([note, which]) => `${joinWithAnd(which)}: ${note}.`),
    ...(schedule?.status === "unverified" &&
    firstBand !== undefined &&
    lasting.some((year) => year > firstBand)
      ? [`The later bands of ${schedule.title} rest on one copy and are unverified.`]
      : []),
    "A gross ratio and a net ratio are never compared with each other, and ratios of accounts that were made differently hardly at all.",
  ];
}
