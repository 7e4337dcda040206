/** What the tenders of an archive share: most of them are scored by a handful of published methods, each of which is read and prepared once. */
import type { Library, Measure, Reference } from "../library/model.ts";
import { exactText, isExact } from "../number/exact.ts";
import { countedMeasures } from "../regime/checks/counted.ts";
import type { Ruleset } from "../regime/model.ts";
import { outcomesOf } from "../regime/outcomes-of.ts";
import type { Valuation } from "../scoring/valuation.ts";
import { type Expected, expectedBy } from "../tender/bids/expected-columns.ts";
import type { Award, Tender } from "../tender/model.ts";
import type { PriceBasis } from "../tender/price-basis.ts";
import { renewed, type WhatIf } from "./contest-pair.ts";
import { awardUnder, byId, type Measures } from "./convert-to-library.ts";
import { type LeanPlan, leanPlan } from "./fast/integer-scoring.ts";
import { type Shelf, shelfOf } from "./fast/measure-index.ts";
import { type Worth, worthOf } from "./fast/unit-values.ts";
import { type Lines, linesOf } from "./findings-cache.ts";

/** A tender of this method, as far as all of them are alike. */
export interface Prototype {
  readonly tender: Tender;
  readonly libraries: readonly Library[];
  readonly rulesets: readonly Ruleset[];
  readonly reference: Reference;
}

export interface Method extends Prototype {
  readonly key: string;
  readonly expected: Expected;
  readonly shelf: Shelf;
  readonly before: Measures;
  readonly after: Measures;
  /** How it is scored in whole numbers, before and after, where it can be. */
  readonly lean?: { readonly before: LeanPlan; readonly after: LeanPlan };
  readonly outcomes: ReadonlySet<string>;
  readonly lines: { readonly before: Lines; readonly after: Lines };
  /** For each measure, whether the award counts it. */
  readonly counts: Uint8Array;
  /** Whether a promise without evidence, owner, date and plan earns nothing. */
  readonly onlyEvidenced: boolean;
  /** The days on which a proxy value of either side begins or ends to apply. */
  readonly days: readonly string[];
}

/** Libraries are laid out once for all methods that name the same. */
export type Shelves = Map<string, Shelf>;

export function methodOf(key: string, own: Prototype, changed: WhatIf, shelves: Shelves): Method {
  const measures = own.libraries.flatMap((library) => library.measures);
  const others = changed.libraries === undefined ? measures : renewed(measures, changed.libraries);
  const [before, after] = [byId(measures), byId(others)];
  const { award } = own.tender;
  const shelfKey = own.libraries.map(({ name, version, at }) => `${name}@${version} ${at}`).join("\n");
  const shelf = shelves.get(shelfKey) ?? shelfOf(measures);
  shelves.set(shelfKey, shelf);
  const plans = award === undefined ? undefined : plansOf(award, before, after, changed);
  const leaf = plans?.before.commitments?.leaf;
  const required = award?.alreadyRequired;
  const days = [
    ...new Set(
      [...measures, ...others].flatMap(({ proxies }) =>
        proxies.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])),
      ),
    ),
  ];
  const considered = own.tender.facts.get("act-2012.on");
  const turns = considered === undefined ? days : [...days, considered];
  const [held, then] = [measures, others].map((all) => countedIn(own.tender, all)) as [number, number];
  const lines = linesOf(own.rulesets, turns, held);
  return {
    ...own,
    key,
    expected: expectedBy(own.tender, measures),
    shelf,
    before,
    after,
    ...(plans !== undefined && { lean: plans }),
    outcomes: outcomesOf([...(changed.libraries ?? []), ...own.libraries]),
    lines: {
      before: lines,
      after:
        changed.rules === undefined && held === then
          ? lines
          : linesOf(changed.rules?.rulesets ?? own.rulesets, turns, then),
    },
    counts: Uint8Array.from(measures, ({ id }) =>
      leaf !== undefined &&
      (leaf.measures === undefined || leaf.measures.some((one) => one.id === id)) &&
      required?.has(id) !== true
        ? 1
        : 0,
    ),
    onlyEvidenced: leaf?.unevidenced === "nothing",
    days,
  };
}

const countedIn = (tender: Tender, measures: readonly Measure[]): number =>
  tender.award === undefined
    ? 0
    : (countedMeasures({ tender, award: tender.award, bids: [], measures })?.length ?? 0);

function plansOf(award: Award, before: Measures, after: Measures, changed: WhatIf): Method["lean"] {
  const old = leanPlan(award);
  const fresh = changed.libraries === undefined ? old : leanPlan(awardUnder(award, before, after));
  return old === undefined || fresh === undefined ? undefined : { before: old, after: fresh };
}

/** @returns the factors for a tender of this method, the same for all days on which the same proxy values are in force. */
export function worthFor(method: Method, tender: Tender, changed: WhatIf): Worth {
  const then = changed.commenced ?? tender.commenced;
  const { award } = tender;
  const key = `${terms(award?.priceBasis)}|${stretch(method.days, tender.commenced)}|${stretch(method.days, then)}`;
  const found = method.shelf.worths.get(key);
  if (found !== undefined) return found;
  const valuation = (day: string | undefined): Valuation => ({
    reference: method.reference,
    ...(day !== undefined && { commenced: day }),
    ...award?.priceBasis,
  });
  const made = worthOf(
    method.shelf.measures.length,
    { valuation: valuation(tender.commenced), measures: method.before },
    { valuation: valuation(then), measures: method.after },
  );
  method.shelf.worths.set(key, made);
  return made;
}

const stretch = (days: readonly string[], day: string | undefined): string =>
  day === undefined ? "?" : days.map((line) => (day < line ? "<" : day === line ? "=" : ">")).join("");

/** An award's terms are asked for with every tender of its method. */
const known = new WeakMap<PriceBasis, string>();

/** All that the value chain takes from an award, as text; where it was written does not count. */
function terms(basis: PriceBasis | undefined): string {
  if (basis === undefined) return "";
  const text =
    known.get(basis) ??
    JSON.stringify(basis, (key, value: unknown) =>
      key === "at" ? undefined : isExact(value) ? exactText(value) : value,
    );
  known.set(basis, text);
  return text;
}
