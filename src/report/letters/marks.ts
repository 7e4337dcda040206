/**
 * The mark that a tender was given, whoever gave it: the panel's, the one on
 * which evaluators agree, a lone evaluator's, or the published average. A
 * score must be told with it; why an evaluator gave a mark is the buyer's own
 * affair, unless it was written for the bidder or the panel's words are to be
 * sent.
 *
 * @see Procurement Regulations 2024, regulation 31(2)(e)
 */
import { exact } from "../../number/exact.ts";
import { fixedPlacesText } from "../../number/rounding.ts";
import { type Block, paragraphBlock } from "../page/model.ts";
import type { BidDocument, CriterionDocument, MarkDocument } from "../schema.ts";
import { type Gaps, type Issue, missingPartLabel } from "./model.ts";

type Workings = BidDocument["workings"];

/** What a bidder may know of a mark. */
interface Told {
  /** An exact figure. */
  readonly mark: string | undefined;
  readonly reasons: readonly string[];
  readonly places: readonly string[];
}

/** @returns for the criterion, or for each of its sub-criteria, the mark, why, and where in the tender. */
export function markBlocks(
  one: CriterionDocument,
  bid: BidDocument,
  { record, say }: Issue,
  gaps: Gaps,
): readonly Block[] {
  const own = bid.marks.filter(({ criterion }) => criterion === one.id);
  const used = findUsedMarkNode(bid.workings, new Set(own.map(({ at }) => at)));
  const apart = used?.rule === "aspects";
  const told = (aspect: string | null, node: Workings | undefined): Told =>
    markFactsForBidder(
      own.filter((mark) => mark.aspect === aspect),
      node,
      record.reasons === "consensus",
    );
  const facts = ({ mark, reasons, places }: Told, explanation: string): Block => ({
    kind: "facts",
    rows: [
      {
        term: say("mark"),
        says: gaps.given(
          mark === undefined ? null : markAndMeaningText(mark, one),
          missingPartLabel(say("mark"), one, bid),
        ),
      },
      ...(reasons.length === 0 ? [null] : reasons).map((reason) => ({
        term: say("explanation"),
        says: gaps.given(reason, explanation),
      })),
      ...places.map((place) => ({ term: say("cites"), says: place })),
    ],
  });
  const aspects = one.aspects ?? [];
  const whole = told(null, apart ? undefined : used);
  return [
    ...(aspects.length > 0 && whole.mark === undefined
      ? []
      : [facts(whole, missingPartLabel(say("explanation"), one, bid))]),
    ...aspects.flatMap(({ id, title }, index): readonly Block[] => [
      paragraphBlock(`${say("subCriterion")}: ${title}`),
      facts(
        told(id, apart ? used.from[index] : undefined),
        missingPartLabel(`${say("explanation")} (${title})`, one, bid),
      ),
    ]),
  ];
}

/**
 * @param given where the bid's own marks for the criterion were read: what other bids were given stands elsewhere
 * @returns the mark that the score was worked out from, in the workings of the bid
 */
function findUsedMarkNode(node: Workings, given: ReadonlySet<string>): Workings | undefined {
  if (restsOnMarksReadAt(node, given)) return node;
  return node.from.map((child) => findUsedMarkNode(child, given)).find((found) => found !== undefined);
}

/** A mark as it was read, or one that was made of such marks: agreed, averaged, put together from sub-criteria. */
const restsOnMarksReadAt = ({ unit, at, from }: Workings, given: ReadonlySet<string>): boolean =>
  unit === "mark" &&
  (from.length === 0 ? given.has(at ?? "") : from.every((one) => restsOnMarksReadAt(one, given)));

/** @param node the mark as it was used, where it was */
function markFactsForBidder(
  rows: readonly MarkDocument[],
  node: Workings | undefined,
  sendsRationale: boolean,
): Told {
  const panel = rows.find(({ stage }) => stage === "consensus");
  if (panel !== undefined)
    return {
      mark: panel.mark,
      reasons: distinctNonBlankTexts([panel.feedback ?? (sendsRationale ? panel.rationale : null)]),
      places: distinctNonBlankTexts([panel.cites]),
    };
  const [first] = rows;
  const agreed = rows.every(({ mark }) => mark === first?.mark) ? first?.mark : undefined;
  const forBidder = rows.filter(({ feedback }) => distinctNonBlankTexts([feedback]).length > 0);
  return {
    mark: node?.exact ?? agreed,
    reasons: distinctNonBlankTexts(forBidder.map(({ feedback }) => feedback)),
    places: distinctNonBlankTexts(forBidder.map(({ cites }) => cites)),
  };
}

const distinctNonBlankTexts = (texts: readonly (string | null | undefined)[]): readonly string[] => [
  ...new Set(
    texts.flatMap((text) => (text === null || text === undefined || text.trim() === "" ? [] : [text])),
  ),
];

function markAndMeaningText(mark: string, { scale }: CriterionDocument): string {
  const says = scale?.descriptors.find((one) => one.mark === mark)?.says;
  if (says !== undefined) return `${mark} (${says})`;
  return mark.includes("/") ? `≈ ${fixedPlacesText(exact(mark), 2, "half-up")} (${mark})` : mark;
}
