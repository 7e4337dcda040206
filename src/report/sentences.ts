/** The fixed words of a report, in an officer's English, and the sentences that stand above its tables. */

import { groupThousands } from "../number/rounding.ts";
import { FLOOR } from "../regime/evaluate-rules.ts";
import { joinWithAnd } from "../tender/join-with-and.ts";
import type {
  AwardDocument,
  BidDocument,
  EvaluationDocument,
  FigureDocument,
  FindingDocument,
} from "./schema.ts";

const methods: Readonly<Record<string, string>> = {
  "weighted-sum": "weighted sum of marks, highest first",
  "price-per-quality-point": "price for each mark of quality, lowest first",
  "price-less-credit": "price less a credit for each mark of quality, lowest first",
  "weighted-price": "price weighted by quality, lowest first",
};

const poundsFigureText = ({ shown }: FigureDocument): string =>
  `£${groupThousands(shown)}`.replace(/^£-/, "-£");
/** Whole pounds are enough in a table; the pence are in the other formats. */
export const poundsWithoutZeroPence = (figure: FigureDocument): string =>
  poundsFigureText(figure).replace(/\.00$/, "");

/** @returns a bid's total in the unit that it is ranked on. */
export function bidTotalText({ total, totalIn }: BidDocument): string {
  if (total === null) return "–";
  return totalIn === "marks" ? total.shown : poundsFigureText(total);
}

export const bidMarginText = ({ margin, totalIn }: BidDocument): string =>
  margin === null ? "" : totalIn === "marks" ? margin.shown : poundsFigureText(margin);

export function tenderTitleLines({ tender }: EvaluationDocument): readonly string[] {
  const about = [
    tender.buyer,
    tender.commenced === null ? null : `tender commenced ${tender.commenced}`,
  ].filter((part) => part !== null);
  return [
    tender.isDefault ? tender.title : `${tender.title} (${tender.reference})`,
    ...(about.length > 0 ? [about.join(", ")] : []),
  ];
}

/** @returns how the award is made, as published. */
export function methodLines(award: AwardDocument): readonly string[] {
  const { rounding, ties, terms, method, marksAvailable, socialValueWeight } = award;
  const places = `${rounding.places} ${rounding.places === 1 ? "place" : "places"}`;
  const how =
    rounding.rank === "rounded" ? `ranks on totals rounded to ${places}` : "ranks from exact figures";
  const each = rounding.of === "criterion" ? "; each criterion is rounded before it is added" : "";
  const nonPrice =
    socialValueWeight.ofNonPrice === null
      ? ""
      : ` and ${socialValueWeight.ofNonPrice.shown} of those other than for price`;
  return [
    `Method: ${methods[method.name] ?? method.name}; ${marksAvailable.exact} marks; ${how}, shown to ${places} (${rounding.mode})${each}.`,
    `Ties: ${ties.length === 0 ? "no tie-break is published" : `broken by ${ties.join(", then ")}`}.`,
    ...(terms.length === 0 ? [] : [`Terms: ${terms.join("; ")}.`]),
    socialValueWeight.ofTotal.exact === "0"
      ? "No criterion is marked as the social value part."
      : `Social value carries ${socialValueWeight.ofTotal.shown} of all marks${nonPrice}.`,
  ];
}

/** @returns who stands first, said so that nobody takes it for an award. */
export function rankingHeadline(bids: readonly BidDocument[]): string {
  const waiting = bids.filter((bid) => bid.status === "unmarked").length;
  const so =
    waiting === 0 ? "" : ` Not final: ${waiting} ${waiting === 1 ? "bid is" : "bids are"} not fully marked.`;
  return highestRankedSentence(bids) + so;
}

function highestRankedSentence(bids: readonly BidDocument[]): string {
  const first = bids.filter((bid) => bid.rank === 1);
  if (first.length === 0) return "No bid is ranked on the figures given.";
  const [only] = first;
  if (first.length === 1 && only !== undefined) {
    const margin =
      only.margin === null
        ? ""
        : only.margin.exact === "0"
          ? ", ahead of the next by the published tie-break alone"
          : `, ${bidMarginText(only)} ahead of the next`;
    return `Highest ranked on the figures given: ${only.bidder}, ${bidTotalText(only)}${margin}.`;
  }
  return `Highest ranked on the figures given: ${joinWithAnd(first.map((bid) => bid.bidder))}, equal.`;
}

const statusWords: Readonly<Record<BidDocument["status"], string>> = {
  scored: "",
  disqualified: "disqualified",
  withdrawn: "withdrawn",
  excluded: "excluded",
  unmarked: "not complete",
};

/** @returns what a reader must know beside a bid's figures. */
export function bidRemarksText(bid: BidDocument): string {
  const standing =
    bid.status === "scored"
      ? []
      : [`${statusWords[bid.status]}${bid.because === null ? "" : `: ${bid.because}`}`];
  return [...standing, ...bid.flags, ...poundsByPerspectiveText(bid)].join("; ");
}

/** Pounds of different perspectives overlap, so they are also shown apart. */
function poundsByPerspectiveText({ socialValue: { byPerspective = {} } }: BidDocument): readonly string[] {
  const parts = Object.entries(byPerspective);
  return parts.length < 2
    ? []
    : [`pounds apart: ${parts.map(([name, { shown }]) => `${name} £${groupThousands(shown)}`).join(", ")}`];
}

/** A rule that is met, and of which it hangs on missing facts whether it applies, asks nobody for anything. */
export const findingResultUpperCase = ({ result, missing }: FindingDocument): string =>
  result === "pass" && missing !== null ? "PASS if it applies" : result.toUpperCase();

/** @returns a finding in one paragraph, with its source and what is recorded beside it. */
export function findingText(finding: FindingDocument): string {
  const {
    rule,
    regime,
    reference,
    says,
    missing,
    source,
    note,
    status,
    adopted,
    lot,
    at,
    deviation,
    severity,
  } = finding;
  const name = `${rule} (${regime}${reference === null ? "" : `, ${reference}`}${adopted ? ", adopted" : ""}${severity === "should" ? ", advice" : ""})`;
  return [
    withFullStop(`${lot === null ? "" : `lot ${lot}, `}${name}: ${says}${at === null ? "" : ` [${at}]`}`),
    ...(missing === null
      ? []
      : [
          withFullStop(
            `${finding.result === "pass" ? "Whether it applies hangs on" : "Missing"}: ${missing}`,
          ),
        ]),
    ...(deviation === null
      ? []
      : [withFullStop(`Deviation recorded by ${deviation.who} on ${deviation.when}: ${deviation.why}`)]),
    withFullStop(`Source: ${source}${status === "unverified" ? " (unverified)" : ""}`),
    ...(note === null ? [] : [withFullStop(`Note: ${note}`)]),
  ].join(" ");
}

/** A sentence ends with one full stop, whoever wrote it. */
const withFullStop = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

export const RELATIVE = "* relative: these marks depend on the other bids";

export const NOTHING_TO_DECIDE =
  "Nothing on the figures given: every mark is in, no bids share a place, and no rule that must hold is breached or untested.";

/** @returns the findings that ask for attention, each once with all the lots and places that it is found at, and the ids of advice that is met. */
export function shownAndMetFindings(
  findings: readonly FindingDocument[],
  fold: "advice that is met" | "all that is met" = "advice that is met",
): {
  readonly shown: readonly FindingDocument[];
  readonly met: readonly string[];
} {
  const quiet = (one: FindingDocument): boolean =>
    (one.severity === "should" || fold === "all that is met") &&
    (one.result === "pass" || one.result === "not applicable") &&
    one.rule !== FLOOR;
  const groups = new Map<string, { finding: FindingDocument; lots: string[]; places: Set<string> }>();
  for (const finding of findings.filter((one) => !quiet(one))) {
    const { lot, at, ...rest } = finding;
    const key = JSON.stringify(rest);
    const group = groups.get(key) ?? { finding, lots: [], places: new Set() };
    if (lot !== null) group.lots.push(lot);
    if (at !== null) group.places.add(at);
    groups.set(key, group);
  }
  const lots = [...new Set(findings.flatMap(({ lot }) => lot ?? []))];
  const met = [
    ...new Set(findings.filter((one) => quiet(one) && one.result === "pass").map(({ rule }) => rule)),
  ];
  const everywhere = (rule: string): string => {
    const own = findings
      .filter((one) => one.rule === rule && one.result === "pass")
      .flatMap(({ lot }) => lot ?? []);
    return own.length === lots.length ? rule : `${rule} (lot ${joinWithAnd(own)})`;
  };
  return {
    shown: [...groups.values()].map(({ finding, lots: own, places }) => ({
      ...finding,
      lot: own.length === 0 ? null : joinWithAnd(own),
      at: places.size === 0 ? null : [...places].join(", "),
    })),
    met: met.map(everywhere),
  };
}

/** What the heads of the ranking stand for, where they stand there. */
export function rankingLegendLines(bids: readonly BidDocument[]): readonly string[] {
  return bids.some(({ socialValue }) => socialValue.pounds !== null)
    ? [
        "SV £: the social value that the criteria count, before any gate; per £: for each pound of the bid's price.",
      ]
    : [];
}

export const filesReadSentence = ({ inputs }: EvaluationDocument): string =>
  `Files read: ${inputs.map(({ name }) => name).join(", ")}.`;

/** What the licences of the values that took part ask to be printed. */
export const licenceCreditLines = ({ credits = [] }: EvaluationDocument): readonly string[] => credits;

export const NO_ADVICE =
  "svscore shows what follows from the figures and the published method. It is not legal advice.";
